"""Where a claim comes from: the one who vouches for it, and the outlets that carry it on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from marsad.model import Claim, Report
from marsad.weigh.known import Known
from marsad.weigh.sides import Sides, is_name, plain_name

UNNAMED_OUTLET = "an outlet not named"
# The kind a pack gives to sources that are nobody in particular: residents, local activists, medics.
COLLECTIVE = "collective"
# "Daily Post (Newswire)", "Daily Post (citing Newswire)": the page prints another's story and says so.
_CREDITED = re.compile(r"^(?P<outer>[^()]+?)\s*\((?:citing\s+|via\s+|from\s+)?(?P<inner>[^()]+)\)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """One who speaks or carries. `key` is shared by all its names; `source` is its id in the pack, if it has one."""

    key: str
    name: str
    source: str | None = None
    side: str | None = None
    party: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Who vouches for a claim, and through whom it came, nearest first.

    `named` is False for the unnamed ("a military source"): such a label may be another person the next time. `lean`
    is the camp it speaks for, the unnamed taking that of the only camp whose outlets carry them.
    """

    who: Outlet
    carriers: tuple[Outlet, ...] = ()
    publisher: bool = False
    named: bool = True
    lean: str | None = None

    @property
    def key(self) -> str:
        return self.who.key


@dataclass(slots=True)
class Origins:
    """Finds the origin of each claim once."""

    known: Known
    sides: Sides
    _found: dict[str, Origin] = field(default_factory=dict)

    def of(self, claim: Claim) -> Origin:
        if claim.id not in self._found:
            self._found[claim.id] = self._origin(claim, self.known.reports[claim.report])
        return self._found[claim.id]

    def forget(self, claim: Claim) -> None:
        """Find the origin of a claim anew, as it is no longer what it was."""
        self._found.pop(claim.id, None)

    def outlet(self, name: str, source_id: str | None = None) -> Outlet:
        """The outlet or speaker of that name; a collective goes by the name it is given here."""
        source = self.sides.source(name, source_id)
        if source and source.kind == COLLECTIVE:
            return Outlet(key=source.id, name=name.strip())
        if source:
            side = self.sides.side_of_source(source)
            return Outlet(key=source.id, name=source.name, source=source.id, side=side, party=source.party)
        parties = self.sides.parties_in(name)
        party = parties[0] if len(parties) == 1 else None
        return Outlet(key=f"name {plain_name(name)}", name=name.strip(), side=self.sides.side(party), party=party)

    def printers(self, report: Report) -> tuple[Outlet, ...]:
        """Who prints a report, and whom it credits with it: "Daily Post (Newswire)" is the Post, carrying Newswire."""
        if not report.publisher:
            return (Outlet(key=f"report {report.id}", name=UNNAMED_OUTLET),)
        credited = _CREDITED.match(report.publisher.strip())
        inner = self.outlet(credited["inner"]) if credited else None
        if credited and inner and inner.source:
            return (self.outlet(credited["outer"]), inner)
        return (self.outlet(report.publisher),)

    def _origin(self, claim: Claim, report: Report) -> Origin:
        printers = self.printers(report)
        printed = {o.key for o in printers}
        named = [self.outlet(name) for name in claim.relayed_by if name not in ("publisher", report.publisher)]
        cited = [o for o in named if o.key not in printed]
        chain = tuple({o.key: o for o in (*cited, *reversed(printers))}.values())
        if not claim.speaker.is_publisher:
            return self._of_speaker(claim, chain)
        who = (*cited, *reversed(printers))[0]
        carriers = tuple(o for o in chain if o.key != who.key)
        return Origin(who=who, carriers=carriers, publisher=True, lean=who.side)

    def _of_speaker(self, claim: Claim, chain: tuple[Outlet, ...]) -> Origin:
        who = self.outlet(claim.speaker.name, claim.speaker.id)
        carriers = tuple(o for o in chain if o.key != who.key)
        named = bool(who.source or who.party) or is_name(who.name)
        own_report = any(o.key == who.key for o in self.printers(self.known.reports[claim.report]))
        lean = who.side if named else who.side or _only_side(carriers)
        return Origin(who=who, carriers=carriers, publisher=own_report, named=named, lean=lean)


def _only_side(carriers: tuple[Outlet, ...]) -> str | None:
    sides = {o.side for o in carriers if o.side}
    return sides.pop() if len(sides) == 1 else None
