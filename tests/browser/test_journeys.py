"""What a person does on the pages, in a real browser over the example reports."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from marsad.config import Config
from marsad.engine import Desk

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
ARTEFACTS = Path(__file__).resolve().parents[2] / "artefacts"
DAY = "2019-09-11"


def drawn(page: Page) -> dict[str, int]:
    page.wait_for_selector("#map[data-points]")
    return {kind: int(page.get_attribute("#map", f"data-{kind}") or 0) for kind in ("points", "rings", "areas")}


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_a_first_look_shows_points_and_areas_and_asks_nobody_else(visitor) -> None:
    page = visitor.open("/")
    seen = drawn(page)
    assert seen["points"] > 0
    assert seen["areas"] > 0
    expect(page.locator(".demonstration")).to_be_visible()
    expect(page.locator(".leaflet-control-attribution")).not_to_contain_text("Leaflet")
    assert page.locator("#map canvas").count() >= 2


def test_the_list_holds_everything_the_map_shows(visitor) -> None:
    page = visitor.open("/")
    collection = page.evaluate("fetch(document.getElementById('side').dataset.geojson).then(a => a.json())")
    listed = set(page.eval_on_selector_all("tr[data-incident]", "rows => rows.map(r => r.dataset.incident)"))
    assert {f["properties"]["incident"] for f in collection["features"]} <= listed
    assert {u["incident"] for u in collection["unplaced"]} <= listed


def test_from_a_figure_of_the_brief_to_its_highlighted_words(visitor) -> None:
    page = visitor.open(f"/brief/{DAY}")
    figure = page.locator(".brief b.figure + sup.refs a, .brief .refs a").first
    figure.click()
    note = page.locator(".note:target")
    expect(note).to_be_visible()
    quote = re.sub(r"\W+", "", note.locator(".quoted").first.inner_text())
    note.locator("a.to-words").click()
    expect(page.locator("mark:target")).to_be_in_viewport()
    lit = "".join(page.locator("#text .chosen").all_inner_texts())
    assert quote[:40] in re.sub(r"\W+", "", lit)


def test_from_an_item_of_the_brief_to_its_two_sides(visitor) -> None:
    page = visitor.open(f"/brief/{DAY}")
    disputed = page.locator(".brief section", has=page.locator("h2", has_text=re.compile("disputed", re.IGNORECASE)))
    disputed.locator("a.tag", has_text="contested").first.click()
    expect(page.locator(".incident h1")).to_be_visible()
    expect(page.locator(".as-known")).to_contain_text("Wednesday 11 September 2019")
    expect(page.locator(".two-sides .voice").first).to_be_visible()


def test_text_and_claims_of_a_report_lead_to_each_other(visitor, desk) -> None:
    report = max(desk.reports(), key=lambda r: len(desk.claims_of(r.id)))
    page = visitor.open(f"/report/{report.id}")
    page.locator("#text mark a").first.click()
    expect(page.locator(".claims li:target")).to_be_in_viewport()
    line = page.locator(".claims li a.to-words").last
    line.click()
    expect(page.locator("mark:target")).to_be_in_viewport()


def test_a_row_opens_the_drawer_and_the_address_says_so(visitor) -> None:
    page = visitor.open("/")
    drawn(page)
    page.locator("a.open").first.click()
    expect(page.locator("#drawer h2")).to_be_focused()
    assert "incident" in query(page)
    page.reload()
    expect(page.locator("#drawer h2")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#drawer h2")).to_have_count(0)
    assert "incident" not in query(page)
    page.go_back()
    expect(page.locator("#drawer h2")).to_be_visible()


def test_the_list_is_walked_by_keys(visitor) -> None:
    page = visitor.open("/")
    drawn(page)
    page.locator("a.open").first.focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("a.open").nth(1)).to_be_focused()
    title = page.locator("a.open").nth(1).inner_text()
    page.keyboard.press("Enter")
    expect(page.locator("#drawer h2")).to_contain_text(title)


def test_going_back_in_time_takes_away_what_was_not_yet_known(visitor) -> None:
    page = visitor.open("/")
    drawn(page)
    now = int(page.locator(".counts strong").first.inner_text())
    with page.expect_response(re.compile(r"/watch\.geojson\?known=2019-09-01")):
        page.fill("input[name=known]", "2019-09-01")
        page.dispatch_event("input[name=known]", "change")
    expect(page.locator(".counts")).to_contain_text("as known on 1 Sep 2019")
    assert int(page.locator(".counts strong").first.inner_text()) < now
    assert query(page)["known"] == ["2019-09-01"]


def test_a_mark_on_the_map_tells_what_lies_there(visitor) -> None:
    properties = {
        "spot": "one", "drawn": "point", "place": "<b>Somewhere</b>", "family": "strike", "status": "contested",
        "hue": "1", "incidents": 2, "contested": 1, "precision_words": "settlement",
    }  # fmt: skip
    geometry = {"type": "Point", "coordinates": [36.6, 35.9]}
    feature = {"type": "Feature", "geometry": geometry, "properties": properties}
    body = json.dumps({"features": [feature], "bbox": [36.6, 35.9, 36.6, 35.9], "attribution": []})
    link = '<a href="/incident/x">Shelling, &lt;b&gt;Somewhere</a>'
    spot = f'<section id="spot"><p>settlement · 2 incidents</p>{link}</section>'
    page = visitor.open("/sources")
    page.route("**/watch.geojson*", lambda route: route.fulfill(body=body, content_type="application/geo+json"))
    page.route("**/watch/spot*", lambda route: route.fulfill(body=spot, content_type="text/html"))
    page.get_by_role("link", name="Watch").click()
    drawn(page)
    box = page.locator("#map").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    popup = page.locator(".leaflet-popup-content")
    expect(popup).to_contain_text("settlement · 2 incidents")
    expect(popup.get_by_role("link", name="Shelling, <b>Somewhere")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("name", "width", "height"), [("desktop", 1400, 860), ("phone", 390, 844)])
def test_every_page_fits_its_screen(visitor, desk, scheme: str, name: str, width: int, height: int) -> None:
    incident = next((i for i in desk.weigh(None).incidents if i.contested), desk.weigh(None).incidents[0])
    report = max(desk.reports(), key=lambda r: len(desk.claims_of(r.id)))
    pages = {
        "watch": "/",
        "drawer": f"/?incident={incident.id}",
        "brief": f"/brief/{DAY}",
        "incident": f"/incident/{incident.id}",
        "report": f"/report/{report.id}",
        "claim": f"/claim/{incident.claims[0]}",
        "sources": "/sources",
        "table": "/watch/table",
        "search": "/search?q=strikes",
        "control": "/control",
    }
    ARTEFACTS.mkdir(exist_ok=True)
    for title, path in pages.items():
        page = visitor.open(path, width=width, height=height, scheme=scheme)
        if title in ("watch", "drawer"):
            drawn(page)
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width, title
        page.screenshot(path=ARTEFACTS / f"{title}-{name}-{scheme}.png", full_page=name == "phone" or title != "watch")
        page.context.close()


def test_a_line_of_five_megabytes_does_not_stop_the_browser(browser, serving, tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    long.write_text("Shelling hit the village again & again <b>. " * 120_000, encoding="utf-8")
    desk = Desk.create(Config(folder=tmp_path / "desk"))
    (added,) = desk.add([long]).reports
    with serving(desk) as home:
        page = browser.new_page()
        page.goto(f"{home}/report/{added}")
        expect(page.locator("#text p")).to_have_count(1)
        page.context.close()
