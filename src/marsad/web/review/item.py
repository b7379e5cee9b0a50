"""One claim: why it is in the queue, the words around it, and field by field the machine's answer and a person's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from marsad.engine import correcting
from marsad.model import (
    Act,
    Basis,
    Claim,
    Comparator,
    FigureKind,
    Incident,
    Modality,
    Polarity,
    Role,
    Scope,
    SectionKind,
    claim_record,
)
from marsad.publish.words import kind_words
from marsad.web.moment import Moment
from marsad.web.review.chosen import Chosen
from marsad.web.review.forms import FIELDS
from marsad.web.review.lines import Decided, Event, Line, decided, event, line, lines
from marsad.web.review.window import window
from marsad.web.review.wording import TELLING, field_words, kinds_in_words, value_words
from marsad.web.site import Page, Shelf, Site, withheld
from marsad.web.visitor import Right, Visitor

if TYPE_CHECKING:
    from marsad.engine import Queue

BEFORE, AFTER = 2, 12
LONGEST_NAME = 100  # of a place that is searched
_GRAINS = ("day", "month_part", "month", "season", "year", "decade", "unknown")
# Which field a reader's note bears on, by its first word; other notes are told of the claim as a whole.
_BEARS_ON = {
    "trigger": "type", "statement": "type", "cue": "speaker", "label": "speaker", "quotation": "speaker",
    "polarity": "polarity", "modality": "modality", "actor": "actors", "target": "targets", "place": "places",
    "time": "time", "figure": "figures",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field: what the machine read, what stands by now, and what the machine went by."""

    name: str
    words: str
    machine: tuple[str, ...]
    person: tuple[str, ...]
    evidence: tuple[str, ...]

    @property
    def changed(self) -> bool:
        return self.machine != self.person


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """Where a claim stands in the queue; `listed` holds it and its neighbours."""

    listed: tuple[Line, ...]
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """`machine` is the claim as it was read, `person` as it stands by now; `seen` the latest decision known here."""

    claim: str
    item: Line
    machine: dict[str, Any]
    person: dict[str, Any]
    fields: tuple[Field, ...]
    events: tuple[Event, ...]
    may_be: tuple[Event, ...]
    decided: tuple[Decided, ...]
    before: str | None
    after: str | None
    seen: str | None


def view(site: Site, moment: Moment, choice: Chosen, visitor: Visitor, claim_id: str, search: dict[str, str]) -> Page:
    """The page of one claim of the queue. Raises NotFound."""
    machine = site.desk.claim(claim_id)
    judged = site.judged().get(machine.id)
    hidden = None if visitor.may(Right.READ_SENSITIVE) else withheld(judged, moment)
    return hidden or _page(site, moment, choice, visitor, machine, search)


def _page(site: Site, moment: Moment, choice: Chosen, visitor: Visitor, machine: Claim, search: dict[str, str]) -> Page:
    review = site.desk.review
    all_of_it = visitor.may(Right.READ_SENSITIVE)
    seen, queue, shelf = review.latest(), review.queue(), site.shelf() if all_of_it else site.telling()
    person, report = review.corrected(machine), site.desk.report(machine.report)
    here = [i for i in site.desk.weigh().incidents if machine.id in i.claims]
    near = around(queue, choice, visitor, machine.id, shelf)
    data = Reviewed(
        claim=machine.id,
        item=line(queue.item(machine.id), person, report, site.pack, visitor.name),
        machine=claim_record(machine),
        person=claim_record(person),
        fields=tuple(_fields(machine, person, site)),
        events=tuple(map(event, here)),
        may_be=_may_be(queue.candidates.get(machine.id, ()), site.desk.weigh().incidents),
        decided=tuple(decided(e, site.pack) for e in review.decided_on([machine.id, *(i.id for i in here)])),
        before=near.before,
        after=near.after,
        seen=seen,
    )
    told = [c for c in site.desk.claims_of(report.id) if c.id in shelf.claims]
    return Page(
        template="review/item.html",
        title=kind_words(machine.type),
        data=data,
        moment=moment,
        here="review",
        shown={
            **TELLING,
            "choice": choice,
            "listed": near.listed,
            "claim": person,
            "report": report,
            "window": window(report, machine, {c.id: c for c in (machine, *told)}.values()),
            "notes": [told for told in machine.evidence if _bears_on(told) is None],
            "others": [(c.id, kind_words(c.type), c.span.quote) for c in told if c.id != machine.id],
            "last": _last(site, visitor),
            "together": [_quoted(i, shelf) for i in here],
            "vocabulary": _vocabulary(site, told),
            "number_of": correcting.number_of,
            "searched": site.desk.review.places(search.get("find", "")[:LONGEST_NAME]),
            "search": search,
        },
    )


