"""The shipped lexicon of figures, arranged for reading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from marsad.model import Comparator, FigureKind
from marsad.read.numbers_words import forms, numbers_table

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """What a counted noun says: its class ("person", "group", "strike", "equipment", "thing", "measure") and more."""

    family: str
    who: str | None = None
    kind: FigureKind | None = None
    unit: str = "people"


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureWords:
    """Phrases are tuples of lower-case words; every mapping is keyed by phrase."""

    comparators: Mapping[Phrase, Comparator]
    comparators_after: Mapping[Phrase, Comparator]
    vague: Mapping[Phrase, int | None]
    nouns: Mapping[Phrase, Noun]
    takes: Mapping[Phrase, FigureKind]
    told: Mapping[Phrase, FigureKind]
    passed_over: frozenset[str]
    takes_over: frozenset[str]
    stops: frozenset[str]
    lists: frozenset[str]
    parts: frozenset[Phrase]
    cumulative: tuple[str, ...]
    perfect_from: int
    strict_labels: frozenset[str]
    loose_labels: frozenset[str]
    none_words: frozenset[str]
    none_persons: frozenset[Phrase]


@cache
def figure_words() -> FigureWords:
    """The shipped figure words."""
    table = numbers_table()
    context, labels = table["context"], table["labels"]
    return FigureWords(
        comparators=_by_phrase(table["comparators"]),
        comparators_after=_by_phrase(table["comparators_after"]),
        vague={_phrase(w): n for w, n in table["vague"].items()}
        | {_phrase(w): None for w in table["vague_open"]["words"]},
        nouns=_nouns(table),
        takes=_kinds(table["kinds"], "takes"),
        told=_kinds(table["kinds"], "told"),
        passed_over=frozenset(context["passed_over"]),
        takes_over=frozenset(context["takes_over"]),
        stops=frozenset(context["stops"]),
        lists=frozenset(context["lists"]),
        parts=frozenset(_phrase(w) for w in context["parts"]),
        cumulative=tuple(table["cumulative"]["words"]),
        perfect_from=table["cumulative"]["perfect_from"],
        strict_labels=frozenset(labels["strict"]),
        loose_labels=frozenset(labels["loose"]),
        none_words=frozenset(table["none"]["words"]),
        none_persons=frozenset(_phrase(w) for w in table["none"]["persons"]),
    )


def _phrase(words: str) -> Phrase:
    return tuple(words.split())


def _by_phrase(table: Mapping[str, Iterable[str]]) -> dict[Phrase, Comparator]:
    return {_phrase(words): Comparator(name) for name, phrases in table.items() for words in phrases}


def _kinds(table: Mapping[str, Mapping[str, list[str]]], place: str) -> dict[Phrase, FigureKind]:
    return {_phrase(w): FigureKind(kind) for kind, places in table.items() for w in places[place]}


def _nouns(table: Mapping[str, Any]) -> dict[Phrase, Noun]:
    """Later entries win: a state ("dead") says more than a person, a person more than a thing."""
    nouns, out = table["nouns"], {}
    for word in forms(table["measures"]["words"]):
        out[_phrase(word)] = Noun(family="measure")
    for word in forms(nouns["things"]["words"]):
        out[_phrase(word)] = Noun(family="thing", kind=FigureKind.OTHER, unit=word)
    for word in forms(nouns["equipment"]["words"]):
        out[_phrase(word)] = Noun(family="equipment", kind=FigureKind.EQUIPMENT, unit=word)
    for word in forms(nouns["strikes"]["words"]):
        out[_phrase(word)] = Noun(family="strike", kind=FigureKind.STRIKES, unit=word)
    for one, many in nouns["groups"].items():
        out[_phrase(one)] = out[_phrase(many)] = Noun(family="group", unit=many)
    for word in forms(nouns["people"]["words"]):
        out[_phrase(word)] = Noun(family="person")
    for who, words in nouns["who"].items():
        out.update({_phrase(word): Noun(family="person", who=who) for word in forms(words)})
    for kind, words in nouns["states"].items():
        out.update({_phrase(word): Noun(family="state", kind=FigureKind(kind)) for word in forms(words)})
    return out
