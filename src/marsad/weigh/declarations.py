"""Ceasefires as declared: one declaration told many ways is one object, another a month later is another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from marsad.model import Act, Claim, Modality, PlaceMention, Polarity, Term
from marsad.weigh.evidence import Evidence
from marsad.weigh.ground import Spot, loci, spot_of
from marsad.weigh.naming import called
from marsad.weigh.sides import is_name
from marsad.weigh.starts import after_agreement, declared_window
from marsad.weigh.windows import FEW_DAYS, Grain, Window, later

DECLARING = frozenset({"ceasefire_announced", "ceasefire_agreed"})
# One declaration is dated by its announcement, its first day, or "the start of the month".
SLACK_DAYS = 3
# "The ceasefire", without a day, is the last one declared within two months.
CURRENT_DAYS = 60
_NOT_DECLARED = frozenset({Act.DENIES, Act.RETRACTS, Act.EXPECTS, Act.WARNS, Act.DEMANDS})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Declared:
    """One claim's telling of a declaration."""

    claim: Claim
    window: Window
    parties: tuple[str, ...]
    spots: tuple[Spot, ...]
    published: date | None


@dataclass(slots=True, eq=False)
class Truce:
    """Tellings of one declaration, `start` and `until` (None: not known) the days it was to hold.

    `terms` are those its tellings state, None before they were looked for.
    """

    told: list[Declared] = field(default_factory=list)
    start: Window = field(default_factory=Window)
    until: date | None = None
    terms: tuple[Term, ...] | None = None

    @property
    def claims(self) -> list[Claim]:
        return [d.claim for d in self.told]

    @property
    def parties(self) -> set[str]:
        return {p for d in self.told for p in d.parties}

    @property
    def spots(self) -> list[Spot]:
        return [s for d in self.told for s in d.spots]

    def holds_on(self, day: date) -> bool:
        """Whether a day lies from its start to its end."""
        begun = self.start.earliest is not None and self.start.earliest <= day
        return begun and (self.until is None or day <= self.until)


def declares(claim: Claim) -> bool:
    """Whether a claim tells that a ceasefire was declared; one that is to begin tomorrow has been declared today."""
    told = claim.type in DECLARING and claim.polarity is Polarity.AFFIRMED
    return told and claim.modality in (Modality.ACTUAL, Modality.PLANNED) and claim.act not in _NOT_DECLARED


def declarers(claim: Claim, evidence: Evidence) -> tuple[str, ...]:
    """Ids of the parties that declared it; who announces it declares it."""
    named = evidence.sides.actors(claim)
    if named or claim.act is not Act.ANNOUNCES:
        return named
    own = evidence.sides.party_of_speaker(claim)
    return (own,) if own else ()


def declarer_names(claim: Claim, evidence: Evidence) -> tuple[str, ...]:
    """As `declarers`, with those the pack does not know under their names."""
    known = evidence.sides.actor_names(claim) or declarers(claim, evidence)
    others = (n for n in called(claim) if not evidence.sides.parties_in(n))
    named = tuple(dict.fromkeys((*known, *others)))
    who = evidence.origin(claim).who
    if named or claim.act is not Act.ANNOUNCES or claim.speaker.is_publisher or not (who.source or is_name(who.name)):
        return named
    return (who.name,)


def truces(claims: Iterable[Claim], evidence: Evidence) -> list[Truce]:
    """The ceasefires declared, the earliest first, those without a day last.

    A telling that fits several of them founds one more only if it announces it. A ceasefire lasts to the day before its
    side's next, or for two months after the last report that speaks of it.
    """
    shelf = _Shelf()
    told = (_declared(c, evidence) for c in claims if declares(c))
    order = evidence.known.order
    for one in sorted(told, key=lambda d: (not d.window.dated, d.window.length, *order(d.claim))):
        fitting = [t for t in shelf.near(one) if _fits(one, t, evidence)]
        nearest = shelf.of_one_breath(one) or _nearest(fitting, one.window)
        if nearest:
            shelf.tell(one, nearest)
        elif not fitting or one.claim.act is Act.ANNOUNCES:
            shelf.tell(one, Truce())
    found = shelf.found
    for truce in found:
        truce.start = _start(truce, evidence)
    found.sort(key=lambda t: (t.start.earliest or date.max, t.told[0].claim.id))
    _end(found, evidence)
    return found


class _Shelf:
    """Ceasefires in the order they were founded in, found by the months they are told for, and by report."""

    def __init__(self) -> None:
        self.found: list[Truce] = []
        self._number: dict[Truce, int] = {}
        self._by_month: defaultdict[tuple[bool, int], dict[Truce, None]] = defaultdict(dict)
        self._by_report: defaultdict[str, list[tuple[Truce, Claim]]] = defaultdict(list)

    def tell(self, one: Declared, truce: Truce) -> None:
        """Enter one more telling of a ceasefire, which may be its first."""
        if truce not in self._number:
            self._number[truce] = len(self.found)
            self.found.append(truce)
        truce.told.append(one)
        self._by_report[one.claim.report].append((truce, one.claim))
        days = one.window if one.window.dated else Window(one.published, one.published)
        for month in days.months():
            self._by_month[one.window.dated, month][truce] = None

    def near(self, one: Declared) -> list[Truce]:
        """Those told for days near enough to be the same: all that can be, and more."""
        days = one.window if one.window.dated else Window(one.published, one.published)
        slack = SLACK_DAYS if one.window.dated else CURRENT_DAYS
        sorts = (True,) if one.window.dated else (True, False)
        found = {
            t: None for month in days.months(slack) for sort in sorts for t in self._by_month.get((sort, month), ())
        }
        return sorted(found, key=self._number.__getitem__)

    def of_one_breath(self, one: Declared) -> Truce | None:
        """The one told of by words that hold these, or lie in them: "agreed on Saturday to a truce from Monday"."""
        told = (t for t, c in self._by_report.get(one.claim.report, ()) if _overlaps(one.claim, c))
        return min(told, key=self._number.__getitem__, default=None)


