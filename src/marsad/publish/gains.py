"""What one reading of documents has over another: claims won and lost, by hand-coded claims or by one another.

Two claims may be the same where they share half of the shorter one's words and the longer is not out of all proportion;
among those the pairs that agree best are made first, and no claim is paired twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from marsad.model import shared
from marsad.publish.compared import HALF, Coded, Told, differing, same_name, same_speaker

_LONG = 600
_TIMES_AS_LONG = 3


class Reached(IntEnum):
    """How far a reading came with a hand-coded claim. TOLD: type, speaker, polarity and modality are right."""

    MISSED = 0
    FOUND = 1
    TOLD = 2


class Sort(StrEnum):
    """What became of a claim from the old reading to the new."""

    NOW_TOLD = "now told"
    NOW_FOUND = "now found"
    NO_LONGER_TOLD = "no longer told"
    LOST = "no longer found"
    EXTRA_GONE = "false extra gone"
    EXTRA_NEW = "false extra new"
    ONLY_NEW = "only in NEW"
    ONLY_OLD = "only in OLD"
    CHANGED = "changed"


WON = frozenset({Sort.NOW_TOLD, Sort.NOW_FOUND, Sort.EXTRA_GONE})
DROPPED = frozenset({Sort.NO_LONGER_TOLD, Sort.LOST, Sort.EXTRA_NEW})


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference in one document. `fields` names those that differ, with what stood there and what stands now."""

    document: str
    sort: Sort
    claim: Told
    fields: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gains:
    """Every difference by document, and the counts before and after by name ("told", "found", "extras", "claims")."""

    changes: tuple[Change, ...]
    totals: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    gold: int | None = None


def against_gold(old: Sequence[Coded], new: Sequence[Coded], gold: Sequence[Coded]) -> Gains:
    """Hand-coded claims that became found or told or ceased to be, and claims nobody coded that came or went."""
    before, after = _by_name(old), _by_name(new)
    changes: list[Change] = []
    totals = {name: [0, 0] for name in ("told", "found", "extras")}
    for document in gold:
        judged = [_Judged.of(document, side.get(document.name)) for side in (before, after)]
        for place, one in enumerate(judged):
            totals["told"][place] += sum(r is Reached.TOLD for r in one.reached)
            totals["found"][place] += sum(r is not Reached.MISSED for r in one.reached)
            totals["extras"][place] += len(one.extras)
        changes += _against_one(document, *judged)
    counted = {name: (was, now) for name, (was, now) in totals.items()}
    return Gains(changes=tuple(changes), totals=counted, gold=sum(len(d.claims) for d in gold))


def between(old: Sequence[Coded], new: Sequence[Coded]) -> Gains:
    """Claims only one reading has, and those of both whose fields differ."""
    before, after = _by_name(old), _by_name(new)
    changes: list[Change] = []
    for name in dict.fromkeys((*before, *after)):
        changes += _between_one(name, before.get(name), after.get(name))
    counted = sum(len(d.claims) for d in old), sum(len(d.claims) for d in new)
    return Gains(changes=tuple(changes), totals={"claims": counted})


def paired(one: Sequence[Told], other: Sequence[Told], publisher: str | None) -> list[tuple[int, int]]:
    """The indexes of claims that are the same, in the order of the first sequence."""
    fitting = [
        (_agreement(a, b, publisher), -i, -j)
        for i, a in enumerate(one)
        for j, b in enumerate(other)
        if _may_be_same(a, b)
    ]
    taken_one, taken_other = set[int](), set[int]()
    pairs = []
    for _, i, j in sorted(fitting, reverse=True):
        if i not in taken_one and j not in taken_other:
            taken_one.add(i)
            taken_other.add(j)
            pairs.append((-i, -j))
    return sorted(pairs)


def _may_be_same(one: Told, other: Told) -> bool:
    lengths = [max(1, t.end - t.start) for t in (one, other)]
    overlap = shared((one.start, one.end), (other.start, other.end))
    return overlap >= HALF and max(lengths) <= max(_LONG, _TIMES_AS_LONG * min(lengths))


