"""What an outlet no longer upholds: it says so, it prints that it was misreported, or it denies what it had told.

A retraction counts for the outlet that makes it. An unnamed speaker known through that outlet alone falls with its
report; a named one stands, with a note that it is known through an outlet that has withdrawn. Who tells that *another*
outlet withdrew, or was wrong, withdraws nothing: that outlet stands until it is heard itself, and is not counted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from marsad.model import Act, Claim, Correction
from marsad.weigh.denials import Refusal
from marsad.weigh.evidence import Evidence, Telling
from marsad.weigh.ground import Spot, loci, spot_of
from marsad.weigh.grouping import Group
from marsad.weigh.kinds import EVENTS, compatible
from marsad.weigh.origins import Origin, Outlet
from marsad.weigh.takebacks import another, of_somebody, taken_back
from marsad.weigh.windows import Grain, Window, later

# A report is withdrawn for what it told of the last two weeks.
REACH_DAYS = 14


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Withdrawal:
    """A claim by which outlets (`by`, their keys) no longer uphold what they told of such a kind, place and time.

    `told_by` is the name of another who tells so of them.
    """

    claim: Claim
    by: frozenset[str]
    name: str
    on: date | None
    spots: tuple[Spot, ...]
    window: Window
    told_by: str | None = None


def withdrawals(claims: Iterable[Claim], evidence: Evidence) -> list[Withdrawal]:
    """Every retraction among the claims that is one by its act or its words."""
    found = (_withdrawal(c, evidence) for c in claims if taken_back(c, evidence.known.reports[c.report]))
    return [w for w in found if w is not None]


def _withdrawal(claim: Claim, evidence: Evidence) -> Withdrawal | None:
    origin = evidence.origin(claim)
    other = another(claim, evidence)
    if other:
        return _of_another(other, origin, claim, evidence)
    if of_somebody(claim, evidence):
        # The same words may name somebody else elsewhere, so nothing told under them is taken back.
        return _by((), origin.who.name, claim, evidence)
    if origin.named:
        if claim.act is not Act.RETRACTS and not origin.publisher:
            return None  # another's denial in the outlet's pages withdraws nothing of the outlet's own
        return _by((origin.key,), origin.who.name, claim, evidence)
    printer = evidence.origins.printers(evidence.known.reports[claim.report])[0]
    nearest = origin.carriers[0] if origin.carriers else printer
    return _by((nearest.key,), nearest.name, claim, evidence)


def _of_another(other: Outlet, origin: Origin, claim: Claim, evidence: Evidence) -> Withdrawal:
    """What a report tells of another outlet's; an outlet that is made its own accuser is told of by who prints it."""
    printer = evidence.origins.printers(evidence.known.reports[claim.report])[0]
    teller = printer if origin.key == other.key else origin.who
    return replace(_by((other.key,), other.name, claim, evidence), told_by=teller.name)


def _by(keys: Iterable[str], name: str, claim: Claim, evidence: Evidence) -> Withdrawal:
    return Withdrawal(
        claim=claim,
        by=frozenset(keys),
        name=name,
        on=evidence.known.day(claim),
        spots=tuple(spot_of(p) for p in loci(claim.places)),
        window=evidence.window(claim),
    )


