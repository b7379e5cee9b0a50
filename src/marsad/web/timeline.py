"""Incidents a day by kind, ceasefires as bands, and below them what the desk heard: one drawing over the same days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from marsad.model import Ceasefire
from marsad.web.coverage import Coverage
from marsad.web.roll import FAMILIES, NEVER, Days, Numbers
from marsad.web.sieve import Sieve

MOST, FEWEST = 92, 21  # columns
NEAR = 30  # days before and after, which are drawn still
SLOT, LANE, BAND, HEARD = 10, 18, 9, 22  # units of the drawing: a column's width; heights
ROWS = 3  # of bands, one above the other
_STEPS = (1, 7, 28, 91, 364)  # days a column may stand for
_LEAST = 3  # a single incident must stay visible beside a day of hundreds


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One day, or several where there are too many for one each. `voices` counts distinct ones; heights in units."""

    first: date
    last: date
    x: int
    incidents: int
    contested: int
    reports: int
    voices: int
    tall: int
    heard: int

    @property
    def silent(self) -> bool:
        """Whether no report held here became known in it."""
        return self.reports == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """Incidents of one family in one column; `dark` is the contested part, in units of the drawing."""

    x: int
    y: int
    tall: int
    dark: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """The bars of one family, and the foot they stand on."""

    family: str
    foot: int
    most: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A ceasefire from the first day it may have held; `open` where no day is stated by which it was to end."""

    id: str
    x: int
    y: int
    width: int
    open: bool
    first: date
    last: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """`outside` counts incidents of days that are not drawn, `vague` those whose day is not known to a column,
    `unheard` reports of days not drawn."""

    columns: tuple[Column, ...]
    lanes: tuple[Lane, ...]
    bands: tuple[Band, ...]
    rows: int
    more_bands: int
    outside: int
    vague: int
    unheard: int
    days: int
    width: int
    height: int

    @property
    def first(self) -> date:
        return self.columns[0].first

    @property
    def last(self) -> date:
        return self.columns[-1].last


@dataclass(frozen=True, slots=True)
class Counted:
    """Incidents and contested ones by family and column; those of other days, and those too vague for one column."""

    incidents: Numbers
    contested: Numbers
    outside: int
    vague: int


def timeline(told: Days, ceasefires: Sequence[Ceasefire], heard: Coverage, sieve: Sieve) -> Timeline | None:
    """The days around what was heard and what is asked for; None where nothing has a day."""
    ends = _ends(told, heard, sieve)
    if ends is None:
        return None
    days = next((s for s in _STEPS if (ends[1] - ends[0]).days < s * MOST), _STEPS[-1])
    edges = _edges(ends, days)
    counted = _counted(told, edges, days)
    families = np.flatnonzero(counted.incidents.sum(axis=1))
    lanes = tuple(_lane(int(family), n, counted) for n, family in enumerate(families))
    top = len(lanes) * LANE
    rows, bands, more = _bands(ceasefires, edges, days, top)
    columns = _columns(edges, days, counted, heard)
    return Timeline(
        columns=columns, lanes=lanes, bands=bands, rows=rows, more_bands=more, outside=counted.outside,
        vague=counted.vague, days=days, unheard=sum(heard.reports.values()) - sum(c.reports for c in columns),
        width=len(columns) * SLOT, height=top + rows * BAND + HEARD,
    )  # fmt: skip


def _ends(told: Days, heard: Coverage, sieve: Sieve) -> tuple[date, date] | None:
    """The days of incidents and of reports near them; what is asked for is always within.

    What reports tell of long before they began, and a report long after, would press all others into a corner.
    """
    near = timedelta(days=NEAR)
    of_day = told.earliest[(told.earliest == told.latest) & (told.earliest != NEVER)]
    since = (heard.days[0] - near).toordinal() if heard.days else 0
    recent = np.unique(of_day[of_day >= since] if (of_day >= since).any() else of_day)
    drawn = (
        [date.fromordinal(int(day)) for day in (recent.min(), recent.max())] if len(recent) else list(heard.days or ())
    )
    drawn += [day for day in (sieve.first, sieve.last) if day]
    if not drawn:
        return None
    first, last = min(drawn), max(drawn)
    around = [day for day in heard.reports if first - near <= day <= last + near]
    first, last = min([first, *around]), max([last, *around])
    return min(first, last - timedelta(days=FEWEST - 1)), last


def _edges(ends: tuple[date, date], days: int) -> list[date]:
    """The first day of every column; the last column ends with the last day."""
    count = min((ends[1] - ends[0]).days // days + 1, MOST)
    begins = ends[1] - timedelta(days=count * days - 1)
    return [begins + timedelta(days=days * n) for n in range(count)]


def _column_of(day: date, edges: Sequence[date], days: int) -> int | None:
    number = (day - edges[0]).days // days
    return number if 0 <= number < len(edges) else None


def _counted(told: Days, edges: Sequence[date], days: int) -> Counted:
    begin, size = edges[0].toordinal(), len(edges)
    first, last = (told.earliest - begin) // days, (told.latest - begin) // days
    windowed = (told.earliest != NEVER) & (told.latest != NEVER)
    outside = windowed & ((last < 0) | (first >= size))
    sure = windowed & ~outside & (first == last)
    place = told.family[sure] * size + first[sure]
    shape = (len(FAMILIES), size)
    return Counted(
        np.bincount(place, minlength=shape[0] * size).reshape(shape),
        np.bincount(place[told.contested[sure]], minlength=shape[0] * size).reshape(shape),
        int(outside.sum()),
        int((~sure & ~outside).sum()),
    )


def _lane(family: int, number: int, counted: Counted) -> Lane:
    own = counted.incidents[family]
    most = int(own.max())
    foot = (number + 1) * LANE
    bars = [
        _bar(int(column), int(own[column]), int(counted.contested[family, column]), most, foot)
        for column in np.flatnonzero(own)
    ]
    return Lane(family=FAMILIES[family].value, foot=foot, most=most, bars=tuple(bars))


def _bar(column: int, incidents: int, contested: int, most: int, foot: int) -> Bar:
    tall = max(_LEAST, round((LANE - 3) * incidents / most))
    return Bar(x=column * SLOT, y=foot - tall, tall=tall, dark=round(tall * contested / incidents))


def _columns(edges: Sequence[date], days: int, counted: Counted, heard: Coverage) -> tuple[Column, ...]:
    spans = [[edge + timedelta(days=n) for n in range(days)] for edge in edges]
    reports = [sum(heard.reports.get(day, 0) for day in span) for span in spans]
    voices = [len(frozenset[str]().union(*(heard.voices.get(day, ()) for day in span))) for span in spans]
    most = max([*reports, *voices, 1])
    incidents, contested = counted.incidents.sum(axis=0), counted.contested.sum(axis=0)
    return tuple(
        Column(
            first=span[0], last=span[-1], x=n * SLOT, incidents=int(incidents[n]), contested=int(contested[n]),
            reports=reports[n], voices=voices[n], tall=_height(reports[n], most), heard=_height(voices[n], most),
        )
        for n, span in enumerate(spans)
    )  # fmt: skip


def _height(count: int, most: int) -> int:
    return max(2, round((HEARD - 4) * count / most)) if count else 0


def _bands(
    ceasefires: Iterable[Ceasefire], edges: Sequence[date], days: int, top: int
) -> tuple[int, tuple[Band, ...], int]:
    """How many rows they need, the bands, and how many found no room."""
    end_of_all = edges[-1] + timedelta(days=days - 1)
    free_from = [date.min] * ROWS
    bands, more = [], 0
    for one in sorted((c for c in ceasefires if c.earliest), key=lambda c: (c.earliest or date.min, c.id)):
        first, last = one.earliest or date.min, one.until or end_of_all
        if first > end_of_all or last < edges[0]:
            continue
        row = next((n for n, free in enumerate(free_from) if free <= first), None)
        if row is None:
            more += 1
            continue
        free_from[row] = last + timedelta(days=1)
        start, end = _column_of(max(first, edges[0]), edges, days), _column_of(min(last, end_of_all), edges, days)
        width = ((end or 0) - (start or 0) + 1) * SLOT
        bands.append(
            Band(id=one.id, x=(start or 0) * SLOT, y=top + row * BAND, width=width, open=one.until is None,
                 first=first, last=one.until)
        )  # fmt: skip
    rows = len({band.y for band in bands})
    return rows, tuple(bands), more
