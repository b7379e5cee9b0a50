"""The voices on an event: each origin once, with the outlets that carry it, and what it may be counted for."""

from __future__ import annotations

import re
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
# Words for what somebody has written, by which a report names no speaker of its own: "a statement … said".
_DOCUMENT = re.compile(
    r"^(?:an?|the|its|their|his|her|this|that|one)?\s*(?:[a-z]+\s+)?"
    r"(?:statements?|communiqu[eé]s?|press releases?|announcements?|declarations?|letters?|briefings?|bulletins?)$",
    re.IGNORECASE,
)
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
    voices.extend(_last_of_each_chain(_without_copies(list(against.values()), evidence)))
    _mark_against_own_side(voices, group, evidence)
    return sorted(voices, key=lambda v: (_ORDER.index(v.stance), order(v.claims[0]), v.origin.key))


def _without_copies(voices: list[Heard], evidence: Evidence) -> list[Heard]:
    """Outlets that share their words become one voice: an agency's if one is among them, else the first known's."""
    own = [v for v in voices if v.origin.publisher]
    if len(own) < 2:
        return voices
    order = evidence.known.order
    leaders: list[Heard] = []
    for voice in sorted(own, key=lambda v: (not _agency(v, evidence), order(v.claims[0]))):
        leader = next((one for one in leaders if _copy(one, voice, evidence)), None)
        if leader is None:
            leaders.append(voice)
            continue
        leader.tellings.extend(voice.tellings)
        leader.refusals.extend(voice.refusals)
    return [v for v in voices if not v.origin.publisher or v in leaders]


def _agency(voice: Heard, evidence: Evidence) -> bool:
    source = evidence.sides.source(voice.origin.who.name, voice.origin.who.source)
    return source is not None and source.kind == "agency"


def _copy(leader: Heard, voice: Heard, evidence: Evidence) -> bool:
    told = {c.report: c for c in leader.claims}, {c.report: c for c in voice.claims}
    return any(copied(mine, theirs, evidence) for mine in told[0].values() for theirs in told[1].values())


def copied(one: Claim, other: Claim, evidence: Evidence) -> bool:
    """Whether the reports of two claims share their text, or the claims their sentence."""
    reports = evidence.known.reports
    return evidence.wire.copied(reports[one.report], reports[other.report]) or lifted(one.span.quote, other.span.quote)


def _last_of_each_chain(deniers: list[Heard]) -> list[Heard]:
    """Who only passes a denial on becomes one voice with the one whose words it is.

    An outlet that says in its own words, or a "statement" of nobody in particular, what its report relays from those of
    one party who have names: the last of the chain is the voice. Where its report names several that deny and are not
    mouths of one party, whose words it passes on is not known, and it stays for itself.
    """
    speaking = [v for v in deniers if not v.origin.publisher and v.origin.named]
    left = []
    for voice in deniers:
        passes_on = voice.origin.publisher or bool(_DOCUMENT.match(voice.origin.who.name))
        whose = [_behind(r, speaking) for r in voice.refusals] if passes_on and voice not in speaking else [None]
        if not all(whose):
            left.append(voice)
            continue
        for refusal, speaker in zip(voice.refusals, whose, strict=True):
            if speaker:
                speaker.refusals.append(refusal)
    return left


def _behind(refusal: Refusal, speaking: Sequence[Heard]) -> Heard | None:
    """The one who denies in the same report, told of nearest before; else the nearest behind."""
    at = refusal.claim.span.start
    told = [
        (r.claim.span.start <= at, -abs(r.claim.span.start - at), n)
        for n, voice in enumerate(speaking)
        for r in voice.refusals
        if r.claim.report == refusal.claim.report and r.origin.key == voice.origin.key
    ]
    mouths = {speaking[n].mouth for _, _, n in told}
    return speaking[max(told)[2]] if len(mouths) == 1 else None


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


def _passes_on(origin: Origin) -> bool:
    """Whether somebody can be named as passing it on; a "statement" is nobody."""
    return not _DOCUMENT.match(origin.who.name)


def relays(heard: Heard, evidence: Evidence) -> tuple[str, ...]:
    """The outlets that carry a voice, each once, first known first."""
    origins = [evidence.origin(c) for c in heard.claims]
    outlets = (o for found in origins for o in ((found.who,) if _passes_on(found) else ()) + found.carriers)
    return tuple(dict.fromkeys(o.name for o in outlets if o.key != heard.origin.key))
