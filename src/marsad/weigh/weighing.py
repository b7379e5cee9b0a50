"""Weighing: from claims, reports and decisions to the picture of one day."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from marsad.config import Knowledge
from marsad.model import Act, Claim, Decision, Incident, Pack, Picture, Report, Verb
from marsad.weigh.ceasefires import answering, ceasefires
from marsad.weigh.control import control_of, holdings
from marsad.weigh.decisions import Rulings, corrected, regrouped, rulings, verdict
from marsad.weigh.denials import Denied, Refusal, refusals
from marsad.weigh.evidence import Evidence
from marsad.weigh.fulfilment import Later
from marsad.weigh.grouping import Group, group
from marsad.weigh.incidents import Weighed, neighbours, tellings, weigh_group
from marsad.weigh.known import Known, known_on
from marsad.weigh.matter import Matter
from marsad.weigh.outlook import outlook
from marsad.weigh.reckoning import reckoned
from marsad.weigh.retractions import Withdrawn, withdrawals
from marsad.weigh.standings import standings
from marsad.weigh.takebacks import as_denial, taken_back


def weigh(
    claims: Iterable[Claim],
    reports: Iterable[Report],
    pack: Pack,
    decisions: Sequence[Decision] = (),
    as_known_on: date | None = None,
    knowledge: Knowledge = "published",
) -> Picture:
    """Everything the claims add up to, as known at the end of `as_known_on` (None: all of them).

    Pure: the same claims, reports, pack and decisions give the same picture, in whatever order they come. A claim
    counts once its report is known; claims without their report are left out. Actors, declarers and holders are ids
    of the pack's parties, or the words of the report for groups it does not know. Rejected claims stand apart as
    discounted incidents; withheld claims and incidents are left out.
    """
    ruled = rulings(decisions, as_known_on, knowledge)
    known = known_on((corrected(c, ruled) for c in claims), reports, as_known_on, knowledge)
    evidence = Evidence.of(known, pack)
    rejected = [c for c in known.claims if ruled.verb(c.id) is Verb.REJECT]
    standing = [c for c in known.claims if ruled.verb(c.id) not in (Verb.REJECT, Verb.WITHHOLD)]
    found, withdrawn, denials, met = _incidents(standing, ruled, evidence)
    discounted, _, _, _ = _incidents(rejected, ruled, evidence)
    matter = Matter.of(evidence, found, denials)
    held = holdings(standing, evidence)
    counted = reckoned(
        sorted((*_shown(found, ruled), *_shown(discounted, ruled)), key=_order), found, standing, evidence
    )
    truces = ceasefires(standing, matter)
    return Picture(
        as_known_on=as_known_on,
        incidents=counted.incidents,
        tolls=counted.tolls,
        totals=counted.totals,
        findings=counted.findings,
        ceasefires=truces,
        control=control_of(held),
        standings=standings(held, evidence),
        outlook=outlook(standing, Later.of(evidence, found, denials, truces), ruled),
        corrections=withdrawn.corrections,
        loose_denials=tuple(_loose(standing, met | answering(standing, matter), withdrawn, known)),
    )


def _incidents(
    claims: Sequence[Claim], ruled: Rulings, evidence: Evidence
) -> tuple[list[Weighed], Withdrawn, list[Refusal], set[str]]:
    """The incidents, what was withdrawn, the denials, and the ids of those that meet something."""
    reports = evidence.known.reports
    taken = {c.id for c in claims if taken_back(c, reports[c.report])}
    told = tellings((c for c in claims if c.id not in taken), evidence)
    groups = regrouped(group(told, evidence), ruled, evidence)
    _mark_shared(groups)
    neighbours(groups)
    denied = Denied(told, evidence)
    wrong = [d for c in claims if c.id in taken and (d := as_denial(c, evidence))]
    denials = refusals([*claims, *wrong], evidence)
    withdrawn = Withdrawn(groups, evidence)
    for withdrawal in withdrawals(claims, evidence):
        withdrawn.apply(withdrawal)
    against = _against(denials, denied, withdrawn)
    weighed = [weigh_group(g, _denials_of(g, against), withdrawn, ruled, evidence) for g in groups]
    return weighed, withdrawn, denials, {r.claim.id for rs in against.values() for r in rs}


def _mark_shared(groups: Iterable[Group]) -> None:
    held = list(groups)
    places = Counter(claim_id for g in held for claim_id in g.claims)
    for one in held:
        one.shared = {claim_id for claim_id in one.claims if places[claim_id] > 1}


def _against(denials: Iterable[Refusal], denied: Denied, withdrawn: Withdrawn) -> dict[tuple[str, int], list[Refusal]]:
    """The denials that meet each telling."""
    against: defaultdict[tuple[str, int], list[Refusal]] = defaultdict(list)
    for refusal in denials:
        withdrawn.apply_denial(refusal, denied)
        for telling in denied.met_by(refusal):
            against[telling.claim.id, telling.start].append(refusal)
    return against


def _denials_of(group: Group, against: dict[tuple[str, int], list[Refusal]]) -> list[Refusal]:
    found = {r.claim.id: r for t in group.members for r in against.get((t.claim.id, t.start), ())}
    return [found[i] for i in sorted(found)]


def _shown(weighed: Iterable[Weighed], ruled: Rulings) -> list[Incident]:
    kept = ((w.incident, verdict(w.group, ruled)) for w in weighed)
    return [incident for incident, decision in kept if not decision or decision.verb is not Verb.WITHHOLD]


def _order(incident: Incident) -> tuple[date, date, str]:
    return incident.earliest or date.max, incident.latest or date.max, incident.id


def _loose(claims: Sequence[Claim], met: set[str], withdrawn: Withdrawn, known: Known) -> list[str]:
    """Denials that meet no claim held here and take nothing back, the first known first."""
    back = {c.claim for c in withdrawn.corrections}
    loose = [c for c in claims if c.act is Act.DENIES and c.id not in met and c.id not in back]
    return [c.id for c in sorted(loose, key=known.order)]
