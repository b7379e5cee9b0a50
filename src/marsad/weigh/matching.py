"""Whether a telling can be of the event that a group tells of: place on the ground, days, kind and actors.

What is told loosely (an area, a span of days, no day, "bombardment") joins only where exactly one group is left that
it can mean. So a loose report never welds two events together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import fsum
from typing import Literal

from marsad.model import Claim, Precision, Reason
from marsad.weigh.evidence import Evidence, Telling
from marsad.weigh.ground import VAST, Spot, cells
from marsad.weigh.grouping import Group
from marsad.weigh.kinds import SINGULAR, TAKEN, TAKEN_SLACK_DAYS, class_of, compatible
from marsad.weigh.likeness import ALIKE
from marsad.weigh.windows import Grain, Window
from marsad.weigh.wire import alike

How = Literal["same", "voice", "region", "inside", "report", "words", "alike"]
Token = tuple[object, ...]

# An undated report of the day's news tells of the last few days.
NEWS_DAYS = 3
# One or two dead are told of many events of a day; the same higher count tells an event by itself.
TELLING_COUNT = 3
_ONLY_THE_SAME_PLACE = TAKEN | {"advance"}


@dataclass(frozen=True, slots=True)
class Matching:
    """Compares tellings with groups; `registers` and `looks_up` keep it from comparing each with all."""

    _evidence: Evidence

    def found(self, telling: Telling, groups: Iterable[Group]) -> list[tuple[How, Group]]:
        """The groups it can be of, each with what speaks for it."""
        return [(how, g) for g in groups if (how := self._match(telling, g))]

    def registers(self, telling: Telling) -> Iterator[Token]:
        """Under what a group with this telling is found: place or cell, day, class of kind."""
        kind = class_of(telling.claim.type)
        yield "report", kind, telling.claim.report
        if _on_a_day(telling.window):
            yield from ((kind, "anywhere", day) for day in telling.window.days())
        published = self._evidence.known.published(telling.claim)
        for where in _places(telling.spot):
            yield from ((kind, where, when) for when in _told(telling.window, published))
            if telling.claim.type in TAKEN:
                yield from ((kind, where, "taken", month) for month in telling.window.months())

    def looks_up(self, telling: Telling) -> Iterator[Token]:
        """Where to look for the groups it may be of."""
        kind = class_of(telling.claim.type)
        yield "report", kind, telling.claim.report
        if telling.spot is None and _on_a_day(telling.window):
            yield from ((kind, "anywhere", day) for day in telling.window.days())
        published = self._evidence.known.published(telling.claim)
        slack = TAKEN_SLACK_DAYS if telling.claim.type in TAKEN else 0
        for where in _places(telling.spot):
            yield from ((kind, where, when) for when in _meant(telling.window, published, slack))
            if telling.claim.type in TAKEN and telling.window.grain is Grain.SERIES:
                yield from ((kind, where, "taken", month) for month in telling.window.months(slack))
            elif telling.claim.type in TAKEN:
                yield from ((kind, where, ("series", month)) for month in telling.window.months(slack))

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
        around = telling.spot.precision is Precision.NEAR_SETTLEMENT
        if around and not telling.window.dated and telling.claim.report not in group.reports:
            return None  # neither the place nor a day: "near the town", in a report of those days, is no one event
        return "inside"

    def _loosely(self, telling: Telling, group: Group) -> How | None:
        """What is loose in its place joins within its report alone: what the same voice tells, else what has a day.

        A province on Tuesday is not the village that another speaker names without a day.
        """
        if telling.claim.report not in group.reports:
            return self._by_words(telling, group)
        origin = self._evidence.origin
        key = origin(telling.claim).key
        if any(t.claim.report == telling.claim.report and origin(t.claim).key == key for t in group.members):
            return "voice"
        return "report" if group.window.dated or not telling.window.dated else None

    def _by_words(self, telling: Telling, group: Group) -> How | None:
        """What names no place is of another report's event where day, words of the reports and a count are the same.

        Without a count in common it stays a candidate: reports of one war are alike in many of their words.
        """
        if telling.spot is not None or not (_on_a_day(telling.window) and _on_a_day(group.window)):
            return None
        known, likeness = self._evidence.known.reports, self._evidence.likeness
        mine = known[telling.claim.report]
        alike_to = [likeness.of(mine, known[i]) for i in sorted(group.reports)]
        if fsum(alike_to) < ALIKE * len(alike_to):
            return None
        counted = any(same_count(telling.claim, t.claim, least=TELLING_COUNT) for t in group.members)
        return "words" if counted else "alike"


def _on_a_day(window: Window) -> bool:
    return window.grain <= Grain.DAYS


def _places(spot: Spot | None) -> Iterator[object]:
    if spot is not None:
        yield spot.key
        yield from cells(spot)


def _told(window: Window, published: date | None) -> Iterator[object]:
    if window.grain is Grain.SERIES:
        yield from (("series", month) for month in window.months())
    elif window.dated:
        yield from window.days()
    elif published:
        yield "undated", published.toordinal()


def _meant(window: Window, published: date | None, slack: int) -> Iterator[object]:
    if window.grain is Grain.SERIES:
        yield from (("series", month) for month in window.months(slack))
    elif window.latest:
        yield from window.days(slack)
        last = window.latest.toordinal()
        yield from (("undated", d) for d in range(_soonest(window).toordinal(), last + NEWS_DAYS + 1))
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
    return _soonest(told) <= published and (published - told.latest).days <= NEWS_DAYS


def _soonest(told: Window) -> date:
    """The first day on which it can be reported: of a day or two ("over the past day") the first, else its last."""
    assert told.latest is not None
    return told.earliest if told.earliest and told.grain <= Grain.DAYS else told.latest


def same_count(one: Claim, other: Claim, least: float = 1) -> bool:
    """Whether two claims give one and the same number of killed or wounded, `least` or more of them."""
    counted = {(f.kind, f.low, f.high) for f in one.figures if not f.cumulative and f.low and f.low >= least}
    return any((f.kind, f.low, f.high) in counted for f in other.figures if not f.cumulative)


def chosen(telling: Telling, found: Sequence[tuple[How, Group]]) -> Group | None:
    """The group told in just the same terms; else the only one of that place, of that voice, or at all.

    Of several that a telling without a place may mean, those of the very kind come first, then those with a place.
    What is merely alike in its words is never joined.
    """
    found = [(how, g) for how, g in found if how != "alike"]
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


def explain(telling: Telling, group: Group, how: How) -> None:
    """A word on every joining that rests on more than the same place, day and kind."""
    mine = (telling.claim.id,)
    if not telling.window.dated and group.window.dated:
        text = f"Undated in its words; place and kind fit this event alone, {NEWS_DAYS} days or less before its report."
        group.reasons.append(Reason(text=text, claims=mine))
    if how == "inside":
        text = "Told of the area around, or of a place in it; no other event known there fits."
        group.reasons.append(Reason(text=text, claims=mine))
    if how == "words":
        text = "Told without a place; day, count and the words of its report fit this event alone."
        group.reasons.append(Reason(text=text, claims=mine))
    if how in ("voice", "report"):
        text = "Told without a place of its own, or of a region only; no other event of its report fits."
        group.reasons.append(Reason(text=text, claims=mine))
