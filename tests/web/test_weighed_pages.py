"""Ceasefires, tolls, control, outlook, changes, accounts: pages filled, empty, of a past day, and hostile words."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from starlette.testclient import TestClient

from marsad.model import (
    Breach,
    Ceasefire,
    Check,
    Comparator,
    Control,
    Correction,
    Decision,
    Figure,
    FigureKind,
    Finding,
    Grade,
    Held,
    LeftOut,
    MaybeSame,
    Outcome,
    Outlook,
    Period,
    Picture,
    Range,
    Reason,
    Standing,
    Tally,
    Term,
    TermKind,
    Toll,
    Total,
    Verb,
)

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'{{7*7}}\u202eexe.txt\x00"
NINTH, TENTH, ELEVENTH, TWELFTH = (date(2031, 3, day) for day in (9, 10, 11, 12))
PATHS = ["/ceasefires", "/ceasefire/cf-vale", "/tolls", "/control", "/outlook", "/changes", "/sources"]


def words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())


def filled(desk, text: str = "Upper Mill") -> Picture:
    """A ceasefire with a gap, two counters of one thing, a contested place and a forecast, all on the desk's claims."""
    strikes, dead, shelled, denied, heard = desk.claims()
    dead_figure = dead.figures[0]
    at_most = Figure(
        span=dead_figure.span, kind=FigureKind.KILLED, comparator=Comparator.RANGE, value=None, low=2, high=9,
        who="civilian",
    )  # fmt: skip
    truce = Ceasefire(
        id="cf-vale", declared_by=("lowland",), earliest=TENTH, latest=TENTH, claims=(heard.id,),
        breaches=(
            Breach(claim=shelled.id, kind="shelling", by="lowland", alleged_by=text, day=2, on=ELEVENTH),
            Breach(claim=strikes.id, kind="air_strike", by=None, alleged_by=text, day=None, contested=True),
        ),
        held=(
            Held(reading="the first breach anybody reports", days=1, claims=(shelled.id,), letter="A", unreported=1),
            Held(reading="those who say that it is over", days=None, claims=(), letter="C"),
        ),
        terms=(Term(kind=TermKind.DURATION, value=text, claim=heard.id, report=heard.report, span=heard.span),),
        before=Tally(
            earliest=NINTH, latest=NINTH, incidents=(), reports=0, gaps=(Period(earliest=NINTH, latest=NINTH),)
        ),
        after=Tally(earliest=TENTH, latest=TWELFTH, incidents=("inc-one", "inc-two"), reports=5),
    )  # fmt: skip
    tolls = (
        Toll(id="t1", counter=text, kind=FigureKind.KILLED, figure=dead_figure, claims=(dead.id,), who="civilian",
             known=TENTH, series="s"),
        Toll(id="t2", counter=text, kind=FigureKind.KILLED, figure=at_most, claims=(dead.id,), who="civilian",
             known=ELEVENTH, series="s", follows="t1"),
    )  # fmt: skip
    place = strikes.places[0]
    held = Control(id="co1", place=place, holder="lowland", claims=(strikes.id,), change=True, earliest=TENTH,
                   latest=TENTH, extent=text)  # fmt: skip
    return Picture(
        as_known_on=None,
        ceasefires=(truce,),
        tolls=tolls,
        findings=(
            Finding(check=Check.NOT_ADDED, text="", reasons=("their days overlap",), tolls=("t1", "t2")),
            Finding(check=Check.FALLS, text=text, tolls=("t2",), claims=(dead.id,)),
        ),
        totals=(
            Total(
                kind=FigureKind.KILLED, who="civilian", unit="people", low=3, high=None, given=1, held=4,
                incidents=("strikesinthevale",), claims=(dead.id,),
                left_out=(LeftOut(text="contested", incidents=("shellinginthesouth",)),),
            ),
        ),
        control=(held,),
        standings=(
            Standing(
                id="st1", place=place, extent=text, claimed=(("lowland", ("co1",)),), assessed=None, contested=True,
                reasons=(Reason(text=text, claims=(strikes.id,)),), log=("co1",), contested_since=TENTH,
            ),
        ),
        outlook=(
            Outlook(
                id="o1", claim=shelled.id, said_by=text, kind="air_strike", state=Outcome.CAME_TRUE, said=TENTH,
                met_by=("strikesinthevale",), reasons=(Reason(text=text, claims=(strikes.id,)),),
            ),
        ),
        corrections=(Correction(claim=denied.id, by=text, on=ELEVENTH, withdraws=(strikes.id,), text=text),),
    )  # fmt: skip


