"""The example reports: enough of them, each marked, none under a real outlet's name, and every one can be taken in."""

from __future__ import annotations

import json
import re
import shutil
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from marsad import packs
from marsad.archive import Draft, gather
from marsad.config import Config
from marsad.engine import Desk, render
from marsad.model import Incident, Stance

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
REPORTS = EXAMPLES / "idlib-2019"
FIRST, LAST = date(2019, 8, 28), date(2019, 9, 16)
FOUR_SPELLINGS = ("Kafranbel", "Kafr Nabl", "Kafr Nobol", "Kfar Nabl")


def _front_matter(path: Path) -> tuple[dict[str, Any], str]:
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    return yaml.safe_load(head), body


def _page(path: Path) -> tuple[dict[str, Any], str]:
    text = path.read_text(encoding="utf-8")
    content = dict(re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]+)">', text))
    head = {
        "demonstration": content["demonstration"] == "true",
        "publisher": content["og:site_name"],
        "published": date.fromisoformat(content["article:published_time"][:10]),
        "url": content["og:url"],
    }
    return head, re.sub(r"<[^>]+>", " ", text.split("<body>")[1])


def _with_sidecar(path: Path) -> tuple[dict[str, Any], str]:
    head = json.loads(path.with_suffix(".meta.json").read_text(encoding="utf-8"))
    return head, path.read_text(encoding="utf-8")


def _every_report() -> list[tuple[str, dict[str, Any], str]]:
    """Name, metadata and text of every example report, read here without any help of the archive."""
    found = [(p.name, *_front_matter(p)) for p in sorted(REPORTS.glob("*.md"))]
    found += [(p.name, *_page(p)) for p in sorted(REPORTS.glob("*.html"))]
    found += [(p.name, *_with_sidecar(p)) for p in sorted(REPORTS.glob("*.txt"))]
    for path in sorted(REPORTS.glob("*.jsonl")):
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
        found += [(row["id"], row, row["text"]) for row in rows]
    return found


ALL = _every_report()


def _day(head: dict[str, Any]) -> date | None:
    value = head["published"]
    return date.fromisoformat(str(value)[:10]) if value else None


def test_there_are_twenty_to_thirty_of_them() -> None:
    assert 20 <= len(ALL) <= 30


@pytest.mark.parametrize(("name", "head"), [(name, head) for name, head, _ in ALL], ids=[name for name, _, _ in ALL])
class TestEachReport:
    def test_says_that_it_was_written_for_demonstration(self, name: str, head: dict[str, Any]) -> None:
        assert head["demonstration"] is True, name

    def test_points_to_an_address_that_cannot_exist(self, name: str, head: dict[str, Any]) -> None:
        assert re.match(r"https://[a-z-]+\.example/", head["url"]), name

    def test_has_an_invented_outlet_as_publisher(self, name: str, head: dict[str, Any]) -> None:
        invented = {row["name"] for row in _outlets()}
        assert head["publisher"] in invented, name

    def test_lies_within_the_weeks_of_the_demonstration(self, name: str, head: dict[str, Any]) -> None:
        day = _day(head)
        assert day is None or FIRST <= day <= LAST, name


def _outlets() -> list[dict[str, Any]]:
    table = tomllib.loads((EXAMPLES / "pack" / "sources.toml").read_text(encoding="utf-8"))
    return list(table["source"])


def test_no_outlet_bears_the_name_of_a_real_source() -> None:
    real = {name.casefold() for source in packs.load("syria").sources for name in (source.name, *source.aliases)}
    invented = {name.casefold() for row in _outlets() for name in (row["name"], *row.get("aliases", ()))}
    assert not invented & real


def test_exactly_one_report_has_no_date() -> None:
    assert [name for name, head, _ in ALL if _day(head) is None] == ["undated-green-umbrella.txt"]


def test_one_town_is_spelt_in_four_ways() -> None:
    told = "\n".join(text for _, _, text in ALL)
    assert [spelling for spelling in FOUR_SPELLINGS if spelling not in told] == []


def test_the_copy_of_the_wire_shares_most_of_its_words() -> None:
    texts = {name: set(text.split()) for name, _, text in ALL}
    wire, copy = texts["2019-09-10-quince-wire.md"], texts["2019-09-10-marble-heron.md"]
    assert len(wire & copy) / len(wire | copy) > 0.7


def test_every_outlet_is_listed_in_the_readme_with_its_side() -> None:
    told = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    assert "**Written for demonstration.**" in told
    assert [row["name"] for row in _outlets() if f"| {row['name']} |" not in told] == []


