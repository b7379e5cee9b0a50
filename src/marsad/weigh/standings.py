"""Who holds a place, by all that is said of it: what is claimed, and what that bears out.

A holder is assessed only where voices of different origin that are not all of its camp agree on it, or one says so
against its own side, and no voice's last word names an enemy. An advance, a road reached or a failed assault changes
nothing. A stated fraction stands for itself: who holds "part of" a province is not who holds the province.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from marsad.model import POINT_LIKE, Claim, Control, PlaceStatus, Reason, Standing
from marsad.weigh.control import Held
from marsad.weigh.evidence import Evidence, Telling
from marsad.weigh.in_order import InOrder
from marsad.weigh.naming import stable_id
from marsad.weigh.origins import Origin
from marsad.weigh.voices import copied

# The last word of a voice that is older than this beside another's is history: the place may have changed hands since.
STALE_DAYS = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    """The last word of one voice on one place: who holds it, as of which day; `holder` None where one side left it."""

    origin: Origin
    holder: str | None
    on: date | None
    held: Held
    told: Claim

    @property
    def claim(self) -> str:
        return self.told.id


class Standings:
    """One standing for each place, and for each stated fraction of one, kept while what is told of places changes."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._of: dict[str, list[Standing]] = {}
        self._all: InOrder[Standing] = InOrder(lambda s: s.id)

    def change(self, changed: Mapping[str, Iterable[Held]]) -> None:
        """What is held of these places now."""
        for key, held in changed.items():
            self._all.change(self._of.pop(key, ()), ())
            by_extent: defaultdict[str, list[Held]] = defaultdict(list)
            for one in held:
                by_extent[(one.control.extent or "").casefold()].append(one)
            self._of[key] = [_standing((key, extent), ones, self._evidence) for extent, ones in by_extent.items()]
        self._all.change((), [s for key in changed for s in self._of[key]])

    def all(self) -> tuple[Standing, ...]:
        """In the order of their ids."""
        return tuple(self._all)


HOW_MUCH = "How much of it is meant is not said."


def _standing(key: tuple[str, str], ones: Sequence[Held], evidence: Evidence) -> Standing:
    in_order = sorted(ones, key=lambda h: (h.control.earliest or date.min, h.control.id))
    words = _current(_last_words(in_order, evidence))
    holders = list(dict.fromkeys(w.holder for w in words if w.holder))
    rivals = _rivals(holders, evidence)
    assessed, reasons = _assessed(words, holders, evidence) if not rivals else (None, [_disagree(words, rivals)])
    if assessed and _part_not_said(in_order[-1].control):
        assessed, reasons = None, [*reasons, Reason(text=HOW_MUCH, claims=_claims(words))]
    current = [w.held.control.earliest for w in words if w.held.control.earliest]
    return Standing(
        id=stable_id("held", *key),
        place=in_order[-1].control.place,
        extent=in_order[-1].control.extent,
        claimed=tuple((h, _ids(words, h)) for h in holders),
        assessed=assessed,
        contested=bool(rivals),
        reasons=tuple(reasons),
        log=tuple(h.control.id for h in in_order),
        since=min(current, default=None) if assessed else None,
        contested_since=_since(words, rivals),
    )


def _part_not_said(control: Control) -> bool:
    """Whether an area is named without saying whether all of it is meant."""
    at = control.place.location
    return bool(at and at.status is PlaceStatus.RESOLVED and at.precision not in POINT_LIKE and not control.extent)


def _ids(words: Sequence[_Word], holder: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(w.held.control.id for w in words if w.holder == holder))


def _last_words(ones: Sequence[Held], evidence: Evidence) -> list[_Word]:
    """What each voice said last: of the latest day it speaks of, and if of one day what it said latest."""
    last: dict[str, tuple[tuple[date, date, str], _Word]] = {}
    for held in ones:
        for telling in held.tellings:
            word = _word(held, telling, evidence)
            rank = (word.on or date.min, evidence.known.published(telling.claim) or date.min, telling.claim.id)
            if word.origin.key not in last or rank > last[word.origin.key][0]:
                last[word.origin.key] = (rank, word)
    return [word for _, word in last.values()]


def _word(held: Held, telling: Telling, evidence: Evidence) -> _Word:
    window, control = telling.window, held.control
    said = window.latest if control.change else None
    on = said or evidence.known.published(telling.claim) or window.latest
    return _Word(origin=evidence.origin(telling.claim), holder=control.holder, on=on, held=held, told=telling.claim)


def _current(words: Sequence[_Word]) -> list[_Word]:
    """Those that are not overtaken: no other voice tells of a change of hands more than a month later."""
    changes = [w.on for w in words if w.on and w.held.control.change]
    latest = max(changes, default=None)
    if latest is None:
        return list(words)
    kept = [w for w in words if w.on and (latest - w.on).days <= STALE_DAYS]
    return kept or list(words)


def _rivals(holders: Sequence[str], evidence: Evidence) -> list[str]:
    """The holders that some other one is no ally of."""
    allied = evidence.sides.allied
    return [h for h in holders if any(h != other and not allied(h, other) for other in holders)]


def _disagree(words: Sequence[_Word], rivals: Sequence[str]) -> Reason:
    told = [w for w in words if w.holder in rivals]
    return Reason(text="The last words of its voices name enemies.", claims=_claims(told))


def _since(words: Sequence[_Word], rivals: Sequence[str]) -> date | None:
    """The day from which they disagree: the later of the two first days on which rivals are said to have it."""
    first: dict[str, date] = {}
    for word in words:
        day = word.held.control.earliest or word.on
        if word.holder in rivals and day:
            first[word.holder or ""] = min(first.get(word.holder or "", day), day)
    return sorted(first.values())[1] if len(first) > 1 else None


def _assessed(words: Sequence[_Word], holders: Sequence[str], evidence: Evidence) -> tuple[str | None, list[Reason]]:
    """The holder that the words bear out, and why; None, and why not, where they do not."""
    if not holders:
        return None, [
            Reason(text="One side is said to have left; who holds it since is not said.", claims=_claims(words))
        ]
    holder = holders[0]
    camp = evidence.sides.side(holder)
    told = [w for w in words if w.holder]
    others = [w for w in told if camp is None or w.origin.lean != camp]
    several = len(_apart(told, evidence)) > 1
    against = [w for w in others if w.origin.lean]
    if against and camp:
        return holder, [Reason(text="Voices of another camp say so.", claims=_claims(against))]
    if others and several:
        return holder, [Reason(text="Voices of different origin, not all of its camp, say so.", claims=_claims(told))]
    alone = "One voice says so." if others else "Only voices of its own camp say so."
    return None, [Reason(text=alone, claims=_claims(told))]


def _apart(words: Sequence[_Word], evidence: Evidence) -> list[_Word]:
    """Words that are not of one voice: outlets that print one text are."""
    found: list[_Word] = []
    for word in words:
        copies = (o for o in found if o.origin.publisher and word.origin.publisher)
        if not any(copied(o.told, word.told, evidence) for o in copies):
            found.append(word)
    return found


def _claims(words: Sequence[_Word]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(w.claim for w in words))
