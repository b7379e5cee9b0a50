"""Reading files without a ledger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from marsad.archive import Metadata, gather, report_of
from marsad.config import Config
from marsad.engine import adding, plugging
from marsad.engine.crew import read_all
from marsad.model import Claim, Problem, Report

Loose = tuple[Report | None, tuple[Claim, ...], tuple[Problem, ...]]


def read_files(paths: Sequence[str | Path], stated: Metadata, config: Config, jobs: int = 1) -> Iterator[Loose]:
    """Every report under `paths` with its placed claims and its problems; report None for what could not be taken in.

    With several `jobs` as many processes read; what comes is the same. `config.folder` is not looked at.
    Raises UsageError where a path, the pack or a stated day is none.
    """
    adding.check(paths, stated, config)
    found = _reports(paths, stated, config)
    make = partial(plugging.tools, config.pack, config.reader)
    for (report, faults), reading in read_all(found, lambda one: one[0], make, jobs):
        if reading is None:
            yield None, (), faults
        else:
            yield report, reading.claims, (*faults, *reading.problems)


def _reports(
    paths: Sequence[str | Path], stated: Metadata, config: Config
) -> Iterator[tuple[Report | None, tuple[Problem, ...]]]:
    """Reports with the faults that follow them, each fault that belongs to no report alone."""
    held: Report | None = None
    faults: list[Problem] = []
    for found in gather(paths, stated, zone=config.zone, day_starts=config.day_starts):
        if isinstance(found, Problem) and held and found.report == held.id:
            faults.append(found)
            continue
        if isinstance(found, Problem):
            yield None, (found,)
            continue
        if held:
            yield held, tuple(faults)
        held, faults = report_of(found), []
    if held:
        yield held, tuple(faults)
