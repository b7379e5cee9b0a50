"""Running totals: who counts what, since when, where. Never part of an incident, never added to each other."""

from __future__ import annotations

from collections.abc import Iterable

from marsad.model import Act, Claim, Figure, FigureKind, Modality, Period, Polarity, Toll
from marsad.weigh.amounts import NO_COUNT
from marsad.weigh.evidence import Evidence
from marsad.weigh.ground import loci
from marsad.weigh.naming import stable_id

_NOT_COUNTED = frozenset({Act.DENIES, Act.RETRACTS, Act.EXPECTS, Act.WARNS, Act.DEMANDS})
Telling = tuple[Claim, Figure]


def tolls(claims: Iterable[Claim], evidence: Evidence) -> tuple[Toll, ...]:
    """Every total once for each counter, however often it is told, the first known first."""
    told: dict[tuple[object, ...], list[Telling]] = {}
    for claim in sorted(filter(_tells, claims), key=evidence.known.order):
        for figure in claim.figures:
            if _is_total(claim, figure):
                told.setdefault(_what(claim, figure, evidence), []).append((claim, figure))
    return tuple(_toll(ones, evidence) for ones in told.values())


def _tells(claim: Claim) -> bool:
    done = claim.polarity is Polarity.AFFIRMED and claim.modality is Modality.ACTUAL
    return done and claim.act not in _NOT_COUNTED and claim.type != "context_statistic"


def _is_total(claim: Claim, figure: Figure) -> bool:
    if figure.kind in NO_COUNT or (figure.kind is FigureKind.OTHER and not figure.cumulative):
        return False
    return claim.type == "toll" or figure.cumulative


def _what(claim: Claim, figure: Figure, evidence: Evidence) -> tuple[object, ...]:
    """What two tellings of one total share. Its end is not compared: it moves with every report that repeats it."""
    period = _period(claim, figure)
    return (
        evidence.origin(claim).key,
        (figure.kind, figure.who, figure.unit),
        (figure.comparator, figure.value, figure.low, figure.high),
        period.earliest if period else None,
        _area(claim),
    )


def _period(claim: Claim, figure: Figure) -> Period | None:
    if figure.period:
        return figure.period
    return Period(earliest=claim.time.earliest, latest=claim.time.latest) if claim.time else None


def _area(claim: Claim) -> str | None:
    names = [(p.location.name if p.location else None) or p.text for p in loci(claim.places)]
    return ", ".join(dict.fromkeys(names)) or None


def _toll(told: list[Telling], evidence: Evidence) -> Toll:
    claim, figure = told[0]
    return Toll(
        id=stable_id("toll", claim.id, figure.span.start),
        counter=evidence.origin(claim).who.name,
        kind=figure.kind,
        figure=figure,
        claims=tuple(dict.fromkeys(c.id for c, _ in told)),
        who=figure.who,
        period=_period(claim, figure),
        area=_area(claim),
        known=evidence.known.day(claim),
    )
