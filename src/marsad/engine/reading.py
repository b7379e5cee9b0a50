"""Reading what is new, one report a transaction."""

from __future__ import annotations

from collections.abc import Callable

from marsad.engine.crew import read_all
from marsad.engine.pipeline import Tools
from marsad.engine.results import ReadThrough, Watch
from marsad.ledger import Ledger
from marsad.model import Problem, Report


def read_new(ledger: Ledger, name: str, make: Callable[[], Tools], watch: Watch, jobs: int = 1) -> ReadThrough:
    """Read each report that this version of the reader has not read yet, and record claims and problems together.

    `make` gives the tools of the reader `name`, in each of `jobs` processes.
    """
    unread = list(ledger.unread(name))
    claims, problems = 0, list[Problem]()
    for done, (report, reading) in enumerate(read_all(unread, _itself, make, jobs)):
        watch(done, len(unread), report.name)
        if reading is None:
            continue
        ledger.record(reading, name)
        claims += len(reading.claims)
        problems.extend(reading.problems)
    watch(len(unread), len(unread), "")
    return ReadThrough(reader=name, reports=len(unread), claims=claims, problems=tuple(problems))


def _itself(report: Report) -> Report:
    return report
