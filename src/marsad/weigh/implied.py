"""What a number and a share told together imply: "3 million, about 20 % of the population" makes 15 million.

The number implied was stated by nobody: it is worked out, and said to be.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from marsad.model import Check, Claim, Comparator, Figure, FigureKind, Finding, Modality, Polarity
from marsad.weigh.evidence import Evidence

# Between a number and its share: "3 million, about 20 %", "3 million people (20 %)", "… who make up a fifth".
_APPOSED = re.compile(
    r"^[^.;!?\d]{0,40}?(?:[,(–—-]|\bor|\bi\.e\.|\bthat is|\bmak(?:e|es|ing) up|\brepresent(?:s|ing)?|\baccounts? for"
    r"|\baccounting for|\bwhich is)\s*(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
# "30 % of them": a share of the number before, which implies nothing larger.
_OF_IT = re.compile(
    r"^\s*(?:of|among) (?:them|whom|these|those|which|it|the (?:dead|wounded|victims|total|displaced))\b", re.IGNORECASE
)
_SAME_WHOLE = re.compile(r"^\s*of (?:the |its |their |[A-Z][\w'’-]+ )?(?P<whole>[^.,;:!?\n()]{3,60})")
_AFTER = 80
_NO_WHOLE = frozenset({FigureKind.SHARE, FigureKind.STRIKES, FigureKind.EQUIPMENT})


def implied(claims: Iterable[Claim], evidence: Evidence) -> Iterator[Finding]:
    """One finding for each number told with the share it makes of a larger whole."""
    seen: set[tuple[str, int]] = set()
    for claim in sorted(claims, key=lambda c: c.id):
        if claim.polarity is not Polarity.AFFIRMED or claim.modality is not Modality.ACTUAL:
            continue
        text = evidence.known.reports[claim.report].text
        for number, share in _pairs(claim):
            found = _whole(number, share, text)
            if found and (claim.report, share.span.start) not in seen:
                seen.add((claim.report, share.span.start))
                yield Finding(check=Check.IMPLIES, text=found, claims=(claim.id,))


def _pairs(claim: Claim) -> Iterator[tuple[Figure, Figure]]:
    """Each share with the number told just before it."""
    told = sorted(claim.figures, key=lambda f: f.span.start)
    for number, share in pairwise(told):
        if share.kind is FigureKind.SHARE and number.kind not in _NO_WHOLE and number.value and share.value:
            yield number, share


def _whole(number: Figure, share: Figure, text: str) -> str | None:
    """What the two imply, in words; None where the share is one of the number itself, or not said to be of anything."""
    after = text[share.span.end : share.span.end + _AFTER]
    if not _APPOSED.match(text[number.span.end : share.span.start]) or _OF_IT.match(after) or not share.value:
        return None
    of = _of_what(share, text)
    if of is None or not number.value or not 0 < share.value <= 100:
        return None
    whole = number.value * 100 / share.value
    about = {number.comparator, share.comparator} != {Comparator.EQ}
    said = (
        f"“{number.text}” as “{share.text}”" if " of " in share.text else f"“{number.text}” as “{share.text} of {of}”"
    )
    return f"{said} would make the whole {'about ' if about else ''}{_round(whole):,}: worked out, not said by anybody."


def _of_what(share: Figure, text: str) -> str | None:
    """What it is said to be a share of: the words behind it, which the figure's own may have begun."""
    end = share.span.end
    inside = re.search(r"\bof\b", share.text)
    start = share.span.start + inside.start() if inside else end
    found = _SAME_WHOLE.match(text[start : end + _AFTER])
    return " ".join(found["whole"].split()) if found else None


def _round(number: float) -> int:
    """To two figures more than none: nobody who says "about a fifth" means fifteen million and one."""
    digits = max(len(str(int(number))) - 3, 0)
    return int(round(number, -digits))
