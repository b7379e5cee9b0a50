"""`marsad brief --pdf`: the brief on paper, by a Chromium that is there, and what is said where there is none."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest

from marsad.cli.paper import write_pdf
from marsad.errors import MarsadError, UsageError

PAGE = (
    "<!doctype html><meta charset=utf-8><style>@page { size: A4 } p { break-after: page }</style><p>مرصد</p><p>Two</p>"
)


@pytest.mark.browser
def test_a_page_is_printed_and_nothing_else_is_left(
    chromium: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    out = tmp_path / "out" / "brief.pdf"
    out.parent.mkdir()
    monkeypatch.setenv("MARSAD_CHROMIUM", chromium)
    write_pdf(PAGE, out)
    pdf = out.read_bytes()
    assert pdf.startswith(b"%PDF")
    assert len(re.findall(rb"/Type ?/Page\b", pdf)) == 2
    assert b"/ToUnicode" in pdf, "the words can be searched and copied"
    assert [p.name for p in tmp_path.rglob("*") if p.is_file()] == ["brief.pdf"]
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_without_a_chromium_the_way_out_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("MARSAD_CHROMIUM", raising=False)
    with pytest.raises(UsageError, match="MARSAD_CHROMIUM"):
        write_pdf(PAGE, tmp_path / "brief.pdf")


def test_a_browser_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fails = tmp_path / "fails"
    fails.write_text("#!/bin/sh\necho out of order >&2\nexit 3\n", encoding="utf-8")
    fails.chmod(0o755)
    monkeypatch.setenv("MARSAD_CHROMIUM", str(fails))
    out = tmp_path / "brief.pdf"
    out.write_bytes(b"yesterday's")
    with pytest.raises(MarsadError, match="out of order"):
        write_pdf(PAGE, out)
    assert out.read_bytes() == b"yesterday's"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARSAD_CHROMIUM", "sh")
    with pytest.raises(UsageError, match="no such folder"):
        write_pdf(PAGE, tmp_path / "nowhere" / "brief.pdf")
