"""The Admiralty letters that a desk gives its sources, put in place of those of its pack."""

from __future__ import annotations

from dataclasses import replace

from marsad.config import Config
from marsad.errors import UsageError
from marsad.model import Pack


def judged_by(config: Config, pack: Pack) -> Pack:
    """The pack with the letters of the desk's settings. Raises UsageError where they name a source it has not."""
    given = dict(config.reliability)
    unknown = sorted(given.keys() - {s.id for s in pack.sources})
    if unknown:
        raise UsageError(
            f"The settings judge sources that the pack {pack.name} has not: {', '.join(unknown)}.",
            where=str(config.folder),
            next_step="Write the ids of its sources.toml under [reliability] in marsad.toml.",
        )
    sources = (replace(s, reliability=given[s.id]) if s.id in given else s for s in pack.sources)
    return replace(pack, sources=tuple(sources)) if given else pack
