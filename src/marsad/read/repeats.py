"""Headlines that only say beforehand what the body tells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from marsad.model import Claim, SectionKind

_ORDINARY = frozenset(
    "the a an of in on at to and by for from with as is are was were has have had its his their after".split()
)
_SHARED = 0.4
"""Share of a headline's words that a body claim of its family must hold to be what the headline announces."""


def without_repeats(claims: Sequence[Claim]) -> list[Claim]:
    """The claims without those of a headline that the body tells again, by family and words."""
    body = [c for c in claims if c.section is not SectionKind.HEADLINE]
    return [c for c in claims if c.section is not SectionKind.HEADLINE or not any(_says_again(b, c) for b in body)]


def _says_again(body: Claim, headline: Claim) -> bool:
    if body.family is not headline.family or body.polarity is not headline.polarity:
        return False
    ahead, told = _stems(headline.span.quote), _stems(body.span.quote)
    return bool(ahead) and len(ahead & told) >= _SHARED * len(ahead)


def _stems(quote: str) -> set[str]:
    """Content words, cut to their first five letters so that "strikes" and "striking" meet."""
    return {w[:5] for w in re.findall(r"\w+", quote.lower()) if w not in _ORDINARY}
