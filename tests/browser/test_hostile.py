"""Hostile reports in a real browser: nothing runs, nothing is fetched from elsewhere, nobody is asked anything."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from marsad.engine import Desk
from tests.web import hostile

pytestmark = [pytest.mark.browser, pytest.mark.slow]
LISTS = ("/", "/ceasefires", "/tolls", "/control", "/outlook", "/changes", "/sources", "/brief/2031-03-02")


def test_nothing_of_two_hundred_hostile_reports_runs(
    browser: Browser, serving: Callable[[Desk], AbstractContextManager[str]], tmp_path: Path
) -> None:
    heard: list[str] = []
    with hostile.found(tmp_path) as desk, serving(desk) as home:
        picture = desk.weigh()
        nouns = {"report": desk.reports(), "claim": desk.claims(), "incident": picture.incidents}
        some = [f"/{noun}/{one.id}" for noun, held in nouns.items() for one in held[:: max(1, len(held) // 8)]]
        page = browser.new_context().new_page()
        page.on("dialog", lambda dialog: (heard.append(dialog.message), dialog.dismiss()))
        page.on("pageerror", lambda fault: heard.append(str(fault)))
        page.on("console", lambda said: heard.append(said.text) if said.type == "error" else None)
        page.on("request", lambda asked: heard.append(asked.url) if not asked.url.startswith((home, "data:")) else None)
        for path in (*LISTS, *some, f"/?incident={picture.incidents[0].id}"):
            page.goto(home + path)
            assert page.evaluate("window.harmed") is None, path
            assert page.url == home + path
            assert heard == [], path
