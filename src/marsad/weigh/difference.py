"""What was learnt and what was corrected between two days: two pictures of one desk, compared.

A thing of the later picture is what the earlier had where they share claims. What was withdrawn, set aside, parted or
put together, and a count that fell, is a correction; everything else was learnt.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol, TypeVar

from marsad.model import (
    Ceasefire,
    Change,
    Control,
    Correction,
    Difference,
    Incident,
    Outlook,
    Picture,
    Shift,
    Stance,
    Status,
    Toll,
)

NEW, CHANGED, GONE, WITHDRAWN = "new", "changed", "gone", "withdrawn"
_UNSETTLED = frozenset({Status.RETRACTED, Status.DISCOUNTED})
Parts = dict[str, str | None]


class Derived(Protocol):
    """A thing that rests on claims."""

    @property
    def id(self) -> str: ...
    @property
    def claims(self) -> tuple[str, ...]: ...


T = TypeVar("T", bound=Derived)


def difference(before: Picture, after: Picture, reports: int = 0) -> Difference:
    """What stands otherwise in `after` than in `before`; `reports` is how many reports became known between them."""
    incidents = _changes("incident", before.incidents, after.incidents, incident_parts)
    rose, fell = _tolls(before.tolls, after.tolls)
    others = (
        *_changes("ceasefire", before.ceasefires, after.ceasefires, ceasefire_parts),
        *_changes("control", before.control, after.control, control_parts),
        *_changes("outlook", before.outlook, after.outlook, outlook_parts),
    )
    wrong = {i.id for i in after.incidents if i.status in _UNSETTLED}
    taken_back = _withdrawals(before.incidents, after.incidents)
    corrected = [c for c in incidents if _corrects(c, wrong, taken_back)]
    gone = [c for c in others if c.what == GONE]
    return Difference(
        before=before.as_known_on,
        after=after.as_known_on,
        reports=reports,
        corrected=(*_corrections(before.corrections, after.corrections), *corrected, *fell, *gone),
        learnt=(
            *(c for c in incidents if c not in corrected),
            *rose,
            *(c for c in others if c.what != GONE),
        ),
    )


def _corrections(before: Iterable[Correction], after: Iterable[Correction]) -> list[Change]:
    known = {c.claim for c in before}
    return [
        Change(noun="correction", id=c.claim, what=WITHDRAWN, claims=(c.claim, *c.withdraws))
        for c in after
        if c.claim not in known
    ]


def _corrects(change: Change, wrong: set[str], taken_back: set[str]) -> bool:
    """Whether a change of an incident sets something right that had been told."""
    regrouped = len(change.was) > 1 or change.what == GONE or any(s.part == "parted from" for s in change.shifts)
    unsettled = change.id in wrong and any(s.part == "status" for s in change.shifts)
    return regrouped or unsettled or change.id in taken_back


def _withdrawals(before: Iterable[Incident], after: Iterable[Incident]) -> set[str]:
    """Incidents on which a voice that upheld them no longer does."""
    upheld = {c for i in before for v in i.voices if v.stance is Stance.FOR for c in v.claims}
    return {i.id for i in after for v in i.voices if v.stance is Stance.WITHDRAWN and upheld.intersection(v.claims)}


def _changes(noun: str, before: Sequence[T], after: Sequence[T], parts: Callable[[T], Parts]) -> list[Change]:
    """Everything of one noun that is new, changed or gone, in the order of the later picture."""
    holding: defaultdict[str, list[T]] = defaultdict(list)
    for thing in before:
        for claim in thing.claims:
            holding[claim].append(thing)
    kept = {thing.id for thing in after}
    heirs: defaultdict[str, list[T]] = defaultdict(list)
    found: list[tuple[T, list[T]]] = []
    for thing in after:
        own = _own(thing, holding, kept)
        found.append((thing, own))
        for old in own:
            heirs[old.id].append(thing)
    changes = [c for thing, own in found if (c := _change(noun, thing, own, heirs, parts))]
    gone = [t for t in before if t.id not in heirs]
    return [*changes, *(Change(noun=noun, id=t.id, what=GONE, claims=t.claims) for t in gone)]


def _own(thing: T, holding: Mapping[str, Sequence[T]], kept: set[str]) -> list[T]:
    """What it was before: that of its id with all that went up in it; else all it shares claims with, most first.

    Of one report told of several things, each that keeps its id is itself and nothing else.
    """
    by_id = {old.id: old for claim in thing.claims for old in holding.get(claim, ())}
    shared = Counter(old.id for claim in thing.claims for old in holding.get(claim, ()))
    first = [by_id[thing.id]] if thing.id in by_id else []
    others = [by_id[i] for i, _ in sorted(shared.items(), key=_most) if i != thing.id and not (first and i in kept)]
    return [*first, *others]


def _most(shared: tuple[str, int]) -> tuple[int, str]:
    return -shared[1], shared[0]


def _change(
    noun: str, thing: T, own: Sequence[T], heirs: dict[str, list[T]], parts: Callable[[T], Parts]
) -> Change | None:
    if not own:
        return Change(noun=noun, id=thing.id, what=NEW, claims=thing.claims)
    told, now = parts(own[0]), parts(thing)
    shifts = [Shift(part=p, before=told[p], after=now[p]) for p in now if told[p] != now[p]]
    parted = [t.id for t in heirs[own[0].id] if t.id != thing.id]
    if parted:
        shifts.append(Shift(part="parted from", before=None, after="; ".join(sorted(parted))))
    if not shifts and len(own) == 1:
        return None
    known = {c for old in own for c in old.claims}
    claims = tuple(c for c in thing.claims if c not in known)
    return Change(
        noun=noun, id=thing.id, what=CHANGED, was=tuple(o.id for o in own), shifts=tuple(shifts), claims=claims
    )


def _tolls(before: Sequence[Toll], after: Sequence[Toll]) -> tuple[list[Change], list[Change]]:
    """Totals that are new or gone on, and those that fell or are no longer told.

    A new total of a counter that had one of the same people for the same area goes on from the last of these.
    """
    last = {_series(t): t for t in sorted(before, key=_day)}
    by_id = {t.id: t for t in after}
    rose: list[Change] = []
    fell: list[Change] = []
    for change in _changes("toll", before, after, toll_parts):
        toll = by_id.get(change.id)
        old = last.get(_series(toll)) if toll and change.what == NEW else None
        if toll and old:
            shift = Shift(part="figure", before=old.figure.text, after=toll.figure.text)
            change = replace(change, what=CHANGED, was=(old.id,), shifts=(shift,))
            last[_series(toll)] = toll
        (fell if change.what == GONE or (toll and old and _falls(old, toll)) else rose).append(change)
    return rose, fell


def _day(toll: Toll) -> tuple[date, str]:
    return toll.known or date.min, toll.id


def _series(toll: Toll) -> tuple[object, ...]:
    return toll.counter, toll.kind, toll.who, toll.figure.unit, toll.area


def _falls(before: Toll, after: Toll) -> bool:
    one, other = before.figure.value, after.figure.value
    return one is not None and other is not None and other < one


def incident_parts(incident: Incident) -> Parts:
    """What of an incident is compared, each in words."""
    stances = {stance: [v.name for v in incident.voices if v.stance is stance] for stance in Stance}
    return {
        "status": incident.status.value,
        **{j.axis.value: j.standing for j in incident.judgements},
        "kind": incident.kind,
        "days": _days(incident.earliest, incident.latest),
        "places": _listed((p.location.name if p.location else None) or p.text for p in incident.places),
        "actors": _listed(incident.actors),
        "figures": _listed(f.text for _, f in incident.figures),
        "told by": _listed(stances[Stance.FOR]),
        "denied by": _listed(stances[Stance.AGAINST]),
        "withdrawn by": _listed(stances[Stance.WITHDRAWN]),
    }


def toll_parts(toll: Toll) -> Parts:
    """What of a running total is compared."""
    return {"figure": toll.figure.text, "counter": toll.counter, "area": toll.area}


def ceasefire_parts(ceasefire: Ceasefire) -> Parts:
    """What of a ceasefire is compared."""
    held = {f"held until {h.reading}": None if h.days is None else f"{h.days} days" for h in ceasefire.held}
    return {
        "declared by": _listed(ceasefire.declared_by),
        "days": _days(ceasefire.earliest, ceasefire.latest),
        "alleged breaches": str(len(ceasefire.breaches)),
        "ended by": _listed(ceasefire.ended_by),
        **held,
    }


def control_parts(control: Control) -> Parts:
    """What of a holding is compared."""
    return {
        "holder": control.holder,
        "extent": control.extent,
        "days": _days(control.earliest, control.latest),
        "said by": _listed(control.said_by),
    }


def outlook_parts(outlook: Outlook) -> Parts:
    """What of an outlook is compared."""
    return {"state": outlook.state.value}


def _days(earliest: date | None, latest: date | None) -> str | None:
    if earliest == latest:
        return earliest.isoformat() if earliest else None
    return f"{earliest.isoformat() if earliest else '..'}/{latest.isoformat() if latest else '..'}"


def _listed(names: Iterable[str]) -> str | None:
    return "; ".join(sorted(dict.fromkeys(names))) or None