class Answerable:
    """Tellings by those who can withdraw them, and which each retraction takes back, as both come in."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._by_outlet: defaultdict[str, list[Telling]] = defaultdict(list)
        self._asking: defaultdict[str, list[Withdrawal]] = defaultdict(list)
        self._met: dict[Withdrawal, dict[tuple[str, int], Telling]] = {}

    def add(self, tellings: Iterable[Telling], withdrawals: Iterable[Withdrawal]) -> None:
        """Take in more tellings and retractions."""
        for telling in tellings:
            for key in _answerable(telling, self._evidence):
                self._by_outlet[key].append(telling)
                self._meet(telling, self._asking.get(key, ()))
        for one in withdrawals:
            self._met[one] = {}
            for key in one.by:
                self._asking[key].append(one)
                for telling in self._by_outlet.get(key, ()):
                    self._meet(telling, (one,))

    def remove(self, tellings: Iterable[Telling], claims: Iterable[Claim]) -> None:
        """Give up tellings, and the retractions that these claims are."""
        ids = {c.id for c in claims}
        for one in [w for w in self._met if w.claim.id in ids] if ids else ():
            del self._met[one]
            for key in one.by:
                self._asking[key].remove(one)
        for telling in tellings:
            for key in _answerable(telling, self._evidence):
                self._by_outlet[key].remove(telling)
                for one in self._asking.get(key, ()):
                    self._met[one].pop(telling.name, None)

    @property
    def met(self) -> list[tuple[Withdrawal, list[Telling]]]:
        """Every retraction, by the id of its claim, with what it is met by."""
        in_order = sorted(self._met.items(), key=lambda pair: pair[0].claim.id)
        return [(one, [t for _, t in sorted(met.items(), key=lambda p: p[0])]) for one, met in in_order]

    def _meet(self, telling: Telling, withdrawals: Iterable[Withdrawal]) -> None:
        for one in withdrawals:
            if self._takes_back(one, telling):
                self._met[one][telling.claim.id, telling.start] = telling

    def _takes_back(self, withdrawal: Withdrawal, telling: Telling) -> bool:
        if telling.claim.report == withdrawal.claim.report or not self._told_by_then(withdrawal, telling):
            return False
        kind = withdrawal.claim.type
        if kind in EVENTS and not compatible(kind, telling.claim.type):
            return False
        if withdrawal.spots and telling.spot:
            return any(self._evidence.ground.relation(s, telling.spot) for s in withdrawal.spots)
        return not withdrawal.spots

    def _told_by_then(self, withdrawal: Withdrawal, telling: Telling) -> bool:
        """Told before it was withdrawn; others who still relay it later relay what is withdrawn all the same."""
        on = withdrawal.on
        published = self._evidence.known.published(telling.claim)
        if on is None:
            return True
        if self._evidence.origin(telling.claim).publisher and published and published > on:
            return False
        since, told = later(on, -REACH_DAYS), telling.window
        if told.earliest is None or told.latest is None:
            return published is None or published >= since
        speaks_of = withdrawal.window
        another_day = speaks_of.dated and speaks_of.grain <= Grain.DAYS and not speaks_of.overlaps(Window(on, on))
        if another_day and not speaks_of.overlaps(told):
            return False
        return told.earliest <= on and told.latest >= since


class Withdrawn:
    """Which tellings are withdrawn, by whom, and the corrections that did it; `home` holds the event of a telling."""

    def __init__(self, home: Mapping[tuple[str, int], Group], evidence: Evidence) -> None:
        self._evidence = evidence
        self._home = home
        self._found: dict[tuple[str, int], Withdrawal] = {}
        self._hearsay: dict[tuple[str, int], Withdrawal] = {}
        self._corrections: dict[str, tuple[Claim, Correction]] = {}

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """First known first; a report that says twice that it takes something back is told once."""
        found = self._corrections.values()
        done = {(claim.report, c.by) for claim, c in found if c.withdraws}
        told = [(claim, c) for claim, c in found if c.withdraws or (claim.report, c.by) not in done]
        return tuple(c for _, c in sorted(told, key=lambda pair: self._evidence.known.order(pair[0])))

    def marks(self) -> dict[tuple[str, int], tuple[object, object]]:
        """The tellings that somebody says are withdrawn, each with by whom, when and by which claim."""
        named = self._found.keys() | self._hearsay.keys()
        return {name: (_mark(self._found.get(name)), _mark(self._hearsay.get(name))) for name in named}

    def of(self, telling: Telling) -> Withdrawal | None:
        """The first withdrawal of a telling by the one who told it."""
        return self._found.get((telling.claim.id, telling.start))

    def hearsay(self, telling: Telling) -> Withdrawal | None:
        """The first to tell that the one who told it has withdrawn it, or was wrong."""
        return self._hearsay.get((telling.claim.id, telling.start))

    def apply(self, withdrawal: Withdrawal, met: list[Telling]) -> None:
        """Mark what a retraction takes back. One that names no place takes back only what cannot be mistaken."""
        unclear = not withdrawal.spots or withdrawal.claim.type not in EVENTS
        if unclear and len({id(self._home[t.claim.id, t.start]) for t in met}) > 1:
            met = []
        self._mark(withdrawal, met)

    def apply_denial(self, refusal: Refusal, own: list[Telling]) -> None:
        """A named voice that denies what it had told has withdrawn it."""
        self._mark(_by((refusal.origin.key,), refusal.origin.who.name, refusal.claim, self._evidence), own)

    def _mark(self, withdrawal: Withdrawal, tellings: list[Telling]) -> None:
        marked = self._hearsay if withdrawal.told_by else self._found
        for telling in tellings:
            told = telling.claim.id, telling.start
            if told not in marked or (withdrawal.on or date.max) < (marked[told].on or date.max):
                marked[told] = withdrawal
        withdraws = () if withdrawal.told_by else tuple(dict.fromkeys(t.claim.id for t in tellings))
        correction = Correction(
            claim=withdrawal.claim.id,
            by=withdrawal.name,
            on=withdrawal.on,
            withdraws=withdraws,
            text=_told(withdrawal, met=bool(withdraws)),
            told_by=withdrawal.told_by,
        )
        self._corrections[withdrawal.claim.id] = withdrawal.claim, correction


def _mark(withdrawal: Withdrawal | None) -> object:
    return withdrawal and (withdrawal.claim.id, withdrawal.on, withdrawal.by)


def _told(withdrawal: Withdrawal, *, met: bool) -> str:
    if withdrawal.told_by:
        return f"{withdrawal.told_by} tells that {withdrawal.name} has withdrawn a report, or was wrong."
    return f"{withdrawal.name} " + ("no longer upholds what it had told." if met else "takes a report back.")


def _answerable(telling: Telling, evidence: Evidence) -> tuple[str, ...]:
    """The keys of those who can withdraw a telling: its origin, and for an unnamed one the outlet it speaks through."""
    origin = evidence.origin(telling.claim)
    if origin.named or not origin.carriers:
        return (origin.key,)
    return origin.key, origin.carriers[0].key


def withdrawn_outlets(group: Group, withdrawn: Withdrawn) -> Mapping[str, Withdrawal]:
    """Keys of the outlets that have withdrawn a telling of this event."""
    found = (withdrawn.of(t) for t in group.members)
    return {key: w for w in found if w for key in w.by}
