"""Claims or incidents as CSV: UTF-8, ISO days, one row each, and the file's stamp in the last columns of every row.

A cell that begins with = + - @, a tab or a line break would be run as a formula by a spreadsheet, and report text may
begin with anything; such text gets an apostrophe before it. Numbers of ours are written as they are. The stamp stands
in columns because a comment line would break every reader of CSV. Every text is quoted, so that a lone carriage return
in a report ends no row.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import asdict

from marsad.model import Claim, Pack, Picture, Report
from marsad.publish.display import encodable
from marsad.publish.records import CLAIM_FIELDS, INCIDENT_FIELDS, Record, Subject, Value, records
from marsad.publish.stamp import STAMP_FIELDS, stamp

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


class CsvExporter:
    """An exporter as `plugins.Exporter` describes it. `demonstration` puts the notice of one into every row."""

    name = "csv"
    suffix = ".csv"

    def __init__(self, subject: Subject, *, demonstration: bool = False) -> None:
        self.subject: str = subject
        self._columns = (*(CLAIM_FIELDS if subject == "claims" else INCIDENT_FIELDS), *STAMP_FIELDS)
        self._demonstration = demonstration

    def export(self, picture: Picture, claims: Sequence[Claim], reports: Sequence[Report], pack: Pack) -> str:
        """The whole file; the heading row stands even where there is nothing to write."""
        mark = asdict(stamp(picture, pack, demonstration=self._demonstration))
        rows: list[Record] = [{**one.fields, **mark} for one in records(self.subject, picture, claims, reports)]
        file = io.StringIO()
        writer = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
        writer.writerow(self._columns)
        writer.writerows([_cell(row[column]) for column in self._columns] for row in rows)
        return file.getvalue()


def _cell(value: Value) -> Value:
    if not isinstance(value, str):
        return value
    text = encodable(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
