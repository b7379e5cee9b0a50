"""How weighing grows: PYTHONPATH=. python scripts/growth_of_weighing.py 1000 10000 100000

For each number of synthetic claims (five a report, equally crowded days at every size) one row of a table: seconds of
one core to group them into incidents; milliseconds to add one more report to the groups, the median and the most of
forty; seconds to weigh them whole, and to weigh them again with one report more, the median of five; the most memory
held, in MB, the claims themselves included. Each size is measured in a process of its own. `--groups` leaves the whole
weighing out.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import resource
import statistics
import time
from collections.abc import Callable, Collection, Sequence
from typing import Any

from marsad.model import Claim, Report
from marsad.weigh import Weighing
from marsad.weigh.evidence import Evidence
from marsad.weigh.incidents import tellings
from marsad.weigh.joining import Joining
from marsad.weigh.known import known_on
from tests.weigh.conftest import PACK
from tests.weigh.test_pace import synthetic

ADDED, WHOLE = 40, 5


def main() -> None:
    """Measure every size asked for and print the table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("sizes", nargs="+", type=int)
    asked.add_argument("--groups", action="store_true", help="only the grouping")
    given = asked.parse_args()
    print("| claims | to group, s | to add a report, ms (most) | to weigh, s | with a report more, s | memory, MB |")
    print("|---|---|---|---|---|---|")
    for size in given.sizes:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            print(pool.apply(row, (size, not given.groups)), flush=True)


def row(size: int, whole: bool) -> str:
    """One line of the table."""
    claims, reports = synthetic(size)
    evidence = Evidence.of(known_on(claims, reports, None), PACK)
    late = {r.id for r in random.Random(3).sample(reports, ADDED)}
    joining = Joining(evidence)
    grouped = _seconds(
        lambda: joining.add(t for t in tellings(evidence.known.claims, evidence) if t.claim.report not in late)
    )
    of_late = [tellings((c for c in claims if c.report == r), evidence) for r in sorted(late)]
    joining.add(of_late[0])  # the first makes the index of who asks
    added = [1000 * _seconds(lambda one=one: joining.add(one)) for one in of_late[1:]]
    weighed = _whole(claims, reports, sorted(late)[:WHOLE]) if whole else ("–", "–")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    cells = (
        f"{size:,}",
        f"{grouped:.1f}",
        f"{statistics.median(added):.0f} ({max(added):.0f})",
        *weighed,
        f"{memory:,}",
    )
    return f"| {' | '.join(cells)} |"


def _whole(claims: Sequence[Claim], reports: Sequence[Report], late: Sequence[str]) -> tuple[str, str]:
    """Seconds to weigh all but the late, and the median of those to take in each of these and weigh again."""
    weighing = Weighing(PACK)

    def take(ids: Collection[str]) -> None:
        weighing.add((c for c in claims if c.report in ids), (r for r in reports if r.id in ids))

    first = _seconds(lambda: (take({r.id for r in reports} - set(late)), weighing.picture()))
    again = [_seconds(lambda one=one: (take({one}), weighing.picture())) for one in late]
    return f"{first:.1f}", f"{statistics.median(again):.1f}"


def _seconds(what: Callable[[], Any]) -> float:
    began = time.process_time()
    what()
    return time.process_time() - began


if __name__ == "__main__":
    main()
