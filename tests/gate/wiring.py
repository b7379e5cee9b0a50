"""The shipped reader behind the same reader and placer as a desk has, for whatever is measured."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from marsad.archive import sections
from marsad.engine.pipeline import Tools, read_report
from marsad.engine.plugging import tools
from marsad.model import Claim, Problem, Report

FAULTS = frozenset({"reader_failed", "placer_failed", "quote_not_found"})
"""Codes of what must never happen, on any text."""
PACK = "syria"


def report_of(row: Mapping[str, Any]) -> Report:
    """The report of one row of a bench, which has `id`, `text`, `date` (null: unknown) and `lang`, but no publisher."""
    text = str(row["text"])
    return Report(
        id=f"sha256:{hashlib.sha256(text.encode(errors='surrogatepass')).hexdigest()}",
        name=str(row["id"]),
        text=text,
        published=date.fromisoformat(row["date"][:10]) if row.get("date") else None,
        language=row.get("lang") or "en",
        sections=sections(text),
    )


@dataclass
class Wired:
    """Reads reports as a desk does, each once; `faults` holds what went wrong on the way."""

    faults: list[Problem] = field(default_factory=list)
    _read: dict[Report, tuple[Claim, ...]] = field(default_factory=dict)

    @cached_property
    def tools(self) -> Tools:
        return tools(PACK)

    def __call__(self, report: Report) -> tuple[Claim, ...]:
        """The placed claims of one report; its sections are found where it has none."""
        whole = report if report.sections else replace(report, sections=sections(report.text))
        if whole not in self._read:
            reading = read_report(whole, self.tools)
            self.faults.extend(p for p in reading.problems if p.code in FAULTS)
            self._read[whole] = reading.claims
        return self._read[whole]
