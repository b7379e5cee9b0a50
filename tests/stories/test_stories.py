"""Articles of invented wars, and beside each the ledger that a careful reader would keep of it.

A row is: speaker, act, type, where, when, figures; "-" for what the words do not say.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from marsad.model import HERE, Axis, Claim, Comparator, Family, Stance, Status
from marsad.publish import render

if TYPE_CHECKING:
    Begin = Callable[..., Any]

LONG_AGO = date(2011, 5, 3)
MONDAY, TUESDAY, WEDNESDAY = date(2031, 5, 5), date(2031, 5, 6), date(2031, 5, 7)
SIGNS = {Comparator.GE: "≥", Comparator.GT: ">", Comparator.LE: "≤", Comparator.LT: "<", Comparator.APPROX: "~"}

RAID_AND_DENIAL = (
    """The Lighthouse Monitor said Norland warplanes bombed Velmore on Monday, killing at least 3 civilians.

Norland's Defence Ministry denied that its warplanes had bombed Velmore.
""",
    """
    Lighthouse Monitor | asserts | air_strike | Velmore | 2031-05-05 | killed ≥3
    Norland Defence Ministry | denies | air_strike | Velmore | - | -
    """,
)
WARNING = """Relief workers warned on Monday that an assault on Dunholt could displace 40,000 people.

Harbour government forces plan to advance on Dunholt next week, the Quay Courier reported.
"""
SHELLING = (
    """Harbour government forces shelled Oskarby, Velmore and Dunholt on Tuesday, residents said.

Two people were killed in Oskarby.
""",
    """
    residents | asserts | shelling | Dunholt, Oskarby, Velmore | 2031-05-06 | -
    publisher | asserts | - | Oskarby | 2031-05-06 | killed 2
    """,
)
CAPTURE = (
    """Harbour government forces captured Dunholt on Monday after a week of fighting, the Highland Front confirmed.
