"""Who is said to hold a place. Only captures, unopposed takeovers, withdrawals and plain statements of control count.

An advance, a road reached, an attack foreseen change nothing. One place told twice to have changed hands changed
once. A stated fraction ("almost all of") is kept as said.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from marsad.model import Act, Claim, Control, Modality, PlaceMention, Polarity
from marsad.weigh.evidence import Evidence, Telling, tellings_of
from marsad.weigh.in_order import InOrder
from marsad.weigh.kinds import TAKEN, class_of
from marsad.weigh.naming import stable_id
from marsad.weigh.windows import Grain, Window

STATE = "control_state"
# Days by which two reports of one capture may differ.
SLACK_DAYS = 7
# A statement of control without a day, or a capture without one, stands beside others of the same month.
MONTH_DAYS = 31
_NOT_TOLD = frozenset({Act.DENIES, Act.RETRACTS, Act.EXPECTS, Act.WARNS, Act.DEMANDS})
_BEFORE = 80
_EXTENT = re.compile(
    r"(?P<extent>(?:(?:almost|nearly|virtually|practically|roughly|about|over|more\s+than)\s+)?"
    r"(?:all|most|much|half|(?:the\s+)?(?:bulk|whole|rest|entirety|majority)"
    r"|(?:an?\s+|the\s+|some\s+|large\s+|small\s+|several\s+|wide\s+|remaining\s+|last\s+)*(?:parts?|portions?|swathes?|pockets?|areas?|thirds?|quarters?)"
    r"|\d+(?:\.\d+)?\s*(?:%|per\s?cent))\s+of)"
    r"(?:\s+(?:territory|land|ground)\s+in)?\s+(?:the\s+)?$",
    re.IGNORECASE,
)


@dataclass(slots=True, eq=False)
class Holding:
    """Tellings that one party holds, or took, one place."""

    members: list[Telling]
    place: PlaceMention
    holder: str | None
    window: Window
    published: date | None
    change: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One `Control` with the key of its place and the tellings it was made of."""

    key: str
    control: Control
    tellings: tuple[Telling, ...]


