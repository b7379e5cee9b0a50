"""Incidents a day by kind, ceasefires as bands, and below them what the desk heard: one drawing over the same days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from marsad.model import Ceasefire, Family, Incident
from marsad.web.coverage import Coverage
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


def timeline(
    told: Sequence[Incident], ceasefires: Sequence[Ceasefire], heard: Coverage, sieve: Sieve
) -> Timeline | None:
    """The days around what was heard and what is asked for; None where nothing has a day."""
    ends = _ends(told, heard, sieve)
    if ends is None:
        return None
    days = next((s for s in _STEPS if (ends[1] - ends[0]).days < s * MOST), _STEPS[-1])
    edges = _edges(ends, days)
    counted, vague, outside = _counted(told, edges, days)
    families = [family for family in Family if any(f is family for f, _ in counted)]
    lanes = tuple(_lane(family, n, counted) for n, family in enumerate(families))
    top = len(lanes) * LANE
    rows, bands, more = _bands(ceasefires, edges, days, top)
    columns = _columns(edges, days, counted, heard)
    height = top + rows * BAND + HEARD
    return Timeline(
        columns=columns, lanes=lanes, bands=bands, rows=rows, more_bands=more, outside=outside, vague=vague, days=days,
        unheard=sum(heard.reports.values()) - sum(column.reports for column in columns),
        width=len(columns) * SLOT, height=height,
    )  # fmt: skip


Counted = dict[tuple[Family, int], tuple[int, int]]


def _ends(told: Sequence[Incident], heard: Coverage, sieve: Sieve) -> tuple[date, date] | None:
    """The days of incidents and of reports near them; what is asked for is always within.

    What reports tell of long before they began, and a report long after, would press all others into a corner.
    """
    of_day = [i.earliest for i in told if i.earliest and i.earliest == i.latest]
    near = timedelta(days=NEAR)
    since = heard.days[0] - near if heard.days else date.min
    recent = [day for day in of_day if day >= since] or of_day or list(heard.days or ())
    asked = [day for day in (sieve.first, sieve.last) if day]
    if not recent and not asked:
        return None
    first, last = min([*recent, *asked]), max([*recent, *asked])
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


def _counted(told: Iterable[Incident], edges: Sequence[date], days: int) -> tuple[Counted, int, int]:
    """Incidents and contested ones by family and column; those of no column: too vague, and of other days."""
    all_of, contested = Counter[tuple[Family, int]](), Counter[tuple[Family, int]]()
    vague = outside = 0
    for one in told:
        if one.earliest is None or one.latest is None:
            vague += 1
            continue
        column, end = _column_of(one.earliest, edges, days), _column_of(one.latest, edges, days)
        if column is None and end is None:
            outside += 1
        elif column is None or column != end:
            vague += 1
        else:
            all_of[one.family, column] += 1
            contested[one.family, column] += bool(one.contested)
    return {key: (count, contested[key]) for key, count in all_of.items()}, vague, outside


def _lane(family: Family, number: int, counted: Counted) -> Lane:
    own = {column: counts for (f, column), counts in counted.items() if f is family}
    most = max(count for count, _ in own.values())
    foot = (number + 1) * LANE
    return Lane(
        family=family.value,
        foot=foot,
        most=most,
        bars=tuple(_bar(column, counts, most, foot) for column, counts in sorted(own.items())),
    )


def _bar(column: int, counts: tuple[int, int], most: int, foot: int) -> Bar:
    tall = max(_LEAST, round((LANE - 3) * counts[0] / most))
    return Bar(x=column * SLOT, y=foot - tall, tall=tall, dark=round(tall * counts[1] / counts[0]))


def _columns(edges: Sequence[date], days: int, counted: Counted, heard: Coverage) -> tuple[Column, ...]:
    spans = [[edge + timedelta(days=n) for n in range(days)] for edge in edges]
    reports = [sum(heard.reports.get(day, 0) for day in span) for span in spans]
    voices = [len(frozenset[str]().union(*(heard.voices.get(day, ()) for day in span))) for span in spans]
    most = max([*reports, *voices, 1])
    incidents, contested = Counter[int](), Counter[int]()
    for (_, column), (count, dark) in counted.items():
        incidents[column] += count
        contested[column] += dark
    return tuple(
        Column(
            first=span[0], last=span[-1], x=n * SLOT, incidents=incidents[n], contested=contested[n],
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
