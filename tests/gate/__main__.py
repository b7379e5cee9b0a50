"""`make gate`: measure the shipped reader, print every figure beside its floor, and fail where one has fallen.

The last line is one JSON object with all figures under flat names. Exit codes: 0 nothing has fallen, 1 a figure has or
the reader failed on a text, 2 the data are not there, or not those that were pinned.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor

from tests.gate import probes
from tests.gate.data import OtherData, pinned
from tests.gate.measuring import Measured, measure, sets
from tests.gate.standing import Standing, standings, table

FALLEN, OTHER_DATA = 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print. Gives the exit code."""
    asked = _asked(arguments)
    try:
        names = sets(train=asked.train or "train" in asked.only, only=asked.only)
        for name in names:
            if name != probes.NAME:
                pinned(name)
        return told(_measured(names, asked.jobs, asked.limit), whole=asked.limit is None)
    except OtherData as reason:
        print(reason, file=sys.stderr)
        return OTHER_DATA


def told(measured: Iterable[Measured], *, whole: bool) -> int:
    """Print each set as it comes, then what has fallen, then the JSON line. Gives the exit code."""
    found: list[Standing] = []
    faults: list[str] = []
    for one in measured:
        beside = standings(one.name, one.figures, held=whole)
        print("\n".join(table(f"{one.name} ({one.seconds:.0f} s)", beside)), flush=True)
        found += beside
        faults += one.faults
    fallen = [s for s in found if s.fallen]
    if fallen:
        print("\n".join(table("FALLEN", fallen)))
    for fault in faults:
        print(f"FAULT {fault}")
    print()
    print(json.dumps({s.figure: s.measured for s in found}))
    return FALLEN if fallen or faults else 0


def _measured(names: Sequence[str], jobs: int, limit: int | None) -> Iterator[Measured]:
    limits = [limit] * len(names)
    if jobs == 1:
        yield from map(measure, names, limits)
        return
    # A language model is loaded in each process anew: what was forked may share locks that nobody lets go of.
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn")) as pool:
        yield from pool.map(measure, names, limits)


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.gate", description=__doc__)
    parser.add_argument("only", nargs="*", metavar="SET", help="measure these sets only")
    parser.add_argument("--train", action="store_true", help="measure on the claims to learn from, too")
    parser.add_argument("--jobs", type=int, default=1, help="processes to measure in (default 1)")
    parser.add_argument(
        "--limit", type=int, help="the first documents of each set only; floors are not held against it"
    )
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
