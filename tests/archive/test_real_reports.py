"""Real reports come in whole and lead back to their rows."""

from __future__ import annotations

import json

from marsad.archive import Draft, gather, report_of


def test_every_row_of_real_reports_comes_in_letter_for_letter(shared):
    path = shared / "reports" / "idlib-2019.jsonl"
    rows = [json.loads(line) for line in path.read_bytes().split(b"\n") if line]
    drafts = list(gather([path]))
    assert all(isinstance(draft, Draft) for draft in drafts)
    for draft, row in zip(drafts, rows, strict=True):
        assert (draft.text, draft.name, draft.language) == (row["text"], row["id"], row["language"])
        assert (str(draft.published) if draft.published else None) == row["published"]
        first, last = draft.offsets.source_of(0, len(draft.text))
        assert json.loads(f'"{draft.raw.decode()[first:last]}"') == draft.text


def test_news_by_the_thousand_comes_in_without_a_problem(shared):
    drafts = list(gather([shared / "reports" / "load"]))
    assert all(isinstance(draft, Draft) for draft in drafts)
    assert len(drafts) == 2_049
    reports = [report_of(draft) for draft in drafts[:100]]
    assert all(report.sections[-1].end == len(report.text) for report in reports)
