"""Bringing reports in: archive object, then collection log, then ledger, so that a kill at any moment loses nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from marsad.archive import Archive, Draft, Metadata, gather
from marsad.archive.dates import DeskTime
from marsad.config import Config
from marsad.engine.results import Added, Watch
from marsad.errors import UsageError
from marsad.ledger import Ledger
from marsad.model import Problem, Report

STDIN = "-"


def add(paths: Sequence[str | Path], stated: Metadata, config: Config, ledger: Ledger, watch: Watch) -> Added:
    """Take in everything under `paths`.

    Raises UsageError where a path is not there or a stated day is none; then nothing was taken in.
    """
    check(paths, stated, config)
    archive = Archive(config.archive_path, actor=config.operator)
    adding = _Adding(archive, ledger, watch)
    for found in gather(paths, stated, zone=config.zone, day_starts=config.day_starts):
        if isinstance(found, Draft):
            adding.draft(found)
        else:
            adding.problem(found)
    return adding.done()


def check(paths: Sequence[str | Path], stated: Metadata, config: Config) -> None:
    """Raise UsageError for a path that is not there or a stated day that is none, before anything is taken in."""
    absent = [str(p) for p in paths if str(p) != STDIN and not Path(p).exists()]
    if absent:
        raise UsageError(
            "There is no such file or folder.", where=", ".join(absent), next_step="Nothing was done; name it anew."
        )
    if stated.published:
        try:
            day_of_words(stated.published, config)
        except ValueError as reason:
            raise UsageError(
                f"{stated.published!r} is no day of publication: {reason}.", next_step="Write it as 2019-09-11."
            ) from reason


def day_of_words(words: str, config: Config) -> date:
    """The desk's day that words state. Raises ValueError where they state none."""
    return DeskTime(zone=config.zone, day_starts=config.day_starts).stated(words)[0]


def day_of(moment: datetime, config: Config) -> date:
    """The desk's day in which a moment lies."""
    return DeskTime(zone=config.zone, day_starts=config.day_starts).day_of(moment)


class _Adding:
    """Adds draft by draft and keeps count."""

    def __init__(self, archive: Archive, ledger: Ledger, watch: Watch) -> None:
        self._archive = archive
        self._ledger = ledger
        self._watch = watch
        # Ids in the order they came in; True for those that are new to the ledger.
        self._seen: dict[str, bool] = {}
        self._problems: list[Problem] = []
        self._latest: date | None = None

    def draft(self, draft: Draft) -> None:
        report = self._archive.collect(draft)
        new = self._ledger.add(report)
        kept = report if new else self._ledger.report(report.id)
        if _stated(kept) != _stated(report):
            self._problems.append(_metadata_differs(kept))
        self._seen.setdefault(report.id, new)
        self._latest = max(filter(None, (self._latest, kept.published)), default=None)
        self._watch(len(self._seen), None, report.name)

    def problem(self, problem: Problem) -> None:
        self._archive.failed(problem)
        self._ledger.note(problem)
        self._problems.append(problem)

    def done(self) -> Added:
        return Added(
            new=tuple(i for i, new in self._seen.items() if new),
            known=tuple(i for i, new in self._seen.items() if not new),
            problems=tuple(self._problems),
            latest=self._latest,
        )


def _stated(report: Report) -> tuple[str | date | None, ...]:
    return report.title, report.publisher, report.published, report.url


def _metadata_differs(kept: Report) -> Problem:
    """For the person who adds; the ledger notes the same by itself."""
    said = f"published {kept.published or 'on no stated day'} by {kept.publisher or 'no stated publisher'}"
    return Problem(
        code="metadata_differs",
        message=f"{kept.name}: these bytes are in the ledger already, {said}; that stays as it is.",
        report=kept.id,
        step="add",
    )
