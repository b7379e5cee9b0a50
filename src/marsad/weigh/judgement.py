"""The three questions about an event, each with its standing and its reasons: whether, who, how many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from marsad.model import Act, Axis, Decision, Figure, Judgement, Reason, Scope, Stance, Status, Verb
from marsad.weigh.amounts import Interval, compared, counts_event, hull, interval
from marsad.weigh.evidence import Evidence
from marsad.weigh.grouping import Group
from marsad.weigh.voices import Heard

AGREED, ONE_VOICE, CONTESTED, OPEN, WITHDRAWN = "agreed", "one voice", "contested", "open", "withdrawn"

Count = tuple[object, str | None, str]


def judge(group: Group, voices: Sequence[Heard], evidence: Evidence) -> tuple[Judgement, ...]:
    """How each question stands."""
    return (
        _occurrence(group, voices, evidence),
        _attribution(voices, evidence),
        _numbers(group, voices, evidence),
    )


def status_of(judgements: Iterable[Judgement], decision: Decision | None) -> Status:
    """What the judgements add up to; a person's rejection comes first."""
    if decision and decision.verb is Verb.REJECT:
        return Status.DISCOUNTED
    standing = {j.axis: j.standing for j in judgements}
    if standing[Axis.OCCURRENCE] == WITHDRAWN:
        return Status.RETRACTED
    if CONTESTED in standing.values():
        return Status.CONTESTED
    return Status.CORROBORATED if standing[Axis.OCCURRENCE] == AGREED else Status.SINGLE_SOURCE


def _reason(text: str, voices: Iterable[Heard]) -> Reason:
    return Reason(text=text, claims=tuple(dict.fromkeys(i for v in voices for i in v.ids)))


def _each_once(reasons: Iterable[Reason]) -> list[Reason]:
    """One reason for every wording, with all the claims it holds of: each joining to a group gives its own."""
    claims: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for reason in reasons:
        claims[reason.text].update(dict.fromkeys(reason.claims))
    return [Reason(text=text, claims=tuple(of)) for text, of in claims.items()]


def _names(voices: Iterable[Heard]) -> str:
    return "; ".join(v.origin.who.name for v in voices)


def _against(voices: Sequence[Heard], scope: Scope) -> list[Heard]:
    return [v for v in voices if v.stance is Stance.AGAINST and any(scope in r.scopes for r in v.refusals)]


def _occurrence(group: Group, voices: Sequence[Heard], evidence: Evidence) -> Judgement:
    standing = [v for v in voices if v.stands]
    against = _against(voices, Scope.OCCURRENCE)
    mouths = {v.mouth for v in standing if v.counts}
    if not standing:
        result = WITHDRAWN
    elif against:
        result = CONTESTED
    else:
        result = AGREED if len(mouths) > 1 else ONE_VOICE
    reasons = [*_supporting(standing, len(mouths)), *_weaknesses(voices), *_denials(against, group, evidence)]
    reasons += [_reason(f"Only the {_DENIED[s]} is denied, not that it happened.", vs) for s, vs in _beside(voices)]
    return Judgement(axis=Axis.OCCURRENCE, standing=result, reasons=(*reasons, *_each_once(group.reasons)))


_DENIED = {Scope.TARGET: "target", Scope.TIMING: "time", Scope.RESPONSIBILITY: "perpetrator", Scope.NUMBER: "number"}


def _beside(voices: Sequence[Heard]) -> list[tuple[Scope, list[Heard]]]:
    """Denials of something else than the event itself."""
    only = [v for v in voices if v.stance is Stance.AGAINST and v.scope is not Scope.OCCURRENCE]
    return [(s, vs) for s in _DENIED if (vs := [v for v in only if v.scope is s])]


