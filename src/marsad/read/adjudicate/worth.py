"""Which claims of two coders stay: what a careful coder leaves out is told again, a fragment, or mere description.

Every sign for and against has a weight; `training/keeping.py` fits them on documents the tagger had not seen, a claim
of the day's news counting three times. What falls away was a hand-coded claim in about one of seven cases.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from marsad.model import OPEN_TYPES, Act, Claim, Modality, SectionKind
from marsad.read.adjudicate.codes import BY_WORDS
from marsad.read.lexicon import weights

_STAYS = frozenset({Act.DENIES, Act.RETRACTS, Act.PRESUPPOSES})
"""Acts whose claims always stay, as tolls do and the families that go by words: much is worked out from each."""
_BEFORE = 60
"""How many claims back a claim may tell again."""
_BESIDE = 4
"""How many claims on either side may stand inside a claim."""
_FEW, _MANY = 11, 25
"""Words: below the first a claim is short, above the second long."""
_WORD = re.compile(r"[^\W\d_]{4,}")
_VERB = re.compile(r"\b(?:was|were|is|are|has|have|had|be|been|will|would|\w+ed|\w+s)\b", re.IGNORECASE)
_BREAK = re.compile(r"[.!?][\"”’')\]]*\s|\n")


@dataclass(frozen=True, slots=True)
class Weighed:
    """A claim, which coders have it, and how surely the tagger takes its words for part of a claim, 0–1."""

    claim: Claim
    by_rules: bool
    by_tagger: bool
    told: float


def worth_keeping(claims: Sequence[Weighed], text: str) -> list[Claim]:
    """Those that stay of a report's claims, which come in the order of the text."""
    known = weights("worth")
    scored = zip(claims, signs(claims, text), strict=True)
    return [one.claim for one, told in scored if _always(one.claim) or sum(known.get(s, 0.0) for s in told) > 0]


def _always(claim: Claim) -> bool:
    by_kind = claim.act in _STAYS or claim.type == "toll" or claim.family in BY_WORDS
    return by_kind or claim.section is SectionKind.CAPTION


def signs(claims: Sequence[Weighed], text: str) -> Iterator[list[str]]:
    """Of each claim what speaks for and against keeping it: names of weights."""
    before: deque[set[str]] = deque(maxlen=_BEFORE)
    for number, one in enumerate(claims):
        claim, length = one.claim, len(one.claim.span.quote.split())
        words = set(_WORD.findall(claim.span.quote.lower()))
        again = max((len(words & earlier) / len(words) for earlier in before), default=0.0) if words else 1.0
        before.append(words)
        behind = claims[number + 1].claim.span.start if number + 1 < len(claims) else None
        known = {
            "by_both": one.by_rules and one.by_tagger,
            "tagger_alone": not one.by_rules,
            "agreed": claim.agreed,
            "told_below_60": one.told < 0.6,
            "told_below_70": one.told < 0.7,
            "told_below_90": one.told < 0.9,
            "again_half": again >= 0.5,
            "again_mostly": again >= 0.75,
            "again_wholly": again >= 0.95,
            "few_words": length < _FEW,
            "many_words": length > _MANY,
            "verbless": _VERB.search(claim.span.quote) is None,
            "plain": claim.act is Act.ASSERTS,
            "not_actual": claim.modality is not Modality.ACTUAL,
            "open": claim.type in OPEN_TYPES,
            "acted": bool(claim.actors),
            "counted": bool(claim.figures),
            "publishers_own": claim.speaker.is_publisher,
            "holds_another": _holds_another(claims, number),
            "gone_on_with": behind is not None and _BREAK.search(text[claim.span.end : behind]) is None,
        }
        yield ["base", *(name for name, holds in known.items() if holds)]


def _holds_another(claims: Sequence[Weighed], number: int) -> bool:
    span = claims[number].claim.span
    near = [*claims[max(0, number - _BESIDE) : number], *claims[number + 1 : number + 1 + _BESIDE]]
    return any(span.start <= o.claim.span.start and o.claim.span.end <= span.end for o in near)
