"""Words that point back to a place named before: "the city", "the province", "the same area"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from marsad.model import HERE, PlaceMention
from marsad.read.lexicon import Lexicon, words
from marsad.read.where.bearings import AREA_KINDS


@dataclass(frozen=True, slots=True)
class _Named:
    mention: PlaceMention
    kind: str
    called: frozenset[str]


class Backward:
    """The places one report has named so far, and which of them words without a name mean."""

    def __init__(self, lexicon: Lexicon) -> None:
        table = lexicon.places["backward"]
        self._areas, self._around = words(table["areas"]), words(table["around"])
        self._only_called = words(table["only_called"])
        nouns = "|".join(sorted(words(table["towns"]) | self._areas | self._around))
        lead = "|".join(sorted(words(table["lead"])))
        self._pattern = re.compile(
            rf"\b(?i:the|this|that) (?:(?:{lead}|\w+-(?:held|controlled|run)) )?({nouns})\b(?! of\b| [A-Z]|-)"
        )
        self._named: list[_Named] = []

    def remember(self, mention: PlaceMention, kind: str, before: str) -> None:
        """A place named, with the words right before its name ("the city of")."""
        called = {w.lower().removesuffix("s") for w in re.findall(r"\w+", mention.text)}
        head = re.search(r"(\w+?)s? of (?:the )?$", before.lower())
        if head:
            called.add({"citie": "city", "countrie": "country"}.get(head.group(1), head.group(1)))
        self._named.append(_Named(mention, kind, frozenset(called)))

    def pointers(self, text: str) -> Iterator[tuple[int, int, str]]:
        """(start, end, noun) of the words that point back, where no name follows them."""
        for match in self._pattern.finditer(text):
            yield match.start(1), match.end(1), match.group(1)

    def meant(self, noun: str) -> PlaceMention | None:
        """The last place that was called so; else the last that could be."""
        called = self._last(lambda n: noun in n.called)
        if called is not None or noun in self._only_called:
            return called
        if noun == "country":
            return self._last(lambda n: n.kind == "country")
        if noun in self._around:
            return self._last(lambda n: n.mention.role in HERE)
        wide = noun in self._areas
        return self._last(lambda n: (n.kind in AREA_KINDS) == wide and n.kind != "country")

    def _last(self, fits: Callable[[_Named], bool]) -> PlaceMention | None:
        return next((n.mention for n in reversed(self._named) if fits(n)), None)