def _supporting(standing: Sequence[Heard], independent: int) -> Iterable[Reason]:
    counted = [v for v in standing if v.counts]
    if independent > 1:
        yield _reason(f"{independent} voices of different origin tell it: {_names(counted)}.", counted)
    elif counted:
        yield _reason(f"One voice tells it: {_names(counted)}.", counted)
    if len(counted) > independent and independent:
        yield _reason("Mouths of one party are counted as one voice.", counted)
    sides = {v.origin.lean for v in counted}
    if independent > 1 and len(sides) == 1 and None not in sides:
        yield _reason("All of them speak for one side.", counted)


def _weaknesses(voices: Sequence[Heard]) -> Iterable[Reason]:
    carried = [v for v in voices if v.tellings and len({t.claim.report for t in v.tellings}) > 1]
    for voice in carried:
        text = f"{voice.origin.who.name} is told by several reports or copies of one text; it counts once."
        yield _reason(text, (voice,))
    resting = [v for v in voices if v.stands and v.rests]
    if resting:
        yield _reason(f"In their own words beside the voices they relay, not counted: {_names(resting)}.", resting)
    for voice in (v for v in voices if v.stance is Stance.WITHDRAWN):
        day = f" on {voice.withdrawn_on.isoformat()}" if voice.withdrawn_on else ""
        yield Reason(
            text=f"{voice.origin.who.name} no longer upholds it{day}.", claims=(*voice.ids, *voice.withdrawn_by)
        )
    shaken = [v for v in voices if v.stands and v.shaken]
    if shaken:
        yield _reason(f"Known only through an outlet that has withdrawn it: {_names(shaken)}.", shaken)
    for voice in (v for v in voices if v.stands and v.hearsay):
        text = (
            f"Others tell that {voice.origin.who.name} has withdrawn it, or was wrong; not counted until it is heard."
        )
        yield Reason(text=text, claims=(*voice.ids, *voice.hearsay))
    for voice in (v for v in voices if v.against_own_side):
        text = f"{voice.origin.who.name} tells what its own side denies, against that side's interest."
        yield _reason(text, (voice,))


def _denials(against: Sequence[Heard], group: Group, evidence: Evidence) -> Iterable[Reason]:
    accused = {side for p in group.parties if (side := evidence.sides.side(p))}
    for voice in against:
        name = voice.origin.who.name
        if voice.origin.lean in accused:
            text = f"{name}, of the side accused, denies it; expected of the accused, it weighs little by itself."
        else:
            text = f"{name} denies it."
        yield _reason(text, (voice,))


def _attribution(voices: Sequence[Heard], evidence: Evidence) -> Judgement:
    naming = [(v, parties) for v in voices if v.tellings and (parties := named_by(v, evidence))]
    standing = [(v, parties) for v, parties in naming if v.stands]
    denied = [v for v in _against(voices, Scope.RESPONSIBILITY) if standing]
    reasons = [
        Reason(text=f"{v.origin.who.name} names {', '.join(_party_name(p, evidence) for p in parties)}.", claims=v.ids)
        for v, parties in naming
    ]
    reasons += [_reason(f"{v.origin.who.name} denies who is said to have done it.", (v,)) for v in denied]
    own = [v for v, _ in standing if any(t.claim.act is Act.CLAIMS_RESPONSIBILITY for t in v.tellings)]
    reasons += [_reason(f"{v.origin.who.name} says that it did it.", (v,)) for v in own]
    if not naming:
        reasons = [_reason("Nobody says who did it.", [v for v in voices if v.tellings])]
    return Judgement(axis=Axis.ATTRIBUTION, standing=_who(naming, standing, denied, evidence), reasons=tuple(reasons))


def _who(
    naming: Sequence[tuple[Heard, tuple[str, ...]]],
    standing: Sequence[tuple[Heard, tuple[str, ...]]],
    denied: Sequence[Heard],
    evidence: Evidence,
) -> str:
    if not naming:
        return OPEN
    if not standing:
        return WITHDRAWN
    if denied or not one_account([parties for _, parties in standing], evidence):
        return CONTESTED
    return AGREED if len({v.mouth for v, _ in standing if v.counts}) > 1 else ONE_VOICE


