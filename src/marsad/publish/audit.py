"""The audit log as CSV: one decision a row, nothing left out."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any

from marsad.model import to_plain
from marsad.publish.export_csv import cell

COLUMNS = (
    "id", "at", "by", "verb", "target", "claim", "field", "machine", "person", "others", "because", "undone_by",
)  # fmt: skip


def audit_csv(decisions: Iterable[Any]) -> str:
    """A row for each of the decisions, which have these columns as fields; lists are joined by spaces."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(COLUMNS)
    for decision in decisions:
        writer.writerow([_cell(getattr(decision, column)) for column in COLUMNS])
    return file.getvalue()


def _cell(value: Any) -> Any:
    plain = to_plain(value)
    if plain is None:
        return ""
    if isinstance(value, tuple):
        return cell(" ".join(value))
    return cell(plain.isoformat() if hasattr(plain, "isoformat") else plain)
