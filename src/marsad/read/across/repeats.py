"""What a report tells twice: headlines that say beforehand what the body tells, a claim inside a claim."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from marsad.model import Claim, SectionKind
from marsad.read.nearby import Nearby

_ORDINARY = frozenset(
    "the a an of in on at to and by for from with as is are was were has have had its his their after".split()
)
_SHARED = 0.4
"""Share of a headline's words that the body's claims must hold to be what the headline announces."""

_LEADING = 500
"""How many claims of the body a headline may announce: it stands for what comes first."""


def without_repeats(claims: Sequence[Claim]) -> list[Claim]:
    """The claims without those of a headline that the body tells again, and without those inside their like."""
    body = [c for c in claims if c.section is not SectionKind.HEADLINE][:_LEADING]
    kept = [c for c in claims if c.section is not SectionKind.HEADLINE or not _says_again(body, c)]
    near = Nearby(kept, lambda claim: claim.span)
    beside = [(c, near.at(c.span.start, c.span.end)) for c in kept]
    return [_filled(c, others) for c, others in beside if not any(_holds(o, c) for o in others)]


def _says_again(body: Sequence[Claim], headline: Claim) -> bool:
    """Whether the claims of the body that are as sure as the headline hold enough of its words."""
    alike = [c for c in body if c.polarity is headline.polarity and c.modality is headline.modality]
    ahead = _stems(headline.span.quote)
    told = {stem for c in alike for stem in _stems(c.span.quote)}
    return bool(ahead) and len(ahead & told) >= _SHARED * len(ahead)


def _stems(quote: str) -> set[str]:
    """Content words without their endings, cut to five letters, so that "strikes" and "striking" meet."""
    words = (w for w in re.findall(r"\w+", quote.lower()) if w not in _ORDINARY)
    return {re.sub(r"(?<=\w{3})(?:e?s|ed|ing|ings)$", "", w)[:5] for w in words}


def _holds(outer: Claim, inner: Claim) -> bool:
    """Whether one claim's words stand inside another's that says the same of the same: "a strike that killed two"."""
    within = outer.span.start <= inner.span.start and inner.span.end <= outer.span.end
    longer = outer.span.end - outer.span.start > inner.span.end - inner.span.start
    same = (outer.type, outer.act, outer.polarity, outer.modality, outer.speaker.name) == (
        inner.type, inner.act, inner.polarity, inner.modality, inner.speaker.name,
    )  # fmt: skip
    return within and longer and same


def _filled(claim: Claim, claims: Sequence[Claim]) -> Claim:
    """The claim with what only the claims inside it told: places, actors, figures, a time."""
    inner = [c for c in claims if _holds(claim, c)]
    for one in inner:
        claim = replace(
            claim,
            places=claim.places or one.places,
            actors=claim.actors or one.actors,
            figures=claim.figures or one.figures,
            time=claim.time or one.time,
        )
    return claim
