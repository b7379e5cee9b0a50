"""Reading what is new, one report a transaction."""

from __future__ import annotations

from marsad.engine.pipeline import Tools, read_all
from marsad.engine.results import ReadThrough, Watch
from marsad.ledger import Ledger
from marsad.model import Problem


def read_new(ledger: Ledger, tools: Tools, watch: Watch) -> ReadThrough:
    """Read each report that this version of the reader has not read yet, and record claims and problems together."""
    name = tools.reader.name
    unread = list(ledger.unread(name))
    claims, problems = 0, list[Problem]()
    for done, (report, reading) in enumerate(read_all(unread, tools)):
        watch(done, len(unread), report.name)
        ledger.record(reading, name)
        claims += len(reading.claims)
        problems.extend(reading.problems)
    watch(len(unread), len(unread), "")
    return ReadThrough(reader=name, reports=len(unread), claims=claims, problems=tuple(problems))