@pytest.fixture
def story(desk):
    desk.weighed = filled(desk)
    return desk


@pytest.mark.parametrize("path", PATHS)
def test_every_page_and_its_twin_answer_and_each_lead_to_the_words(story, visit: TestClient, path: str) -> None:
    page = visit.get(path)
    assert (page.status_code, visit.get(f"{path}.json").status_code) == (200, 200)
    assert re.search(r'href="/report/sha256%3A\w+#claim-\w+"|href="/report/', page.text)
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", page.text)


def test_a_ceasefire_tells_how_long_it_held_and_on_which_reading(story, visit: TestClient) -> None:
    page = words(visit.get("/ceasefire/cf-vale").text)
    assert "Held 1 day on this reading: A, the first breach anybody reports" in page
    assert "no report held here was published on 1 of its days" in page
    assert "No words held here bear out: C, those who say that it is over" in page
    assert "a side that is not named" in page
    assert "1 of 1" in page


def test_a_day_without_a_report_is_drawn_as_a_gap_and_not_as_a_quiet_day(story, visit: TestClient) -> None:
    drawing = re.search(r'<svg class="calendar".*?</svg>', visit.get("/ceasefire/cf-vale").text, re.DOTALL)
    assert drawing
    assert drawing[0].count('class="gap"') == 1
    assert "9 Mar 2031: no report held here was published" in drawing[0]
    assert drawing[0].count('class="breach') == 1
    assert "1 more, of no known day" in visit.get("/ceasefire/cf-vale").text


def test_counters_stand_side_by_side_and_an_open_end_is_drawn_open(story, visit: TestClient) -> None:
    page = visit.get("/tolls").text
    assert "at least 3 civilians killed" in words(page)
    assert "between 2 and 9 civilians killed" in words(page)
    assert page.count('class="open"') == page.count('class="follows"') == 1
    assert "Why they are not added Their days overlap" in words(page)
    assert "1 of 4" in words(page)


def test_what_is_claimed_is_kept_apart_from_what_is_assessed(story, visit: TestClient) -> None:
    page = words(visit.get("/control").text)
    assert "contested since 10 Mar 2031" in page
    assert "said to have passed to Lowland forces" in page
    assert visit.get("/control.json?day=2031-03-12").json().get("log", []) == []


def test_the_outlook_leads_to_what_met_it(story, visit: TestClient) -> None:
    page = visit.get("/outlook").text
    assert "Since told of as come true (1)" in page
    assert 'href="/incident/strikesinthevale"' in page


def test_corrections_come_before_what_was_learnt(story, visit: TestClient) -> None:
    page = words(visit.get("/changes?from=2031-03-10&to=2031-03-11").text)
    assert "From Monday 10 March 2031 to Tuesday 11 March 2031: 1 report more" in page
    assert (
        0 < page.index("no longer upholds what it had told") < page.index("Learnt") < page.index("Ceasefire declared")
    )
    assert visit.get("/changes?from=never").status_code == 400


def test_an_incident_tells_its_grades_ranges_and_candidates(desk, visit: TestClient) -> None:
    first, *rest = desk.incidents
    desk.incidents = (
        replace(
            first,
            candidates=(
                MaybeSame(
                    incident="shellinginthesouth",
                    reasons=(Reason(text="Told a day apart.", claims=(first.claims[1],)),),
                ),
            ),
            grades=(Grade(scale="Admiralty, information", mark="3", meaning="possibly true"),),
            ranges=(
                Range(
                    kind=FigureKind.KILLED, who="civilian", unit="people", low=3, high=None, low_by=("Vale Watch",),
                    high_by=(), claims=(first.claims[1],),
                ),
            ),
        ),
        *rest,
    )  # fmt: skip
    page = visit.get("/incident/strikesinthevale")
    assert "Civilians killed at least 3" in words(page.text)
    assert "possibly true" in page.text
    assert 'href="/incident/shellinginthesouth"' in page.text
    assert "Told a day apart." in words(page.text)
    assert visit.get("/?incident=strikesinthevale").status_code == 200


