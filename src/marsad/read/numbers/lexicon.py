"""The shipped lexicon of figures, arranged for reading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from marsad.model import Comparator, FigureKind
from marsad.read.lexicon import table as lists
from marsad.read.numbers.wording import Phrases, phrases
from marsad.read.numbers_words import forms

CONTEXT = (
    "passed_over",
    "takes_over",
    "stops",
    "lists",
    "auxiliaries",
    "objects",
    "closers",
    "barriers",
    "tolls",
    "toll_leads",
    "reckonings",
    "bodies",
)
FAMILIES = {"things": "thing", "equipment": "equipment", "strikes": "strike"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """What a counted noun says: its class ("person", "group", "strike", "equipment", "thing", "measure") and more."""

    family: str
    who: str | None = None
    kind: FigureKind | None = None
    unit: str = "people"


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureWords:
    """All word lists, in lower case."""

    comparators: Phrases[Comparator]
    comparators_after: Phrases[Comparator]
    vague: Phrases[int | None]
    nouns: Phrases[Noun]
    takes: Phrases[FigureKind]
    told: Phrases[FigureKind]
    parts: Phrases[bool]
    none_persons: Phrases[bool]
    none_words: frozenset[str]
    passed_over: frozenset[str]
    takes_over: frozenset[str]
    stops: frozenset[str]
    lists: frozenset[str]
    auxiliaries: frozenset[str]
    objects: frozenset[str]
    closers: frozenset[str]
    barriers: frozenset[str]
    tolls: frozenset[str]
    toll_leads: frozenset[str]
    reckonings: frozenset[str]
    bodies: frozenset[str]
    cumulative: tuple[str, ...]
    perfect_from: int
    strict_labels: frozenset[str]
    loose_labels: frozenset[str]


@cache
def figure_words() -> FigureWords:
    """The shipped figure words."""
    table = lists("numbers")
    context, labels = table["context"], table["labels"]
    least: dict[str, int | None] = {**table["vague"], **dict.fromkeys(table["vague_open"]["words"])}
    return FigureWords(
        comparators=_comparators(table["comparators"]),
        comparators_after=_comparators(table["comparators_after"]),
        vague=phrases(least),
        nouns=phrases(_nouns(table)),
        takes=_kinds(table["kinds"], "takes"),
        told=_kinds(table["kinds"], "told"),
        parts=phrases(dict.fromkeys(context["parts"], True)),
        none_persons=phrases(dict.fromkeys(table["none"]["persons"], True)),
        none_words=frozenset(table["none"]["words"]),
        **{name: frozenset(context[name]) for name in CONTEXT},
        cumulative=tuple(table["cumulative"]["words"]),
        perfect_from=table["cumulative"]["perfect_from"],
        strict_labels=frozenset(labels["strict"]),
        loose_labels=frozenset(labels["loose"]),
    )


def _comparators(table: Mapping[str, Iterable[str]]) -> Phrases[Comparator]:
    return phrases({words: Comparator(name) for name, listed in table.items() for words in listed})


def _kinds(table: Mapping[str, Mapping[str, list[str]]], place: str) -> Phrases[FigureKind]:
    return phrases({words: FigureKind(kind) for kind, places in table.items() for words in places[place]})


def _nouns(table: Mapping[str, Any]) -> dict[str, Noun]:
    """Later entries win: a state ("dead") says more than a person, a person more than a thing."""
    nouns = table["nouns"]
    out = {word: Noun(family="measure") for word in forms(table["measures"]["words"])}
    for name, kind in (("things", "other"), ("equipment", "equipment"), ("strikes", "strikes")):
        for word in forms(nouns[name]["words"]):
            out[word] = Noun(family=FAMILIES[name], kind=FigureKind(kind), unit=word)
    for one, many in nouns["groups"].items():
        out[one] = out[many] = Noun(family="group", unit=many)
    out.update({word: Noun(family="person") for word in forms(nouns["people"]["words"])})
    for who, words in nouns["who"].items():
        out.update({word: Noun(family="person", who=who) for word in forms(words)})
    for kind, words in nouns["states"].items():
        out.update({word: Noun(family="state", kind=FigureKind(kind)) for word in forms(words)})
    return out
