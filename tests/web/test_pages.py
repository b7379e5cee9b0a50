"""Every page of the invented desk: what it says, its twin, its empty and faulty states, and hostile text as text."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from starlette.testclient import TestClient

from marsad.model import Decision, Report, Verb

FIRST = "sha256:" + "a" * 64
SECOND = "sha256:" + "b" * 64
WEIGHED = ["/ceasefires", "/tolls", "/control", "/outlook", "/changes"]
PAGES = ["/", "/sources", *WEIGHED, "/brief/2031-03-11", "/incident/strikesinthevale", f"/report/{FIRST}"]
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'{{7*7}}\u202eexe.txt\x00"


def claims_of(desk, act: str) -> str:
    return next(c.id for c in desk.claims() if c.act == act)


def words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())


@pytest.mark.parametrize("path", PAGES)
def test_every_page_says_that_the_desk_is_a_demonstration(visit: TestClient, path: str) -> None:
    assert visit.get(path).text.count("Written for demonstration") == 1


@pytest.mark.parametrize("path", ["/watch", *PAGES[1:]])
def test_every_page_has_a_twin_for_machines(visit: TestClient, path: str) -> None:
    answer = visit.get(f"{path}.json")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.json()


@pytest.mark.parametrize("path", [*PAGES, "/watch.geojson", "/static/css/page.css", "/nowhere", "/?day=never"])
def test_every_answer_forbids_what_comes_from_elsewhere(visit: TestClient, path: str) -> None:
    headers = visit.get(path).headers
    assert headers["content-security-policy"].startswith("default-src 'self'; img-src 'self' data:;")
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("path", [*PAGES, "/?incident=strikesinthevale", "/nowhere"])
def test_no_page_holds_style_or_script_of_its_own(visit: TestClient, path: str) -> None:
    page = visit.get(path).text
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:|<script(?![^>]*\ssrc=)", page)
    assert not re.search(r'(?:src|href|action)="(?:https?:)?//(?!watch\.example)', page)


def test_watch_lists_all_that_the_map_shows_and_what_it_cannot_show(visit: TestClient) -> None:
    page, drawn = visit.get("/").text, visit.get("/watch.geojson").json()
    assert "4 incidents · 1 contested · 1 not on the map" in words(page)
    assert {f["properties"]["drawn"] for f in drawn["features"]} == {"point", "ring", "area"}
    for feature in [f["properties"] for f in drawn["features"]] + drawn["unplaced"]:
        assert f'data-incident="{feature["incident"]}"' in page
    assert "one of 2 places, which is not clear" in words(page)


def test_an_area_is_never_a_pin(visit: TestClient) -> None:
    drawn = visit.get("/watch.geojson").json()["features"]
    (area,) = (f for f in drawn if f["properties"]["precision"] == "part_of_admin1")
    assert area["geometry"]["type"] == "Polygon"


def test_the_map_names_its_sources(visit: TestClient) -> None:
    assert visit.get("/watch.geojson").json()["attribution"][0] == "Boundaries: <i>drawn for this test</i>"


def test_the_outlines_are_the_packs_provinces_and_towns(visit: TestClient) -> None:
    found = visit.get("/map/outlines.geojson").json()
    assert [f["properties"]["kind"] for f in found["features"]] == ["province", "town"]
    assert found["bbox"] == [36.0, 35.0, 37.2, 36.5]


def test_as_known_on_an_earlier_day_what_came_later_is_not_there(visit: TestClient) -> None:
    assert visit.get("/watch.json?known=2031-03-10").json()["incidents"] == 2
    assert "as known on 10 Mar 2031" in words(visit.get("/?known=2031-03-10").text)


def test_a_day_narrows_to_what_may_have_happened_on_it(visit: TestClient) -> None:
    rows = visit.get("/watch.json?day=2031-03-11").json()["rows"]
    assert [row["id"] for row in rows] == ["whoknowswhere"]


def test_a_day_of_which_nothing_is_told_says_so(visit: TestClient) -> None:
    assert "Nothing known here is told of Tuesday 1 January 2030" in words(visit.get("/?day=2030-01-01").text)


def test_a_new_desk_says_what_to_do(desk, visit: TestClient) -> None:
    desk.incidents, desk.held, desk.read = (), {}, {}
    assert "Take reports in with marsad add" in words(visit.get("/").text)
    assert "This desk holds no report" in words(visit.get("/sources").text)
    assert visit.get("/brief").status_code == 404


def test_the_drawer_lays_the_incident_of_the_address_open(visit: TestClient) -> None:
    page = visit.get("/?incident=strikesinthevale").text
    assert 'id="drawer" class="open"' in page
    assert visit.get("/?incident=nosuchthing").status_code == 404


def test_an_incident_is_told_in_its_order(visit: TestClient) -> None:
    page = words(visit.get("/incident/strikesinthevale").text)
    order = [
        "Air strikes, Upper Mill",
        "Contested: whether. 1 voice for, 1 against",
        "one voice reports it, one denies it",
        "Where at Upper Mill · settlement, within 2 km",
        "1 other candidate",
        "When 10 Mar 2031",
        "Agreed Nothing so far",
        "For and against",
        "The Vale Watch reports air strikes on Upper Mill by Lowland warplanes on Monday.",
        "Lowland ministry side: lowland",
        "denied that any air strikes were carried out",
        "Figures",
        "at least 3 civilians killed",
        "History",
    ]
    places = [page.find(part) for part in order]
    assert -1 not in places
    assert places == sorted(places)


def test_a_quote_leads_to_its_highlighted_words(visit: TestClient) -> None:
    page = visit.get("/incident/strikesinthevale").text
    address = re.search(r'href="(/report/[^"#]*)#(claim-\w+)"', page)
    assert address
    assert f'<mark id="{address[2]}"' in visit.get(address[1]).text


def test_a_report_and_its_list_of_claims_lead_to_each_other(desk, visit: TestClient) -> None:
    page = visit.get(f"/report/{FIRST}").text
    for claim in desk.claims_of(FIRST):
        assert page.count(f'id="claim-{claim.id}"') == page.count(f'id="said-{claim.id}"') == 1
        assert f'href="#claim-{claim.id}"' in page
        assert f'href="#said-{claim.id}"' in page


def test_a_report_tells_its_custody(visit: TestClient) -> None:
    page = words(visit.get(f"/report/{FIRST}").text)
    assert "Kept as it came on 2031-03-12 09:30:00 UTC under the name first.txt" in page
    assert "a" * 64 in page


def test_an_address_is_a_link_only_where_a_browser_may_follow_it(visit: TestClient) -> None:
    assert 'href="https://watch.example/1" rel="noreferrer noopener external"' in visit.get(f"/report/{FIRST}").text
    other = visit.get(f"/report/{SECOND}").text
    assert 'href="javascript' not in other
    assert "javascript:alert(1)" in words(other)


def test_a_claim_is_shown_field_by_field_with_its_words(desk, visit: TestClient) -> None:
    claim = claims_of(desk, "denies")
    page = words(visit.get(f"/claim/{claim}").text)
    assert "speaker The Lowland ministry The Lowland ministry speech act denies" in page
    assert "place not said time not said denial denies it" in page
    assert visit.get(f"/claim/{claim}.json").json()["denies"] == [{"scope": "occurrence", "claim": None}]


def test_the_brief_leads_from_its_footnotes_to_the_words(visit: TestClient) -> None:
    page = visit.get("/brief/2031-03-11").text
    address = re.search(r'href="(/report/[^"#]*)#(claim-\w+)"', page)
    assert address
    assert f'id="{address[2]}"' in visit.get(address[1]).text
    assert "As known on 11 Mar 2031" in words(page)


def test_the_latest_brief_is_that_of_the_last_day_anything_became_known(visit: TestClient) -> None:
    answer = visit.get("/brief?known=2031-03-10", follow_redirects=False)
    assert answer.headers["location"] == "/brief/2031-03-10?known=2031-03-10"


def test_the_brief_leads_to_its_incidents_as_it_knows_them(visit: TestClient) -> None:
    page = visit.get("/brief/2031-03-11").text
    assert 'href="/incident/strikesinthevale?known=2031-03-11"' in page


def test_what_was_withheld_is_not_shown_but_said_to_be_withheld(desk, visit: TestClient) -> None:
    denial = claims_of(desk, "denies")
    at = datetime(2031, 3, 12, tzinfo=UTC)
    desk.decided = tuple(
        Decision(id=str(n), target=target, verb=Verb.WITHHOLD, because="names a witness", by="editor", at=at)
        for n, target in enumerate(("strikesinthevale", denial))
    )
    assert "1 withheld" in words(visit.get("/").text)
    assert "strikesinthevale" not in visit.get("/watch.geojson").text
    for path in ("/incident/strikesinthevale", f"/claim/{denial}"):
        page = words(visit.get(path).text)
        assert "Withheld by editor on 2031-03-12: names a witness" in page
        assert "denied that any" not in page
        assert "withheld" in visit.get(f"{path}.json").json()
    assert denial not in visit.get(f"/report/{SECOND}").text


@pytest.mark.parametrize("path", ["/nowhere", "/report/sha256:0", "/claim/none", "/incident/none", "/static/none.js"])
def test_what_is_not_there_has_a_page_that_says_so(visit: TestClient, path: str) -> None:
    answer = visit.get(path)
    assert answer.status_code == 404
    assert "To the Watch page" in answer.text


def test_faults_have_a_twin_too(visit: TestClient) -> None:
    assert visit.get("/claim/none.json").json()["status"] == 404
    assert visit.get("/brief/yesterday.json").json()["what"] == "“yesterday” is not a day."
    assert visit.get("/brief/yesterday").status_code == 400


def test_a_fault_of_ours_shows_nothing_of_the_inside(desk, visit: TestClient) -> None:
    desk.incidents = None
    answer = visit.get("/")
    assert answer.status_code == 500
    assert "This page could not be made" in answer.text
    assert "Traceback" not in answer.text


def test_pages_only_read(visit: TestClient) -> None:
    assert {visit.request(method, "/").status_code for method in ("POST", "PUT", "DELETE", "PATCH")} == {405}


def test_hostile_words_stay_words_on_every_page(desk, visit: TestClient) -> None:
    text = HOSTILE + "\n" + "x" * 1000
    bad = Report(
        id=FIRST, name=HOSTILE, text=text, title=HOSTILE, publisher=HOSTILE, url="https://watch.example/" + HOSTILE,
        language=HOSTILE,
    )  # fmt: skip
    desk.held[FIRST] = bad
    quoted = replace(desk.incidents[0].places[0].span, quote=HOSTILE)
    desk.read = {
        c.id: replace(c, span=replace(c.span, quote=HOSTILE), speaker=replace(c.speaker, name=HOSTILE))
        for c in desk.claims()
    }
    place = replace(desk.incidents[0].places[0], span=quoted, location=None)
    desk.incidents = tuple(replace(i, places=(place,), note=HOSTILE) for i in desk.incidents)
    desk.config = replace(desk.config, title=HOSTILE)
    claim = next(iter(desk.read))
    for path in (
        "/",
        "/?incident=strikesinthevale",
        "/incident/strikesinthevale",
        f"/report/{FIRST}",
        "/sources",
        f"/claim/{claim}",
    ):
        page = visit.get(path)
        assert page.status_code == 200, path
        assert not re.search(r"<script(?![^>]*\ssrc=\"/static/)|<img", page.text), path
        assert not re.search("[\u202e\x00]", page.text), path
        assert "49" not in words(page.text).replace("U+2049", ""), path


def test_a_report_with_a_lone_surrogate_is_shown(desk, visit: TestClient) -> None:
    desk.held[FIRST] = replace(desk.held[FIRST], text="broken \ud800 text", title="broken \udfff title")
    assert "broken" in visit.get(f"/report/{FIRST}").text
    assert json.loads(visit.get(f"/report/{FIRST}.json").text)["report"]["text"] == "broken \ud800 text"
    assert visit.get("/sources").status_code == 200


def test_a_page_of_five_megabytes_in_one_line_is_served(desk, visit: TestClient) -> None:
    desk.held[SECOND] = replace(desk.held[SECOND], text=desk.held[SECOND].text + "<b>" * 1_700_000)
    answer = visit.get(f"/report/{SECOND}")
    assert answer.status_code == 200
    assert answer.elapsed.total_seconds() < 3
