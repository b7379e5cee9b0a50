"""The voices on an event: each origin once, with the outlets that carry it, and what it may be counted for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from marsad.model import Claim, Scope, Stance, Voice
from marsad.weigh.denials import Refusal
from marsad.weigh.evidence import Evidence, Telling
from marsad.weigh.grouping import Group
from marsad.weigh.origins import Origin
from marsad.weigh.retractions import Withdrawn, withdrawn_outlets
from marsad.weigh.wire import lifted

_STRONGEST = (Scope.OCCURRENCE, Scope.RESPONSIBILITY, Scope.NUMBER, Scope.TIMING, Scope.TARGET)
_ORDER = (Stance.FOR, Stance.WITHDRAWN, Stance.AGAINST)


@dataclass(slots=True, kw_only=True, eq=False)
class Heard:
    """One origin's part in an event.

    `rests` says that it tells in its own words what it relays from others here, `shaken` that it is known only
    through an outlet that has withdrawn; `hearsay` are claims of others that it has withdrawn it, or was wrong. None of
    these counts as one more voice for it.
    """

    origin: Origin
    tellings: list[Telling] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    withdrawn_on: date | None = None
    withdrawn_by: tuple[str, ...] = ()
    rests: bool = False
    shaken: bool = False
    hearsay: tuple[str, ...] = ()
    against_own_side: bool = False

    @property
    def stance(self) -> Stance:
        if not self.tellings:
            return Stance.AGAINST
        return Stance.WITHDRAWN if self.withdrawn_by else Stance.FOR

    @property
    def stands(self) -> bool:
        """Whether it upholds the event."""
        return self.stance is Stance.FOR

    @property
    def counts(self) -> bool:
        """Whether it upholds the event and rests on nobody else heard here."""
        return self.stands and not (self.rests or self.shaken or self.hearsay)

    @property
    def mouth(self) -> str:
        """What two voices share that are not independent: two mouths of one party."""
        return self.origin.who.party or self.origin.key

    @property
    def claims(self) -> tuple[Claim, ...]:
        told = [t.claim for t in self.tellings] + [r.claim for r in self.refusals]
        return tuple({c.id: c for c in told}.values())

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(c.id for c in self.claims)

    @property
    def scope(self) -> Scope | None:
        """What it denies: the most that any of its denials denies; None for one that denies nothing."""
        scopes = {s for r in self.refusals for s in r.scopes}
        return next((s for s in _STRONGEST if s in scopes), None)


def hear(group: Group, refusals: Iterable[Refusal], withdrawn: Withdrawn, evidence: Evidence) -> list[Heard]:
    """The voices on an event: those for it, those who have withdrawn, those against; first known first in each."""
    order = evidence.known.order
    told: dict[str, Heard] = {}
    for telling in sorted(group.members, key=lambda t: (order(t.claim), t.start)):
        origin = evidence.origin(telling.claim)
        told.setdefault(origin.key, Heard(origin=origin)).tellings.append(telling)
    voices = _without_copies(list(told.values()), evidence)
    _rest_on_others(voices)
    _withdraw(voices, group, withdrawn, evidence)
    against: dict[str, Heard] = {}
    for refusal in sorted(refusals, key=lambda r: order(r.claim)):
        against.setdefault(refusal.origin.key, Heard(origin=refusal.origin)).refusals.append(refusal)
    voices.extend(against.values())
    _mark_against_own_side(voices, group, evidence)
    return sorted(voices, key=lambda v: (_ORDER.index(v.stance), order(v.claims[0]), v.origin.key))


def _without_copies(voices: list[Heard], evidence: Evidence) -> list[Heard]:
    """Outlets that share their words become one voice: an agency's if one is among them, else the first known's."""
    own = [v for v in voices if v.origin.publisher]
    if len(own) < 2:
        return voices
    order = evidence.known.order
    leaders: list[Heard] = []
    for voice in sorted(own, key=lambda v: (not _agency(v, evidence), order(v.tellings[0].claim))):
        leader = next((one for one in leaders if _copy(one, voice, evidence)), None)
        if leader is None:
            leaders.append(voice)
            continue
        leader.tellings.extend(voice.tellings)
    return [v for v in voices if not v.origin.publisher or v in leaders]


def _agency(voice: Heard, evidence: Evidence) -> bool:
    source = evidence.sides.source(voice.origin.who.name, voice.origin.who.source)
    return source is not None and source.kind == "agency"


def _copy(leader: Heard, voice: Heard, evidence: Evidence) -> bool:
    reports = evidence.known.reports
    for mine in {t.claim.report: t.claim for t in leader.tellings}.values():
        for theirs in {t.claim.report: t.claim for t in voice.tellings}.values():
            if evidence.wire.copied(reports[mine.report], reports[theirs.report]):
                return True
            if lifted(mine.span.quote, theirs.span.quote):
                return True
    return False


def _rest_on_others(voices: Sequence[Heard]) -> None:
    """An outlet that tells in its own words what it relays from a speaker here is no voice beside that speaker."""
    relayed = {t.claim.report for v in voices if not v.origin.publisher for t in v.tellings}
    for voice in voices:
        voice.rests = voice.origin.publisher and all(t.claim.report in relayed for t in voice.tellings)


def _withdraw(voices: Sequence[Heard], group: Group, withdrawn: Withdrawn, evidence: Evidence) -> None:
    gone = withdrawn_outlets(group, withdrawn)
    for voice in voices:
        found = [w for t in voice.tellings if (w := withdrawn.of(t))]
        voice.hearsay = tuple(dict.fromkeys(w.claim.id for t in voice.tellings if (w := withdrawn.hearsay(t))))
        days = [w.on for w in found if w.on]
        last = max(days, default=None)
        if found and not _told_again(voice, last, evidence):
            voice.withdrawn_on = last
            voice.withdrawn_by = tuple(dict.fromkeys(w.claim.id for w in found))
        else:
            through = [{o.key for o in evidence.origin(t.claim).carriers} for t in voice.tellings]
            voice.shaken = not voice.origin.publisher and all(keys & gone.keys() for keys in through)


def _told_again(voice: Heard, since: date | None, evidence: Evidence) -> bool:
    """Whether the voice itself tells it anew after it had withdrawn it."""
    own = [t for t in voice.tellings if evidence.origin(t.claim).publisher]
    published = [p for t in own if (p := evidence.known.published(t.claim))]
    return bool(since and any(p > since for p in published))


def _mark_against_own_side(voices: Sequence[Heard], group: Group, evidence: Evidence) -> None:
    """A voice of the accused's own camp that tells what this camp denies."""
    sides = evidence.sides
    accused = {side for p in group.parties if (side := sides.side(p))}
    denied = {v.origin.lean for v in voices if v.stance is Stance.AGAINST}
    for voice in voices:
        lean = voice.origin.lean
        voice.against_own_side = bool(voice.tellings) and lean is not None and lean in accused and lean in denied


def as_voice(heard: Heard, evidence: Evidence) -> Voice:
    """The voice as the picture shows it: relays are names, actors ids of parties or names that the pack has not."""
    actors = (name for t in heard.tellings for name in evidence.sides.actor_names(t.claim))
    return Voice(
        name=heard.origin.who.name,
        stance=heard.stance,
        claims=(*heard.ids, *(i for i in heard.withdrawn_by if i not in heard.ids)),
        source=heard.origin.who.source,
        side=heard.origin.who.side,
        relays=relays(heard, evidence),
        names_actor=tuple(dict.fromkeys(actors)),
        against_own_side=heard.against_own_side,
        withdrawn_on=heard.withdrawn_on,
        scope=heard.scope.value if heard.scope else "",
    )


def relays(heard: Heard, evidence: Evidence) -> tuple[str, ...]:
    """The outlets that carry a voice, each once, first known first."""
    outlets = (o for c in heard.claims for o in (evidence.origin(c).who, *evidence.origin(c).carriers))
    return tuple(dict.fromkeys(o.name for o in outlets if o.key != heard.origin.key))
