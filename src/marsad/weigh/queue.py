"""The queue of what a person should look at, sorted by what matters, with the causes of each.

What a claim gives cause for by itself is worked out once (`ranked`); what decisions and the picture change is laid over
it (`queue`), so that a queue of many claims costs little more than the part of it that is shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from marsad.model import (
    FAMILY_OF,
    OF_PEOPLE,
    Cause,
    Claim,
    Figure,
    Item,
    Picture,
    PlaceMention,
    PlaceStatus,
    Report,
    Role,
    Why,
)
from marsad.weigh.readers import Read

# A figure of so many people changes what a day is remembered for; it is looked at by a person.
HIGH = 10
_INCIDENT = re.compile(r"\binc-[0-9a-f]+\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What one claim gives cause for by itself, and its place among others of one cause."""

    kind: str
    figures: tuple[str, ...]
    places: tuple[str, ...]
    agreed: bool
    order: tuple[float, int, str, int, str]

    @property
    def why(self) -> Why:
        if self.figures:
            return Why.FIGURE
        if self.places:
            return Why.PLACE
        return Why.AGREED if self.agreed else Why.UNSURE


_NO_MARKS = Marks(kind="", figures=(), places=(), agreed=False, order=(0.0, 0, "", 0, ""))


def marks(claim: Claim, known: date | None) -> Marks:
    """The largest figures first, then what became known last, then the order of the text."""
    high = [f for f in claim.figures if f.kind in OF_PEOPLE and _size(f) >= HIGH]
    largest = max(map(_size, high), default=0.0)
    unclear = [p.text for p in claim.places if p.role is not Role.MENTIONED and not _clear(p)]
    return Marks(
        kind=claim.type,
        figures=tuple(f.text for f in high),
        places=tuple(dict.fromkeys(unclear)),
        agreed=claim.agreed,
        order=(-largest, -known.toordinal() if known else 0, claim.report, claim.span.start, claim.id),
    )


def _size(figure: Figure) -> float:
    return max(n for n in (figure.value, figure.low, figure.high, 0.0) if n is not None)


def _clear(place: PlaceMention) -> bool:
    return place.location is not None and place.location.status is PlaceStatus.RESOLVED


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """Claims by the cause they give by themselves. `groups` are in order, `place` is each claim's place among all."""

    marks: Mapping[str, Marks] = field(default_factory=dict)
    place: Mapping[str, int] = field(default_factory=dict)
    groups: Mapping[Why, tuple[str, ...]] = field(default_factory=dict)
    members: Mapping[Why, frozenset[str]] = field(default_factory=dict)
    kinds: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def of_kind(self, kind: str) -> frozenset[str]:
        """The claims of one type, or of every type of one family."""
        types = [one for one in self.kinds if kind in (one, FAMILY_OF.get(one))]
        return frozenset(chain.from_iterable(self.kinds[one] for one in types))


