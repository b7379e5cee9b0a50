"""Names of places that a report's own words prove: "the village of X" says enough where no gazetteer knows X.

A name proved once is a place wherever the report names it again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from marsad.packs import common_words
from marsad.read.lexicon import Lexicon, words
from marsad.read.sentences import KnownPlaces

_ARTICLE = r"(?:[Aa]l|[Ee]l|[Aa][nrstdz]h?|[Ee][dzs]h?|[Uu]l)"
_WORD = rf"(?:{_ARTICLE}[- ])?['‘’ʿ]?[A-Z][\w’'‘]*\w(?:-[\w’'‘]++){{0,2}}"
_NAME = rf"{_WORD}(?:(?: (?:wa|e|bin|ul|of) | |-){_WORD}){{0,3}}"
# Atomic, so that a long list of names is not tried with every way to cut each of them short.
_LISTED = rf"(?:(?:, (?>{_NAME})){{0,20}},? and (?>{_NAME}))"
# What may stand behind a name that stands for itself and qualifies no other word ("in Kelden on Monday").
_CLOSES = r"(?=[.,;:)\]\"”\n–—]| [(–—-]|$| (?:{after})\b| \w+(?:ing|ed|ly)\b| \d)"
# A name behind another word with a capital is part of a longer name, but for words that begin a sentence.
_TITLED = re.compile(
    r"(?:\b(?!(?:In|At|Near|On|From|Around|Outside|Across|Inside|The|And|North|South|East|West|Central|Old|New|Greater)\b)"
    r"[A-Z][\w’']+|\b(?:Mr|Mrs|Dr|Gen|Col)\.)[ -]$"
)
_FEW_CAPITALS = 0.005
_PLACED = re.compile(r"\b(?:in|at|near) (?:the )?([a-z]{4,}\b)(?!-)(?:(?:,? and| or) ([a-z]{4,}\b))?")
_BLANK = str.maketrans({"\u2028": " ", "\u00a0": " "})
# "Kelden, Upper Velna."
_APPOSED = re.compile(rf"(?<![\w-])({_NAME}), ({_NAME})(?=[.;)\"”]|$)")
_ITEM = re.compile(_NAME)
_ARTICLED = re.compile(rf"{_ARTICLE}[- ]")
_HELD = re.compile(r"-(?:\w+ed|held|led|run|based)$")
_AREA_KIND, _SPOT_KIND = "admin2", "settlement"

Names = Sequence[tuple[int, int, str]]


class Wordings:
    """The wordings that prove a name to be a place's."""

    def __init__(self, lexicon: Lexicon) -> None:
        heads, table = lexicon.places["heads"], lexicon.places["names"]
        self._areas, self._sites = words(heads["area"]), words(heads["site"])
        self._towns = words(heads["settlement"]) | words(heads["line"])
        self._never = words(table["never"]) | lexicon.actors["demonyms"]
        self._never_first = self._never | words(table["never_first"])
        self._heads = self._sites | self._areas | self._towns
        self._behind = self._never | self._areas | self._towns
        self._waters = words(table["waters"])
        self._bodies, self._modifiers = words(table["bodies"]), words(table["modifiers"])
        self._peoples = tuple(words(table["peoples"]))
        quarters = _any(frozenset(word.title() for word in words(table["called_after"])))
        # "The Swedish Village": with two capitals a name, though "a Swedish village" is none.
        peoples = "|".join(re.escape(end) for end in words(table["peoples"]) if len(end) <= 4)
        self._called = re.compile(rf"\b(?:[Tt]he|in) ([A-Z][a-z]*(?:{peoples}) (?:{quarters}))\b(?! of\b)")
        self._patterns = tuple((re.compile(p), kind) for p, kind in self._wordings(table))

    def _wordings(self, table: dict[str, Any]) -> Iterator[tuple[str, str | None]]:
        """Patterns whose first group is the name or names, each with the kind it proves."""
        closes = _CLOSES.format(after=_any(words(table["after"])))
        sides = _any(words(table["sides"]))
        towns, areas, sites = _any(self._towns), _any(self._areas), _any(self._sites)
        yield rf"\b(?i:{towns}|{areas})s? of ({_NAME}{_LISTED}?)(?![\w-])", None
        yield rf"(?<![\w-])({_NAME})[ -](?i:{areas})s?\b", _AREA_KIND
        yield rf"(?<![\w-])({_NAME}{_LISTED}?) (?i:{towns})s?\b", _SPOT_KIND
        yield rf"(?<![\w-])({_NAME} (?i:{sites}))s?\b", _SPOT_KIND
        held = r"[A-Za-z]+-(?:held|controlled|occupied|besieged|run)"
        before = "|".join(table["before"])
        yield rf"\b(?i:{before}) (?i:the )?(?:(?:{sides}|{held}) )?({_NAME}{_LISTED}?){closes}", _SPOT_KIND
        yield rf"\b{held} ({_NAME}{_LISTED}?){closes}", _SPOT_KIND
        yield rf"\b(?:{towns}|{areas})s\b[\w ,-]{{0,40}}? including ({_NAME}{_LISTED}?){closes}", _SPOT_KIND
        yield rf"\b(?i:river|lake|mount) ({_NAME})", _SPOT_KIND
        yield rf"\b(?:{sides}) of (?:the )?({_NAME}){closes}", _SPOT_KIND
        yield rf"(?<![\w-])({_NAME}), an? (?:[\w-]+ ){{0,2}}(?:{towns}|{areas})\b", _SPOT_KIND

    def proved(self, text: str, places: KnownPlaces, is_other: Callable[[str], bool]) -> dict[str, str]:
        """Names the text proves, each with its kind; `is_other` knows names of parties and outlets."""
        shown = text.translate(_BLANK)
        found = {name: _SPOT_KIND for name in _uncapitalised(shown) if self._may_be(name)}
        for pattern, kind in self._patterns:
            for match in pattern.finditer(shown):
                if not _headline(shown, match.start()):
                    for name in self._names(match.group(1), places, is_other):
                        found.setdefault(name, kind or self._kind(match.group()))
        for match in self._called.finditer(shown):
            found.setdefault(match.group(1), _SPOT_KIND)
        for match in _APPOSED.finditer(shown):
            if match.group(1) in found or places.kind_of(match.group(1)):
                for name in self._names(match.group(2), places, is_other):
                    found.setdefault(name, _AREA_KIND)
        return found

    def _names(self, listed: str, places: KnownPlaces, is_other: Callable[[str], bool]) -> Iterator[str]:
        for item in _items(listed):
            name = self._apart(self._bare(item), places)
            if self._may_be(name) and (self._ends_in_head(name) or not is_other(name)):
                yield name

    def _kind(self, matched: str) -> str:
        head = matched.split(" ", 1)[0].lower().removesuffix("s")
        return _AREA_KIND if head in self._areas else _SPOT_KIND

    def _bare(self, name: str) -> str:
        """The name without days and head nouns behind it."""
        parts = re.sub(r"['’]s?$", "", name).split(" ")
        while parts and parts[-1].lower() in self._behind:
            parts.pop()
        return " ".join(parts)

    def _apart(self, name: str, places: KnownPlaces) -> str:
        """ "Zubda Kelden" in a text that lost its comma is Zubda; "New Kelden" and "Kelden Hospital" are one name."""
        inside = [n for n in places.names_in(name) if n[1] - n[0] < len(name)]
        if not inside:
            return name
        start, end, _ = inside[-1]
        before, behind = name[:start].rstrip(), name[end:]
        if end == len(name):
            one = before.lower().split(" ")[-1] in self._modifiers or before.endswith(" of")
            return name if one or _ARTICLED.match(name, start) else before
        return name if behind.split(" ")[-1].lower() in self._sites else ""

    def _may_be(self, name: str) -> bool:
        """Whether the words may be the name of a place, from what they begin with, hold and end in."""
        parts = name.lower().split(" ")
        if len(name) < 3 or parts[0] in self._never_first or self._bodies & set(parts) or _HELD.search(name):
            return False
        own = [p for p in parts if not self._is_head(p) and p not in self._modifiers]
        if len(parts) > 1 and parts[-1] in self._waters:
            return True
        return bool(own) and not all(self._of_people(p) for p in own) and (not name.isupper() or len(name) > 4)

    def _is_head(self, word: str) -> bool:
        return word in self._heads or word.removesuffix("s") in self._heads

    def _ends_in_head(self, name: str) -> bool:
        return name.lower().split(" ")[-1] in self._sites

    def _of_people(self, word: str) -> bool:
        """Whether the word is an adjective of a people or faith ("Syrian", "Kurdish"), by its ending."""
        return word in self._never or word.endswith(self._peoples)


