"""Names of those who speak and act: neutral ones from the pack, and loaded words only inside quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from marsad.model import Claim, Pack, Report, Voice
from marsad.publish.words import is_common

NAMELESS = "an outlet not named"
NOBODY = "not said"
PRONOUNS = frozenset("i we you he she it they who".split())
LONGEST_NAME = 80
_INDEFINITE = re.compile(r"^an?\s", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_REMARK = re.compile(r"\s*\([^()]*\)$")


def neutral(text: str, pack: Pack) -> str:
    """The pack's neutral name for the text; in quotation marks if it holds a loaded word or is a bare pronoun."""
    names = dict(pack.neutral)
    said = " ".join(text.split())
    if said.casefold() in PRONOUNS:
        return f"“{said if said == 'I' else said.lower()}”"
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


def all_named(values: Iterable[str], pack: Pack) -> str:
    """Several names, ids of the pack among them, joined in words; `not said` for none."""
    return in_words(distinct(named(v, pack) for v in values)) or NOBODY


def in_words(names: Sequence[str]) -> str:
    """`the Watch, Reuters and residents`; empty for none."""
    inner = [midway(name) for name in names]
    return " and ".join(part for part in (", ".join(inner[:-1]), *inner[-1:]) if part)


def plain_name(name: str) -> str:
    """A name as names are compared: casefolded, without its article and a remark in brackets behind it."""
    return _ARTICLE.sub("", _REMARK.sub("", name).strip()).casefold()


def distinct(names: Iterable[str], without: str = "") -> list[str]:
    """The names that differ in more than article, case or remark, each as it is first met; none like `without`."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(plain_name(name), name)
    return [name for plain, name in found.items() if plain != plain_name(without)]


def midway(name: str) -> str:
    """A name as it stands within a sentence: "The Watch" is "the Watch", "Residents" are "residents"."""
    article = _ARTICLE.match(name)
    if article:
        return article[0].lower() + name[article.end() :]
    return name[:1].lower() + name[1:] if is_common(name) else name


def publisher_of(report: Report) -> str:
    """Who published a report."""
    return report.publisher or NAMELESS


def speaker_of(claim: Claim, report: Report, pack: Pack) -> str:
    """Who vouches for a claim; its publisher where the article speaks in its own voice.

    "A rebel spokesman" is one man the report does not name, not the body he speaks for, and keeps the report's words.
    """
    if claim.speaker.is_publisher:
        return publisher_of(report)
    if claim.speaker.id and not unnamed(claim):
        return named(claim.speaker.id, pack)
    return neutral(claim.speaker.name, pack)


def unnamed(claim: Claim) -> bool:
    """Whether the words leave open who of many speaks: "a rebel spokesman", "an officer in the city"."""
    name = claim.speaker.name
    return bool(_INDEFINITE.match(name)) and len(name) <= LONGEST_NAME


def relays_of(claim: Claim, report: Report, pack: Pack) -> tuple[str, ...]:
    """Who passed a claim on, nearest first, without the one who vouches for it."""
    speaker = speaker_of(claim, report, pack)
    names = (publisher_of(report) if relay == "publisher" else named(relay, pack) for relay in claim.relayed_by)
    return tuple(distinct(names, without=speaker))


def voice_of(voice: Voice, told: Sequence[tuple[Claim, Report]], pack: Pack) -> str:
    """The name of a voice, one that weighing calls only "publisher" by its report's; unnamed throughout, as worded."""
    claim, report = told[0]
    if voice.name in ("", "publisher") or all(unnamed(c) for c, _ in told):
        return speaker_of(claim, report, pack)
    return named(voice.source or voice.name, pack)


def side_words(side: str | None, pack: Pack) -> str:
    """`side: opposition`: the camp a voice speaks for, never a party's name; empty for the independent and unknown."""
    return f"side: {_spelt(side.replace('_', ' '), side, pack)}" if side else ""


def _spelt(words: str, side: str, pack: Pack) -> str:
    """A camp as the names and aliases of its parties spell it: `ISIS` for isis, `opposition` for opposition."""
    spellings = [alias for p in pack.parties if p.side == side for alias in (p.name, *p.aliases)]
    alike = [s for s in spellings if s.casefold().replace("-", " ") == words.casefold()]
    return words if words in alike else next(iter(alike), words)
