"""Pages while a newer picture is being weighed say so; a page that has none yet says what it waits for."""

from __future__ import annotations

from datetime import UTC, date, datetime

from starlette.testclient import TestClient

from marsad.engine.results import Behind
from marsad.errors import Weighing

AT = datetime(2031, 3, 12, 14, 5, tzinfo=UTC)


def test_a_page_says_how_far_it_lies_behind(desk, visit: TestClient) -> None:
    assert "being weighed" not in visit.get("/tolls").text
    desk.late = Behind(at=AT, decisions=2, reports=1)
    page = visit.get("/tolls").text
    assert "As of 14:05. 2 decisions are being weighed. 1 report is being weighed." in page


def test_what_is_still_being_weighed_comes_by_itself(desk, visit: TestClient) -> None:
    def weighing(as_known_on: date | None = None) -> None:
        raise Weighing(f"What was known on {as_known_on} is being weighed.", next_step="Ask again in a few seconds.")

    desk.weigh = weighing
    page, twin = visit.get("/tolls?known=2031-03-10"), visit.get("/tolls.json?known=2031-03-10")
    assert page.status_code == twin.status_code == 202
    assert page.headers["retry-after"] == twin.headers["retry-after"] == "5"
    assert '<meta http-equiv="refresh" content="5">' in page.text
    assert "What was known on 2031-03-10 is being weighed." in page.text
    assert twin.json()["what"] == "What was known on 2031-03-10 is being weighed."
