"""Watch: each filter lets through what it says, every link keeps the state, the map draws what the list holds."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import QueryParams
from starlette.testclient import TestClient

from marsad.errors import UsageError
from marsad.model import Ceasefire, Incident, Stance, Voice
from marsad.web import clusters, sieve
from marsad.web.coverage import Coverage
from marsad.web.roll import days_of, roll_of
from marsad.web.rolls import Rolls
from marsad.web.sieve import Sieve
from marsad.web.site import Site
from marsad.web.timeline import FEWEST, HEARD, LANE, SLOT, timeline
from tests.web.conftest import INCIDENTS, MILL, SHELLED, TENTH, InventedDesk, located, single

CONTESTED, SHELLING, GUNFIRE, AMBIGUOUS = "strikesinthevale", "shellinginthesouth", "gunfirenearferry", "whoknowswhere"


def ids(visit: TestClient, query: str) -> set[str]:
    return {row["id"] for row in visit.get(f"/watch.json?{query}").json().get("rows", [])}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param("kind=air_strike", {CONTESTED}, id="a kind"),
        pytest.param("kind=strike", {CONTESTED, SHELLING, AMBIGUOUS}, id="a family stands for its kinds"),
        pytest.param("kind=air_strike&kind=ground", {CONTESTED, GUNFIRE}, id="any of several kinds"),
        pytest.param("kind=strike&status=contested", {CONTESTED}, id="of two facets both"),
        pytest.param("party=lowland", {CONTESTED}, id="who is said to have acted"),
        pytest.param("source=ministry", {CONTESTED}, id="who speaks of it, for or against"),
        pytest.param("source=Lowland+Radio", {CONTESTED}, id="or passes it on"),
        pytest.param("precision=settlement", {CONTESTED}, id="how exactly it is placed"),
        pytest.param("precision=unplaced", {AMBIGUOUS}, id="not at all"),
        pytest.param("place=mill", {CONTESTED}, id="a place by its id"),
        pytest.param("place=upper+MILL", {CONTESTED}, id="by its name in any case"),
        pytest.param("place=vale", {SHELLING}, id="an area by its id, its own"),
        pytest.param("place=mil", {CONTESTED, AMBIGUOUS}, id="the beginning of a name, of unplaced ones too"),
        pytest.param("from=2031-03-11", {AMBIGUOUS}, id="since a day"),
        pytest.param("to=2031-03-10", {CONTESTED, SHELLING}, id="until a day"),
        pytest.param("day=2031-03-10", {CONTESTED, SHELLING}, id="one day"),
        pytest.param("from=2031-03-11&to=2031-03-10", {CONTESTED, SHELLING, AMBIGUOUS}, id="ends the wrong way round"),
        pytest.param("day=2031-03-10&dates=any", {CONTESTED, SHELLING, GUNFIRE}, id="and those of no known day"),
        pytest.param("kind=no_such_kind", set(), id="a value nobody has finds nothing"),
    ],
)
def test_a_filter_lets_through(visit: TestClient, query: str, found: set[str]) -> None:
    assert ids(visit, query) == found


def test_a_place_counts_for_the_areas_around_it(desk, visit: TestClient) -> None:
    inside = replace(MILL, within=("vale",))
    first, *rest = desk.incidents
    desk.incidents = (replace(first, places=tuple(replace(p, location=inside) for p in first.places)), *rest)
    assert ids(visit, "place=Vale") == {CONTESTED, SHELLING}


def test_uncertain_dates_count_unless_only_sure_ones_are_asked_for(desk, visit: TestClient) -> None:
    desk.incidents = (replace(INCIDENTS[1], id="wide", earliest=TENTH, latest=TENTH + timedelta(days=9)), *INCIDENTS)
    assert "wide" in ids(visit, "from=2031-03-12&to=2031-03-14")
    assert "wide" not in ids(visit, "from=2031-03-12&to=2031-03-14&dates=sure")
    assert "wide" in ids(visit, "from=2031-03-10&to=2031-03-19&dates=sure")


def test_what_a_range_leaves_out_for_want_of_a_day_is_counted(visit: TestClient) -> None:
    page = visit.get("/?from=2031-03-10&to=2031-03-11").text
    assert "<strong>1</strong> of no known day left out" in page


@pytest.mark.parametrize("query", ["from=never", "to=2031-02-31", "zoom=x", "zoom=7&bbox=1,2,3", "zoom=nan", "known=x"])
def test_what_cannot_be_understood_is_refused_in_words(visit: TestClient, query: str) -> None:
    assert visit.get(f"/watch.geojson?{query}").status_code == 400


@pytest.mark.parametrize("page", ["0", "-3", "999999", "x", "²"])
def test_a_page_that_is_not_there_is_the_nearest_that_is(visit: TestClient, page: str) -> None:
    assert visit.get("/watch.json", params={"page": page}).json()["page"] == 1


STATE = "kind=strike&kind=ground&status=contested&from=2031-03-01&to=2031-03-20&dates=any&place=mill&q=strikes"


def test_every_link_of_the_page_keeps_the_whole_state(visit: TestClient) -> None:
    page = visit.get(f"/?{STATE}&known=2031-03-11").text.replace("&amp;", "&")
    assert "1 incident" in re.sub("<[^>]*>", "", page)
    opened = re.search(r'hx-get="(/\?[^"]*incident=strikesinthevale[^"]*)"', page)
    assert opened
    (data,) = re.findall(r'data-geojson="([^"]*)"', page)
    (table,) = re.findall(r'"(/watch/table[^"]*)"', page)
    for address in (opened[1], data, table):
        query = address.split("?")[1].split("&")
        assert {*STATE.split("&"), "known=2031-03-11"} <= set(query), address


def test_a_form_without_javascript_sends_what_it_shows(visit: TestClient) -> None:
    page = visit.get(f"/?{STATE}").text
    assert page.count(" checked>") == 3
    assert 'name="from" value="2031-03-01"' in page
    assert '<option value="any" selected>' in page
    assert 'name="q" value="strikes"' in page


def test_the_list_is_paged_with_those_on_the_map_first(desk, visit: TestClient) -> None:
    many = [single(f"i{n}", SHELLED, TENTH, earliest=TENTH, latest=TENTH) for n in range(130)]
    desk.incidents = (*many, INCIDENTS[3])
    pages = [visit.get(f"/watch.json?page={n}").json() for n in (1, 2)]
    assert [len(p["rows"]) for p in pages] == [100, 31]
    assert pages[1]["rows"][-1]["id"] == AMBIGUOUS
    assert len({row["id"] for p in pages for row in p["rows"]}) == 131
    page = visit.get("/?status=single-source").text
    assert 'rel="next" href="/?status=single-source&amp;page=2"' in page


def test_the_table_shows_what_the_map_does_in_the_order_asked_for(visit: TestClient) -> None:
    table = visit.get("/watch/table").text
    for words in ("Upper Mill", "35.9000, 36.6000", "within 10 km", "part of a province", "one of 2 places"):
        assert words in table
    orders = {}
    for sort in ("place", "-place"):
        lines = visit.get(f"/watch/table.json?sort={sort}").json()["lines"]
        orders[sort] = [line["row"]["id"] for line in lines]
    assert orders["place"] == orders["-place"][::-1]
    assert orders["place"][0] == GUNFIRE
    assert 'aria-sort="descending"' in visit.get("/watch/table?sort=-place").text


def test_the_map_draws_each_spot_once_and_tells_what_lies_there(desk, visit: TestClient) -> None:
    desk.incidents = (*INCIDENTS, replace(INCIDENTS[0], id="again"))
    drawn = visit.get("/watch.geojson?zoom=8").json()
    (mill,) = (f["properties"] for f in drawn["features"] if f["properties"]["drawn"] == "point")
    assert (mill["incidents"], mill["contested"], mill["status"], mill["hue"]) == (2, 2, "contested", "1")
    spot = visit.get(f"/watch/spot.json?spot={mill['spot']}").json()
    assert {row["id"] for row in spot["rows"]} == {CONTESTED, "again"}
    assert "Nothing of what these filters let through" in visit.get(f"/watch/spot?spot={mill['spot']}&kind=raid").text


def test_the_map_gives_only_what_lies_within_the_box(visit: TestClient) -> None:
    found = visit.get("/watch.geojson?zoom=8&bbox=36.5,35.85,36.7,35.95").json()["features"]
    names = {f["properties"]["place"] for f in found if f["properties"]["drawn"] == "point"}
    assert names == {"Upper Mill"}


def crowded(count: int) -> tuple[Incident, ...]:
    """Incidents at so many villages, a hundredth of a degree apart; every third is contested."""
    made = []
    for n in range(count):
        at = replace(MILL, place_id=f"v{n}", name=f"Village {n}", lat=35 + n // 40 / 100, lon=36 + n % 40 / 100)
        told = replace(INCIDENTS[0] if n % 3 == 0 else INCIDENTS[1], id=f"i{n:04}")
        made.append(replace(told, places=(located("Upper Mill", "Upper Mill", at),)))
    return tuple(made)


def test_spots_too_close_to_tell_apart_are_a_crowd_that_loses_nobody(visit: TestClient, desk) -> None:
    desk.incidents = crowded(900)
    far, near = (visit.get(f"/watch.geojson?zoom={zoom}").json()["features"] for zoom in (7, 14))
    assert sum(f["properties"]["incidents"] for f in far) == 900
    assert sum(f["properties"]["contested"] for f in far) == 300
    assert {f["properties"]["drawn"] for f in far} == {"crowd"}
    assert len(near) == 900
    assert {f["properties"]["drawn"] for f in near} == {"point"}
    box = far[0]["properties"]["box"]
    assert box[0] < far[0]["geometry"]["coordinates"][0] < box[2]


def test_few_spots_are_never_a_crowd(visit: TestClient, desk) -> None:
    desk.incidents = crowded(clusters.APART)
    assert {f["properties"]["drawn"] for f in visit.get("/watch.geojson?zoom=1").json()["features"]} == {"point"}


def test_an_incident_of_two_places_counts_once_in_a_crowd(desk) -> None:
    all_of = crowded(900)
    pairs = zip(all_of[::2], all_of[1::2], strict=True)
    desk.incidents = tuple(replace(a, places=a.places + b.places) for a, b in pairs)
    roll = roll_of(desk.weigh(), Site(desk))
    features = clusters.drawn(roll, roll.chosen(Sieve()), 1, None)
    assert [(f["properties"]["spots"], f["properties"]["incidents"]) for f in features] == [(900, 450)]


def test_a_roll_is_made_once_a_picture_and_anew_when_something_is_withheld() -> None:
    class Same(InventedDesk):
        def weigh(self, as_known_on: date | None = None):
            return self.__dict__.setdefault(str(as_known_on), super().weigh(as_known_on))

    desk = Same()
    rolls = Rolls(Site(desk))
    assert rolls.of(None) is rolls.of(None)
    assert rolls.of(TENTH) is not rolls.of(None)


days = st.one_of(st.none(), st.dates(date(2031, 3, 1), date(2031, 3, 20)))


@given(windows=st.lists(st.tuples(days, days), max_size=12), first=days, last=days)
def test_a_wider_choice_of_dates_never_loses_an_incident(windows, first, last) -> None:
    sound = [(a, b) for a, b in windows if not (a and b and b < a)]
    told = days_of([replace(INCIDENTS[1], earliest=a, latest=b) for a, b in sound])
    sure, maybe, every = (told.within(Sieve(first=first, last=last, dates=sieve.Dates(d))) for d in ("sure", "", "any"))
    assert not (sure & ~maybe).any()
    assert not (maybe & ~every).any()


NAMES = st.sampled_from(["kind", "q", "place", "from", "to", "page", "sort", "dates"])


@given(st.dictionaries(NAMES, st.text(max_size=8)))
def test_an_address_read_and_written_again_says_the_same(query: dict[str, str]) -> None:
    try:
        asked = sieve.read(QueryParams(query))
    except UsageError:
        return
    again = sieve.read(QueryParams(asked.address("/").partition("?")[2]))
    assert (again.sieve, again.sort, again.page) == (asked.sieve, asked.sort, asked.page)


HEARD_OF = Coverage(reports={TENTH: 4, date(2031, 3, 12): 1}, voices={TENTH: frozenset({"a", "b"})})


def test_a_day_of_no_report_is_a_gap_and_a_day_of_no_incident_is_not() -> None:
    drawn = timeline(days_of(INCIDENTS), (), HEARD_OF, Sieve())
    assert drawn
    by_day = {c.first: c for c in drawn.columns}
    assert len(drawn.columns) == FEWEST
    assert [by_day[date(2031, 3, d)].silent for d in (9, 10, 11, 12)] == [True, False, True, False]
    assert (by_day[TENTH].incidents, by_day[TENTH].contested, by_day[TENTH].voices) == (2, 1, 2)
    assert drawn.vague == 1
    assert [lane.family for lane in drawn.lanes] == ["strike"]
    assert drawn.height == LANE + HEARD


def test_what_is_not_drawn_is_counted() -> None:
    old = replace(INCIDENTS[1], earliest=date(1999, 1, 1), latest=date(1999, 1, 1))
    heard = replace(HEARD_OF, reports={**HEARD_OF.reports, date(2039, 1, 1): 7})
    drawn = timeline(days_of((*INCIDENTS, old)), (), heard, Sieve())
    assert drawn
    assert (drawn.outside, drawn.unheard, drawn.last) == (1, 7, date(2031, 3, 12))


def test_a_ceasefire_is_a_band_from_its_first_day_and_open_where_no_end_is_stated() -> None:
    told = [
        Ceasefire(id="a", declared_by=(), earliest=TENTH, latest=TENTH, claims=()),
        Ceasefire(id="b", declared_by=(), earliest=TENTH, latest=TENTH, claims=(), until=TENTH),
        Ceasefire(id="c", declared_by=(), earliest=None, latest=None, claims=()),
    ]
    drawn = timeline(days_of(INCIDENTS), told, HEARD_OF, Sieve())
    assert drawn
    assert [(b.id, b.open, b.width) for b in drawn.bands] == [("a", True, 3 * SLOT), ("b", False, SLOT)]


def test_many_years_are_drawn_in_wider_columns() -> None:
    told = [replace(INCIDENTS[1], earliest=d, latest=d) for d in (date(2029, 1, 1), TENTH)]
    drawn = timeline(days_of(told), (), Coverage(reports={}, voices={}), Sieve())
    assert drawn
    assert drawn.days == 28
    assert sum(c.incidents for c in drawn.columns) == 2


def test_nothing_with_a_day_makes_no_drawing() -> None:
    assert timeline(days_of(INCIDENTS[2:3]), (), Coverage(reports={}, voices={}), Sieve()) is None


def test_voices_are_found_by_their_names_too(desk, visit: TestClient) -> None:
    told = replace(INCIDENTS[1], voices=(Voice(name="a <b>villager</b>", stance=Stance.FOR, claims=()),))
    desk.incidents = (told,)
    page = visit.get("/").text
    assert "<b>villager" not in page
    assert ids(visit, "source=a+<b>villager</b>") == {SHELLING}
