"""The JSON twins against their own description, by schemathesis; and addresses that somebody made up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.config import GenerationConfig
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.testclient import TestClient

from marsad.engine import Desk
from marsad.web import create_app
from tests.load.desks import found

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
FEW = settings(
    max_examples=8,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
PATHS = ("/watch.json", "/watch.geojson", "/ceasefires.json", "/tolls.json", "/control.json", "/outlook.json",
         "/changes.json", "/sources.json")  # fmt: skip
ASKED = ("day", "known", "incident", "page", "q", "lang", "from", "to", "voices", "accounts")
VALUES = st.one_of(
    st.text(max_size=12),
    st.dates().map(str),
    st.integers().map(str),
    st.sampled_from(["ar", "en", "0001-01-01", "9999-12-31", "2015-02-30", "1e9", "-1", "٢", "\x00", "inc-", "%", "'"]),
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with found(tmp_path_factory.mktemp("desks") / "small", claims=400, reports=80) as made:
        yield made


@pytest.fixture(scope="module")
def api(desk: Desk) -> Any:
    made = schemathesis.openapi.from_asgi("/openapi.json", create_app(desk))
    made.config.generation = GenerationConfig(deterministic=True, max_examples=8)
    return made


@pytest.fixture(scope="module")
def client(desk: Desk) -> TestClient:
    return TestClient(create_app(desk), raise_server_exceptions=False)


def test_no_twin_fails_or_answers_as_it_is_not_described(api: Any) -> None:
    operations = [found.ok() for found in api.get_all_operations()]
    assert len(operations) > len(PATHS)
    for operation in operations:

        @FEW
        @given(case=operation.as_strategy())
        def asked(case: Any) -> None:
            case.call_and_validate(checks=CHECKS)

        asked()


def test_every_twin_is_described_and_nothing_else(client: TestClient) -> None:
    described = client.get("/openapi.json").json()["paths"]
    assert {p.replace("{id}", "x").replace("{day}", "2015-01-10") for p in described} >= set(PATHS)
    assert all(path.endswith("json") for path in described)


def test_what_is_there_is_as_described(desk: Desk, api: Any, client: TestClient) -> None:
    picture = desk.weigh()
    there = {
        "/report/{id}.json": [r.id for r in desk.reports()[:3]],
        "/claim/{id}.json": [c.id for c in desk.claims()[:3]],
        "/incident/{id}.json": [i.id for i in picture.incidents[:5]],
        "/ceasefire/{id}.json": [c.id for c in picture.ceasefires],
    }
    for path, ids in there.items():
        assert ids, path
        for one in ids:
            case = api[path]["GET"].Case(path_parameters={"id": one})
            answer = case.call()
            assert answer.status_code == 200, (path, one)
            case.validate_response(answer, checks=CHECKS)


@FEW
@given(path=st.sampled_from(PATHS), query=st.dictionaries(st.sampled_from(ASKED), VALUES, max_size=4))
def test_no_query_makes_a_page_fail(client: TestClient, path: str, query: dict[str, str]) -> None:
    for address in (path, path.removesuffix("json").rstrip(".").replace("/watch", "/")):
        answer = client.get(address.removesuffix(".geo") if address.endswith(".geo") else address, params=query)
        assert answer.status_code in (200, 400, 404), (address, query, answer.text[:300])


@FEW
@given(
    noun=st.sampled_from(["report", "claim", "incident", "ceasefire", "brief"]), wanted=st.text(min_size=1, max_size=20)
)
def test_no_id_makes_a_page_fail(client: TestClient, noun: str, wanted: str) -> None:
    for twin in ("", ".json"):
        answer = client.get(f"/{noun}/{quote(wanted, safe='')}{twin}")
        assert answer.status_code in (200, 400, 404, 405), (noun, wanted)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"], ids=["first day there is", "last day there is"])
def test_the_ends_of_the_calendar_have_a_brief(client: TestClient, day: str) -> None:
    assert client.get(f"/brief/{day}").status_code == 200
    assert client.get(f"/changes?from={day}&to={day}").status_code == 200


@pytest.mark.parametrize(
    ("query", "says"),
    [("page=2", "There is no sheet 2."), ("page=0", "There is no sheet 0."), ("page=two", "is no number of a sheet")],
    ids=["past the end", "before the first", "no number"],
)
def test_a_sheet_that_is_not_there_is_said_not_to_be(client: TestClient, query: str, says: str) -> None:
    answer = client.get(f"/ceasefires.json?{query}")
    assert answer.status_code == 400
    assert says in answer.json()["what"]


def test_sheets_together_hold_every_row_once(tmp_path: Path) -> None:
    with found(tmp_path / "desk", claims=250, reports=250) as desk:
        client = TestClient(create_app(desk))
        first = client.get("/sources.json").json()
        sheets = [client.get(f"/sources.json?page={n + 1}").json() for n in range(first["sheet"]["sheets"])]
        listed = [report["id"] for one in sheets for report in one["reports"]]
        assert sorted(listed) == sorted(r.id for r in desk.reports())
        assert first["sheet"] == {"number": 1, "sheets": 3, "rows": 250, "asked": "page"}
        assert 'href="/sources?page=2"' in client.get("/sources").text
