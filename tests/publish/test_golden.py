"""The brief of one invented day in every format, and the exports, kept in tests/golden.

After a wanted change run `MARSAD_UPDATE_GOLDEN=1 pytest tests/publish/test_golden.py` and read the difference.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from marsad.model import Picture
from marsad.publish import chain_text, compose, explain, exporters, render, site

GOLDEN = Path(__file__).resolve().parents[1] / "golden"


def same(name: str, text: str) -> None:
    path = GOLDEN / name
    if os.environ.get("MARSAD_UPDATE_GOLDEN"):
        path.write_text(text, encoding="utf-8", newline="")
    assert path.read_bytes().decode() == text


@pytest.mark.parametrize(
    ("name", "settings"),
    [
        ("brief.txt", {"format": "text"}),
        ("brief-narrow.txt", {"format": "text", "width": 60}),
        ("brief.md", {"format": "md"}),
        ("brief.html", {"format": "html", "links": site()}),
        ("brief.json", {"format": "json"}),
    ],
)
def test_the_brief_of_the_vale(vale: Any, name: str, settings: dict[str, Any]) -> None:
    same(name, render(vale.brief(), **settings))


def test_a_day_without_reports_says_what_is_absent(desk: Any, vale: Any) -> None:
    brief = compose(
        Picture(as_known_on=None), (), (), (), (), desk.pack, day=vale.brief().day, title="Northern Vale",
        as_known_on=None, demonstration=False,
    )  # fmt: skip
    same("brief-empty.txt", render(brief, "text"))


def test_the_chain_from_an_incident_to_the_words(vale: Any) -> None:
    anka = next(i for i in vale.picture.incidents if i.id == "i-anka")
    same("chain.txt", chain_text(explain(anka, vale.picture, vale.claims, vale.reports, vale.pack)))


@pytest.mark.parametrize("exporter", exporters(demonstration=True), ids=lambda e: f"{e.subject}.{e.name}")
def test_the_exports_of_the_vale(vale: Any, exporter: Any) -> None:
    text = exporter.export(vale.picture, vale.claims, vale.reports, vale.pack)
    same(f"{exporter.subject}{exporter.suffix}", text)