def _quoted(incident: Incident, shelf: Shelf) -> tuple[Event, list[tuple[str, str]]]:
    found = ((i, shelf.claims.get(i)) for i in incident.claims)
    return event(incident), [(i, claim.span.quote) for i, claim in found if claim]


def _fields(machine: Claim, person: Claim, site: Site) -> Iterator[Field]:
    for name in FIELDS:
        yield Field(
            name=name,
            words=field_words(name),
            machine=value_words(name, machine, site.pack),
            person=value_words(name, person, site.pack),
            evidence=(*(told for told in machine.evidence if _bears_on(told) == name), *_chosen(name, machine)),
        )


def _bears_on(told: str) -> str | None:
    first = told.partition(":")[0].split()
    return _BEARS_ON.get(first[0]) if first else None


def _chosen(name: str, machine: Claim) -> Iterator[str]:
    """Why each place was put where it is."""
    for place in machine.places if name == "places" else ():
        if place.location and place.location.reason:
            yield f"“{place.text}”: {place.location.reason}"


def around(queue: Queue, choice: Chosen, visitor: Visitor, claim_id: str, shelf: Shelf) -> Around:
    """The neighbours of a claim in the queue that is chosen; the queue's beginning where it is not in it."""
    before: list[str] = []
    after: list[str] = []
    found = False
    for other in queue.ids(why=choice.why, kind=choice.kind, reader=visitor.name if choice.mine else None):
        if other == claim_id:
            found = True
        elif found:
            after.append(other)
        else:
            before.append(other)
        if len(after) >= AFTER:
            break
    if not found:
        before, after = [], before[:AFTER]
    listed = (*before[-BEFORE:], *((claim_id,) if found else ()), *after)
    return Around(
        listed=lines(listed, queue, shelf, visitor.name),
        before=before[-1] if before else None,
        after=after[0] if after else None,
    )


def _may_be(ids: Sequence[str], incidents: Sequence[Incident]) -> tuple[Event, ...]:
    return tuple(event(i) for i in incidents if i.id in ids)


def _last(site: Site, visitor: Visitor) -> Decided | None:
    last = site.desk.review.last_of(visitor.name)
    return next((decided(e, site.pack) for e in site.desk.review.audit() if last and e.decision.id == last.id), None)


def _vocabulary(site: Site, told: Sequence[Claim]) -> dict[str, Any]:
    """What each field may hold."""
    return {
        "types": kinds_in_words(),
        "act": [a.value for a in Act],
        "polarity": [p.value for p in Polarity],
        "modality": [m.value for m in Modality],
        "section": [s.value for s in SectionKind],
        "role": [r.value for r in Role],
        "basis": [b.value for b in Basis],
        "grains": [(grain, grain.replace("_", " ")) for grain in _GRAINS],
        "kind": [k.value for k in FigureKind],
        "comparator": [c.value for c in Comparator],
        "scope": [s.value for s in Scope],
        "parties": [(p.id, p.name) for p in site.pack.parties],
        "sources": [(s.id, s.name) for s in site.pack.sources],
        "claims": [(c.id, " ".join(c.span.quote.split())[:80]) for c in told],
    }
