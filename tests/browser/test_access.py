"""Every page for everybody: by screen reader and by keys, in both languages, light and dark, on a phone, on paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.pages import DAY, addresses, spoken

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
ARTEFACTS = Path(__file__).resolve().parents[2] / "artefacts"
LANGUAGES = ("en", "ar")
GRAVE = ("serious", "critical")
# In the dark the same page has other colours; nothing else of it differs.
RULES = {
    "light": {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}},
    "dark": {"resultTypes": ["violations"], "runOnly": ["color-contrast", "link-in-text-block"]},
}


def shown(page: Page, visitor, path: str) -> None:
    """Go on in the same window; a fault's page answers with its status, which the browser notes."""
    page.goto(visitor.home + path)
    visitor.faults[:] = [said for said in visitor.faults if "404" not in said]


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_grave_on_any_page(visitor, desk, language: str, scheme: str) -> None:
    page, axe, found = visitor.open("/sources", width=1280, scheme=scheme), Axe(), []
    for name, path in addresses(desk).items():
        shown(page, visitor, spoken(path, language))
        for fault in axe.run(page, options=RULES[scheme]).response["violations"]:
            if fault["impact"] in GRAVE:
                found.append((name, fault["id"], [node["html"][:120] for node in fault["nodes"][:3]]))
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_is_wider_than_a_phone(visitor, desk, language: str) -> None:
    page, wide = visitor.open("/sources", width=375, height=812), []
    for name, path in addresses(desk).items():
        shown(page, visitor, spoken(path, language))
        if page.evaluate("document.scrollingElement.scrollWidth") > 375:
            wide.append(name)
    assert wide == []


def test_the_first_key_leads_past_the_masthead_and_every_stop_is_seen(visitor) -> None:
    page = visitor.open("/sources")
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    expect(skip).to_be_focused()
    assert (skip.bounding_box() or {"y": -1})["y"] >= 0
    for _ in range(6):
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", page.evaluate("document.activeElement.outerHTML")
    skip.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_nothing_moves_for_those_who_asked_for_that(browser, home) -> None:
    page = browser.new_context(reduced_motion="reduce").new_page()
    page.goto(home + "/sources")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    page.context.close()


def test_the_arabic_interface(visitor, desk) -> None:
    """From the English page to the same page in Arabic, on in Arabic by every link, and back; the state is kept."""
    page = visitor.open(f"/ceasefires?known={DAY}")
    page.get_by_role("link", name="العربية").click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("h1")).to_have_text("وقف إطلاق النار")
    expect(page.locator(".as-known")).to_contain_text("11 أيلول 2019")
    page.locator("nav a", has_text="الموجز").click()
    expect(page.locator("html")).to_have_attribute("lang", "ar")
    expect(page.locator(".brief h2").first).to_have_text("ما أُفيد به")
    page.locator(".brief .refs a").first.click()
    page.locator(".note:target a.to-words").click()
    expect(page.locator("mark:target")).to_be_in_viewport()
    expect(page.locator(".claims h2")).to_contain_text("في هذا النص")
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("dir", "ltr")
    assert "lang=" not in page.url


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pictures_of_the_arabic_pages(visitor, desk, scheme: str) -> None:
    ARTEFACTS.mkdir(exist_ok=True)
    page = visitor.open("/sources", width=1280, scheme=scheme)
    for name, path in addresses(desk).items():
        shown(page, visitor, spoken(path, "ar"))
        expect(page.locator("html")).to_have_attribute("dir", "rtl")
        page.screenshot(path=ARTEFACTS / f"{name}-arabic-{scheme}.png")


def test_a_ceasefire_page(visitor, desk) -> None:
    """Every drawing has its numbers in a table; a breach leads to its words, and back to all ceasefires."""
    page = visitor.open(addresses(desk)["ceasefire"])
    drawings = page.locator("svg[role=img]")
    assert drawings.count() >= 1
    for label in drawings.evaluate_all("all => all.map(one => one.getAttribute('aria-label'))"):
        assert "in the table below" in label
    told = page.locator("svg.calendar .breach title").all_text_contents()
    assert (
        sum(int(re.search(r"told (\d+)", one)[1]) for one in told)
        <= page.locator("h2:text('alleged') ~ .scroll tbody").first.locator("tr").count()
    )
    page.locator("table .ref").first.click()
    expect(page.locator("mark:target")).to_be_in_viewport()
    page.go_back()
    page.get_by_role("link", name="All ceasefires").click()
    expect(page.locator("h1")).to_have_text("Ceasefires")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_brief_prints_on_a4_in_light_with_its_pages_numbered(visitor, language: str) -> None:
    page = visitor.open(spoken(f"/brief/{DAY}", language), scheme="dark")
    pdf = page.pdf(prefer_css_page_size=True)
    assert re.search(rb"/MediaBox ?\[0 0 59[45][.\d]* 84[12]", pdf)
    assert len(re.findall(rb"/Type ?/Page\b", pdf)) > 1
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--paper')").strip() == "#fff"
    expect(page.locator(".on-paper")).to_be_visible()
    expect(page.locator(".on-paper")).to_contain_text(f"/brief/{DAY}")
    expect(page.locator(".masthead nav")).to_be_hidden()
