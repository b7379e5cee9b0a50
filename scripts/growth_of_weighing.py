"""How weighing grows: PYTHONPATH=. python scripts/growth_of_weighing.py 1000 10000 100000

For each number of synthetic claims (five a report, equally crowded days at every size) one row of a table: seconds of
one core to group them into incidents; milliseconds to add one more report to the groups, the median and the most of
forty; seconds to weigh them whole; milliseconds until the whole picture is there again with one report more, and with
one decision more (accepted, rejected, withheld, put right, merged, split and taken back in turn), the median and the
most; the most memory held, in MB, the claims themselves included. Each size is measured in a process of its own.
`--groups` leaves the whole weighing out.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import random
import resource
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from marsad.model import Claim, Decision, Picture, Report, Verb
from marsad.weigh import Weighing
from marsad.weigh.evidence import Evidence
from marsad.weigh.incidents import tellings
from marsad.weigh.joining import Joining
from marsad.weigh.known import known_on
from tests.weigh.conftest import PACK
from tests.weigh.test_pace import synthetic

ADDED, WHOLE = 40, 21
BEGUN = datetime(2031, 1, 1, tzinfo=UTC)


def main() -> None:
    """Measure every size asked for and print the table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("sizes", nargs="+", type=int)
    asked.add_argument("--groups", action="store_true", help="only the grouping")
    given = asked.parse_args()
    print(
        "| claims | to group, s | to add a report, ms (most) | to weigh, s | a report more, ms (most) "
        "| a decision more, ms (most) | memory, MB |"
    )
    print("|---|---|---|---|---|---|---|")
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
    weighed = _whole(claims, reports, sorted(late)[:WHOLE]) if whole else ("–", "–", "–")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    cells = (
        f"{size:,}",
        f"{grouped:.1f}",
        _told(added),
        *weighed,
        f"{memory:,}",
    )
    return f"| {' | '.join(cells)} |"


def _whole(claims: Sequence[Claim], reports: Sequence[Report], late: Sequence[str]) -> tuple[str, str, str]:
    """Seconds to weigh all but the late, then what it takes to have the picture with each of these, or a decision."""
    weighing = Weighing(PACK)
    told: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        told[claim.report].append(claim)
    printed = {r.id: r for r in reports}

    def take(ids: Iterable[str]) -> Picture:
        known = list(ids)
        weighing.add((c for i in known for c in told[i]), [printed[i] for i in known])
        return weighing.picture()

    first = _seconds(lambda: take(printed.keys() - set(late)))
    take(late[:1])  # the first makes the index of who asks
    again = [1000 * _seconds(lambda one=one: take([one])) for one in late[1:]]
    decisions: list[Decision] = []

    def decide() -> Picture:
        weighing.decide(decisions)
        return weighing.picture()

    decided = []
    for decision in _decisions(weighing.picture()):
        decisions.append(decision)
        decided.append(1000 * _seconds(decide))
    return f"{first:.1f}", _told(again), _told(decided)


def _decisions(picture: Picture) -> Iterator[Decision]:
    """Three of each sort, on incidents here and there, and on claims of theirs; then each merge is taken back."""
    chosen = random.Random(5).sample([i for i in picture.incidents if len(i.claims) > 1], 18)
    for n, incident in enumerate(chosen):
        claim = incident.claims[0]
        target, verb, value = (
            (incident.id, Verb.ACCEPT, {}),
            (claim, Verb.REJECT, {}),
            (incident.id, Verb.WITHHOLD, {}),
            (claim, Verb.CORRECT, {"field": "type", "machine": "", "person": "raid"}),
            (incident.id, Verb.MERGE, {"with": [chosen[n - 1].id]}),
            (incident.id, Verb.SPLIT, {"claims": [claim]}),
        )[n % 6]
        yield _decision(n, target, verb, value)
        if verb is Verb.MERGE:
            yield _decision(100 + n, f"d{n}", Verb.UNDO, {})


def _decision(number: int, target: str, verb: Verb, value: object) -> Decision:
    at = BEGUN + timedelta(minutes=number)
    return Decision(id=f"d{number}", target=target, verb=verb, because="measured", by="desk", at=at,
                    value=json.dumps(value))  # fmt: skip


def _told(milliseconds: Sequence[float]) -> str:
    return f"{statistics.median(milliseconds):.0f} ({max(milliseconds):.0f})"


def _seconds(what: Callable[[], Any]) -> float:
    began = time.process_time()
    what()
    return time.process_time() - began


if __name__ == "__main__":
    main()
