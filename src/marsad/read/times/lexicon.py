"""The shipped lexicon of time words, read once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from marsad.read.lexicon import table as lists


@dataclass(frozen=True, slots=True, kw_only=True)
class Season:
    """First and last month (winter wraps round the year's end) and its EDTF month code."""

    first: int
    last: int
    code: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWords:
    """Time words in lower case; months count from 1, weekdays from Monday 0, windows are inclusive."""

    months: dict[str, int]
    arabic_months: dict[str, int]
    weekdays: dict[str, int]
    shy_months: frozenset[str]
    shy_weekdays: frozenset[str]
    seasons: dict[str, Season]
    parts: dict[str, str]
    part_days: dict[str, tuple[int, int]]
    part_months: dict[str, tuple[int, int]]
    part_decade_years: dict[str, tuple[int, int]]
    day_parts: tuple[str, ...]
    zones: tuple[str, ...]
    units: dict[str, str]
    unit_days: dict[str, int]
    vague_amounts: tuple[str, ...]
    ordinals: dict[str, int]
    onset: frozenset[str]
    lasting: tuple[str, ...]
    future: tuple[str, ...]
    future_foremost: tuple[str, ...]
    ahead: tuple[str, ...]
    past_auxiliaries: tuple[str, ...]
    happenings: tuple[str, ...]
    vague_past: tuple[str, ...]
    up_to_now: tuple[str, ...]
    now: tuple[str, ...]
    linking_now: frozenset[str]
    frequency: tuple[str, ...]
    frequency_adverbs: dict[str, str]
    abbreviated: tuple[str, ...]
    happened: tuple[str, ...]
    telling: frozenset[str]
    confirming: frozenset[str]
    counting: frozenset[str]
    tying: frozenset[str]
    going_on: frozenset[str]
    called_after: tuple[str, ...]
    put_out: tuple[str, ...]
    agencies: tuple[str, ...]


def _pairs(table: dict[str, list[int]]) -> dict[str, tuple[int, int]]:
    return {name: (low, high) for name, (low, high) in table.items()}


@cache
def time_words() -> TimeWords:
    """The shipped time words."""
    table, pages = lists("times"), lists("pages")
    return TimeWords(
        months=table["months"],
        arabic_months=table["arabic_months"],
        weekdays=table["weekdays"],
        shy_months=frozenset(table["ambiguous"]["months"]),
        shy_weekdays=frozenset(table["ambiguous"]["weekdays"]),
        seasons={name: Season(**season) for name, season in table["seasons"].items()},
        parts={word: part for part, words in table["parts"].items() for word in words},
        part_days=_pairs(table["part_days"]),
        part_months=_pairs(table["part_months"]),
        part_decade_years=_pairs(table["part_decade_years"]),
        day_parts=tuple(table["day_parts"]["words"]),
        zones=tuple(table["zones"]["words"]),
        units=table["units"],
        unit_days=table["unit_days"],
        vague_amounts=tuple(table["vague_amounts"]["words"]),
        ordinals=table["ordinals"],
        onset=frozenset(table["onset"]["words"]),
        lasting=tuple(table["lasting"]["words"]),
        future=tuple(table["future"]["words"]),
        future_foremost=tuple(table["future"]["foremost"]),
        ahead=tuple(table["future"]["ahead"]),
        past_auxiliaries=tuple(table["past_auxiliaries"]["words"]),
        happenings=tuple(table["happenings"]["words"]),
        vague_past=tuple(table["vague_past"]["words"]),
        up_to_now=tuple(table["up_to_now"]["words"]),
        now=tuple(table["now"]["words"]),
        linking_now=frozenset(table["now"]["linking"]),
        frequency=tuple(table["frequency"]["words"]),
        frequency_adverbs=table["frequency_adverbs"],
        abbreviated=tuple(table["abbreviated"]["words"]),
        happened=tuple(table["happened"]["words"]),
        telling=frozenset(table["telling"]["words"]),
        confirming=frozenset(table["confirming"]["words"]),
        counting=frozenset(table["counting"]["verbs"]),
        tying=frozenset(table["tying"]["words"]),
        going_on=frozenset(table["going_on"]["words"]),
        called_after=tuple(table["called_after"]["words"]),
        put_out=tuple(pages["put_out"]),
        agencies=tuple(pages["agencies"]),
    )