class Holdings:
    """Who is said to hold which place, as claims come and go: every place is told of by its own claims alone."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._told: dict[str, list[tuple[str, Telling]]] = {}
        self._shelves: defaultdict[str, dict[tuple[str, int], Telling]] = defaultdict(dict)
        self._held: dict[str, list[Held]] = {}
        self._stale: dict[str, None] = {}
        self._control: InOrder[Control] = InOrder(_order)

    def add(self, claims: Iterable[Claim]) -> None:
        """Take in more claims, each once."""
        evidence = self._evidence
        told = [t for c in claims if _tells(c) for t in tellings_of(c, evidence) if _says_who(t, evidence)]
        for telling in told:
            if telling.place and telling.spot and not _only_locates(telling.place, telling.claim, evidence):
                key = telling.spot.key
                self._told.setdefault(telling.claim.id, []).append((key, telling))
                self._shelves[key][telling.name] = telling
                self._stale[key] = None

    def remove(self, claims: Iterable[Claim]) -> None:
        """Give claims up, as if they had never come in."""
        for claim in claims:
            for key, telling in self._told.pop(claim.id, ()):
                del self._shelves[key][telling.name]
                self._stale[key] = None

    def changes(self) -> dict[str, list[Held]]:
        """For every place of which more or less is told than when this was last asked what is held of it now."""
        changed = {key: _holdings(key, self._shelves[key].values(), self._evidence) for key in self._stale}
        self._stale = {}
        for key, held in changed.items():
            self._control.change((h.control for h in self._held.pop(key, ())), ())
            if held:
                self._held[key] = held
        self._control.change((), [h.control for held in changed.values() for h in held])
        return changed

    def control(self) -> tuple[Control, ...]:
        """Every change and state of control that is claimed, each once, in the order of their days."""
        return tuple(self._control)


def _holdings(key: str, told: Iterable[Telling], evidence: Evidence) -> list[Held]:
    """Every change and state of control claimed of one place, each once, with who tells it."""
    shelf: list[Holding] = []
    for telling in sorted(told, key=lambda t: (t.grain, evidence.known.order(t.claim), t.start)):
        fitting = [h for h in shelf if _fits(telling, h, evidence)]
        if len(fitting) == 1 or (fitting and telling.claim.type == STATE):
            _tell_again(telling, fitting[0], evidence)
        elif telling.place:
            shelf.append(_founded(telling, telling.place, evidence))
    return [Held(key=key, control=_control(h, evidence), tellings=tuple(h.members)) for h in shelf]


def _order(one: Control) -> tuple[date, str]:
    return one.earliest or date.max, one.id


def _tells(claim: Claim) -> bool:
    if claim.polarity is not Polarity.AFFIRMED or claim.modality is not Modality.ACTUAL or claim.act in _NOT_TOLD:
        return False
    return claim.type in TAKEN or claim.type == STATE


def _holder(telling: Telling, evidence: Evidence) -> str | None:
    """Who holds it now; whoever withdrew does not, and who follows is not said."""
    if telling.claim.type == "withdrawal_done":
        return None
    named = evidence.sides.actor_names(telling.claim)
    return named[0] if named else None


def _says_who(telling: Telling, evidence: Evidence) -> bool:
    """A statement of control that leaves the holder open says nothing."""
    return telling.claim.type != STATE or _holder(telling, evidence) is not None


def _founded(telling: Telling, place: PlaceMention, evidence: Evidence) -> Holding:
    return Holding(
        members=[telling],
        place=place,
        holder=_holder(telling, evidence),
        window=telling.window,
        published=evidence.known.published(telling.claim),
        change=telling.claim.type != STATE,
    )


def _fits(telling: Telling, holding: Holding, evidence: Evidence) -> bool:
    if (telling.claim.type != STATE) is not holding.change:
        return False
    if class_of(telling.claim.type) != class_of(holding.members[0].claim.type):
        return False
    holder = _holder(telling, evidence)
    if holder and holding.holder and not evidence.sides.allied(holder, holding.holder):
        return False
    if not holding.change:
        return holder == holding.holder
    gap = telling.window.gap(holding.window)
    if gap is not None:
        return gap <= SLACK_DAYS
    published = evidence.known.published(telling.claim)
    same_report = any(t.claim.report == telling.claim.report for t in holding.members)
    near = published and holding.published and abs((published - holding.published).days) <= MONTH_DAYS
    return same_report or bool(near)


def _tell_again(telling: Telling, holding: Holding, evidence: Evidence) -> None:
    holding.members.append(telling)
    holding.window = holding.window.narrowed(telling.window)
    holding.holder = holding.holder or _holder(telling, evidence)


def _control(holding: Holding, evidence: Evidence) -> Control:
    told = sorted(holding.members, key=lambda t: (evidence.known.order(t.claim), t.start))
    first = told[0]
    extents = [e for t in told if t.place and (e := _extent(t.claim, t.place, evidence))]
    open_ended = holding.window.grain is Grain.UNDATED
    return Control(
        id=stable_id("ctl", first.claim.id, first.start),
        place=holding.place,
        holder=holding.holder,
        claims=tuple(dict.fromkeys(t.claim.id for t in told)),
        change=holding.change,
        extent=" / ".join(dict.fromkeys(extents)) or None,
        earliest=None if open_ended else holding.window.earliest,
        latest=None if open_ended else holding.window.latest,
        said_by=tuple(dict.fromkeys(evidence.origin(t.claim).who.name for t in told)),
    )


_LOCATES = re.compile(r"\b(?:located|situated|lies|lying) (?:\w+ ){0,2}?(?:in|within)\b[^.;]{0,30}$", re.IGNORECASE)


def _only_locates(place: PlaceMention, claim: Claim, evidence: Evidence) -> bool:
    """Whether a place only says where another lies: "the town, located in the north of the province"."""
    text = evidence.known.reports[claim.report].text
    return bool(_LOCATES.search(text[max(place.span.start - _BEFORE, claim.span.start) : place.span.start]))


def _extent(claim: Claim, place: PlaceMention, evidence: Evidence) -> str | None:
    """The fraction stated right before the place's name."""
    text = evidence.known.reports[claim.report].text
    found = _EXTENT.search(text[max(place.span.start - _BEFORE, 0) : place.span.start])
    return " ".join(found["extent"].split()) if found else None
