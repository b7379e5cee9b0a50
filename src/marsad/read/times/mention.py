"""What a time expression of a text says, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Granularity = Literal["hour", "day", "weekend", "week", "month_part", "month", "season", "year", "decade", "unknown"]
Anchor = Literal["absolute", "publication", "event", "vague"]
TimeKind = Literal["point", "since", "until", "during", "offset", "duration", "frequency", "future"]
Window = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """One time expression with the days it can mean.

    `start` and `end` are code points of the given text plus the caller's offset. `earliest` and `latest` are inclusive
    days; None means that the words do not say. `anchor` tells what the window was counted from: `event` ones carry no
    window of their own and wait for `resolve_offset`. `alternatives` holds other windows the words allow, best first.
    `shift_days` is signed and belongs to offsets from an event ("10 days after" 10, "two weeks before" -14); it is None
    where the words name no number ("days later"), and `direction` (-1, 0, 1) then says on which side it lies.
    `points_back` marks those that hang on a time told before ("the next day", "at 4 pm") and not on an event they name.
    `began` is the window of the beginning that a `since` names ("since the war began in May": May), None for others.
    `edtf` is the Extended Date/Time Format string (ISO 8601-2), None where it could say nothing.
    """

    start: int
    end: int
    text: str
    earliest: date | None = None
    latest: date | None = None
    granularity: Granularity = "unknown"
    anchor: Anchor = "vague"
    kind: TimeKind = "point"
    shift_days: int | None = None
    direction: int = 0
    points_back: bool = False
    alternatives: tuple[tuple[date, date], ...] = ()
    began: Window | None = None
    edtf: str | None = None
