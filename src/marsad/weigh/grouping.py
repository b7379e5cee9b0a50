"""Which tellings tell of one event: the same place on the ground, days, kind and actors that can be the same.

The most exactly told come first and found the groups. What is told more loosely (an area, a span of days, no day,
"bombardment") joins only where exactly one group is left that it can mean; where several are, it stands for itself
and names them. So a loose report never welds two events together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from marsad.model import Claim, Reason
from marsad.weigh.evidence import Evidence, Telling
from marsad.weigh.ground import VAST, Spot, cells
from marsad.weigh.kinds import SINGULAR, TAKEN, TAKEN_SLACK_DAYS, class_of, compatible, generality
from marsad.weigh.naming import stable_id
from marsad.weigh.windows import Grain, Window
from marsad.weigh.wire import alike

How = Literal["same", "voice", "region", "inside", "report"]
Token = tuple[object, ...]

# An undated report of the day's news tells of the last few days.
NEWS_DAYS = 3
_ONLY_THE_SAME_PLACE = TAKEN | {"advance"}


@dataclass(slots=True, eq=False)
class Group:
    """Tellings of one event, and what they narrow it down to.

    `reasons` are words on how tellings came to be joined, `rivals` the groups it may be one with, `decided` what
    people decided on it, `shared` the claims that tell of events at other places too.
    """

    members: list[Telling]
    spot: Spot | None
    window: Window
    kind: str
    published: date | None
    parties: set[str]
    claims: set[str]
    reports: set[str]
    number: int = 0
    reasons: list[Reason] = field(default_factory=list)
    rivals: list[Group] = field(default_factory=list)
    decided: list[str] = field(default_factory=list)
    shared: set[str] = field(default_factory=set)

    @classmethod
    def founded(cls, telling: Telling, published: date | None, number: int = 0) -> Group:
        claim = telling.claim
        return cls(
            members=[telling],
            spot=telling.spot,
            window=telling.window,
            kind=claim.type,
            published=published,
            parties=set(telling.parties),
            claims={claim.id},
            reports={claim.report},
            number=number,
        )

    def take(self, telling: Telling) -> None:
        """One more telling of the same event, which may narrow it down further."""
        self.members.append(telling)
        self.claims.add(telling.claim.id)
        self.reports.add(telling.claim.report)
        self.parties |= telling.parties
        self.window = self.window.narrowed(telling.window)
        self.spot = _finer(self.spot, telling.spot)
        if generality(telling.claim.type) < generality(self.kind):
            self.kind = telling.claim.type


def _finer(one: Spot | None, other: Spot | None) -> Spot | None:
    if one is None or other is None:
        return one or other
    if not one.placed or not other.placed:
        return one if one.placed or not other.placed else other
    return min(one, other, key=lambda s: (s.area, s.radius if s.area else 0.0, s.key))


def group_id(members: Iterable[Telling], evidence: Evidence) -> str:
    """The id of an event: that of its first known telling, so that later reports do not change it."""
    return telling_id(min(members, key=lambda t: (*evidence.known.order(t.claim), t.start)))


def telling_id(telling: Telling) -> str:
    """The id of the event that this telling was, or would be, the first to tell."""
    return stable_id("inc", telling.claim.id, telling.start)


def group(tellings: Iterable[Telling], evidence: Evidence) -> list[Group]:
    """Every telling in one group; the same tellings in any order give the same groups."""
    order = evidence.known.order
    ordered = sorted(tellings, key=lambda t: (t.grain, order(t.claim), t.start))
    grouping = _Grouping(evidence)
    for telling in ordered:
        grouping.place(telling)
    return grouping.groups


class _Grouping:
    """Groups in the making, found again by place, days and class of kind, so that no telling meets them all."""

    def __init__(self, evidence: Evidence) -> None:
        self.groups: list[Group] = []
        self._evidence = evidence
        self._index: defaultdict[Token, set[int]] = defaultdict(set)

    def place(self, telling: Telling) -> None:
        """The telling joins the one group it can mean, or founds its own."""
        found = [(how, g) for g in self._candidates(telling) if (how := self._match(telling, g))]
        chosen = _chosen(telling, found)
        if chosen is None:
            chosen = Group.founded(telling, self._evidence.known.published(telling.claim), len(self.groups))
            chosen.rivals = [g for _, g in found]
            self.groups.append(chosen)
        else:
            _explain(telling, chosen, next(how for how, g in found if g is chosen))
            chosen.take(telling)
        for token in self._registers(telling):
            self._index[token].add(chosen.number)

    def _candidates(self, telling: Telling) -> list[Group]:
        numbers = {n for token in self._looks_up(telling) for n in self._index.get(token, ())}
        return [self.groups[n] for n in sorted(numbers)]

    def _registers(self, telling: Telling) -> Iterator[Token]:
        kind = class_of(telling.claim.type)
        yield "report", kind, telling.claim.report
        published = self._evidence.known.published(telling.claim)
        for where in _places(telling.spot):
            yield from ((kind, where, when) for when in _told(telling.window, published))
            if telling.claim.type in TAKEN:
                yield kind, where, "taken"

    def _looks_up(self, telling: Telling) -> Iterator[Token]:
        kind = class_of(telling.claim.type)
        yield "report", kind, telling.claim.report
        published = self._evidence.known.published(telling.claim)
        slack = TAKEN_SLACK_DAYS if telling.claim.type in TAKEN else 0
        for where in _places(telling.spot):
            yield from ((kind, where, when) for when in _meant(telling.window, published, slack))
            if telling.claim.type in TAKEN and telling.window.dated:
                yield kind, where, "taken"

    def _match(self, telling: Telling, group: Group) -> How | None:
        if telling.claim.id in group.claims or not self._kinds_agree(telling, group):
            return None
        if not (self._days_agree(telling, group) and self._actors_agree(telling, group)):
            return None
        return self._place_agrees(telling, group)

    def _kinds_agree(self, telling: Telling, group: Group) -> bool:
        kind = telling.claim.type
        if kind == "other_event":  # the kind says nothing, so the words must
            return group.kind == kind and alike(telling.claim.span.quote, group.members[0].claim.span.quote)
        return compatible(kind, group.kind)

    def _days_agree(self, telling: Telling, group: Group) -> bool:
        told, grouped = telling.window, group.window
        if told.dated and grouped.dated:
            return _windows_agree(told, grouped, telling.claim.type)
        published = self._evidence.known.published(telling.claim)
        if not told.dated and not grouped.dated:
            if published is None or group.published is None:
                return telling.claim.report in group.reports
            return abs((published - group.published).days) <= NEWS_DAYS
        if told.dated:
            return _recent(told, group.published)
        return telling.claim.report in group.reports if published is None else _recent(grouped, published)

    def _actors_agree(self, telling: Telling, group: Group) -> bool:
        if not telling.parties or not group.parties or telling.claim.type in SINGULAR:
            return True
        allied = self._evidence.sides.allied
        if any(allied(one, other) for one in telling.parties for other in group.parties):
            return True
        return any(same_count(telling.claim, t.claim) for t in group.members)

    def _place_agrees(self, telling: Telling, group: Group) -> How | None:
        if telling.spot is None or group.spot is None:
            return self._loosely(telling, group)
        relation = self._evidence.ground.relation(telling.spot, group.spot)
        if relation == "same" and telling.spot.region:
            firm = telling.window.grain <= Grain.DAYS and group.window.dated and telling.spot.precision not in VAST
            return "region" if firm or telling.claim.report in group.reports else None
        if relation != "inside":
            return relation
        if telling.claim.type in _ONLY_THE_SAME_PLACE:
            return None
        if telling.spot.region or group.spot.region:
            # "Serat, Morn and villages in the north": those villages are others than any that has a name
            return self._loosely(telling, group) if telling.alone else None
        return "inside"

    def _loosely(self, telling: Telling, group: Group) -> How | None:
        """What is loose in its place joins within its report alone: what the same voice tells, else what has a day.

        A province on Tuesday is not the village that another speaker names without a day.
        """
        if telling.claim.report not in group.reports:
            return None
        origin = self._evidence.origin
        key = origin(telling.claim).key
        if any(t.claim.report == telling.claim.report and origin(t.claim).key == key for t in group.members):
            return "voice"
        return "report" if group.window.dated or not telling.window.dated else None


def _places(spot: Spot | None) -> Iterator[object]:
    if spot is not None:
        yield spot.key
        yield from cells(spot)


def _told(window: Window, published: date | None) -> Iterator[object]:
    if window.grain is Grain.SERIES:
        yield "series"
    elif window.dated:
        yield from window.days()
    elif published:
        yield "undated", published.toordinal()


def _meant(window: Window, published: date | None, slack: int) -> Iterator[object]:
    if window.grain is Grain.SERIES:
        yield "series"
    elif window.latest:
        yield from window.days(slack)
        last = window.latest.toordinal()
        yield from (("undated", d) for d in range(last, last + NEWS_DAYS + 1))
    elif published:
        day = published.toordinal()
        yield from range(day - NEWS_DAYS, day + 1)
        yield from (("undated", d) for d in range(day - NEWS_DAYS, day + NEWS_DAYS + 1))


def _windows_agree(told: Window, grouped: Window, kind: str) -> bool:
    """Whether two windows share at least half the shorter one; a series as a whole is no event of it.

    A place taken is taken once, so its days may differ and a whole campaign may be told for it.
    """
    gap = told.gap(grouped)
    if kind in TAKEN:
        return gap is not None and gap <= TAKEN_SLACK_DAYS
    if gap != 0 or (told.grain is Grain.SERIES) is not (grouped.grain is Grain.SERIES):
        return False
    return 2 * told.narrowed(grouped).length >= min(told.length, grouped.length)


def _recent(told: Window, published: date | None) -> bool:
    """Whether a report without a day of its own, published then, can tell of what happened in this window."""
    if published is None or told.latest is None or told.grain is Grain.SERIES:
        return False
    return 0 <= (published - told.latest).days <= NEWS_DAYS


def same_count(one: Claim, other: Claim) -> bool:
    """Whether two claims give one and the same number of killed or wounded."""
    counted = {(f.kind, f.low, f.high) for f in one.figures if not f.cumulative and f.low}
    return any((f.kind, f.low, f.high) in counted for f in other.figures if not f.cumulative)


def _chosen(telling: Telling, found: Sequence[tuple[How, Group]]) -> Group | None:
    """The group told in just the same terms; else the only one of that place, of that voice, or at all.

    Of several that a telling without a place may mean, those of the very kind come first, then those with a place.
    """
    same = [g for how, g in found if how == "same"]
    own = [g for how, g in found if how == "voice"]
    if exact := _in_the_same_terms(telling, same):
        return exact
    if len(same) == 1 or len(own) == 1:
        return (same if len(same) == 1 else own)[0]
    if exact := _in_the_same_terms(telling, [g for how, g in found if how == "region"]):
        return exact
    left = own or [g for _, g in found]
    if telling.spot is None or telling.spot.precision in VAST:
        left = [g for g in left if g.kind == telling.claim.type] or left
        left = [g for g in left if g.spot and not g.spot.region] or left
    return left[0] if len(left) == 1 else None


def _in_the_same_terms(telling: Telling, groups: Sequence[Group]) -> Group | None:
    return next((g for g in groups if g.members[0].stamp == telling.stamp), None)


def _explain(telling: Telling, group: Group, how: How) -> None:
    """A word on every joining that rests on more than the same place, day and kind."""
    mine = (telling.claim.id,)
    if not telling.window.dated and group.window.dated:
        text = f"Undated in its words; place and kind fit this event alone, {NEWS_DAYS} days or less before its report."
        group.reasons.append(Reason(text=text, claims=mine))
    if how == "inside":
        text = "Told of the area around, or of a place in it; no other event known there fits."
        group.reasons.append(Reason(text=text, claims=mine))
    if how in ("voice", "report"):
        text = "Told without a place of its own, or of a region only; no other event of its report fits."
        group.reasons.append(Reason(text=text, claims=mine))
