"""Two hundred hostile reports: every page comes, stays small, and holds their words as words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from marsad.engine import Desk
from marsad.web import create_app
from marsad.web.leaves import leaves
from tests.web import hostile

LISTS = ("/", "/ceasefires", "/tolls", "/control", "/outlook", "/changes", "/sources")
LARGEST = 3_000_000
TURNING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202d\u202e\ud800-\udfff]")


class Acting(HTMLParser):
    """Finds what would act: scripts and frames that are not ours, events, addresses that run or lead elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        leads = [given[name].strip().lower() for name in ("href", "src", "action", "formaction") if name in given]
        foreign = tag in ("script", "link", "form", "base", "img", "iframe") and not all(w[:1] == "/" for w in leads)
        runs = any(re.match(r"[\x00-\x20]*(?:javascript|vbscript|data):", words) for words in leads)
        forbidden = tag in ("iframe", "img", "style", "base", "object") or (tag == "script" and "src" not in given)
        if foreign or runs or forbidden or any(n.startswith("on") or n in ("style", "http-equiv") for n in given):
            self.found.append(f"<{tag} {given}>")


def acting(page: str) -> list[str]:
    parser = Acting()
    parser.feed(page)
    return parser.found


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with hostile.found(tmp_path_factory.mktemp("hostile")) as made:
        yield made


@pytest.fixture(scope="module")
def client(desk: Desk) -> TestClient:
    return TestClient(create_app(desk))


def addresses(desk: Desk) -> list[str]:
    picture = desk.weigh()
    nouns = {
        "report": desk.reports(),
        "claim": desk.claims(),
        "incident": picture.incidents,
        "ceasefire": picture.ceasefires,
    }
    some = [f"/{noun}/{one.id}" for noun, held in nouns.items() for one in held[:: max(1, len(held) // 24)]]
    assert len({address.split("/")[1] for address in some}) == len(nouns)
    opened = [f"/?incident={one.id}" for one in picture.incidents[:5]]
    return [*LISTS, *some, *opened, "/brief/2031-03-02", "/brief/2031-03-28"]


def test_all_of_them_are_taken_in(desk: Desk) -> None:
    assert len(desk.reports()) == hostile.REPORTS
    assert len(desk.claims()) > hostile.REPORTS
    assert sum(p.code == "bad_text" for p in desk.problems()) == len(hostile.REFUSED)


def test_every_page_comes_small_and_harmless(desk: Desk, client: TestClient) -> None:
    for address in addresses(desk):
        answer = client.get(address)
        assert answer.status_code == 200, address
        # a brief is made to be printed, in one piece
        assert len(answer.content) < LARGEST * (2 if address.startswith("/brief") else 1), address
        assert acting(answer.text) == [], address
        assert not TURNING.search(answer.text), (address, TURNING.search(answer.text))


def test_every_twin_is_json(desk: Desk, client: TestClient) -> None:
    for address in addresses(desk):
        before, _, query = address.partition("?")
        answer = client.get(f"{'/watch' if before == '/' else before}.json?{query}")
        assert answer.status_code == 200, address
        assert answer.headers["content-type"].startswith("application/json")
        json.loads(answer.content.decode())


@pytest.mark.parametrize("kind", hostile.LONG)
def test_the_end_of_a_long_report_is_reached(desk: Desk, client: TestClient, kind: str) -> None:
    address = f"/report/{next(r.id for r in desk.reports() if r.title == kind)}"
    first = client.get(address)
    sheets = int(re.search(r"Sheet 1 of (\d+)", first.text)[1])
    assert sheets > 100
    last = client.get(f"{address}?page={sheets}")
    assert "THE END OF" in last.text
    assert "THE END OF" not in first.text
    assert 'rel="next"' in first.text
    assert 'rel="next"' not in last.text
    assert client.get(f"{address}?page={sheets + 1}").status_code == 400


@given(text=st.text(alphabet="a \n", max_size=300), characters=st.integers(1, 40), lines=st.integers(1, 5))
def test_leaves_hold_all_of_a_text_in_order(text: str, characters: int, lines: int) -> None:
    with patch.multiple("marsad.web.leaves", CHARACTERS=characters, LINES=lines):
        found = leaves(text)
    assert "".join(text[start:end] for start, end in found) == text
    assert all(end - start <= characters and text[start:end].count("\n") <= lines for start, end in found)


def test_a_claim_leads_to_the_sheet_it_stands_on(desk: Desk, client: TestClient) -> None:
    report = next(r for r in desk.reports() if r.title in hostile.LONG)
    claim = desk.claims_of(report.id)[-1]
    assert claim.span.start > 100_000
    way = re.search(r'href="(/report/[^"#]*)#(claim-\w+)"', client.get(f"/claim/{claim.id}").text)
    assert way
    assert f'id="{way[2]}"' in client.get(way[1]).text


def test_the_twin_of_a_long_report_holds_it_whole(desk: Desk, client: TestClient) -> None:
    report = next(r for r in desk.reports() if r.title == "five megabytes in a line")
    assert client.get(f"/report/{report.id}.json").json()["report"]["text"] == report.text
