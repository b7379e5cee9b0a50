"""Press releases of one belligerent in Afghanistan: is the coded least number of killed read?

What is counted. The answer for a release is the least number of killed that its claims tell, as `_totals` works it out;
where they tell of none it is 0. `isaf_killed` is the share of releases whose answer equals the coded `min_killed`.

What that is worth. Seven in ten releases have 0 in the code, so that a reader that never counts reaches 71. The code
takes "several" as 3, but "many", "multiple" and "a number of" as 3 or 4, where the reader leaves the number open and 2
stands for it here, the least of a plural. The code is of what the belligerent did that day; some releases tell, too, of
earlier attacks by others.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from marsad.model import Claim, FigureKind, Report
from tests.gate.benches._totals import told
from tests.gate.wiring import report_of

SET = "isaf_releases"


def figures(rows: Sequence[Mapping[str, Any]], read: Callable[[Report], Sequence[Claim]]) -> dict[str, float]:
    """The share in percent of releases with the coded number."""
    right = [_killed(read(report_of(row))) == row["gold"]["min_killed"] for row in rows]
    return {"isaf_killed": 100.0 * sum(right) / max(1, len(right))}


def _killed(claims: Sequence[Claim]) -> float:
    count = told(claims, FigureKind.KILLED)
    return count.low if count else 0
