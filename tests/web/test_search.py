"""Search: what is found, what is marked, and that nothing withheld shows and nothing typed breaks the page."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from marsad.model import Decision, Span, Verb, query_of
from marsad.web.snippets import AROUND, passages

FIRST = "sha256:" + "a" * 64


def words(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", page)).split())


def test_reports_claims_incidents_and_places_are_found_and_counted(visit: TestClient) -> None:
    found = visit.get("/search.json?q=mill").json()
    assert {k: found[k] for k in ("reports", "claims", "incidents", "places")} == {
        "reports": 1, "claims": 1, "incidents": 2, "places": 1,
    }  # fmt: skip
    page = visit.get("/search?q=mill").text
    assert "1 report · 1 claim · 2 incidents · 1 place" in words(page)
    assert "air strikes on Upper <mark>Mill</mark> by Lowland warplanes" in page
    assert 'href="/?place=mill"' in page


def test_the_form_stands_on_every_page(visit: TestClient) -> None:
    for path in ("/", "/sources", "/control", f"/report/{FIRST}", "/search"):
        assert '<form class="look-up" id="look-up" action="/search" method="get"' in visit.get(path).text


def test_as_known_on_an_earlier_day_later_reports_are_not_found(visit: TestClient) -> None:
    assert visit.get("/search.json?q=denied").json()["reports"] == 1
    assert visit.get("/search.json?q=denied&known=2031-03-10").json()["reports"] == 0


def test_one_sort_is_paged(desk, visit: TestClient) -> None:
    first = desk.held[FIRST]
    desk.held = {f"sha256:{n:064x}": replace(first, id=f"sha256:{n:064x}", title=f"Mill {n}") for n in range(70)}
    assert len(visit.get("/search.json?q=mill").json()["found_reports"]) == 8
    pages = [visit.get(f"/search.json?q=mill&in=reports&page={n}").json() for n in (1, 2, 3, 9)]
    assert [len(page["found_reports"]) for page in pages] == [30, 30, 10, 10]
    assert len({one["id"] for page in pages[:3] for one in page["found_reports"]}) == 70


@pytest.mark.parametrize("typed", ['"', "-", "*", "AND OR NOT", "a:b", "(", "NEAR(x y)", "%00", "<script>", "' OR 1=1"])
def test_nothing_typed_is_a_mistake(visit: TestClient, typed: str) -> None:
    for path in ("/search", "/search.json", "/", "/watch.geojson"):
        assert visit.get(path, params={"q": typed}).status_code == 200


def test_hostile_words_are_shown_as_words(desk, visit: TestClient) -> None:
    text = "mill <script>alert(1)</script> mill <img src=x onerror=alert(1)> \u202e mill"
    desk.held[FIRST] = replace(desk.held[FIRST], text=text, title="<b>mill</b>", publisher="<i>")
    page = visit.get("/search", params={"q": 'mill <script>"'}).text
    assert not re.search(r"<script(?![^>]*\ssrc=\"/static/)|<img|<b>|<i>|\u202e", page)
    assert "<mark>mill</mark> &lt;" in page


def test_what_is_withheld_is_neither_found_nor_shown(desk, visit: TestClient) -> None:
    denial = next(c for c in desk.claims() if c.act == "denies")
    assert visit.get("/search.json?q=denied").json()["claims"] == 1
    at = datetime(2031, 3, 12, tzinfo=UTC)
    desk.decided = (
        Decision(id="1", target=denial.id, verb=Verb.WITHHOLD, because="names a witness", by="editor", at=at),
    )
    found = visit.get("/search.json?q=denied").json()
    assert (found["reports"], found["claims"]) == (0, 0)
    other = visit.get("/search?q=gunfire").text
    assert "<mark>Gunfire</mark>" in other
    assert "denied that any" not in words(other)
    assert "withheld" in words(other)


def test_words_narrow_the_watch_page_to_claims_titles_and_places(visit: TestClient) -> None:
    rows = visit.get("/watch.json?q=residents").json()["rows"]
    assert {row["id"] for row in rows} == {"shellinginthesouth", "whoknowswhere"}
    assert [r["id"] for r in visit.get("/watch.json?q=ferry").json()["rows"]] == ["gunfirenearferry"]
    assert visit.get("/watch.json?q=nowhere").json()["incidents"] == 0


def test_a_passage_says_where_it_was_cut() -> None:
    text = "x " * 200 + "the mill fell. " + "y " * 200
    (found,) = passages(text, query_of("mill"))
    assert (found.begins, found.ends) == (False, False)
    assert [p.text for p in found.pieces if p.lit] == ["mill"]
    assert len("".join(p.text for p in found.pieces)) < 2 * AROUND + 20


@given(
    text=st.text(st.sampled_from("ab m <&\nج\u202e"), max_size=300),
    kept=st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)), max_size=3),
)
def test_passages_are_of_the_text_and_show_nothing_kept_back(text: str, kept: list[tuple[int, int]]) -> None:
    spans = [Span(start=s, end=e, quote=text[s:e]) for s, e in kept if s < e <= len(text)]
    marked = "".join("#" if any(s.start <= n < s.end for s in spans) else c for n, c in enumerate(text))
    for passage in passages(text, query_of("a b m ab"), spans):
        shown = "".join("\0" if p.kept_back else p.text for p in passage.pieces)
        parts = [part for part in shown.split("\0") if part]
        assert all(part in marked for part in parts)
        assert all(p.text.lower() in {"a", "b", "m", "ab"} for p in passage.pieces if p.lit)