""",
    """
    Highland Front | confirms | capture_by_government | Dunholt | 2031-05-05 | -
    """,
)


def row(claim: Claim, source_name: Callable[[str], str | None]) -> str:
    """A claim as a row of the ledger."""
    speaker = (source_name(claim.speaker.id) if claim.speaker.id else None) or claim.speaker.name
    where = sorted({(p.location.name if p.location else None) or p.text for p in claim.places if p.role in HERE})
    when = str(claim.time.earliest) if claim.time and claim.time.earliest == claim.time.latest else "-"
    figures = [f"{f.kind} {SIGNS.get(f.comparator, '')}{f.value:g}" for f in claim.figures if f.value is not None]
    return " | ".join(
        (
            speaker.removeprefix("The ").removeprefix("the "),
            claim.act,
            claim.type,
            ", ".join(where) or "-",
            when.replace("None", "-"),
            ", ".join(figures) or "-",
        )
    )


def holds(expected: str, found: str) -> bool:
    """Whether a row is as expected; an expected act or type of "-" leaves it open."""
    pairs = list(zip(expected.split(" | "), found.split(" | "), strict=True))
    return all(e == f or (e == "-" and i in (1, 2)) for i, (e, f) in enumerate(pairs))


@pytest.mark.parametrize(
    ("article", "ledger"),
    [RAID_AND_DENIAL, SHELLING, CAPTURE],
    ids=["a raid and its denial", "three shelled towns and a count", "a loss that the loser confirms"],
)
def test_the_ledger_of_an_article(story: Begin, article: str, ledger: str) -> None:
    told = story()
    claims = told.claims(told.tell(article, publisher="Tarn Gazette", published=WEDNESDAY))
    sources = {s.id: s.name for s in (*told.desk.pack.sources, *told.desk.pack.parties)}
    found = [row(c, sources.get) for c in claims]
    expected = [line.strip() for line in ledger.strip().split("\n")]
    assert len(found) == len(expected), found
    assert all(holds(e, f) for e, f in zip(expected, found, strict=True)), found


def test_a_warning_and_a_plan_are_no_events(story: Begin) -> None:
    told = story()
    told.tell(WARNING, publisher="Tarn Gazette", published=TUESDAY)
    picture = told.picture()
    assert [i.kind for i in picture.incidents] == []
    assert [c for c in picture.control if c.change] == []
    assert picture.outlook


def test_two_sides_of_a_raid_are_one_contested_incident(story: Begin) -> None:
    told = story()
    told.tell(RAID_AND_DENIAL[0], publisher="Tarn Gazette", published=WEDNESDAY)
    (incident,) = told.picture().incidents
    assert (incident.kind, incident.status, incident.earliest) == ("air_strike", Status.CONTESTED, MONDAY)
    assert {(v.source, v.stance) for v in incident.voices} == {
        ("lighthouse", Stance.FOR),
        ("norland_ministry", Stance.AGAINST),
    }


def test_three_outlets_that_relay_one_monitor_are_one_voice(story: Begin) -> None:
    told = story()
    for outlet, verb in (("Tarn Gazette", "bombed"), ("Ister Post", "attacked"), ("Coast Daily", "hit")):
        text = f"Norland warplanes {verb} Velmore on Monday, the Lighthouse Monitor said.\n"
        told.tell(text, publisher=outlet, published=TUESDAY)
    (incident,) = told.picture().incidents
    assert incident.status is Status.SINGLE_SOURCE
    assert [(v.source, len(v.claims)) for v in incident.voices] == [("lighthouse", 3)]


def test_an_outlet_that_contradicts_its_own_side_is_flagged(story: Begin) -> None:
    told = story()
    told.tell("Norland warplanes bombed Velmore on Monday.\n", publisher="Quay Courier", published=TUESDAY)
    told.tell(
        "Norland's Defence Ministry denied that its warplanes had bombed Velmore on Monday.\n",
        publisher="Tarn Gazette",
        published=TUESDAY,
    )
    (incident,) = told.picture().incidents
    assert [v.against_own_side for v in incident.voices if v.stance is Stance.FOR] == [True]
    assert Axis.OCCURRENCE in incident.contested or Axis.ATTRIBUTION in incident.contested


def test_what_was_withdrawn_later_still_stood_the_day_before(story: Begin) -> None:
    told = story()
    told.tell("Norland warplanes bombed Velmore on Monday.\n", publisher="Quay Courier", published=TUESDAY)
    told.tell(
        "The Quay Courier retracted its report that Norland warplanes had bombed Velmore on Monday.\n",
        publisher="Quay Courier",
        published=WEDNESDAY,
    )
    (before,) = told.picture(TUESDAY).incidents
    assert before.status is Status.SINGLE_SOURCE
    (after,) = told.picture(WEDNESDAY).incidents
    assert after.status is Status.RETRACTED
    assert [c.on for c in told.picture(WEDNESDAY).corrections] == [WEDNESDAY]


def test_a_ceasefire_and_its_breach(story: Begin) -> None:
    told = story()
    told.tell("The Harbour government declared a ceasefire on Sunday.\n", publisher="Tarn Gazette", published=MONDAY)
    told.tell(
        "Harbour government forces shelled Oskarby on Tuesday in breach of the ceasefire, residents said.\n",
        publisher="Tarn Gazette",
        published=WEDNESDAY,
    )
    (ceasefire,) = told.picture().ceasefires
    assert ceasefire.declared_by == ("harbour",)
    assert ceasefire.earliest == ceasefire.latest == date(2031, 5, 4)
    assert {b.day for b in ceasefire.breaches} == {3}


def test_a_running_total_is_never_an_incidents(story: Begin) -> None:
    told = story()
    told.tell(
        "More than 900 civilians have been killed in Ister Province since the start of March, the Lighthouse Monitor "
        "said on Tuesday.\n",
        publisher="Tarn Gazette",
        published=WEDNESDAY,
    )
    picture = told.picture()
    (toll,) = picture.tolls
    assert (toll.figure.value, toll.figure.comparator, toll.figure.low) == (900, Comparator.GT, 901)
    assert [f.value for i in picture.incidents for _, f in i.figures] == []


class TestWithoutADate:
    TEXT = "Harbour government forces shelled Oskarby yesterday, residents said.\n"

    def test_relative_times_stay_open(self, story: Begin) -> None:
        told = story()
        (claim,) = told.claims(told.tell(self.TEXT, publisher="Tarn Gazette", published=None))
        assert claim.family is Family.STRIKE
        assert claim.time is None or (claim.time.earliest, claim.time.latest) == (None, None)

    def test_the_brief_says_so_among_its_gaps(self, story: Begin) -> None:
        told = story()
        told.tell(self.TEXT, publisher="Tarn Gazette", published=None)
        told.tell("Norland warplanes bombed Velmore on Monday.\n", publisher="Quay Courier", published=LONG_AGO)
        for day in (told.desk.day_of(datetime.now(UTC)), LONG_AGO):
            gaps = render(told.desk.brief(day), "text").split("GAPS AND CORRECTIONS")[1].split("SOURCES")[0]
            assert "1 report without a date" in gaps, day

    def test_nothing_of_it_is_told_as_known_before_it_was_collected(self, story: Begin) -> None:
        told = story()
        report = told.tell(self.TEXT, publisher="Tarn Gazette", published=None)
        told.tell("Norland warplanes bombed Velmore on Monday.\n", publisher="Quay Courier", published=LONG_AGO)
        assert report not in {note.report for note in told.desk.brief(LONG_AGO).footnotes}


def test_loaded_words_are_neutral_in_the_record_and_kept_in_the_quote(story: Begin) -> None:
    told = story()
    (claim,) = told.claims(
        told.tell("Highland bandits shelled Oskarby on Tuesday.\n", publisher="Quay Courier", published=WEDNESDAY)
    )
    assert "bandits" in claim.span.quote
    assert [m.party for m in claim.actors] == ["highland_front"]


def test_the_pack_of_the_stories_is_an_invented_one(story: Begin, tmp_path: Path) -> None:
    told = story()
    assert told.desk.pack.title == "The Tarn coast, an invented war"
    assert tmp_path in told.desk.config.folder.parents
