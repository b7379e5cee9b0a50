"""The article Marsad was asked to serve: thirteen things a careful reader never gets wrong, and the score on it.

The article's own words stay outside the project; the tests find their way in it by names and by single words.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from marsad import config
from marsad.cli import main
from marsad.engine import Desk
from marsad.model import (
    FAMILY_OF,
    HERE,
    POINT_LIKE,
    Act,
    Claim,
    Family,
    Incident,
    Modality,
    Picture,
    PlaceMention,
    Polarity,
    Precision,
    Stance,
)
from marsad.publish import Brief

DAY = date(2019, 9, 11)
CAPTION_DAY = date(2019, 7, 5)
FLOOR = {"told": 55.0, "found": 75.0, "denials": 65.0}


@pytest.fixture(scope="module")
def ran(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The desk that `marsad run` made of the article, and the brief it printed."""
    folder = tmp_path_factory.mktemp("seed") / "desk"
    done = CliRunner().invoke(main, ["run", str(shared / "reports" / "seed.txt"), "--desk", str(folder)])
    assert done.exit_code == 0, done.output
    return folder, done.stdout


@pytest.fixture(scope="module")
def desk(ran: tuple[Path, str]) -> Iterator[Desk]:
    with Desk(config.load(ran[0])) as opened:
        yield opened


@pytest.fixture(scope="module")
def claims(desk: Desk) -> tuple[Claim, ...]:
    return desk.claims()


@pytest.fixture(scope="module")
def picture(desk: Desk) -> Picture:
    return desk.weigh(DAY)


@pytest.fixture(scope="module")
def brief(desk: Desk) -> Brief:
    return desk.brief(DAY)


@pytest.fixture(scope="module")
def text(desk: Desk) -> str:
    return desk.reports()[0].text


def sentence_with(text: str, words: str) -> tuple[int, int]:
    """Start and end of the paragraph in which the first of these words stands."""
    at = text.index(words)
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


def within(claims: tuple[Claim, ...], bounds: tuple[int, int]) -> list[Claim]:
    """The claims whose words lie within these bounds."""
    return [c for c in claims if bounds[0] <= c.span.start and c.span.end <= bounds[1]]


def here(claims: list[Claim]) -> list[PlaceMention]:
    """Where these claims say that something happened."""
    return [p for c in claims for p in c.places if p.role in HERE]


def named(place: PlaceMention) -> str:
    """A place by its gazetteer name and its words."""
    return f"{place.location.name if place.location else ''} {place.text}".casefold()


def at(picture: Picture, *names: str) -> list[Incident]:
    """The incidents at a place whose name holds one of these."""
    return [
        i for i in picture.incidents if any(n.casefold() in named(p) for n in names for p in i.places if p.role in HERE)
    ]


def strikes(claim: Claim) -> bool:
    return claim.family is Family.STRIKE and claim.polarity is Polarity.AFFIRMED


