"""What is told of claims, events and decisions on the review desk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from marsad.model import Claim, Incident, Item, Pack, Report, Verb, Why
from marsad.publish.naming import publisher_of, speaker_of
from marsad.publish.words import SAYS, kind_words, verb_for
from marsad.web.review.wording import cause_words, plain_words, turn_words, why_words
from marsad.web.site import Shelf
from marsad.web.words import title_words

if TYPE_CHECKING:
    from marsad.engine import Entry, Queue


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One claim of the queue: who says what in which words, why it is here, and whose turn it is."""

    claim: str
    says: str
    quote: str
    report: str
    publisher: str
    why: tuple[str, ...]
    turn: str


def line(item: Item, claim: Claim, report: Report, pack: Pack, name: str) -> Line:
    """A claim as a line for the person of this name."""
    speaker = speaker_of(claim, report, pack)
    return Line(
        claim=claim.id,
        says=f"{speaker} {verb_for(SAYS[claim.act], speaker)}: {kind_words(claim.type)}",
        quote=claim.span.quote,
        report=report.id,
        publisher=publisher_of(report),
        why=tuple(cause_words(cause) for cause in item.causes),
        turn=turn_words(item, name),
    )


def lines(ids: Iterable[str], queue: Queue, shelf: Shelf, name: str) -> tuple[Line, ...]:
    """The claims with these ids as lines."""
    found = ((i, shelf.find(i)) for i in ids)
    return tuple(line(queue.item(i), *pair, shelf.pack, name) for i, pair in found if pair)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One cause, and how many claims there are to look at for it."""

    why: Why
    words: str
    count: int


def groups(queue: Queue, name: str | None) -> tuple[Group, ...]:
    """The causes with their counts, the weightiest first."""
    return tuple(Group(why=why, words=why_words(why), count=count) for why, count in queue.counts(name).items())


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An incident that a claim tells of, or that may be the same as one."""

    id: str
    title: str
    standing: str
    claims: tuple[str, ...]


def event(incident: Incident) -> Event:
    """An incident by its title."""
    return Event(id=incident.id, title=title_words(incident), standing=incident.status.value, claims=incident.claims)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """One decision as the audit log tells it; `machine` and `person` are the two values of a corrected field."""

    id: str
    at: datetime
    by: str
    verb: Verb
    target: str
    because: str
    claim: str | None
    field: str | None
    machine: str | None
    person: str | None
    others: tuple[str, ...]
    undone_by: str | None


def decided(entry: Entry, pack: Pack) -> Decided:
    """One entry of the audit log in words."""
    one = entry.decision
    changed = entry.field is not None
    return Decided(
        id=one.id,
        at=one.at,
        by=one.by,
        verb=one.verb,
        target=one.target,
        because=one.because,
        claim=entry.claim,
        field=entry.field,
        machine=plain_words(entry.field, entry.machine, pack) if changed else None,
        person=plain_words(entry.field, entry.person, pack) if changed else None,
        others=entry.others,
        undone_by=entry.undone_by,
    )
