"""What a denial meets, a row a rule: kinds, parties, places and days, on either side of each limit."""

from __future__ import annotations

from typing import Any

import pytest

from marsad.model import Act, Scope, Stance

JETS = ["Federation jets"]
MET, NOT_MET = True, False


def told(war: Any, kind: str = "air_strike", published: int = 10, **more: Any) -> Any:
    paper = war.paper("Quill Wire", published)
    words = "Federation jets were told of by Rill Watch over Serat"
    war.claim(paper, words, kind, **{"by": "Rill Watch", "at": ["Serat"], "on": 10, "actors": JETS, **more})
    return paper


def answered(war: Any, kind: str = "air_strike", published: int = 10, **more: Any) -> Any:
    paper = war.paper("Fig Tree Weekly", published)
    words = "Federation jets did nothing, says the ministry"
    war.claim(paper, words, kind, **{"by": "the ministry", "act": Act.DENIES, "actors": JETS, **more})
    return paper


def met(war: Any) -> bool:
    """Whether anybody stands against what was told."""
    return any(v.stance is Stance.AGAINST for i in war.weigh().incidents for v in i.voices)


@pytest.mark.parametrize(
    ("denial", "expected"),
    [
        pytest.param({}, MET, id="no place, no day: what was told by then"),
        pytest.param({"published": 17}, MET, id="a week later"),
        pytest.param({"published": 18}, NOT_MET, id="more than a week later"),
        pytest.param({"published": 9}, NOT_MET, id="made before it was told"),
        pytest.param({"published": 18, "on": 10}, MET, id="more than a week later, and of that day"),
        pytest.param({"published": 18, "on": (9, 11)}, MET, id="of days around it"),
        pytest.param({"published": 18, "on": (11, 12)}, NOT_MET, id="of the days after"),
        pytest.param({"published": 18, "on": (-400, None)}, MET, id="of all time up to then"),
        pytest.param({"at": ["Serat"]}, MET, id="of the place"),
        pytest.param({"at": ["Dunhall"]}, NOT_MET, id="of another place"),
        pytest.param({"within": ["northern Vale"]}, MET, id="of the region around"),
        pytest.param({"at": ["Serat"], "published": 9, "on": 10}, NOT_MET, id="of the day after it was made"),
        pytest.param({"actors": ["Republic jets"]}, NOT_MET, id="for the ally alone"),
        pytest.param({"actors": ["Federation-Republic jets"]}, MET, id="for both allies"),
        pytest.param({"actors": []}, MET, id="for nobody named: for its own side"),
        pytest.param({"actors": [], "by": "Front spokesman"}, NOT_MET, id="the enemy's word for its own side"),
        pytest.param({"actors": [], "by": "Saint Aver Relief"}, MET, id="one of no side, for anybody"),
        pytest.param({"actors": ["gunmen"], "by": "Saint Aver Relief"}, NOT_MET, id="of men whom nobody can name"),
        pytest.param({"kind": "drone_strike"}, NOT_MET, id="of drones, and jets were told of"),
        pytest.param({"kind": "bombardment_unspecified"}, MET, id="of all bombardment"),
        pytest.param({"kind": "shelling"}, NOT_MET, id="of guns"),
    ],
)
def test_a_denial_meets_what_it_covers(war: Any, denial: dict[str, Any], expected: bool) -> None:
    told(war)
    answered(war, **denial)
    assert met(war) is expected