def one_account(accounts: Sequence[tuple[str, ...]], evidence: Evidence) -> bool:
    """Whether every two accounts share a party, or a part of one."""
    nested = evidence.sides.nested
    return all(
        any(nested(a, b) for a in one for b in other) for i, one in enumerate(accounts) for other in accounts[i + 1 :]
    )


def named_by(voice: Heard, evidence: Evidence) -> tuple[str, ...]:
    """Whom a voice says did it: ids of parties, or names the pack has not."""
    return tuple(dict.fromkeys(name for t in voice.tellings for name in evidence.sides.actor_names(t.claim)))


def _party_name(party_id: str, evidence: Evidence) -> str:
    party = evidence.sides.party(party_id)
    return party.name if party else party_id


def figures_of(group: Group, voices: Sequence[Heard]) -> tuple[tuple[str, Figure], ...]:
    """The figures given for this event, each with its claim. One told for several places together belongs to none."""
    told = {t.claim.id: t.claim for v in voices for t in v.tellings}
    return tuple((c.id, f) for c in told.values() if c.id not in group.shared for f in c.figures if counts_event(f))


def _numbers(group: Group, voices: Sequence[Heard], evidence: Evidence) -> Judgement:
    counts: defaultdict[Count, list[tuple[Heard, Interval]]] = defaultdict(list)
    for voice in (v for v in voices if v.stands):
        for count, latest in _latest_counts(voice, group, evidence).items():
            counts[count].append((voice, latest))
    against = _against(voices, Scope.NUMBER) if counts else []
    disputed = [told for told in counts.values() if not _all_meet([i for _, i in told])]
    reasons = [_reason(f"Counts differ: {_names(v for v, _ in told)}.", [v for v, _ in told]) for told in disputed]
    reasons += [_reason(f"{v.origin.who.name} denies the number.", (v,)) for v in against]
    together = sorted(group.shared & {t.claim.id for t in group.members if any(map(counts_event, t.claim.figures))})
    if together:
        text = "A figure told for several places together is not split among them."
        reasons.append(Reason(text=text, claims=tuple(together)))
    if disputed or against:
        return Judgement(axis=Axis.NUMBERS, standing=CONTESTED, reasons=tuple(reasons))
    if not counts:
        return Judgement(
            axis=Axis.NUMBERS, standing=OPEN, reasons=(*reasons, Reason(text="No figure is given for it."))
        )
    agreeing = max(len({v.mouth for v, _ in told if v.counts}) for told in counts.values())
    tellers = list({id(v): v for told in counts.values() for v, _ in told}.values())
    reasons.insert(0, _reason(f"Figures are given by {_names(tellers)}.", tellers))
    return Judgement(axis=Axis.NUMBERS, standing=AGREED if agreeing > 1 else ONE_VOICE, reasons=tuple(reasons))


def _latest_counts(voice: Heard, group: Group, evidence: Evidence) -> dict[Count, Interval]:
    """What a voice counts by its latest report: an updated figure takes the place of the one before."""
    found: dict[Count, Interval] = {}
    days: dict[Count, object] = {}
    told = {t.claim.id: t.claim for t in voice.tellings if t.claim.id not in group.shared}
    for claim in sorted(told.values(), key=evidence.known.order, reverse=True):
        for figure in filter(counts_event, claim.figures):
            count, allowed, day = compared(figure), interval(figure), evidence.known.day(claim)
            if allowed is None or (count in found and days[count] != day):
                continue
            found[count] = hull((allowed, *([found[count]] if count in found else ()))) or allowed
            days[count] = day
    return found


def _all_meet(intervals: Sequence[Interval]) -> bool:
    """Whether one number can satisfy all."""
    return max(i.low for i in intervals) <= min(i.high for i in intervals)
