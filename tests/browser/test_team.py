"""What a team does on the pages, in a real browser: signing in, accounts, and a report kept from some."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, expect

from marsad.config import Config
from marsad.engine import Actor, Desk, Verdict, plugging
from marsad.model import Verb
from marsad.model.team import Role
from marsad.web import Doors, create_app
from tests.parrot import Parrot, tell

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
ROOT = Path(__file__).resolve().parents[2]
TARN = ROOT / "tests" / "stories" / "tarn"
SECRET = "two herons at dusk"
HOSTILE = "<img src=x onerror=\"document.title='run'\">"
CLIPPED = "<script>document.title='run'</script>"


@pytest.fixture
def shared_desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chromium: str) -> Iterator[Desk]:
    monkeypatch.setattr(plugging, "reader", lambda *_: Parrot())
    with Desk.create(Config(folder=tmp_path / "desk", title="Tarn", pack=str(TARN))) as made:
        hostile = f"{HOSTILE} bombed the house of \u202eZarzur {CLIPPED}.\n"
        tell(made, "secret", hostile, f"{HOSTILE} Gazette", title=CLIPPED)
        made.team.add("Rill", Role.ADMIN, SECRET, Actor(name="desk"))
        made.team.add(HOSTILE, Role.READER, SECRET, Actor(name="desk"))
        yield made


@pytest.fixture
def door(shared_desk: Desk) -> Iterator[str]:
    """The address of the desk, served to a team as `marsad serve --team` does."""
    app = create_app(shared_desk, Doors(hosts=("127.0.0.1",), team=True))
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=5)


def entering(browser: Browser, door: str, name: str, faults: list[str], path: str = "/sources") -> Page:
    page = browser.new_context(viewport={"width": 1300, "height": 860}).new_page()
    page.on("console", lambda said: said.type == "error" and faults.append(said.text))
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("dialog", lambda dialog: faults.append(dialog.message))
    page.goto(door + path)
    expect(page.get_by_label("Name")).to_be_focused()
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(SECRET)
    page.keyboard.press("Enter")
    page.wait_for_url(door + path)
    return page


def test_an_editor_blurs_a_report_and_a_reader_sees_its_words_no_more(browser, door, shared_desk) -> None:
    faults: list[str] = []
    report = shared_desk.reports()[0].id
    rill = entering(browser, door, "Rill", faults, f"/report/{report}")
    expect(rill.locator("#text")).to_contain_text("Zarzur")
    rill.get_by_label("Make it").select_option("blurred")
    rill.get_by_label("because").fill(HOSTILE)
    rill.get_by_role("button", name="Decide").click()
    expect(rill.locator("#text")).not_to_be_visible()
    rill.locator("summary").click()
    expect(rill.locator("#text")).to_be_visible()
    reader = entering(browser, door, HOSTILE, faults, f"/report/{report}")
    expect(reader.locator("main")).to_contain_text("An editor blurred this report")
    expect(reader.locator("#text")).to_contain_text("▒▒▒")
    expect(reader.locator("body")).not_to_contain_text("Zarzur")
    assert "run" not in (rill.title(), reader.title())
    assert faults == []


def test_nothing_of_names_reasons_or_reports_runs_on_any_page(browser, door, shared_desk) -> None:
    faults: list[str] = []
    report = shared_desk.reports()[0].id
    because = Verdict(target=report, verb=Verb.SENSITIVITY, because=CLIPPED + HOSTILE, value="open")
    shared_desk.decide(because, by=HOSTILE)
    shared_desk.team.exported(CLIPPED, Actor(name=HOSTILE, address=CLIPPED))
    incident = shared_desk.weigh().incidents[0].id
    page = entering(browser, door, "Rill", faults)
    paths = ("/", "/sources", "/exports", "/account", "/admin/accounts", "/admin/visits", "/brief/2031-05-06")
    for path in (*paths, f"/report/{report}", f"/incident/{incident}", f"/?incident={incident}"):
        page.goto(door + path)
        assert page.title() != "run"
        assert page.locator("img[src=x]").count() == 0
        assert page.evaluate("document.querySelectorAll('script:not([src])').length") == 0
    assert faults == []


def test_an_account_is_made_and_comes_in_by_a_one_time_password(browser, door, tmp_path) -> None:
    faults: list[str] = []
    page = entering(browser, door, "Rill", faults, "/admin/accounts")
    page.get_by_role("textbox", name="Name").fill("Ford")
    page.get_by_role("button", name="Add").click()
    issued = page.locator(".issued").inner_text()
    (ROOT / "artefacts").mkdir(exist_ok=True)
    page.screenshot(path=ROOT / "artefacts" / "accounts.png", full_page=True)
    page.get_by_role("button", name="Sign out").click()
    page.get_by_label("Name").fill("ford")
    page.get_by_label("Password").fill(issued)
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("one-time password")
    page.get_by_label("The present password").fill(issued)
    page.get_by_label("A new one").fill("three herons at dawn")
    page.get_by_label("The new one again").fill("three herons at dawn")
    page.get_by_role("button", name="Change the password").click()
    expect(page.get_by_role("alert")).to_have_count(0)
    page.goto(door + "/sources")
    expect(page.locator("h1")).to_have_text("Sources")
    assert page.evaluate("document.cookie") == ""
    assert faults == []