class ReportPlaces:
    """A gazetteer, and beside it the names that one report proves."""

    def __init__(self, places: KnownPlaces, proved: dict[str, str]) -> None:
        self._places = places
        self._proved = proved
        ordered = sorted(proved, key=len, reverse=True)
        listed = "|".join(re.escape(n) for n in ordered)
        self._pattern = re.compile(rf"(?<![\w-])(?:{listed})(?![\w-])") if ordered else None

    def kind_of(self, name: str) -> str | None:
        """The kind of place the name stands for, or None."""
        return self._places.kind_of(name) or self._proved.get(name)

    def names_in(self, text: str) -> Names:
        """Names of places in order; where two overlap, the longer."""
        known = list(self._places.names_in(text))
        kept: list[tuple[int, int, str]] = []
        for found in sorted([*known, *self._proved_in(text)], key=lambda n: (n[0] - n[1], n[0])):
            if not any(found[0] < end and start < found[1] for start, end, _ in kept):
                kept.append(found)
        return sorted(kept)

    def _proved_in(self, text: str) -> Iterator[tuple[int, int, str]]:
        shown = text.translate(_BLANK)
        for match in self._pattern.finditer(shown) if self._pattern else ():
            if " " not in match.group() and _TITLED.search(shown[max(0, match.start() - 24) : match.start()]):
                continue
            yield match.start(), match.end(), self._proved[match.group()]


def _uncapitalised(text: str) -> Iterator[str]:
    """Names in a text set without capitals: words of no dictionary behind a word of place."""
    if sum(c.isupper() for c in text) > _FEW_CAPITALS * len(text):
        return
    for match in _PLACED.finditer(text):
        yield from (w for w in match.group(1, 2) if w and w not in common_words())


def _items(listed: str) -> Iterator[str]:
    """ "A, B and C" and "A's B" are several names."""
    for item in _ITEM.findall(listed):
        yield from re.split(r"['’]s ", item)


def _any(listed: frozenset[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(listed, key=len, reverse=True))


def _headline(text: str, at: int) -> bool:
    """Whether the line is set in capitals and is no sentence, so that they prove nothing."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    whole = text[start : end if end >= 0 else len(text)].rstrip()
    if whole.endswith("."):
        return False
    line = re.findall(r"[^\W\d_]{4,}", whole)
    return 4 < len(line) < 40 and sum(w[0].isupper() for w in line) > 0.7 * len(line)
