"""A morning at the watch-post: a first look, a filtered view shared as a link, a look at what was known on the 10th."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
ARTEFACTS = Path(__file__).resolve().parents[2] / "artefacts"


def settled(page: Page) -> None:
    page.wait_for_selector("#map[data-points]")
    page.wait_for_load_state("networkidle")


def shown(page: Page) -> tuple[str, list[str]]:
    """The line of counts and the ids of the list."""
    return page.locator(".counts").inner_text(), page.eval_on_selector_all(
        "tr[data-incident]", "rows => rows.map(row => row.dataset.incident)"
    )


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def picture(page: Page, name: str) -> None:
    ARTEFACTS.mkdir(exist_ok=True)
    page.screenshot(path=ARTEFACTS / f"{name}.png")


def test_a_first_look(visitor) -> None:
    page = visitor.open("/")
    settled(page)
    counts, rows = shown(page)
    assert re.match(r"\d+ incidents · \d+ contested · \d+ not on the map", counts)
    assert rows
    expect(page.locator("svg.days")).to_be_visible()
    assert page.locator("svg.days .bar").count() > 0
    assert page.locator("svg.days .silent").count() > 0
    page.locator("#map").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator("a.open").nth(1)).to_be_focused()
    title = page.locator("a.open").nth(1).inner_text()
    page.keyboard.press("Enter")
    expect(page.locator("#drawer h2")).to_contain_text(title)
    picture(page, "journey-first-look")


def test_filter_and_share_a_link(visitor) -> None:
    page = visitor.open("/")
    settled(page)
    before = shown(page)
    page.locator(".pick summary", has_text="kind").click()
    with page.expect_response(re.compile(r"/watch\.geojson\?kind=strike")):
        page.locator("input[name=kind][value=strike]").check()
    page.keyboard.press("Escape")
    expect(page.locator(".pick[open]")).to_have_count(0)
    with page.expect_response(re.compile("/watch.geojson.*from=2019-09-10")):
        page.fill("input[name=from]", "2019-09-10")
    settled(page)
    assert query(page) == {"kind": ["strike"], "from": ["2019-09-10"]}
    counts, rows = shown(page)
    assert rows
    assert (counts, rows) != before
    picture(page, "journey-filtered")
    other = visitor.open(page.url.removeprefix(visitor.home))
    settled(other)
    assert shown(other) == (counts, rows)
    assert other.input_value("input[name=from]") == "2019-09-10"
    assert other.get_attribute("#map", "data-points") == page.get_attribute("#map", "data-points")
    page.go_back()
    settled(page)
    assert query(page) == {"kind": ["strike"]}


def test_time_travel_to_what_was_known_on_the_10th(visitor) -> None:
    page = visitor.open("/")
    settled(page)
    now = int(page.locator(".counts strong").first.inner_text())
    slider = page.locator("input.slide-known")
    slider.focus()
    expect(slider).to_have_attribute("aria-valuetext", "no limit")
    for _ in range(90):
        if page.input_value("#sieve input[name=known]") == "2019-09-10":
            break
        slider.press("ArrowLeft")
        page.wait_for_timeout(30)
    expect(slider).to_have_attribute("aria-valuetext", re.compile("10.*2019|Sep.*10"))
    expect(page.locator(".counts")).to_contain_text("as known on 10 Sep 2019")
    settled(page)
    assert query(page)["known"] == ["2019-09-10"]
    then = int(page.locator(".counts strong").first.inner_text())
    assert 0 < then < now
    page.locator("a.open").first.click()
    expect(page.locator("#drawer h2")).to_be_focused()
    picture(page, "journey-known-on-the-10th")
    expect(page.locator("footer")).to_contain_text("As known on 10 Sep 2019")
    page.get_by_role("link", name="Ceasefires").click()
    assert query(page)["known"] == ["2019-09-10"]


def test_days_are_brushed_with_the_pointer(visitor) -> None:
    page = visitor.open("/")
    settled(page)
    slots = page.locator("#days a[data-first]")
    first, last = slots.nth(3), slots.nth(6)
    chosen = first.get_attribute("data-first"), last.get_attribute("data-last")
    boxes = [slot.locator("rect").bounding_box() for slot in (first, last)]
    with page.expect_response(re.compile(r"/watch\.geojson\?from=")):
        page.mouse.move(boxes[0]["x"] + 3, boxes[0]["y"] + 20)
        page.mouse.down()
        page.mouse.move(boxes[1]["x"] + 3, boxes[1]["y"] + 20, steps=4)
        page.mouse.up()
    assert (query(page)["from"][0], query(page)["to"][0]) == chosen
    expect(page.locator("svg.days rect.chosen")).to_have_count(4)


def test_the_map_of_control_shows_both_layers_of_a_day(visitor) -> None:
    page = visitor.open("/control")
    page.wait_for_selector("#map[data-places]")
    with page.expect_response(re.compile("layer=assessed")):
        page.get_by_label("assessed").check()
    with page.expect_response(re.compile(r"/control\.geojson\?day=2019-09-01")):
        page.fill("input[name=day]", "2019-09-01")
    expect(page.locator("#held")).to_contain_text("as known on 1 Sep 2019")
    picture(page, "control-of-a-day")


def test_words_are_looked_for_from_any_page(visitor) -> None:
    page = visitor.open("/sources")
    page.fill(".look-up input[name=q]", '"air strikes" -<script>')
    page.keyboard.press("Enter")
    expect(page.locator(".found mark").first).to_be_visible()
    page.locator(".found blockquote a").first.click()
    expect(page.locator("mark:target")).to_be_in_viewport()


@pytest.mark.parametrize("path", ["/", "/watch/table", "/search?q=idlib", "/control"])
def test_pages_are_used_without_javascript(browser, home, path: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(home + path)
    field = page.locator("form:not(.look-up) input[name=known]")
    field.fill("2019-09-10")
    page.locator("form:not(.look-up) button[type=submit]").first.click()
    assert query(page)["known"] == ["2019-09-10"]
    expect(page.locator("footer")).to_contain_text("10 Sep 2019")
    page.context.close()