def _overlaps(one: Claim, other: Claim) -> bool:
    return one.report == other.report and one.span.start < other.span.end and other.span.start < one.span.end


def _declared(claim: Claim, evidence: Evidence) -> Declared:
    return Declared(
        claim=claim,
        window=declared_window(claim, evidence.known.reports[claim.report]),
        parties=declarers(claim, evidence),
        spots=tuple(spot_of(p) for p in loci(claim.places)),
        published=evidence.known.published(claim),
    )


def _fits(one: Declared, truce: Truce, evidence: Evidence) -> bool:
    if not _days_fit(one, truce):
        return False
    allied = evidence.sides.allied
    parties = truce.parties
    if one.parties and parties and not any(allied(a, b) for a in one.parties for b in parties):
        return False
    spots = truce.spots
    return not (one.spots and spots) or any(evidence.ground.reaches(a, b) for a in one.spots for b in spots)


def _days_fit(one: Declared, truce: Truce) -> bool:
    told = [d.window for d in truce.told if d.window.dated]
    if one.window.dated and told:
        return any((gap := one.window.gap(w)) is not None and gap <= SLACK_DAYS for w in told)
    if one.window.dated or one.published is None:
        return False
    if not told:
        first_told = truce.told[0].published
        return first_told is not None and abs((one.published - first_told).days) <= CURRENT_DAYS
    first = min(w.earliest for w in told if w.earliest)
    return later(one.published, -CURRENT_DAYS) <= first <= one.published


def _nearest(fitting: Sequence[Truce], window: Window) -> Truce | None:
    """The one it can mean: of several, the last declared if it names no day, none if a wide window leaves them open."""
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    if not window.dated:
        dated = [(max(d), t.told[0].claim.id, n) for n, t in enumerate(fitting) if (d := _first_days(t))]
        return fitting[max(dated)[2]] if dated else None
    if window.length > FEW_DAYS:
        return None
    return min(fitting, key=lambda t: (min(window.gap(d.window) or 0 for d in t.told), t.told[0].claim.id))


def _first_days(truce: Truce) -> list[date]:
    return [d.window.earliest for d in truce.told if d.window.earliest]


def _begins(one: Declared, truce: Truce, evidence: Evidence) -> Window:
    """The days told for it; what was agreed on Saturday and is "starting on Monday" starts on the Monday after."""
    beside = [d for d in truce.told if d is not one and _overlaps(d.claim, one.claim)]
    agreed = [d.window.earliest for d in beside if d.window.grain is Grain.DAY]
    return after_agreement(one.window, one.claim, evidence.known.reports[one.claim.report], agreed)


def _start(truce: Truce, evidence: Evidence) -> Window:
    """Of the narrowest windows told for its first day the one that most tellings allow.

    Of equals it is the later: a ceasefire is announced before it begins.
    """
    told = [w for d in truce.told if (w := _begins(d, truce, evidence)).dated]
    if not told:
        return Window()
    grain = min(w.grain for w in told)
    narrowest = [w for w in told if w.grain is grain]
    return max(narrowest, key=lambda w: (sum(w.overlaps(o) for o in told), w.earliest or date.min, -w.length))


def _end(found: Sequence[Truce], evidence: Evidence) -> None:
    parties = [t.parties for t in found]
    for i, truce in enumerate(found):
        last_told = max((d.published for d in truce.told if d.published), default=None)
        truce.until = later(last_told, CURRENT_DAYS) if last_told else None
        after = range(i + 1, len(found)) if parties[i] else ()
        first = next((n for n in after if _follows(found[n], truce) and _akin(parties[n], parties[i], evidence)), None)
        following = found[first].start.earliest if first is not None else None
        if following:
            truce.until = min(truce.until or date.max, later(following, -1))


def _follows(following: Truce, truce: Truce) -> bool:
    begins, began = following.start.earliest, truce.start.earliest
    return begins is not None and began is not None and begins > began


def _akin(some: Iterable[str], others: Collection[str], evidence: Evidence) -> bool:
    return any(evidence.sides.allied(a, b) for a in some for b in others)


def places_of(truce: Truce) -> tuple[PlaceMention, ...]:
    """Where it is to hold, each place once."""
    by_key: dict[str, PlaceMention] = {}
    for claim in truce.claims:
        for place in loci(claim.places):
            by_key.setdefault(spot_of(place).key, place)
    return tuple(by_key.values())