@pytest.mark.parametrize(
    ("telling", "denial", "expected"),
    [
        pytest.param({"on": None}, {}, MET, id="told without a day, just before"),
        pytest.param({"on": None}, {"published": 17}, MET, id="and a week before"),
        pytest.param({"on": None}, {"published": 18}, NOT_MET, id="and longer ago"),
        pytest.param({"on": None, "published": 11}, {}, NOT_MET, id="and after the denial"),
        pytest.param({"on": None, "published": 11}, {"at": ["Serat"]}, NOT_MET, id="after a denial of the very place"),
        pytest.param({"published": 12}, {"at": ["Serat"], "published": 11, "on": 10}, MET, id="told late, of that day"),
        pytest.param({"published": 12}, {"published": 11}, NOT_MET, id="told late, and the denial of no place"),
        pytest.param({"on": (-60, 10)}, {}, NOT_MET, id="a season's strikes are no event of the week"),
        pytest.param({"actors": []}, {}, NOT_MET, id="a perpetrator nobody named is not contradicted"),
        pytest.param({"actors": []}, {"actors": [], "at": ["Serat"]}, MET, id="but that it happened there is"),
        pytest.param({"actors": []}, {"actors": []}, NOT_MET, id="and of no place it is not"),
        pytest.param(
            {"actors": []}, {"actors": [], "within": ["northern Vale"]}, NOT_MET, id="nor by a word for the region"
        ),
        pytest.param(
            {"actors": []},
            {"actors": [], "at": ["Serat"], "denies": [(Scope.RESPONSIBILITY, None)]},
            NOT_MET,
            id="who denies only the doing leaves the event",
        ),
        pytest.param(
            {"actors": []},
            {"actors": [], "by": "Saint Aver Relief", "denies": [(Scope.RESPONSIBILITY, None)]},
            NOT_MET,
            id="no one was said to have done it",
        ),
        pytest.param(
            {},
            {"actors": [], "by": "Saint Aver Relief", "denies": [(Scope.RESPONSIBILITY, None)]},
            MET,
            id="one was, and somebody of no side says it was not",
        ),
        pytest.param({"at": []}, {"at": ["Serat"]}, NOT_MET, id="told of no place, denied of one"),
        pytest.param({"by": "the ministry"}, {}, NOT_MET, id="its own words it withdraws, and does not deny"),
    ],
)
def test_what_is_told_loosely_is_met_only_where_it_is_plain(
    war: Any, telling: dict[str, Any], denial: dict[str, Any], expected: bool
) -> None:
    told(war, **telling)
    answered(war, **denial)
    assert met(war) is expected


@pytest.mark.parametrize(
    ("plain", "expected"),
    [
        pytest.param({"actors": JETS}, MET, id="that this party did not"),
        pytest.param({"actors": []}, NOT_MET, id="nobody and nowhere"),
        pytest.param({"actors": [], "at": ["Serat"]}, MET, id="nobody, at the place"),
    ],
)
def test_a_plain_statement_that_it_did_not_happen(war: Any, plain: dict[str, Any], expected: bool) -> None:
    """Said by a monitor in passing, without the act of denying."""
    told(war)
    answered(war, by="Saint Aver Relief", act=Act.ASSERTS, negated=True, **plain)
    assert met(war) is expected


def test_the_words_of_one_report_name_what_is_answered_and_nothing_else(war: Any) -> None:
    """Two strikes in one report, the denial linked to the second: it is of no place, and leaves the first alone."""
    paper = war.paper("Quill Wire", 10)
    for place in ("Serat", "Dunhall"):
        war.claim(paper, f"Federation jets hit {place}", "air_strike", by="Rill Watch", at=[place], on=10, actors=JETS)
    war.claim(paper, "We did not, says the ministry", "air_strike", by="the ministry", act=Act.DENIES,
              denies=[(Scope.OCCURRENCE, 1)])  # fmt: skip
    against = {i.places[0].text: any(v.stance is Stance.AGAINST for v in i.voices) for i in war.weigh().incidents}
    assert against == {"Serat": False, "Dunhall": True}


def test_a_general_denial_told_again_the_next_day_keeps_its_day(war: Any) -> None:
    """What was first told on the 11th is not met by the words of the 10th, though a paper of the 11th prints them."""
    answered(war, published=10)
    paper = war.paper("Daily Lamp", 11)
    war.claim(paper, "Federation jets did nothing, said the ministry on the 10th", "air_strike", by="the ministry",
              act=Act.DENIES, actors=JETS)  # fmt: skip
    told(war, published=11)
    assert not met(war)
    again = war.paper("Daily Lamp", 13)
    war.claim(again, "Federation jets did nothing, the ministry says anew", "air_strike", by="the ministry",
              act=Act.DENIES, actors=JETS)  # fmt: skip
    assert met(war)


@pytest.mark.parametrize(
    ("more", "withdrawn"),
    [
        pytest.param({}, True, id="a day later, of the same place and day"),
        pytest.param({"published": 10}, True, id="on the same day in another report"),
        pytest.param({"published": 9}, False, id="before it told of it"),
        pytest.param({"at": ["Dunhall"]}, False, id="of another place"),
        pytest.param({"actors": ["Front"]}, False, id="of others' doing"),
        pytest.param({"on": 8}, False, id="of another day"),
        pytest.param({"kind": "shelling"}, False, id="of another kind"),
    ],
)
def test_who_denies_what_it_told_has_withdrawn_it(war: Any, more: dict[str, Any], withdrawn: bool) -> None:
    told(war)
    answered(war, **{"by": "Rill Watch", "at": ["Serat"], "on": 10, "published": 11, **more})
    (incident,) = war.weigh().incidents
    assert (incident.voices[0].stance is Stance.WITHDRAWN) is withdrawn
