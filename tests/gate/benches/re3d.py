"""re3d (Syria and Iraq texts with entities marked): are the names of places found?

What is counted. Gold: the entities of type Location that hold a name, that is a word with a capital that is no article
or pronoun ("The camp"), is not inside an entity of another type ("ISIL-held buildings") and does not merely begin a
sentence. Found (`re3d`): some name that the reader's proposer finds overlaps it. Right (`re3d_precision`): the share
of names found that overlap an entity marked Location or are spelt as one that is: the set calls states that act
Organisation ("Iraq said"), and the name of a place used so is still one. Only the finding of names is measured, neither
roles nor claims nor where they lie.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from marsad.model import Claim, Report
from marsad.packs import load as load_pack
from marsad.packs.lookup import PartyIndex, SourceIndex
from marsad.place import Placer
from marsad.read.lexicon import load as load_lexicon
from marsad.read.where import ReportPlaces, Wordings

BY_RULES = True
Spans = list[tuple[int, int]]
_POINTING = frozenset(
    {"the", "a", "an", "this", "that", "these", "his", "her", "its", "their", "our", "some", "it", "here"}
)


def figures(rows: Iterable[Mapping[str, Any]], read: Callable[[Report], Sequence[Claim]]) -> dict[str, float]:
    """Shares in percent over all rows; `read` is not used, the proposer of names is called itself."""
    find = proposer()
    found = named = right = proposed = 0
    for row in rows:
        text = row["text"]
        gold, places = _named(row), find(text)
        known = {text[s:e].casefold() for s, e in gold}
        located = [(s, e) for s, e, kind, _ in row["gold"]["entities"] if kind == "Location"]
        named += len(gold)
        found += sum(_overlaps(g, places) for g in gold)
        proposed += len(places)
        right += sum(_overlaps(p, located) or text[p[0] : p[1]].casefold() in known for p in places)
    return {"re3d": 100.0 * found / max(1, named), "re3d_precision": 100.0 * right / max(1, proposed)}


def proposer() -> Callable[[str], Spans]:
    """Names of places in a text: those of the gazetteer and those the text itself proves, as the reader finds them."""
    pack = load_pack("syria")
    places, wordings = Placer(pack), Wordings(load_lexicon())
    parties, sources = PartyIndex(pack), SourceIndex(pack)

    def is_other(name: str) -> bool:
        return parties.find(name) is not None or sources.find(name) is not None

    def find(text: str) -> Spans:
        names = ReportPlaces(places, wordings.proved(text, places, is_other))
        return [(start, end) for start, end, _ in names.names_in(text)]

    return find


def _named(row: Mapping[str, Any]) -> Spans:
    others = [(s, e) for s, e, kind, _ in row["gold"]["entities"] if kind != "Location"]
    locations = [(s, e) for s, e, kind, _ in row["gold"]["entities"] if kind == "Location"]
    return [span for span in locations if _holds_name(row["text"], span, others)]


def _holds_name(text: str, span: tuple[int, int], others: Spans) -> bool:
    start, end = span
    for match in re.finditer(r"[^\W\d_][\w'’-]*", text[start:end]):
        at = start + match.start(), start + match.end()
        named = match.group()[0].isupper() and match.group().lower() not in _POINTING and not _overlaps(at, others)
        if named and not (_begins_sentence(text, at[0]) and match.end() < end - start):
            return True
    return False


def _begins_sentence(text: str, at: int) -> bool:
    return re.search(r"(?:^|[.!?\n][\s\"'”]*)$", text[:at]) is not None


def _overlaps(span: tuple[int, int], spans: Spans) -> bool:
    return any(span[0] < end and start < span[1] for start, end in spans)
