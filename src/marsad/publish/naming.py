"""Names of those who speak and act: neutral ones from the pack, and loaded words only inside quotation marks."""

from __future__ import annotations

import re
from functools import lru_cache

from marsad.model import Claim, Pack, Report, Voice

NAMELESS = "an outlet not named"
NOBODY = "not said"


def neutral(text: str, pack: Pack) -> str:
    """The pack's neutral name for the text; the text in quotation marks if it holds a loaded word; else the text."""
    names = dict(pack.neutral)
    said = " ".join(text.split())
    for wording in (said.casefold(), said.casefold().removeprefix("the ")):
        if wording in names:
            return names[wording]
    loaded = _loaded(pack.neutral)
    return f"“{said}”" if loaded and loaded.search(said.casefold()) else said


@lru_cache(maxsize=8)
def _loaded(wordings: tuple[tuple[str, str], ...]) -> re.Pattern[str] | None:
    if not wordings:
        return None
    longest_first = sorted((re.escape(w) for w, _ in wordings), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)")


def named(value: str, pack: Pack) -> str:
    """The pack's name for the id of a party or source; any other wording made neutral."""
    known = pack.party(value) or pack.source(value)
    return known.name if known else neutral(value, pack)


def all_named(values: tuple[str, ...], pack: Pack) -> str:
    """Several names joined in words; `not said` for none."""
    names = list(dict.fromkeys(named(v, pack) for v in values))
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part) if names else NOBODY


def publisher_of(report: Report) -> str:
    """Who published a report."""
    return report.publisher or NAMELESS


def speaker_of(claim: Claim, report: Report, pack: Pack) -> str:
    """Who vouches for a claim; its publisher where the article speaks in its own voice."""
    if claim.speaker.is_publisher:
        return publisher_of(report)
    return named(claim.speaker.id, pack) if claim.speaker.id else neutral(claim.speaker.name, pack)


def relays_of(claim: Claim, report: Report, pack: Pack) -> tuple[str, ...]:
    """Who passed a claim on, nearest first, without the one who vouches for it."""
    speaker = speaker_of(claim, report, pack)
    names = (publisher_of(report) if relay == "publisher" else named(relay, pack) for relay in claim.relayed_by)
    return tuple(name for name in dict.fromkeys(names) if name != speaker)


def voice_of(voice: Voice, claim: Claim, report: Report, pack: Pack) -> str:
    """The name of a voice; one that weighing calls only "publisher" takes the name of its report's."""
    if voice.source:
        return named(voice.source, pack)
    return speaker_of(claim, report, pack) if voice.name in ("", "publisher") else named(voice.name, pack)


def side_words(side: str | None, pack: Pack) -> str:
    """The camp a voice speaks for, in words; empty for the independent and the unknown."""
    return f"side: {named(side.replace('_', ' ') if not pack.party(side) else side, pack)}" if side else ""
