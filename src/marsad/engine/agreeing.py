"""Agreement between coders: how far people who decided on the same claims came to the same codes, by chance or not."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from marsad.model import JUDGING, Claim, Decision, Verb, standing
from marsad.weigh import corrected, rulings

# On fewer claims a chance agreement and a real one cannot be told apart.
LEAST = 10
JUDGEMENT = "judgement"

Coded = tuple[str, str, str]
"""Who coded, which claim, and what, as a word that is the same for the same code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alpha:
    """Krippendorff's alpha for one field, nominal: 1 is full agreement, 0 what chance would give, below 0 is worse.

    `items` are claims that two people or more coded, `coders` those people. `same` of the items were coded alike by
    all. Where `alpha` is None, `why_not` says why.
    """

    field: str
    items: int
    coders: int
    same: int
    alpha: float | None
    why_not: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """The agreement on each field, the judgement itself (accept, reject, withhold) last."""

    fields: tuple[Alpha, ...]


def _speaker(claim: Claim) -> str:
    return claim.speaker.id or claim.speaker.name.casefold()


def _place(claim: Claim) -> str:
    told = ((p.role.value, p.location.place_id if p.location and p.location.place_id else None) for p in claim.places)
    return json.dumps(sorted((role, place or "not known") for role, place in told))


def _time(claim: Claim) -> str:
    return f"{claim.time.earliest}/{claim.time.latest}" if claim.time else "not said"


def _figures(claim: Claim) -> str:
    return json.dumps(sorted([f.kind, f.comparator, str(f.low), str(f.high), str(f.value)] for f in claim.figures))


FIELDS: dict[str, Callable[[Claim], str]] = {
    "type": lambda c: c.type,
    "speaker": _speaker,
    "act": lambda c: c.act.value,
    "polarity": lambda c: c.polarity.value,
    "modality": lambda c: c.modality.value,
    "place": _place,
    "time": _time,
    "figures": _figures,
}


def agreement(claims: Iterable[Claim], decisions: Sequence[Decision]) -> Agreement:
    """The agreement of all who decided on claims. Decisions taken back do not count.

    A person's coding of a claim is the claim as it stood when they last decided on it: what they left as it was they
    read so. Whoever rejects or withholds a claim codes nothing of it but that.
    """
    by_claim: defaultdict[str, list[Decision]] = defaultdict(list)
    for decision in standing(decisions):
        if decision.verb in JUDGING or decision.verb is Verb.CORRECT:
            by_claim[decision.target].append(decision)
    shared = {i: taken for i, taken in by_claim.items() if len({d.by for d in taken}) > 1}
    codings = [_codings(c, shared[c.id]) for c in claims if c.id in shared]
    told = [
        alpha(name, [(by, c.id, code(c)) for of in codings for by, c in of.items()]) for name, code in FIELDS.items()
    ]
    verbs = [(d.by, i, d.verb.value) for i, taken in shared.items() for d in _last(taken, JUDGING).values()]
    return Agreement(fields=(*told, alpha(JUDGEMENT, verbs)))


def _codings(claim: Claim, taken: Sequence[Decision]) -> dict[str, Claim]:
    """By person, the claim as it stood at their last decision on it."""
    found = {}
    for by, last in _last(taken, {*JUDGING, Verb.CORRECT}).items():
        if last.verb in (Verb.ACCEPT, Verb.CORRECT):
            before = taken[: taken.index(last) + 1]
            found[by] = corrected(claim, rulings(before, None, "published"))
    return found


def _last(taken: Iterable[Decision], verbs: Iterable[Verb]) -> Mapping[str, Decision]:
    wanted = frozenset(verbs)
    return {d.by: d for d in taken if d.verb in wanted}


def alpha(name: str, coded: Iterable[Coded]) -> Alpha:
    """The alpha of one field over codings; claims that only one person coded are left out."""
    by_item: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for coder, item, code in coded:
        by_item[item][coder] = code
    pairable = {item: codes for item, codes in by_item.items() if len(codes) > 1}
    coders = {coder for codes in pairable.values() for coder in codes}
    counts = {
        "items": len(pairable),
        "coders": len(coders),
        "same": sum(len(set(c.values())) == 1 for c in pairable.values()),
    }
    rows = [(coder, item, code) for item, codes in pairable.items() for coder, code in codes.items()]
    why_not = _why_not(len(pairable), {code for _, _, code in rows})
    return Alpha(field=name, alpha=None if why_not else _krippendorff(rows), why_not=why_not, **counts)


def _why_not(items: int, codes: set[str]) -> str:
    if items < LEAST:
        return f"too few: two people decided on {items} of the {LEAST} claims it takes"
    return (
        "everybody gave every claim the same code, so that chance cannot be told from agreement"
        if len(codes) < 2
        else ""
    )


def _krippendorff(rows: Sequence[Coded]) -> float:
    from nltk.metrics.agreement import AnnotationTask

    return float(AnnotationTask(data=list(rows)).alpha())
