"""The days a sentence opens with: "During the period from February to September, the monitor counted …".

A reader may tell the opening as a claim of its own, without an act: its days are those of what the sentence then tells.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from marsad.model import Claim, Report, When
from marsad.weigh.passages import sentence_of

_OPENING = re.compile(
    r"^\W*(?:and |but |meanwhile,? )?(?:during|in|over|between|since|from|within|throughout|for)\b", re.IGNORECASE
)


def opens(claim: Claim) -> bool:
    """Whether a claim is the opening of a sentence that dates what the sentence tells."""
    undone = claim.time is not None and claim.type == "other_event" and not claim.figures
    return undone and bool(_OPENING.match(claim.span.quote))


class Framing:
    """The opening claims of each report, found once."""

    def __init__(self, claims: Iterable[Claim], reports: Mapping[str, Report]) -> None:
        self.claims = tuple(claims)
        self._reports = reports
        self._opening: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            if opens(claim):
                self._opening[claim.report].append(claim)

    def of(self, claim: Claim) -> When | None:
        """The days that the sentence of a claim opens with; None where it opens with none, or with several."""
        opening = self._opening.get(claim.report, ())
        if not opening:
            return None
        sentence = sentence_of(claim, self._reports[claim.report])
        days = {c.time for c in opening if sentence.start <= c.span.start and c.span.end <= claim.span.start}
        return days.pop() if len(days) == 1 else None
