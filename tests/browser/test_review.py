"""The review desk in a real browser: ten claims by keyboard alone, and two coders on one claim."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from marsad.engine import Desk
from marsad.model import Verb

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
ARTEFACTS = Path(__file__).resolve().parents[2] / "artefacts"
Door = Callable[[str], tuple[Page, Desk]]


@pytest.fixture
def doors(desk: Desk, browser: Browser, serving, tmp_path: Path) -> Iterator[Door]:
    """Lets a person of any name in to one copy of the desk, in a browser of their own, and gives their desk too."""
    folder = tmp_path / "desk"
    shutil.copytree(desk.config.folder, folder)
    faults: list[str] = []
    with ExitStack() as stack:

        def enter(name: str) -> tuple[Page, Desk]:
            own = stack.enter_context(Desk(replace(desk.config, folder=folder, operator=name)))
            home = stack.enter_context(serving(own))
            context = stack.enter_context(browser.new_context(base_url=home, viewport={"width": 1400, "height": 860}))
            page = context.new_page()
            page.on("pageerror", lambda fault: faults.append(str(fault)))
            page.on("request", lambda asked: asked.url.startswith((home, "data:")) or faults.append(asked.url))
            return page, own

        yield enter
    assert faults == []


def looked_at(page: Page) -> str:
    return str(page.get_attribute("#text", "data-claim-looked-at"))


def press(page: Page, key: str) -> None:
    """Press a key that decides, and wait for the claim that comes next."""
    with page.expect_navigation():
        page.keyboard.press(key)
    page.wait_for_selector("#keys:not([hidden])")


def test_ten_claims_are_reviewed_by_keyboard_alone(doors: Door) -> None:
    page, desk = doors("one coder")
    page.goto("/review?kind=strike")
    page.keyboard.press("Tab")
    for _ in range(40):
        if page.evaluate("document.activeElement.matches('.items a.open')"):
            break
        page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.wait_for_selector("#keys:not([hidden])")

    reviewed = []
    for key in "aararaaara":
        reviewed.append(looked_at(page))
        expect(page.locator("mark.chosen").first).to_be_in_viewport()
        press(page, key)
    assert len(set(reviewed)) == 10
    assert looked_at(page) not in reviewed
    verbs = {"a": Verb.ACCEPT, "r": Verb.REJECT}
    assert [(d.target, d.verb) for d in desk.decisions()] == [
        (claim, verbs[key]) for claim, key in zip(reviewed, "aararaaara", strict=True)
    ]
    assert {d.by for d in desk.decisions()} == {"one coder"}

    press(page, "u")
    assert looked_at(page) == reviewed[-1]
    assert desk.decisions()[-1].verb is Verb.UNDO
    ARTEFACTS.mkdir(exist_ok=True)
    page.screenshot(path=ARTEFACTS / "review-light.png")


def test_a_field_is_set_right_by_keyboard_and_keys_do_nothing_in_it(doors: Door) -> None:
    page, desk = doors("one coder")
    page.goto("/review?kind=shelling")
    page.locator(".items a.open").first.click()
    page.wait_for_selector("#keys:not([hidden])")
    claim = looked_at(page)
    page.keyboard.press("e")
    expect(page.locator("input[name=speaker-name]")).to_be_focused()
    page.keyboard.type("arj")
    assert desk.decisions() == ()
    expect(page.locator("input[name=speaker-name]")).to_have_value(re.compile("arj"))
    page.locator("input[name=speaker-name]").fill(desk.claim(claim).speaker.name)
    page.locator("select[name=type]").select_option("grenade")
    page.keyboard.press("Escape")
    press(page, "a")
    assert desk.review.corrected(desk.claim(claim)).type == "grenade"
    assert [d.verb for d in desk.decisions()] == [Verb.CORRECT, Verb.ACCEPT]


def test_keys_help_move_and_can_be_switched_off(doors: Door) -> None:
    page, desk = doors("one coder")
    page.goto("/review")
    page.locator(".items a.open").first.click()
    page.wait_for_selector("#keys:not([hidden])")
    first = looked_at(page)
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()
    page.keyboard.press("a")
    page.keyboard.press("Escape")
    expect(page.locator("#help")).to_be_hidden()
    press(page, "j")
    assert looked_at(page) != first
    press(page, "k")
    assert looked_at(page) == first
    page.keyboard.press("d")
    expect(page.locator("#duplicate")).to_have_attribute("open", "")
    page.locator("#keys-switch").click()
    page.locator("h1").click()
    page.keyboard.press("a")
    page.reload()
    expect(page.locator("#keys-switch")).to_have_attribute("aria-pressed", "false")
    page.keyboard.press("r")
    page.wait_for_timeout(300)
    assert looked_at(page) == first
    assert desk.decisions() == ()


def test_two_coders_collide_and_nothing_is_lost(doors: Door) -> None:
    (one, desk), (other, _) = doors("one coder"), doors("another coder")
    one.goto("/review?kind=shelling")
    one.locator(".items a.open").first.click()
    one.wait_for_selector("#keys:not([hidden])")
    claim = looked_at(one)
    other.goto(f"/review/{claim}")
    press(other, "r")

    one.keyboard.press("e")
    one.locator("select[name=modality]").select_option("planned")
    one.locator("#edit input[name=because]").fill("the words say: will be")
    with one.expect_navigation() as answer:
        one.locator("#edit button[value=accept]").click()
    assert answer.value.status == 409
    expect(one.locator(".held")).to_contain_text("another coder")
    expect(one.locator(".held")).to_contain_text("rejected")
    expect(one.locator("input[name=because]")).to_have_value("the words say: will be")
    assert [d.by for d in desk.decisions()] == ["another coder"]
    ARTEFACTS.mkdir(exist_ok=True)
    one.screenshot(path=ARTEFACTS / "review-collision.png")

    with one.expect_navigation():
        one.get_by_role("button", name="Decide so all the same").click()
    assert [(d.by, d.verb) for d in desk.decisions()] == [
        ("another coder", Verb.REJECT),
        ("one coder", Verb.CORRECT),
        ("one coder", Verb.ACCEPT),
    ]
    assert {d.because for d in desk.decisions()[1:]} == {"the words say: will be"}
    one.goto("/audit")
    expect(one.locator(".audit li")).to_have_count(3)
    one.screenshot(path=ARTEFACTS / "review-audit.png")


@pytest.mark.parametrize(("name", "width", "height"), [("desk", 1400, 860), ("tablet", 900, 800), ("phone", 375, 780)])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_of_the_desk_stand_at_every_width(
    doors: Door, browser: Browser, name: str, width: int, height: int, scheme: str
) -> None:
    page, desk = doors("one coder")
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme=scheme)
    claim = next(iter(desk.review.queue().ids()))
    ARTEFACTS.mkdir(exist_ok=True)
    for title, path in {"queue": "/review", "claim": f"/review/{claim}", "agreement": "/review/agreement"}.items():
        page.goto(path)
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width, title
        if (name, title) == ("desk", "claim"):  # its columns scroll, the page does not
            assert page.evaluate("document.scrollingElement.scrollHeight") <= height
        page.screenshot(path=ARTEFACTS / f"review-{title}-{name}-{scheme}.png", full_page=name == "phone")
