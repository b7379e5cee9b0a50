"""Drafts into the archive: bytes first, then the log, then the report for the ledger.

In this order a kill at any moment loses nothing: bytes without a log entry are completed by the next run over the same
input, and so is a log entry without a row in the ledger.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from marsad.archive.draft import Draft
from marsad.archive.log import KEPT, CollectionLog, Entry
from marsad.archive.sections import sections
from marsad.archive.settle import report_id
from marsad.archive.store import Store
from marsad.model import Problem, Report


class Archive:
    """Objects and log of one desk; `actor` is who collects."""

    def __init__(self, folder: Path, *, actor: str) -> None:
        self.store = Store(folder)
        self.log = CollectionLog(folder)
        self._actor = actor

    def collect(self, draft: Draft) -> Report:
        """Keep a draft's bytes, log it, and give the report; it is collected when the log first says so, unless the
        draft itself states when. Collecting the same again changes nothing.

        Raises what `Store.keep` and `CollectionLog.append` raise.
        """
        digest = self.store.keep(draft.raw)
        entry = self.log.append(
            Entry(
                actor=self._actor,
                method=draft.method,
                outcome=KEPT,
                name=draft.name,
                url=draft.url,
                digest=digest,
                bytes=len(draft.raw),
                media_type=draft.media_type,
                encoding=draft.encoding,
            )
        )
        return report_of(draft, datetime.fromisoformat(entry.utc))

    def failed(self, problem: Problem) -> None:
        """Log that something could not be had; a problem of a report that was kept is not such a failure."""
        if problem.report is None:
            self.log.append(
                Entry(actor=self._actor, method="file", outcome=problem.code, name="", note=problem.message)
            )


def report_of(draft: Draft, collected: datetime | None = None) -> Report:
    """The report of a draft. `collected` is when it came in (aware); the draft's own statement goes before it."""
    report = Report(
        id=report_id(draft.raw),
        name=draft.name,
        text=draft.text,
        title=draft.title,
        publisher=draft.publisher,
        published=draft.published,
        url=draft.url,
        language=draft.language,
        collected=draft.collected or collected,
    )
    return replace(report, sections=sections(draft.text))