def _agreement(one: Told, other: Told, publisher: str | None) -> float:
    lengths = [max(1, t.end - t.start) for t in (one, other)]
    return (
        2.0 * (one.type == other.type)
        + (one.family is not None and one.family is other.family)
        + 1.5 * same_speaker(one, other, publisher)
        + (one.act == other.act)
        + (one.polarity == other.polarity)
        + 0.5 * any(same_name(a, b) for a, _ in one.places for b, _ in other.places)
        + 0.5 * any(a[0] == b[0] and a[1:] == b[1:] for a in one.figures for b in other.figures)
        + shared((one.start, one.end), (other.start, other.end))
        + 0.5 * min(lengths) / max(lengths)
    )


@dataclass(frozen=True, slots=True)
class _Judged:
    """One reading of a document: how far it came with each hand-coded claim, and its claims that nobody coded."""

    reached: Sequence[Reached]
    extras: Sequence[Told]

    @classmethod
    def of(cls, gold: Coded, read: Coded | None) -> _Judged:
        claims = read.claims if read else ()
        pairs = dict(paired(gold.claims, claims, gold.publisher))
        reached = [
            _reached(g, claims[pairs[i]], gold.publisher) if i in pairs else Reached.MISSED
            for i, g in enumerate(gold.claims)
        ]
        matched = set(pairs.values())
        return cls(reached, [c for j, c in enumerate(claims) if j not in matched])


def _reached(gold: Told, read: Told, publisher: str | None) -> Reached:
    same = all(getattr(gold, name) == getattr(read, name) for name in ("type", "polarity", "modality"))
    return Reached.TOLD if same and same_speaker(gold, read, publisher) else Reached.FOUND


def _against_one(gold: Coded, before: _Judged, after: _Judged) -> Iterator[Change]:
    for claim, was, now in zip(gold.claims, before.reached, after.reached, strict=True):
        if was is not now:
            yield Change(document=gold.name, sort=_sort(was, now), claim=claim)
    pairs = paired(before.extras, after.extras, gold.publisher)
    stayed_old, stayed_new = {i for i, _ in pairs}, {j for _, j in pairs}
    gone = (c for i, c in enumerate(before.extras) if i not in stayed_old)
    come = (c for j, c in enumerate(after.extras) if j not in stayed_new)
    yield from (Change(document=gold.name, sort=Sort.EXTRA_GONE, claim=c) for c in gone)
    yield from (Change(document=gold.name, sort=Sort.EXTRA_NEW, claim=c) for c in come)


def _sort(was: Reached, now: Reached) -> Sort:
    if now > was:
        return Sort.NOW_TOLD if now is Reached.TOLD else Sort.NOW_FOUND
    return Sort.LOST if now is Reached.MISSED else Sort.NO_LONGER_TOLD


def _between_one(name: str, before: Coded | None, after: Coded | None) -> Iterator[Change]:
    old, new = before.claims if before else (), after.claims if after else ()
    publisher = next((d.publisher for d in (after, before) if d), None)
    pairs = paired(old, new, publisher)
    kept_old, kept_new = {i for i, _ in pairs}, {j for _, j in pairs}
    yield from (Change(document=name, sort=Sort.ONLY_OLD, claim=c) for i, c in enumerate(old) if i not in kept_old)
    yield from (Change(document=name, sort=Sort.ONLY_NEW, claim=c) for j, c in enumerate(new) if j not in kept_new)
    for i, j in pairs:
        fields = tuple((f, _said(getattr(old[i], f)), _said(getattr(new[j], f))) for f in differing(old[i], new[j]))
        if fields:
            yield Change(document=name, sort=Sort.CHANGED, claim=new[j], fields=fields)


def _said(value: object) -> str:
    """A field's value in words; "none" where it is empty."""
    if isinstance(value, tuple):
        return ", ".join(_said(v) for v in value) or "none"
    return "none" if value is None else str(value)


def _by_name(documents: Sequence[Coded]) -> dict[str, Coded]:
    return {d.name: d for d in documents}
