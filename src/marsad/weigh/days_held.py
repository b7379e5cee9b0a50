"""How many days a ceasefire held, on whose reading: three for every one of them, and the first air strike apart.

A: until the first breach anybody reports. B: until the first that voices of different origin report and nobody denies.
C: until somebody says that it is over.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from marsad.model import Axis, Breach, Claim, Held
from marsad.weigh.declarations import Truce
from marsad.weigh.incidents import Weighed
from marsad.weigh.judgement import AGREED
from marsad.weigh.kinds import AIR
from marsad.weigh.matter import Matter
from marsad.weigh.rates import Coverage
from marsad.weigh.windows import Grain, later

FIRST_BREACH = "the first breach anybody reports"
FIRST_CORROBORATED = "the first breach told by voices of different origin"
FIRST_AIR_STRIKE = "the first air strike anybody reports"
DECLARED_OVER = "those who say that it is over"


def standing(weighed: Weighed, axis: Axis) -> str:
    """How one question about an incident stands."""
    return next(j.standing for j in weighed.incident.judgements if j.axis is axis)


def days_held(truce: Truce, breaches: Sequence[Breach], ends: Sequence[Claim], matter: Matter) -> tuple[Held, ...]:
    """Full days it held on each reading; a reading on which nothing dated ended it has no days and no claims."""
    dated = [(b.on, b.claim) for b in breaches if b.on]
    open_days = [b for b in breaches if b.on is None]
    agreed = [
        (day, t.claim.id)
        for day, claim in dated
        for w in matter.incidents(claim)
        if standing(w, Axis.OCCURRENCE) == AGREED
        for t in w.group.members
    ]
    air = {b.claim for b in breaches if b.kind in AIR}
    over = [(w.earliest, c.id) for c in ends if (w := matter.evidence.window(c)).grain is Grain.DAY and w.earliest]
    coverage = matter.coverage
    return (
        _until("A", FIRST_BREACH, dated, truce, coverage, at_most=bool(open_days)),
        _until("B", FIRST_CORROBORATED, agreed, truce, coverage, at_most=any(b.corroborated for b in open_days)),
        _until("C", DECLARED_OVER, over, truce, coverage),
        _until(
            "",
            FIRST_AIR_STRIKE,
            [d for d in dated if d[1] in air],
            truce,
            coverage,
            at_most=any(b.kind in AIR for b in open_days),
        ),
    )


def _until(
    letter: str,
    reading: str,
    told: Sequence[tuple[date, str]],
    truce: Truce,
    coverage: Coverage,
    *,
    at_most: bool = False,
) -> Held:
    start = truce.start.earliest
    if not told or start is None:
        return Held(letter=letter, reading=reading, days=None, claims=())
    day = min(d for d, _ in told)
    return Held(
        letter=letter,
        reading=reading,
        days=(day - start).days,
        claims=tuple(sorted({c for d, c in told if d == day})),
        at_most=at_most,
        unreported=coverage.unreported(start, later(day, -1)),
    )