def ranked(claims: Iterable[Claim], reports: Iterable[Report]) -> Ranked:
    """All claims in order; those that people corrected are to be given as corrected."""
    known = {r.id: r.known for r in reports}
    found = {c.id: marks(c, known.get(c.report)) for c in claims}
    grouped: dict[Why, list[str]] = {why: [] for why in Why}
    kinds: dict[str, list[str]] = {}
    place = {claim_id: n for n, claim_id in enumerate(sorted(found, key=lambda i: found[i].order))}
    for claim_id in place:
        grouped[found[claim_id].why].append(claim_id)
        kinds.setdefault(found[claim_id].kind, []).append(claim_id)
    return Ranked(
        marks=found,
        place=place,
        groups={why: tuple(ids) for why, ids in grouped.items()},
        members={why: frozenset(ids) for why, ids in grouped.items()},
        kinds={kind: frozenset(ids) for kind, ids in kinds.items()},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """What is left to look at. `candidates` are, by claim, the incidents that may be the same as its own."""

    ranked: Ranked
    read: Read
    candidates: Mapping[str, tuple[str, ...]]
    settled: frozenset[str]

    def ids(self, *, why: Why | None = None, kind: str | None = None, reader: str | None = None) -> Iterator[str]:
        """The claims to look at, in order: of one cause, of one type or family, of which it is `reader`'s turn."""
        found = chain.from_iterable(self._group(one) for one in Why) if why is None else self._group(why)
        wanted = self.ranked.of_kind(kind) if kind else self.ranked.marks.keys()
        done = self.read_already(reader) if reader else frozenset[str]()
        return (i for i in found if i in wanted and i not in done)

    def counts(self, reader: str | None = None) -> dict[Why, int]:
        """How many claims there are to look at by their weightiest cause; only those whose turn is `reader`'s."""
        taken = set(self.settled | self.read_already(reader) if reader else self.settled)
        found: dict[Why, int] = {}
        for why in Why:
            members = self._members(why) - taken
            found[why] = len(members)
            taken |= members
        return found

    def primary(self, claim_id: str) -> Why:
        """The weightiest cause of a claim."""
        if claim_id in self.read.contested:
            return Why.CONTESTED
        own = self.ranked.marks[claim_id].why
        return Why.CANDIDATE if claim_id in self.candidates and own not in (Why.FIGURE, Why.PLACE) else own

    def waiting(self, reader: str) -> tuple[str, ...]:
        """Claims that `reader` read and that wait for somebody else."""
        return tuple(i for i in self.read_already(reader) - self.settled if i in self.ranked.marks)

    def read_already(self, reader: str) -> frozenset[str]:
        """The claims this person judged."""
        return frozenset(i for i, given in self.read.opinions.items() if reader in given)

    def item(self, claim_id: str) -> Item:
        """A claim with its causes, whether there is still something to do about it or not."""
        own = self.ranked.marks.get(claim_id, _NO_MARKS)  # a later reading may have it no more
        causes = (
            Cause(why=Why.CONTESTED, of=self.read.contested.get(claim_id, ())),
            Cause(why=Why.FIGURE, of=own.figures),
            Cause(why=Why.PLACE, of=own.places),
            Cause(why=Why.CANDIDATE, of=self.candidates.get(claim_id, ())),
        )
        told = tuple(cause for cause in causes if cause.of)
        sure = Cause(why=Why.AGREED if own.agreed else Why.UNSURE)
        return Item(
            claim=claim_id,
            causes=told if told and own.agreed else (*told, sure),
            read_by=tuple(self.read.opinions.get(claim_id, {}).items()),
            readers=self.read.readers(claim_id),
            outcome=self.read.outcome(claim_id),
        )

    def _group(self, why: Why) -> Iterator[str]:
        """The unsettled claims whose weightiest cause this is, in order."""
        laid_over = why in (Why.CONTESTED, Why.CANDIDATE)
        among = self._in_order(self._members(why)) if laid_over else self.ranked.groups.get(why, ())
        return (i for i in among if i not in self.settled and self.primary(i) is why)

    def _members(self, why: Why) -> frozenset[str]:
        """The claims that have this cause, whatever else they have."""
        if why is Why.CONTESTED:
            return frozenset(i for i in self.read.contested if i in self.ranked.marks)
        if why is Why.CANDIDATE:
            return frozenset(i for i in self.candidates if i in self.ranked.marks)
        return self.ranked.members.get(why, frozenset())

    def _in_order(self, ids: Iterable[str]) -> list[str]:
        return sorted(ids, key=self.ranked.place.__getitem__)


def queue(ranking: Ranked, read: Read, picture: Picture) -> Queue:
    """The queue as decisions and picture leave it."""
    candidates: dict[str, tuple[str, ...]] = {}
    for incident in picture.incidents:
        named = _INCIDENT.findall(incident.note) if "inc-" in incident.note else ()
        others = tuple(i for i in dict.fromkeys(named) if i != incident.id)
        for claim_id in incident.claims if others else ():
            candidates[claim_id] = tuple(dict.fromkeys((*candidates.get(claim_id, ()), *others)))
    return Queue(ranked=ranking, read=read, candidates=candidates, settled=read.settled())
