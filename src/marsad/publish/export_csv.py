"""Claims or incidents as CSV: UTF-8, ISO days, one row each, nothing but a heading before them.

What the file says of itself stands in its last columns. A comment line would break every reader of CSV, and the full
attribution in every row would outweigh the claims, so `file_as_known_on`, `file_licence` and `file_attribution` are
filled in the first row only and speak for the whole file; `licences` names in every row, by their ids in the pack, the
licences of the places, and `notice` marks every row of a demonstration.

A cell that begins with = + - @, a tab or a line break would be run as a formula by a spreadsheet, and report text may
begin with anything; such text gets an apostrophe before it. Numbers of ours are written as they are. Every text is
quoted, so that a lone carriage return in a report ends no row.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from marsad.model import Claim, Pack, Picture, Report
from marsad.publish.display import encodable
from marsad.publish.gate import Gate
from marsad.publish.records import BETWEEN, CLAIM_FIELDS, INCIDENT_FIELDS, Record, Subject, Value, records
from marsad.publish.stamp import stamp

ROW_FIELDS = ("licences", "notice")
FILE_FIELDS = ("file_as_known_on", "file_licence", "file_attribution")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


class CsvExporter:
    """An exporter as `plugins.Exporter` describes it. `demonstration` and `gate` put their notices into every row."""

    name = "csv"
    suffix = ".csv"

    def __init__(self, subject: Subject, *, demonstration: bool = False, gate: Gate | None = None) -> None:
        self.subject: str = subject
        self._columns = (*(CLAIM_FIELDS if subject == "claims" else INCIDENT_FIELDS), *ROW_FIELDS, *FILE_FIELDS)
        self._demonstration, self._gate = demonstration, gate

    def export(self, picture: Picture, claims: Sequence[Claim], reports: Sequence[Report], pack: Pack) -> str:
        """The whole file; the heading row stands even where there is nothing to write."""
        rows = [dict(one.fields) for one in records(self.subject, picture, claims, reports)]
        return table(self._columns, rows, picture, pack, demonstration=self._demonstration, gate=self._gate)


def table(
    columns: Sequence[str],
    rows: Sequence[Record],
    picture: Picture,
    pack: Pack,
    *,
    demonstration: bool,
    gate: Gate | None,
) -> str:
    """A whole file of these rows; `columns` ends in `ROW_FIELDS` and `FILE_FIELDS`, which are filled here."""
    mark = stamp(picture, pack, demonstration=demonstration, gate=gate)
    every: Record = {
        "licences": BETWEEN.join(dict.fromkeys(one.id for one in pack.licences)) or None,
        "notice": mark.notice or None,
    }
    once = dict(zip(FILE_FIELDS, (mark.as_known_on, mark.licence, mark.attribution), strict=True))
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(columns)
    for number, row in enumerate(rows):
        whole = {**row, **every, **(once if number == 0 else {})}
        writer.writerow([cell(whole.get(column)) for column in columns])
    return file.getvalue()


def cell(value: Value) -> Value:
    """A value as a spreadsheet may hold it: text that would be run as a formula gets an apostrophe before it."""
    if not isinstance(value, str):
        return value
    text = encodable(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
