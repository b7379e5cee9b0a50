"""Running totals: who counts what, since when, where. Never part of an incident, never added to each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from marsad.model import Act, Claim, Figure, FigureKind, Modality, Period, Polarity, Toll, When
from marsad.weigh.amounts import NO_COUNT, interval
from marsad.weigh.counting import Counted
from marsad.weigh.evidence import Evidence
from marsad.weigh.framing import Framing
from marsad.weigh.ground import loci, spot_of
from marsad.weigh.inclusion import parts
from marsad.weigh.naming import stable_id
from marsad.weigh.toll_series import in_series

_NOT_COUNTED = frozenset({Act.DENIES, Act.RETRACTS, Act.EXPECTS, Act.WARNS, Act.DEMANDS})
_NO_STATISTIC = frozenset({"context_statistic", "humanitarian_warning"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One claim's telling of one total; `whole` is what it is a part of, `frame` the days its sentence opens with."""

    claim: Claim
    figure: Figure
    whole: Telling | None = None
    frame: When | None = None

    @property
    def kind(self) -> FigureKind:
        """What it counts; a part of the dead is dead."""
        return self.whole.kind if self.whole and self.figure.kind is FigureKind.OTHER else self.figure.kind

    @property
    def period(self) -> Period | None:
        """The days it covers: its own, else those of its claim, else those of its whole."""
        time = self.time
        if self.figure.period and (self.figure.period.earliest or self.figure.period.latest):
            return self.figure.period
        if time and (time.earliest or time.latest):
            return Period(earliest=time.earliest, latest=time.latest)
        return self.whole.period if self.whole else None

    @property
    def time(self) -> When | None:
        """The days its claim is told for, else those its sentence opens with."""
        return self.claim.time or self.frame

    @property
    def of(self) -> Claim:
        """The claim whose places it is told for: its own, else that of its whole."""
        return self.whole.of if self.whole and not loci(self.claim.places) else self.claim


def tolls(claims: Iterable[Claim], evidence: Evidence) -> tuple[Toll, ...]:
    """Every total once for each counter, however often it is told, the first known first."""
    return tuple(c.toll for c in counted(claims, evidence))


def counted(claims: Iterable[Claim], evidence: Evidence) -> tuple[Counted, ...]:
    """As `tolls`, with what they are compared by."""
    found: dict[tuple[object, ...], list[Telling]] = {}
    order = evidence.known.order
    for telling in sorted(_tellings(claims, evidence), key=lambda t: (order(t.claim), t.figure.span.start)):
        found.setdefault(_what(telling, evidence), []).append(telling)
    ids = {key: stable_id("toll", told[0].claim.id, told[0].figure.span.start) for key, told in found.items()}
    return in_series([_counted(ids[key], told, ids, evidence) for key, told in found.items()])


def _tellings(claims: Iterable[Claim], evidence: Evidence) -> list[Telling]:
    """The totals of each report, each with its whole where its words make it a part."""
    by_report: defaultdict[str, list[Telling]] = defaultdict(list)
    framing = Framing(claims, evidence.known.reports)
    for claim in filter(_tells, framing.claims):
        figures = [f for f in claim.figures if _may_count(f)]
        frame = framing.of(claim) if figures and not claim.time else None
        by_report[claim.report].extend(Telling(claim=claim, figure=f, frame=frame) for f in figures)
    found: list[Telling] = []
    for report, told in by_report.items():
        told.sort(key=lambda t: (t.figure.span.start, -t.figure.span.end, t.claim.id))
        whole_of = parts([t.figure for t in told], evidence.known.reports[report].text)
        made: list[Telling] = []
        for number, telling in enumerate(told):
            whole = whole_of.get(number)
            made.append(telling if whole is None else replace(telling, whole=made[whole]))
        found.extend(t for t in made if _is_total(t))
    return found


def _tells(claim: Claim) -> bool:
    done = claim.polarity is Polarity.AFFIRMED and claim.modality is Modality.ACTUAL
    return done and claim.act not in _NOT_COUNTED and claim.type not in _NO_STATISTIC


def _may_count(figure: Figure) -> bool:
    return figure.kind not in NO_COUNT


def _is_total(told: Telling) -> bool:
    """A running total by its words or its claim; of what kind its words leave open only as the part of another."""
    if told.kind is FigureKind.OTHER and not told.figure.cumulative:
        return False
    return told.claim.type == "toll" or told.figure.cumulative


def _what(told: Telling, evidence: Evidence) -> tuple[object, ...]:
    """What two tellings of one total share. Its end is not compared: it moves with every report that repeats it."""
    figure, period = told.figure, told.period
    return (
        evidence.origin(told.claim).key,
        (told.kind, figure.who, figure.unit),
        (figure.comparator, figure.value, figure.low, figure.high),
        period.earliest if period else None,
        _area(told),
    )


def _began(told: Telling) -> str | None:
    """The first day, else the words that name one without a year to it ("since the end of April")."""
    if told.period and told.period.earliest:
        return told.period.earliest.isoformat()
    time = told.time or (told.whole.time if told.whole else None)
    return time.text.casefold() if time and time.text else None


def _area(told: Telling) -> str | None:
    names = [(p.location.name if p.location else None) or p.text for p in loci(told.of.places)]
    return ", ".join(dict.fromkeys(names)) or None


def _counted(id_: str, told: list[Telling], ids: dict[tuple[object, ...], str], evidence: Evidence) -> Counted:
    first = told[0]
    whole = next((t.whole for t in told if t.whole and _is_total(t.whole)), None)
    toll = Toll(
        id=id_,
        counter=evidence.origin(first.claim).who.name,
        kind=first.kind,
        figure=first.figure,
        claims=tuple(dict.fromkeys(t.claim.id for t in told)),
        who=first.figure.who,
        period=first.period,
        area=_area(first),
        known=evidence.known.day(first.claim),
        part_of=ids[_what(whole, evidence)] if whole else None,
    )
    return Counted(
        toll=toll,
        counter=evidence.origin(first.claim).key,
        allowed=interval(first.figure),
        spots=tuple(spot_of(p) for p in loci(first.of.places)),
        began=_began(first),
        until=(first.period.latest if first.period else None) or evidence.known.published(first.claim),
    )
