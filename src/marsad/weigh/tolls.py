"""Running totals: who counts what, since when, where. Never part of an incident, never added to each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from marsad.model import Act, Claim, Figure, FigureKind, Modality, Period, Polarity, Toll, When
from marsad.weigh.amounts import NO_COUNT, interval
from marsad.weigh.counting import Counted
from marsad.weigh.evidence import Evidence
from marsad.weigh.framing import Framing, opens
from marsad.weigh.ground import loci, spot_of
from marsad.weigh.in_order import InOrder
from marsad.weigh.inclusion import parts
from marsad.weigh.naming import stable_id
from marsad.weigh.toll_series import Key, in_series, key_of

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
        """The days it covers: its own, else those of its claim, else those of its whole.

        A running total told for one day ("on Monday it put the toll at 404") is as of that day.
        """
        time = self.time
        if self.figure.period and (self.figure.period.earliest or self.figure.period.latest):
            return self.figure.period
        if time and (time.earliest or time.latest):
            as_of = self.figure.cumulative and time.earliest == time.latest
            return Period(earliest=None if as_of else time.earliest, latest=time.latest)
        return self.whole.period if self.whole else None

    @property
    def time(self) -> When | None:
        """The days its claim is told for, else those its sentence opens with."""
        return self.claim.time or self.frame

    @property
    def of(self) -> Claim:
        """The claim whose places it is told for: its own, else that of its whole."""
        return self.whole.of if self.whole and not loci(self.claim.places) else self.claim


_What = tuple[object, ...]
_Place = tuple[date, str, int, int]


class Tolls:
    """Every total once for each counter, however often it is told, as claims come and go.

    Totals of one counter on one count are a series, in which each follows another.
    """

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._claims: defaultdict[str, dict[str, Claim]] = defaultdict(dict)
        self._of_report: dict[str, list[tuple[_What, _Place, Telling]]] = {}
        self._told: dict[_What, InOrder[tuple[_Place, Telling]]] = {}
        self._alone: dict[_What, Counted] = {}
        self._parts_of: defaultdict[_What, set[_What]] = defaultdict(set)
        self._series: defaultdict[Key, dict[_What, Counted]] = defaultdict(dict)
        self._counted: dict[_What, Counted] = {}
        self._all: InOrder[tuple[_Place, Toll]] = InOrder(lambda one: one[0])
        self._places: dict[_What, tuple[_Place, Toll]] = {}
        self._stale: dict[str, None] = {}

    def add(self, claims: Iterable[Claim]) -> None:
        """Take in more claims, each once."""
        for claim in claims:
            if opens(claim) or (_tells(claim) and any(map(_may_count, claim.figures))):
                self._claims[claim.report][claim.id] = claim
                self._stale[claim.report] = None

    def remove(self, claims: Iterable[Claim]) -> None:
        """Give claims up, as if they had never come in."""
        for claim in claims:
            if claim.id in self._claims.get(claim.report, ()):
                del self._claims[claim.report][claim.id]
                self._stale[claim.report] = None

    def changes(self) -> tuple[list[Counted], list[Counted]]:
        """The totals that are no more as they were when this was last asked, and what they are."""
        touched = self._retell()
        renamed = {w for w in touched if self._id(w) != (self._alone[w].toll.id if w in self._alone else None)}
        touched |= {part for whole in renamed for part in self._parts_of[whole]}
        keys = {key for what in touched for key in self._recount(what)}
        changed: dict[_What, Counted] = {}
        for key in keys:
            now = dict(zip(self._series[key], in_series(list(self._series[key].values())), strict=True))
            changed |= {what: one for what, one in now.items() if self._counted.get(what) != one}
        gone = [what for what in touched if what not in self._alone]
        # all that was there goes first: a telling that passed from one total to another keeps its place in the order
        before = [one for what in (*gone, *changed) for one in self._drop(what)]
        return before, [self._keep(what, one) for what, one in changed.items()]

    def all(self) -> tuple[Toll, ...]:
        """The first known first."""
        return tuple(toll for _, toll in self._all)

    def _retell(self) -> set[_What]:
        """Read the totals of reports anew; gives the totals for which more or less is told."""
        touched: set[_What] = set()
        stale, self._stale = self._stale, {}
        for report in stale:
            for what, place, telling in self._of_report.pop(report, ()):
                self._told[what].change(((place, telling),), ())
                touched.add(what)
            told = [(_what(t, self._evidence), t) for t in _tellings(self._claims[report].values(), self._evidence)]
            order = self._evidence.known.order
            placed = [(w, (*order(t.claim), t.figure.span.start, n), t) for n, (w, t) in enumerate(told)]
            for what, place, telling in placed:
                self._told.setdefault(what, InOrder(lambda one: one[0])).change((), ((place, telling),))
                touched.add(what)
            self._of_report[report] = placed
        return touched

    def _id(self, what: _What) -> str | None:
        """The id of a total: that of its first telling; None for one nobody tells."""
        first = next(iter(self._told.get(what, ())), None)
        return stable_id("toll", first[1].claim.id, first[1].figure.span.start) if first else None

    def _recount(self, what: _What) -> set[Key]:
        """Work one total out anew; gives the series it was and is of."""
        keys: set[Key] = set()
        before = self._alone.pop(what, None)
        if before:
            keys.add(key_of(before))
            self._series[key_of(before)].pop(what, None)
        told = [t for _, t in self._told.get(what, ())]
        id_ = self._id(what)
        if id_ is None:
            return keys
        whole = next((t.whole for t in told if t.whole and _is_total(t.whole)), None)
        part_of = None
        if whole:
            self._parts_of[_what(whole, self._evidence)].add(what)
            part_of = self._id(_what(whole, self._evidence))
        now = self._alone[what] = _counted(id_, told, part_of, self._evidence)
        self._series[key_of(now)][what] = now
        return {*keys, key_of(now)}

    def _drop(self, what: _What) -> list[Counted]:
        held = self._counted.pop(what, None)
        if held is None:
            return []
        self._all.change((self._places.pop(what),), ())
        return [held]

    def _keep(self, what: _What, now: Counted) -> Counted:
        first = next(iter(self._told[what]))
        self._counted[what] = now
        self._places[what] = first[0], now.toll
        self._all.change((), (self._places[what],))
        return now


def _tellings(claims: Iterable[Claim], evidence: Evidence) -> list[Telling]:
    """The totals of one report, in the order of its text, each with its whole where its words make it a part."""
    framing = Framing(sorted(claims, key=lambda c: c.id), evidence.known.reports)
    told: list[Telling] = []
    for claim in filter(_tells, framing.claims):
        figures = [f for f in claim.figures if _may_count(f)]
        frame = framing.of(claim) if figures and not claim.time else None
        told.extend(Telling(claim=claim, figure=f, frame=frame) for f in figures)
    if not told:
        return []
    told.sort(key=lambda t: (t.figure.span.start, -t.figure.span.end, t.claim.id))
    whole_of = parts([t.figure for t in told], evidence.known.reports[told[0].claim.report].text)
    made: list[Telling] = []
    for number, telling in enumerate(told):
        whole = whole_of.get(number)
        made.append(telling if whole is None else replace(telling, whole=made[whole]))
    return [t for t in made if _is_total(t)]


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


def _what(told: Telling, evidence: Evidence) -> _What:
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


def _counted(id_: str, told: list[Telling], part_of: str | None, evidence: Evidence) -> Counted:
    first = told[0]
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
        part_of=part_of,
    )
    return Counted(
        toll=toll,
        counter=evidence.origin(first.claim).key,
        allowed=interval(first.figure),
        spots=tuple(spot_of(p) for p in loci(first.of.places)),
        began=_began(first),
        until=(first.period.latest if first.period else None) or evidence.known.published(first.claim),
    )
