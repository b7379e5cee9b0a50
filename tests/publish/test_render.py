"""What readers' screens get: columns kept, colour only where wanted, hostile text harmless."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from markdown_it import MarkdownIt
from rich.cells import cell_len

from marsad.model import Act, Picture
from marsad.publish import DEMONSTRATION, Brief, brief_fragment, brief_page, compose, render, site
from marsad.publish.brief import Heading

HOSTILE = (
    "<script>alert(1)</script> \x1b[2J \u202edrow [x](javascript:alert(2)) https://evil.example www.evil.example "
    "`code` ![i](http://evil.example/i.png) | a | {{ 7*7 }} </style> \u2066 end"
)


@pytest.fixture
def hostile(desk: Any) -> Brief:
    report = desk.report(HOSTILE, None, HOSTILE, title=HOSTILE)
    claim = desk.claim(report, HOSTILE, "air_strike", Act.DENIES)
    return compose(
        Picture(as_known_on=None, loose_denials=(claim.id,)), desk.claims, desk.reports, (), (), desk.pack,
        day=date(2031, 9, 11), title=HOSTILE, as_known_on=None, demonstration=False,
    )  # fmt: skip


@pytest.mark.parametrize("format", ["text", "md", "html", "json"])
def test_a_demonstration_says_so_in_every_format(vale: Any, format: Any) -> None:
    assert DEMONSTRATION in render(vale.brief(), format)
    assert DEMONSTRATION not in render(vale.brief(demonstration=False), format)


@pytest.mark.parametrize("format", ["text", "md", "html"])
def test_sections_come_in_their_order(vale: Any, format: Any) -> None:
    printed = render(vale.brief(), format)
    at = [re.search(rf"(?:^|^## |>){heading}", printed, re.MULTILINE) for heading in Heading]
    assert [m.start() for m in at if m] == sorted(m.start() for m in at if m)
    assert all(at)


@pytest.mark.parametrize("width", [40, 60, 100, 160])
def test_no_row_is_wider_than_the_screen(vale: Any, hostile: Brief, width: int) -> None:
    for brief in (vale.brief(), hostile):
        assert max(cell_len(row) for row in render(brief, "text", width).split("\n")) <= width


def test_colour_only_where_the_terminal_has_it(vale: Any) -> None:
    plain, coloured = render(vale.brief(), "text"), render(vale.brief(), "text", colour=True)
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[\d*m", "", coloured) == plain


def test_hostile_text_cannot_move_the_terminal(hostile: Brief) -> None:
    printed = render(hostile, "text")
    assert not set(printed) & {"\x1b", "\u202e", "\u2066"}


def test_hostile_text_stays_text_in_a_page(hostile: Brief) -> None:
    page = render(hostile, "html", links=site())
    assert "<script" not in page
    assert page.count("</style>") == 1
    assert "{{ 7*7 }}" in page  # report text is never run as a template
    assert not set(page) & {"\x1b", "\u202e", "\u2066"}
    assert '<bdi class="quoted" dir="auto">' in page


def test_hostile_text_stays_text_in_markdown(hostile: Brief) -> None:
    made = MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(render(hostile, "md"))
    made = re.sub(r"<code>[0-9a-f]{12}</code>", "", made)  # a digest, our own
    assert not re.search(r"<(script|img|a|code|table)\b", made)
    assert "://" not in render(hostile, "md").replace(":\\//", "")


def test_a_page_leads_to_the_words_and_fetches_nothing(vale: Any) -> None:
    brief = vale.brief()
    page = render(brief, "html", links=site("/desk"))
    for note in brief.footnotes:
        assert f'href="/desk/report/{note.report}#claim-{note.claim}"' in page
        assert f'id="note-{note.number}"' in page
    assert "http" not in page
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert all(target in ids for target in re.findall(r'href="#([^"]+)"', page))


def test_a_page_by_itself_has_no_dead_links(vale: Any) -> None:
    assert 'href="/' not in brief_page(vale.brief())


@pytest.mark.parametrize("write", [brief_fragment, brief_page])
def test_pages_show_every_line(vale: Any, write: Callable[[Brief], str]) -> None:
    printed = write(vale.brief())
    for words in ("without a date of publication", "problems met on the way", "withheld by a decision"):
        assert words in printed


def test_json_holds_the_quotes_code_point_for_code_point(hostile: Brief) -> None:
    data = json.loads(render(hostile, "json"))
    assert data["format"] == "marsad-brief/1"
    assert data["footnotes"][0]["quote"] == HOSTILE
