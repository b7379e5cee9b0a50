"""The publish gate: of all claims those that people accepted, in reports that hold no words of the others.

What is weighed of these alone can hold nothing that nobody reviewed, in whatever it is worked out from.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from marsad.model import MASK, Claim, Report, Verb
from marsad.weigh.readers import Read

_SIGN = re.compile(r"\S")


def reviewed(claims: Iterable[Claim], read: Read) -> tuple[Claim, ...]:
    """The claims accepted by a person; by two, where they were contested."""
    return tuple(c for c in claims if read.outcome(c.id) is Verb.ACCEPT)


def masked(reports: Iterable[Report], claims: Iterable[Claim], shown: Sequence[Claim]) -> tuple[Report, ...]:
    """The reports in which some of the claims are shown; the words of their other claims are masked, offsets stay.

    A title that tells one of these other claims is left out.
    """
    of, ids = _by_report(shown), {c.id for c in shown}
    hidden = _by_report(c for c in claims if c.id not in ids)
    return tuple(_masked(r, hidden[r.id], of[r.id]) for r in reports if of[r.id])


def _by_report(claims: Iterable[Claim]) -> defaultdict[str, list[Claim]]:
    found: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[claim.report].append(claim)
    return found


def _masked(report: Report, hidden: Sequence[Claim], shown: Sequence[Claim]) -> Report:
    if not hidden:
        return report
    open_ = _covered(shown)
    signs = list(report.text)
    for at in _covered(hidden) - open_:
        if at < len(signs) and _SIGN.match(signs[at]):
            signs[at] = MASK
    title = None if any(_tells(report.title, claim) for claim in hidden) else report.title
    return replace(report, text="".join(signs), title=title)


def _covered(claims: Iterable[Claim]) -> set[int]:
    return {at for claim in claims for span in claim.spans for at in range(span.start, span.end)}


def _tells(title: str | None, claim: Claim) -> bool:
    """Whether a title has the words of a claim, or is part of them."""
    told, words = _plain(title or ""), _plain(claim.span.quote)
    return bool(told and words) and (words in told or told in words)


def _plain(words: str) -> str:
    return " ".join(_words(words))


def _words(text: str) -> Iterator[str]:
    return (found.group().casefold() for found in re.finditer(r"\w+", text))
