"""Reading files without a ledger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from marsad import packs
from marsad.archive import Metadata, gather, report_of
from marsad.config import Config
from marsad.engine import adding, plugging
from marsad.engine.pipeline import Tools, read_report
from marsad.model import Claim, Problem, Report
from marsad.place import Placer

Loose = tuple[Report | None, tuple[Claim, ...], tuple[Problem, ...]]


def read_files(paths: Sequence[str | Path], stated: Metadata, config: Config) -> Iterator[Loose]:
    """Every report under `paths` with its placed claims and its problems; report None for what could not be taken in.

    `config.folder` is not looked at. Raises UsageError where a path, the pack or a stated day is none.
    """
    adding.check(paths, stated, config)
    pack = packs.load(config.pack)
    placer = Placer(pack)
    tools = Tools(plugging.reader("rules", pack, placer), placer)
    for report, faults in _reports(paths, stated, config):
        if report is None:
            yield None, (), faults
        else:
            reading = read_report(report, tools)
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
