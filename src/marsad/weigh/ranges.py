"""The range of each number told of an incident, with whose words set which end."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from datetime import date

from marsad.model import Figure, FigureKind, Incident, Range, Stance, Voice
from marsad.weigh.amounts import Interval, compared, hull, interval, said

Count = tuple[FigureKind, str | None, str]
Told = tuple[str, Interval, tuple[str, ...]]


def ranges(incident: Incident, days: Mapping[str, date | None]) -> tuple[Range, ...]:
    """One range for each number told by voices that still uphold it, in the order first told.

    A voice counts by its latest report; `days` are the days its claims became known on.
    """
    by_count: dict[Count, list[Told]] = {}
    for voice in incident.voices:
        if voice.stance is not Stance.FOR or voice.withdrawn_on:
            continue
        for count, (allowed, claims) in _latest(voice, incident, days).items():
            by_count.setdefault(count, []).append((voice.name, allowed, claims))
    kinds = {compared(f): f for _, f in incident.figures}
    return tuple(r for count, told in by_count.items() if (r := _range(kinds[count], told)))


def _latest(
    voice: Voice, incident: Incident, days: Mapping[str, date | None]
) -> dict[Count, tuple[Interval, tuple[str, ...]]]:
    """What a voice allows for each number, and by which claims."""
    own: dict[Count, list[tuple[date, str, Interval]]] = {}
    for claim, figure in incident.figures:
        allowed = interval(figure)
        if claim in voice.claims and allowed is not None:
            own.setdefault(compared(figure), []).append((days.get(claim) or date.min, claim, allowed))
    found = {}
    for count, told in own.items():
        last = max(day for day, _, _ in told)
        latest = [(claim, allowed) for day, claim, allowed in told if day == last]
        whole = hull(allowed for _, allowed in latest)
        if whole:
            found[count] = (whole, tuple(dict.fromkeys(claim for claim, _ in latest)))
    return found


def _range(figure: Figure, told: list[Told]) -> Range | None:
    whole = said(allowed for _, allowed, _ in told)
    if whole is None:
        return None
    ends_open = math.isinf(whole.high)
    top = math.inf if ends_open else whole.high
    return Range(
        kind=figure.kind,
        who=figure.who,
        unit=figure.unit,
        low=whole.low,
        high=None if ends_open else whole.high,
        low_by=_names(t for t in told if t[1].low == whole.low),
        high_by=_names(t for t in told if t[1].high == top),
        claims=tuple(dict.fromkeys(c for _, _, claims in told for c in claims)),
    )


def _names(told: Iterable[Told]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name, _, _ in told))