class TestThirteenChecks:
    def test_1_the_tolls_are_the_authors_not_the_presidents(self, claims: tuple[Claim, ...], picture: Picture) -> None:
        counted = [c for c in claims for f in c.figures if f.value in (900, 400_000) or f.text.startswith("thousands")]
        assert {f.value for c in counted for f in c.figures} >= {900, 400_000}
        assert {c.speaker.name for c in counted} == {"publisher"}
        assert not [t.counter for t in picture.tolls if "putin" in t.counter.casefold()]

    def test_2_only_the_caption_is_dated_by_the_caption(
        self, claims: tuple[Claim, ...], picture: Picture, text: str
    ) -> None:
        caption = text.index("\n")
        dated = [c for c in claims if c.time and CAPTION_DAY in (c.time.earliest, c.time.latest)]
        assert dated, "the caption's own claim is dated"
        assert [c.span.quote for c in dated if c.span.end > caption] == []
        by_id = {c.id: c for c in claims}
        told = [by_id[i] for incident in picture.incidents if incident.earliest == CAPTION_DAY for i in incident.claims]
        assert [c.span.quote for c in told if c.span.end > caption] == []

    def test_3_who_denies_is_never_made_an_attacker(
        self, claims: tuple[Claim, ...], picture: Picture, text: str
    ) -> None:
        denial = within(claims, sentence_with(text, "denied that"))
        assert any(c.act is Act.DENIES and "ministry" in c.speaker.name.casefold() for c in denial)
        assert [c.span.quote for c in denial if strikes(c)] == []
        ids = {c.id for c in denial}
        voices = [v for i in picture.incidents for v in i.voices if v.stance is Stance.FOR and ids & set(v.claims)]
        assert voices == []

    def test_4_nothing_happens_where_nothing_happened(self, claims: tuple[Claim, ...], picture: Picture) -> None:
        elsewhere = ("astana", "turkey", "iran", "idlib city", "aleppo", "homs")
        happening = here(list(claims)) + [p for i in picture.incidents for p in i.places if p.role in HERE]
        happening += [c.place for c in picture.control]
        assert [p.text for p in happening if any(e in p.text.casefold() for e in elsewhere)] == []
        assert [p.text for p in happening if p.location and (p.location.name or "").casefold() in elsewhere] == []

    def test_5_the_bombardment_of_al_dahra_has_no_perpetrator(
        self, claims: tuple[Claim, ...], picture: Picture
    ) -> None:
        told = [c for c in claims if any("dahra" in p.text.casefold() for p in c.places)]
        assert told
        assert [m.text for c in told for m in c.actors] == []
        ids = {c.id for c in told}
        incidents = [i for i in picture.incidents if ids & set(i.claims)]
        assert incidents
        assert [i.actors for i in incidents if i.actors] == []
        assert [v.names_actor for i in incidents for v in i.voices if v.names_actor] == []

    def test_6_the_denial_of_air_missions_does_not_cover_the_shelling(self, picture: Picture) -> None:
        incidents = [i for i in at(picture, "Kafr Nabl", "Kafranbel", "Hass") if i.kind != "air_strike"]
        assert incidents
        assert [v.name for i in incidents for v in i.voices if v.stance is Stance.AGAINST] == []

    def test_7_one_september_ceasefire_told_twice_and_another_in_august(
        self, claims: tuple[Claim, ...], picture: Picture
    ) -> None:
        assert len(picture.ceasefires) == 2
        august, september = sorted(picture.ceasefires, key=lambda c: c.earliest or date.max)
        assert date(2019, 8, 1) <= (august.earliest or date.max) <= date(2019, 8, 6)
        assert date(2019, 8, 30) <= (september.earliest or date.max) <= date(2019, 9, 3)
        by_id = {c.id: c for c in claims}
        declaring = {by_id[i].span.start for i in september.claims if by_id[i].type.startswith("ceasefire_a")}
        assert len(declaring) == 2
        assert not set(august.claims) & set(september.claims)

    def test_8_northern_hama_changes_hands_once(self, picture: Picture) -> None:
        changes = [c for c in picture.control if c.change and "hama" in named(c.place)]
        assert len(changes) == 1
        assert len(changes[0].claims) == 2

    def test_9_forecasts_make_no_event_and_no_change_of_control(
        self, claims: tuple[Claim, ...], picture: Picture, text: str
    ) -> None:
        forecasts = within(claims, sentence_with(text, "next phase"))
        assert len(forecasts) >= 2
        assert {c.modality for c in forecasts} <= {Modality.EXPECTED, Modality.PLANNED, Modality.HYPOTHETICAL}
        ids = {c.id for c in forecasts}
        assert [i.id for i in picture.incidents if ids & set(i.claims)] == []
        assert [c.id for c in picture.control if ids & set(c.claims)] == []
        assert ids <= {o.claim for o in picture.outlook}

    def test_10_three_shelled_locations(self, claims: tuple[Claim, ...], text: str) -> None:
        shelled = [c for c in within(claims, sentence_with(text, "Kafr Nabl")) if c.type == "shelling"]
        places = {p.span.start: p for p in here(shelled)}
        assert len(places) == 3
        located = [p.location for p in places.values()]
        assert len({at.place_id or at.name for at in located if at}) == 3
        areas = [p for p in places.values() if "southern" in p.text]
        assert [p.location.precision in POINT_LIKE for p in areas if p.location] == [False]

    def test_11_the_outlet_that_speaks_against_its_own_side_is_flagged(self, picture: Picture) -> None:
        voices = [v for i in at(picture, "Akrad") for v in i.voices if v.source == "al_masdar"]
        assert voices
        assert [(v.stance, v.against_own_side) for v in voices] == [(Stance.FOR, True)] * len(voices)
        others = [v.name for i in picture.incidents for v in i.voices if v.against_own_side and v.source != "al_masdar"]
        assert others == []

    def test_12_population_is_no_toll(self, claims: tuple[Claim, ...], picture: Picture) -> None:
        population = {3_000_000, 20}
        assert {f.value for c in claims for f in c.figures} >= population
        assert [c.span.quote for c in claims if c.type == "toll" and {f.value for f in c.figures} & population] == []
        assert [t.figure.text for t in picture.tolls if t.figure.value in population] == []

    def test_13_idlib_alone_is_the_province(self, claims: tuple[Claim, ...]) -> None:
        alone = [p for c in claims for p in c.places if p.text.casefold() in ("idlib", "idlib province")]
        assert alone
        assert {p.location.precision for p in alone if p.location} == {Precision.ADMIN1}
        city = [p for c in claims for p in c.places if p.text == "Idlib city"]
        assert city
        assert {p.location.precision for p in city if p.location} == {Precision.SETTLEMENT}


