"""One ceasefire put together: its declaration, terms, mediators and answers, its breaches and how long it held."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from marsad.model import Breach, Ceasefire, Claim, Modality, Tally, Term, TermKind
from marsad.weigh.answers import answers
from marsad.weigh.days_held import days_held
from marsad.weigh.declarations import SLACK_DAYS, Truce, declarer_names, places_of
from marsad.weigh.evidence import Evidence
from marsad.weigh.matter import Matter
from marsad.weigh.naming import stable_id
from marsad.weigh.passages import passage_of
from marsad.weigh.rates import tallies
from marsad.weigh.terms import class_of, hours, purposes, terms
from marsad.weigh.windows import Grain, later

DAY_HOURS = 24
_PROLONGED = re.compile(r"\b(?:extend|extension|prolong|renew)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is told of a ceasefire besides its declaration: its end, breaches of it, what may answer it.

    `near` are the uses of force where it was to hold, within a month of its first day: ids, each with its day.
    """

    ends: Sequence[Claim]
    breaches: Collection[Breach]
    answering: Collection[Claim]
    near: Mapping[str, date]


def pact(truce: Truce, told: Told, matter: Matter) -> Ceasefire:
    """One ceasefire; `truce.until` already holds how long it was to last."""
    evidence = matter.evidence
    order = evidence.known.order
    tellings = sorted(truce.claims, key=order)
    breaches = sorted(told.breaches, key=lambda b: (b.on or date.max, b.claim))
    stated = stated_terms(truce, evidence)
    mediators = _mediators(stated, evidence)
    declared = _declarers(tellings, mediators, evidence)
    before, after = _rates(truce, told.near, matter) or (None, None)
    return Ceasefire(
        id=stable_id("cf", tellings[0].id),
        declared_by=declared,
        earliest=truce.start.earliest,
        latest=truce.start.latest,
        claims=tuple(c.id for c in tellings),
        places=places_of(truce),
        breaches=tuple(breaches),
        held=days_held(truce, breaches, told.ends, matter),
        ended_by=tuple(c.id for c in sorted(told.ends, key=order)),
        announced=_announced(truce, evidence),
        until=runs_out(truce, stated),
        answers=answers(told.answering, (*declared, *mediators), evidence),
        mediators=mediators,
        terms=stated,
        purposes=purposes(stated),
        ceasefire_class=class_of(stated),
        before=before,
        after=after,
    )


def stated_terms(truce: Truce, evidence: Evidence) -> tuple[Term, ...]:
    """The terms that the reports telling of its declaration state, the first known first."""
    if truce.terms is None:
        told = sorted(truce.claims, key=evidence.known.order)
        truce.terms = terms((c, evidence.known.reports[c.report]) for c in told)
    return truce.terms


def runs_out(truce: Truce, stated: Sequence[Term]) -> date | None:
    """The day a stated duration is over; None where none is stated, several are, or its first day is not known."""
    told = {h for t in stated if t.kind is TermKind.DURATION and (h := hours(t.value))}
    if len(told) != 1 or truce.start.grain is not Grain.DAY or truce.start.earliest is None:
        return None
    return later(truce.start.earliest, ceil(told.pop() / DAY_HOURS))


def prolonged(truce: Truce, evidence: Evidence) -> bool:
    """Whether a sentence telling of it says that it was extended or renewed."""
    told = ((c, evidence.known.reports[c.report]) for c in truce.claims)
    return any(_PROLONGED.search(span.quote) for claim, report in told for span in passage_of(claim, report))


def _mediators(stated: Sequence[Term], evidence: Evidence) -> tuple[str, ...]:
    """Ids of parties, else the names as told, each once."""
    found: dict[str, None] = {}
    for term in stated:
        if term.kind is TermKind.MEDIATOR:
            parties = evidence.sides.parties_in(term.value)
            found |= dict.fromkeys(parties if len(parties) == 1 else (term.value,))
    return tuple(found)


def _declarers(told: Sequence[Claim], mediators: Sequence[str], evidence: Evidence) -> tuple[str, ...]:
    """Those whose commitment it is; who is said to have mediated is none of them."""
    names = dict.fromkeys(n for c in told for n in declarer_names(c, evidence))
    return tuple(n for n in names if n not in mediators)


def _announced(truce: Truce, evidence: Evidence) -> date | None:
    """The first day it is said to have been declared, or was told of before it began; None where that is not known."""
    start = truce.start.earliest
    days = [d.window.earliest for d in truce.told if d.window.grain is Grain.DAY and d.window.earliest]
    ahead = (d for d in truce.told if d.claim.modality is Modality.PLANNED or d.window.grain is Grain.DAY)
    days += [p for d in ahead if (p := evidence.known.published(d.claim)) and start and p < start]
    if start is None:
        return None
    near = [d for d in days if 0 <= (start - d).days <= SLACK_DAYS]
    return min(near, default=None)


def _rates(truce: Truce, near: Mapping[str, date], matter: Matter) -> tuple[Tally, Tally] | None:
    """What is told of where it was to hold, before and after; None where that place or its first day is not known."""
    start = truce.start.earliest
    if start is None or truce.start.grain > Grain.DAYS or not any(s.placed for s in truce.spots):
        return None
    return tallies(start, truce.until, near, matter.coverage)