def test_accounts_open_to_the_incidents_they_count(story, visit: TestClient) -> None:
    page = visit.get("/sources").text
    assert "none says who is right" in page
    assert 'href="/incident/strikesinthevale"' in page


@pytest.mark.parametrize(
    ("path", "empty"),
    [
        ("/ceasefires", "No report held here speaks of a ceasefire"),
        ("/tolls", "No report held here gives a running total"),
        ("/control", "No report held here says who holds a place"),
        ("/outlook", "No report held here says what is to come"),
    ],
)
def test_a_day_by_which_nothing_was_known_says_so(story, visit: TestClient, path: str, empty: str) -> None:
    assert empty not in words(visit.get(path).text)
    page = words(visit.get(f"{path}?known=2031-03-10").text)
    assert f"{empty}" in page
    assert "as known on Monday 10 March 2031" in page


def test_a_new_desk_has_no_changes(desk, visit: TestClient) -> None:
    desk.incidents, desk.held, desk.read = (), {}, {}
    assert "holds no report yet to compare" in words(visit.get("/changes").text)


def test_what_is_withheld_is_on_none_of_these_pages(story, visit: TestClient) -> None:
    quoted = {claim.id: claim.span.quote for claim in story.claims()}
    at = datetime(2031, 3, 12, tzinfo=UTC)
    story.decided = tuple(
        Decision(id=str(n), target=target, verb=Verb.WITHHOLD, because="names a witness", by="editor", at=at)
        for n, target in enumerate(("cf-vale", *quoted))
    )
    for path in [p for p in PATHS if p != "/sources"]:
        page = words(visit.get(path).text)
        assert "ithheld" in page, path
        assert not [quote for quote in quoted.values() if quote in page], path


def test_a_ceasefire_that_is_not_there_has_a_page_that_says_so(visit: TestClient) -> None:
    assert visit.get("/ceasefire/none").status_code == 404
    assert visit.get("/ceasefire/none.json").json()["what"] == "No ceasefire here has this id."


def test_hostile_words_stay_words(desk, visit: TestClient) -> None:
    desk.read = {
        c.id: replace(c, span=replace(c.span, quote=HOSTILE), speaker=replace(c.speaker, name=HOSTILE))
        for c in desk.claims()
    }
    desk.held = {i: replace(r, title=HOSTILE, publisher=HOSTILE) for i, r in desk.held.items()}
    desk.weighed = filled(desk, HOSTILE)
    for path in PATHS:
        page = visit.get(path)
        assert page.status_code == 200, path
        assert not re.search(r"<script(?![^>]*\ssrc=\"/static/)|<img", page.text), path
        assert not re.search("[\u202e\x00]", page.text), path
        assert "{{7*7}}" in page.text, path


def test_sheets_of_control_together_hold_every_place_and_every_word_once(story, visit: TestClient) -> None:
    one, said = story.weighed.standings[0], story.weighed.control[0]
    many = tuple(replace(one, id=f"st{n}", log=(f"co{n}",), claimed=(("lowland", (f"co{n}",)),)) for n in range(150))
    log = tuple(replace(said, id=f"co{n}") for n in range(250))
    story.weighed = replace(story.weighed, standings=many, control=log)
    first = visit.get("/control.json").json()
    assert (first["sheet"]["sheets"], first["log_sheet"]["sheets"]) == (2, 3)
    places = [held["id"] for n in (1, 2) for held in visit.get(f"/control.json?page={n}").json()["standings"]]
    words = [entry["id"] for n in (1, 2, 3) for entry in visit.get(f"/control.json?log={n}").json()["log"]]
    assert (sorted(places), sorted(words)) == (sorted(s.id for s in many), sorted(c.id for c in log))
    assert 'href="/control?page=2&amp;log=3" rel="next"' in visit.get("/control?page=1&log=3").text
    assert visit.get("/control?log=9").status_code == 400
