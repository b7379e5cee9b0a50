"""Placing again what was read before, or reading it again, with all that the desk knows of places by now."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from marsad.engine.results import Watch
from marsad.ledger import Ledger
from marsad.model import Claim, Location, Reading, Report

# "rules/1.0" → "rules/1.0+again.1": a reading of its own, so that the earlier one stays as it was.
_AGAIN = re.compile(r"\+again\.(\d+)$")
Again = Callable[[Report, Sequence[Claim]], Reading]
"""Makes a reading of a report anew, out of the claims of its last one or out of its text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A mention whose place is another now, or became known, or open: its words, in which report, before and now."""

    words: str
    report: str
    before: Location | None
    now: Location | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewed:
    """How many reports were looked at, in how many something changed, the claims won and lost, and what moved."""

    reports: int
    changed: int
    won: int
    lost: int
    moved: tuple[Moved, ...]


def renew(ledger: Ledger, again: Again, watch: Watch) -> Renewed:
    """Make the latest reading of every report anew; where it differs, that is a reading of its own.

    Claims that say the same keep their ids, and so do the decisions about them. Done twice, it changes nothing.
    """
    moved: list[Moved] = []
    changed = won = lost = 0
    reports = ledger.reports()
    for done, report in enumerate(reports):
        watch(done, len(reports), report.name)
        claims = ledger.claims(report.id)
        if not claims:
            continue
        reading = again(report, claims)
        before, now = ({claim.id: claim for claim in some} for some in (claims, reading.claims))
        found = [one for id_ in before if id_ in now for one in _moved(before[id_], now[id_], report)]
        if not found and before.keys() == now.keys():
            continue
        _record(ledger, reading, claims[0].reader)
        changed, won, lost = changed + 1, won + len(now.keys() - before), lost + len(before.keys() - now)
        moved += found
    return Renewed(reports=len(reports), changed=changed, won=won, lost=lost, moved=tuple(moved))


def _record(ledger: Ledger, reading: Reading, reader: str) -> None:
    name = _next(reader)
    ledger.record(replace(reading, claims=tuple(replace(claim, reader=name) for claim in reading.claims)), name)


def _next(reader: str) -> str:
    found = _AGAIN.search(reader)
    return f"{_AGAIN.sub('', reader)}+again.{int(found.group(1)) + 1 if found else 1}"


def _moved(before: Claim, now: Claim, report: Report) -> list[Moved]:
    pairs = [(one, two) for one, two in zip(before.places, now.places, strict=True) if one.location != two.location]
    return [Moved(words=two.text, report=report.name, before=one.location, now=two.location) for one, two in pairs]
