"""The publish gate of a desk: what brief and exports are made of, and what they say of themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from marsad.config import Config
from marsad.engine.weighing import Known
from marsad.errors import UsageError
from marsad.model import Claim, Decision, Pack, Picture
from marsad.publish import Gate, notice_of
from marsad.weigh import corrected, masked, read, reviewed, rulings, weigh


@dataclass(frozen=True, slots=True, kw_only=True)
class Printable:
    """What may be printed: claims as people corrected them, their reports, and the picture made of these."""

    what: Known
    picture: Picture
    gate: Gate | None


def gate_of(config: Config, reviewed: bool | None) -> Gate | None:
    """The gate of one print: as asked for (`reviewed`), else as the desk is set (None)."""
    if reviewed is None:
        reviewed = config.publish == "reviewed"
    if reviewed:
        return Gate.REVIEWED
    return Gate.DRAFT if config.publish == "reviewed" else None


def printable(
    what: Known, picture: Picture, now: Callable[[], Picture], gate: Gate | None, pack: Pack, config: Config,
) -> Printable:  # fmt: skip
    """What the gate leaves of a day's knowledge. `picture` is that day's, `now` gives that of all that is known.

    A claim that is contested in either needs its second reader.
    """
    told = replace(what, claims=as_corrected(what.claims, what.decisions, picture.as_known_on, config))
    if gate is not Gate.REVIEWED:
        return Printable(what=told, picture=picture, gate=gate)
    shown = reviewed(told.claims, read(what.decisions, picture))
    shown = reviewed(shown, read(what.decisions, now()))
    limited = replace(told, claims=shown, reports=masked(what.reports, (*what.claims, *told.claims), shown))
    made = weigh(shown, limited.reports, pack, what.decisions, picture.as_known_on, config.knowledge)
    return Printable(what=limited, picture=made, gate=gate)


def as_corrected(
    claims: Iterable[Claim], decisions: Sequence[Decision], on: date | None, config: Config
) -> tuple[Claim, ...]:
    """Claims with the corrections that count on a day (None: all of them)."""
    ruled = rulings(decisions, on, config.knowledge)
    return tuple(corrected(c, ruled) if c.id in ruled.corrected else c for c in claims)


def marked(text: str, gate: Gate | None, subject: str) -> str:
    """An export as it is, if it says that it is a draft where it is one. Raises UsageError where it cannot."""
    if gate is Gate.DRAFT and notice_of(gate) not in text:
        raise UsageError(
            f"{subject} in this format cannot say that they are a draft.",
            next_step="Add --reviewed, or choose csv or geojson.",
        )
    return text
