"""The shipped readers and exporters, and those of installed plug-ins, through one door."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from marsad import plugins
from marsad.config import BEST_READER, Config
from marsad.engine import knowing
from marsad.engine.pipeline import Places, Tools
from marsad.errors import Missing, UsageError
from marsad.model import Candidate, Pack
from marsad.plugins import Exporter, Gazetteer, Reader

if TYPE_CHECKING:
    import pluggy

    from marsad.publish import Gate


class Shipped:
    """What comes with Marsad. Rooms are imported when they are asked for: a language model takes seconds to load."""

    def __init__(self, *, demonstration: bool, gate: Gate | None) -> None:
        self._demonstration, self._gate = demonstration, gate

    @plugins.hookimpl
    def marsad_readers(self, pack: Pack, gazetteer: Gazetteer) -> list[Reader]:
        """Rules and tagger together, where the tagger is there; and the rules alone."""
        from marsad.read import RulesReader, TwoCoders
        from marsad.read.tagger import Tagger

        rules = RulesReader(pack, gazetteer)
        try:
            return [TwoCoders(rules, Tagger()), rules]
        except Missing:
            return [rules]

    @plugins.hookimpl
    def marsad_exporters(self) -> list[Exporter]:
        """CSV and GeoJSON."""
        from marsad.publish import exporters

        return exporters(demonstration=self._demonstration, gate=self._gate)


@cache
def _manager(*, demonstration: bool = False, gate: Gate | None = None) -> pluggy.PluginManager:
    return plugins.manager(Shipped(demonstration=demonstration, gate=gate))


def tools(pack_name: str, reader_name: str = BEST_READER) -> Tools:
    """A reader and the placer over a pack, made anew: what loose files and measurements read with.

    Raises Missing where the language model is not installed, UsageError where there is no such reader.
    """
    return tools_over(knowing.pack_called(pack_name), reader_name)


def desk_tools(config: Config) -> Tools:
    """A reader and the placer over all that a desk knows, made anew. Raises as `tools` does."""
    return tools_over(knowing.pack_of(config), config.reader)


def tools_over(pack: Pack, reader_name: str) -> Tools:
    """A reader and the placer over a pack at hand. Raises as `tools` does."""
    from marsad.place import Placer

    placer = Placer(pack)
    return Tools(reader(reader_name, pack, placer), placer)


def placer(pack: Pack) -> Places:
    """The placer over a pack; it needs no language model."""
    from marsad.place import Placer

    return Placer(pack)


def reader(name: str, pack: Pack, gazetteer: Gazetteer) -> Reader:
    """The reader of that name ("rules", or with its version "rules/1.0").

    Where the tagger is not there, "rules+tagger" is the rules alone, under their own name. Raises UsageError where
    there is none, Missing where the language model it needs is not installed.
    """
    try:
        found = [r for readers in _manager().hook.marsad_readers(pack=pack, gazetteer=gazetteer) for r in readers]
    except OSError as fault:  # spaCy's way of saying that a model is not there
        raise Missing(
            f"The language model cannot be loaded: {fault}",
            next_step="Install Marsad again with its dependencies, then run `marsad doctor`.",
        ) from fault
    wanted = [name, *(["rules"] if name.split("/")[0] == "rules+tagger" else [])]
    for candidate in (r for each in wanted for r in found if each in (r.name, r.name.split("/")[0])):
        chosen: Reader = candidate
        return chosen
    raise UsageError(f"There is no reader {name!r}.", next_step=f"Choose among {', '.join(r.name for r in found)}.")


def exporter(subject: str, suffix: str, *, demonstration: bool, gate: Gate | None = None) -> Exporter:
    """The exporter of a subject ("claims", "incidents") in a format. Raises UsageError where there is none."""
    offering = _manager(demonstration=demonstration, gate=gate).hook.marsad_exporters()
    found = [e for exporters in offering for e in exporters]
    for candidate in found:
        if (candidate.subject, candidate.suffix.lstrip(".")) == (subject, suffix):
            chosen: Exporter = candidate
            return chosen
    offered = ", ".join(sorted(f"{e.subject} as {e.suffix.lstrip('.')}" for e in found))
    raise UsageError(f"{subject} cannot be exported as {suffix}.", next_step=f"There are {offered}.")


def exports(*, demonstration: bool) -> tuple[tuple[str, str], ...]:
    """Every subject that can be exported, with the format as `exporter` takes it; each once."""
    found = [e for exporters in _manager(demonstration=demonstration).hook.marsad_exporters() for e in exporters]
    return tuple(sorted({(e.subject, e.suffix.lstrip(".")) for e in found}))


def places_called(name: str, pack_name: str, limit: int) -> Sequence[Candidate]:
    """The places of a pack a name may stand for, best first, without any context. Raises UsageError for no pack."""
    from marsad.place import Placer

    return Placer(knowing.pack_called(pack_name)).candidates(name, limit)