def test_every_file_is_taken_in_with_its_metadata_and_without_a_problem() -> None:
    taken = list(gather([REPORTS]))
    assert [found for found in taken if not isinstance(found, Draft)] == []
    assert {(d.name, d.publisher, d.published, d.url) for d in taken if isinstance(d, Draft)} == {
        (name, head["publisher"], _day(head), head["url"]) for name, head, _ in ALL
    }


def test_the_page_is_taken_in_without_its_menu_and_footer() -> None:
    (page,) = (d for d in gather([REPORTS / "2019-09-10-blue-ladder.html"]) if isinstance(d, Draft))
    assert page.title == "Village near Darkush bombed"
    assert "Smoke rises over Kafr Zita" in page.text
    assert "About us" not in page.text
    assert "does not exist" not in page.text


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Syria pack with the invented outlets among its sources."""
    folder = tmp_path_factory.mktemp("packs") / "demonstration"
    shutil.copytree(Path(packs.__file__).parent / "syria", folder)
    with (folder / "sources.toml").open("a", encoding="utf-8") as sources:
        sources.write("\n" + (EXAMPLES / "pack" / "sources.toml").read_text(encoding="utf-8"))
    return folder


def _desk(folder: Path, pack: Path, reports: Path) -> Desk:
    desk = Desk.create(Config(folder=folder, pack=str(pack), demonstration=True))
    desk.add([reports])
    desk.read()
    return desk


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, pack: Path) -> Iterator[Desk]:
    with _desk(tmp_path_factory.mktemp("desks") / "desk", pack, REPORTS) as opened:
        yield opened


def _the_raid(desk: Desk, day: date) -> Incident:
    """The incident of 10 September in Jabal al-Akrad with the most voices, as known on `day`."""
    found = [i for i in desk.weigh(day).incidents if any(p.text == "Jabal al-Akrad" for p in i.places)]
    return max(found, key=lambda i: len(i.voices))


class TestTheRaidThatWasDenied:
    def test_an_outlet_of_the_governments_side_reports_it_against_its_own_side(self, desk: Desk) -> None:
        raid = _the_raid(desk, date(2019, 9, 10))
        # The source, and the outlet in its own words: "the first time that Russian aircraft had bombed the area".
        against = {v.name for v in raid.voices if v.against_own_side and v.stance is Stance.FOR}
        assert against == {"a military source", "Copper Kettle News"}

    def test_the_ministry_denies_it_and_is_never_its_perpetrator_by_its_own_words(self, desk: Desk) -> None:
        raid = _the_raid(desk, date(2019, 9, 10))
        ministry = [v for v in raid.voices if v.source == "russian_defence_ministry"]
        assert [(v.stance, v.names_actor) for v in ministry] == [(Stance.AGAINST, ())]

    def test_a_day_later_the_outlet_has_withdrawn_and_the_monitor_has_not(self, desk: Desk) -> None:
        raid = _the_raid(desk, date(2019, 9, 11))
        stances = {(v.name, v.stance, v.withdrawn_on) for v in raid.voices}
        assert ("a military source", Stance.WITHDRAWN, date(2019, 9, 11)) in stances
        assert ("Paper Lantern Monitoring Group", Stance.FOR, None) in stances

    def test_the_copied_wire_story_adds_no_voice(self, desk: Desk) -> None:
        raid = _the_raid(desk, date(2019, 9, 10))
        assert len([v for v in raid.voices if v.source == "demo_paper_lantern"]) == 1
        assert "Marble Heron Daily" not in {v.name for v in raid.voices}


def test_four_spellings_lead_to_one_town(desk: Desk) -> None:
    placed = {
        (p.text, p.location.place_id)
        for claim in desk.claims()
        for p in claim.places
        if p.text in FOUR_SPELLINGS and p.location
    }
    assert len({place for _, place in placed}) == 1
    assert len(placed) >= 3


def test_the_undated_report_is_read_and_its_thursday_stays_open(desk: Desk) -> None:
    (undated,) = (r for r in desk.reports() if r.published is None)
    claims = desk.claims_of(undated.id)
    assert claims
    assert [c.time for c in claims if c.time and (c.time.earliest or c.time.latest)] == []


def test_the_readme_shows_what_its_paragraph_gives(tmp_path: Path, pack: Path) -> None:
    """After a wanted change print the brief as here and put its first two sections into the README."""
    with _desk(tmp_path / "desk", pack, EXAMPLES / "paragraph.md") as desk:
        printed = render(desk.brief(date(2019, 9, 11)), "text", 100)
    shown = printed[printed.index("REPORTED") : printed.index("CEASEFIRES")].strip()
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert shown in readme
    assert f"> {_front_matter(EXAMPLES / 'paragraph.md')[1]}" in readme
