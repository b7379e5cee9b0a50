"""Ceasefires: who declared them and on what terms, who answered, what is told as a breach, how long they held."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from marsad.model import Ceasefire, Claim, Modality, Polarity
from marsad.weigh.answers import accepts, may_answer
from marsad.weigh.breaches import accused, bound_by, breach, by_day, force
from marsad.weigh.declarations import Truce, truces
from marsad.weigh.evidence import Evidence
from marsad.weigh.incidents import tells_event
from marsad.weigh.kinds import FORCE
from marsad.weigh.matter import ALLEGED, Matter
from marsad.weigh.pact import Told, pact, prolonged, runs_out, stated_terms
from marsad.weigh.windows import later

# An answer may come before the first day: a ceasefire is announced ahead.
AHEAD_DAYS = 7


def ceasefires(claims: Sequence[Claim], matter: Matter) -> tuple[Ceasefire, ...]:
    """Every declaration with its terms, answers and alleged breaches, the earliest first."""
    evidence = matter.evidence
    found = truces(claims, evidence)
    ends = _assigned((c for c in claims if tells(c, "ceasefire_ended")), found, evidence)
    for i, truce in enumerate(found):
        _end_as_declared(truce, ends[i], evidence)
        _end_as_stated(truce, evidence)
    alleged = _assigned((c for c in claims if tells(c, ALLEGED)), found, evidence)
    answered = _answered((c for c in claims if may_answer(c)), found, evidence)
    dated = by_day((c for c in claims if c.type in FORCE and tells_event(c)), evidence)
    return tuple(
        pact(
            truce,
            Told(
                ends=ends[i],
                breaches=[breach(c, truce, matter) for c in (*alleged[i], *force(dated, truce, matter))],
                answering=answered[i],
            ),
            matter,
        )
        for i, truce in enumerate(found)
    )


def answering(claims: Iterable[Claim], matter: Matter) -> set[str]:
    """The ids of denials that name or answer an alleged breach."""
    alleged = [c for c in claims if tells(c, ALLEGED)]
    ids = {c.id for c in alleged}
    first: dict[str | None, date] = {}
    for claim in alleged:
        published = matter.evidence.known.published(claim)
        for side in accused(claim, matter.evidence) if published else ():
            first[side] = min(first.get(side, date.max), published or date.max)
    met = {r.claim.id for r in matter.refusals if r.made and first.get(r.origin.lean, date.max) <= r.made}
    return met | {r.claim.id for r in matter.naming if r.links & ids}


def tells(claim: Claim, kind: str) -> bool:
    """Whether a claim tells as done what its type says."""
    return claim.type == kind and claim.polarity is Polarity.AFFIRMED and claim.modality is Modality.ACTUAL


def _answered(claims: Iterable[Claim], found: Sequence[Truce], evidence: Evidence) -> dict[int, list[Claim]]:
    """Each claim that may answer a ceasefire with the one it can mean: the last begun or announced by its day."""
    assigned: dict[int, list[Claim]] = {i: [] for i in range(len(found))}
    starts = [(t.start.earliest, i) for i, t in enumerate(found) if t.start.earliest]
    for claim in claims:
        if accepts(claim) is None:
            continue
        day = evidence.window(claim).latest or evidence.known.published(claim)
        own = _own(claim, found)
        number = own if own is not None else _current(day, starts, found)
        if number is not None:
            assigned[number].append(claim)
    return assigned


def _current(day: date | None, starts: Sequence[tuple[date, int]], found: Sequence[Truce]) -> int | None:
    """The ceasefire last begun or announced by a day, if it is not over."""
    begun = [(start, i) for start, i in starts if day and later(start, -AHEAD_DAYS) <= day <= (found[i].until or day)]
    return max(begun)[1] if begun else None


def _own(claim: Claim, found: Sequence[Truce]) -> int | None:
    """The ceasefire told of just before a claim in its report, else the nearest one behind it."""
    own = [
        (c.span.start <= claim.span.start, -abs(c.span.start - claim.span.start), i)
        for i, t in enumerate(found)
        for c in t.claims
        if c.report == claim.report
    ]
    return max(own)[2] if own else None


def _assigned(claims: Iterable[Claim], found: Sequence[Truce], evidence: Evidence) -> dict[int, list[Claim]]:
    """Each claim with the ceasefire it speaks of.

    That is the one in force on its day; for the undated the one told of just before it in its report, else the one in
    force when it was published.
    """
    assigned: dict[int, list[Claim]] = {i: [] for i in range(len(found))}
    for claim in claims:
        number = _meant(claim, found, evidence)
        if number is not None:
            assigned[number].append(claim)
    return assigned


def _meant(claim: Claim, found: Sequence[Truce], evidence: Evidence) -> int | None:
    window = evidence.window(claim)
    day = window.latest
    if day is None:
        own = _own(claim, found)
        if own is not None:
            return own
        day = evidence.known.published(claim)
    holding = [i for i, t in enumerate(found) if day and t.holds_on(day) and bound_by(claim, t, evidence)]
    return max(holding, default=None)


def _end_as_declared(truce: Truce, ends: Sequence[Claim], evidence: Evidence) -> None:
    days = [d for c in ends if (d := evidence.window(c).latest) and truce.holds_on(d)]
    if days:
        truce.until = min(days)


def _end_as_stated(truce: Truce, evidence: Evidence) -> None:
    """A ceasefire for three days is over after them, unless somebody speaks of it as prolonged."""
    over = runs_out(truce, stated_terms(truce, evidence))
    if over and not prolonged(truce, evidence):
        truce.until = min(truce.until or over, over)