class TestBrief:
    def test_it_is_of_the_day_of_the_article(self, ran: tuple[Path, str]) -> None:
        assert "Wednesday 11 September 2019" in ran[1]

    def test_the_dispute_shows_both_sides(self, ran: tuple[Path, str]) -> None:
        disputed = ran[1].split("DISPUTED")[1].split("CEASEFIRES")[0]
        assert "Al-Masdar" in disputed
        assert "Russian" in disputed
        assert "against its own side" in disputed

    def test_no_statement_happens_at_the_talks(self, brief: Brief) -> None:
        items = [p.text for s in brief.sections[:2] for line in s.lines for p in line.pieces if line.number]
        assert [t for t in items if "Astana" in t] == []

    def test_control_and_tolls_lead_to_words(self, brief: Brief, text: str) -> None:
        assert brief.footnotes
        assert [n.number for n in brief.footnotes if text[n.start : n.end] != n.quote] == []

    def test_loaded_words_stand_only_in_quotation_marks(self, brief: Brief) -> None:
        told = [p.text for s in brief.sections[:-1] for line in s.lines for p in line.pieces if p.kind == "statement"]
        assert [t for t in told if "regime" in t.casefold() and "“" not in t] == []


def test_the_score_on_the_article(shared: Path, tmp_path: Path) -> None:
    read = CliRunner().invoke(main, ["read", "--format", "jsonl", str(shared / "reports" / "seed.txt")])
    assert read.exit_code == 0, read.output
    predicted = tmp_path / "seed.jsonl"
    predicted.write_text(read.stdout, encoding="utf-8")
    score = [sys.executable, str(shared / "score" / "score.py"), str(shared / "gold" / "seed.jsonl"), str(predicted)]
    done = subprocess.run([*score, "--json"], capture_output=True, text=True, check=True)
    figures = json.loads(done.stdout)
    assert {name: figures[name] for name, least in FLOOR.items() if figures[name] < least} == {}
    assert figures["invented_actors"] == 0


def test_every_type_read_is_of_the_contract(claims: tuple[Claim, ...]) -> None:
    assert {c.type for c in claims} <= set(FAMILY_OF)
