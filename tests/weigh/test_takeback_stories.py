"""Stories of whose report is taken back: the outlet's own, or another's that it only tells of."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from marsad.model import Act, Incident, Stance, Status, Voice

RAID: dict[str, Any] = {"at": ["Hollow Ridge"], "on": 10}
JETS = ["Federation jets"]


def raid(war: Any, publisher: str, published: int = 10, **told: Any) -> Any:
    paper = war.paper(publisher, published)
    words = f"{publisher} has Federation jets striking Hollow Ridge"
    war.claim(paper, words, "air_strike", **{**RAID, "actors": JETS, **told})
    return paper


def back(war: Any, publisher: str, words: str, published: int = 11, **told: Any) -> Any:
    paper = war.paper(publisher, published)
    war.claim(paper, words, "air_strike", **{**RAID, "act": Act.RETRACTS, "negated": True, **told})
    return paper


def voice(incident: Incident, name: str) -> Voice:
    (found,) = (v for v in incident.voices if v.name == name)
    return found


def words(incident: Incident) -> str:
    return " ".join(r.text for j in incident.judgements for r in j.reasons)


class TestWhoseReport:
    @pytest.mark.parametrize(
        "said",
        [
            "We withdraw our report of jets over Hollow Ridge",
            "Our report from Hollow Ridge was wrong",
            "Correction: we wrongly reported jets over Hollow Ridge",
            "Harbour Post misreported the strikes on Hollow Ridge",
            "The report by Harbour Post on Hollow Ridge was withdrawn",
        ],
    )
    def test_in_its_own_pages_an_outlet_takes_back_its_own(self, war: Any, said: str) -> None:
        told = raid(war, "Harbour Post")
        back(war, "Harbour Post", said)
        picture = war.weigh()
        (correction,) = picture.corrections
        assert (correction.by, correction.told_by) == ("Harbour Post", None)
        assert correction.withdraws == (war.of(told)[0].id,)
        assert picture.incidents[0].status is Status.RETRACTED

    @pytest.mark.parametrize(
        "said",
        [
            "Harbour Post has withdrawn its report of jets over Hollow Ridge",
            "Harbour Post's report from Hollow Ridge has since been withdrawn",
            "A report by the Harbour Post of strikes on Hollow Ridge was retracted",
        ],
    )
    def test_who_tells_of_anothers_withdraws_nothing_of_its_own(self, war: Any, said: str) -> None:
        """The Lamp told of the same raid, and goes on telling of it."""
        raid(war, "Harbour Post")
        raid(war, "Daily Lamp")
        back(war, "Daily Lamp", said)
        picture = war.weigh()
        (correction,) = picture.corrections
        assert (correction.by, correction.told_by, correction.withdraws) == ("Harbour Post", "Daily Lamp", ())
        (incident,) = picture.incidents
        assert voice(incident, "Harbour Post").stance is Stance.FOR
        assert "Others tell that Harbour Post has withdrawn it, or was wrong; not counted" in words(incident)
        assert all(v.withdrawn_on is None for v in incident.voices)

    def test_hearsay_takes_the_second_voice_away_and_no_more(self, war: Any) -> None:
        raid(war, "Harbour Post")
        raid(war, "Quill Wire", by="Rill Watch")
        assert war.incident().status is Status.CORROBORATED
        back(war, "Fig Tree Weekly", "Harbour Post has withdrawn its report of jets over Hollow Ridge")
        assert war.incident().status is Status.SINGLE_SOURCE

    def test_who_holds_it_to_be_wrong_denies_it(self, war: Any) -> None:
        raid(war, "Harbour Post")
        back(war, "Fig Tree Weekly", "The strikes on Hollow Ridge were misreported by Harbour Post")
        incident = war.incident()
        assert incident.status is Status.CONTESTED
        assert voice(incident, "Fig Tree Weekly").stance is Stance.AGAINST
        assert voice(incident, "Harbour Post").stance is Stance.FOR

    def test_who_holds_wrong_what_it_told_too_has_withdrawn_that(self, war: Any) -> None:
        raid(war, "Harbour Post")
        raid(war, "Daily Lamp")
        back(war, "Daily Lamp", "The strikes on Hollow Ridge were misreported by Harbour Post")
        incident = war.incident()
        assert {v.stance for v in incident.voices if v.name == "Daily Lamp"} == {Stance.WITHDRAWN, Stance.AGAINST}
        assert voice(incident, "Harbour Post").stance is Stance.FOR

    def test_the_outlets_own_act_counts_whoever_prints_it(self, war: Any) -> None:
        raid(war, "Harbour Post")
        back(war, "Daily Lamp", "Harbour Post has withdrawn its report of jets over Hollow Ridge", by="Harbour Post")
        incident = war.incident()
        assert voice(incident, "Harbour Post").withdrawn_on == date(2019, 9, 11)
        assert incident.status is Status.RETRACTED

    def test_that_it_was_wrong_is_no_act_of_the_one_who_was(self, war: Any) -> None:
        """A reader may take "the Post wrongly reported" for the Post's own words."""
        raid(war, "Harbour Post")
        back(war, "Daily Lamp", "Harbour Post wrongly reported strikes on Hollow Ridge", by="Harbour Post")
        assert voice(war.incident(), "Harbour Post").withdrawn_on is None
        assert war.weigh().corrections[0].told_by == "Daily Lamp"

    def test_somebody_not_named_takes_nothing_back_that_was_told_elsewhere(self, war: Any) -> None:
        """The "news site" of one paper may be another than that of the next; neither is the paper itself."""
        raid(war, "Daily Lamp", by="a news site")
        raid(war, "Fig Tree Weekly")
        back(war, "Fig Tree Weekly", "A news site has taken back its report of jets", by="A news site")
        picture = war.weigh()
        assert {v.stance for v in picture.incidents[0].voices} == {Stance.FOR}
        assert [(c.by, c.withdraws) for c in picture.corrections] == [("A news site", ())]

    def test_a_name_behind_a_preposition_is_not_who_withdrew(self, war: Any) -> None:
        raid(war, "Harbour Post")
        back(war, "Daily Lamp", "A site close to Harbour Post withdrew its report of jets", by="A site")
        assert war.weigh().corrections[0].by == "A site"
        assert "Others tell" not in words(war.incident())


class TestReach:
    @pytest.mark.parametrize(
        ("told", "status"),
        [
            pytest.param({"published": 11}, Status.RETRACTED, id="the next day"),
            pytest.param({"published": 24}, Status.RETRACTED, id="two weeks later"),
            pytest.param({"published": 25}, Status.SINGLE_SOURCE, id="more than two weeks later"),
            pytest.param({"published": 9}, Status.SINGLE_SOURCE, id="before it was told"),
            pytest.param({"at": ["Dunhall"]}, Status.SINGLE_SOURCE, id="of another place"),
            pytest.param({"on": 8}, Status.SINGLE_SOURCE, id="of another day"),
            pytest.param({"on": None}, Status.RETRACTED, id="of no day"),
            pytest.param({"on": 11}, Status.RETRACTED, id="the day of the withdrawal itself dates the words"),
            pytest.param({"at": []}, Status.RETRACTED, id="of no place, with one event it can mean"),
        ],
    )
    def test_how_far_a_withdrawal_reaches(self, war: Any, told: dict[str, Any], status: Status) -> None:
        raid(war, "Harbour Post")
        back(war, "Harbour Post", "We withdraw our report", told.pop("published", 11), **told)
        assert war.incident().status is status

    def test_what_was_withdrawn_can_be_told_anew(self, war: Any) -> None:
        raid(war, "Harbour Post")
        back(war, "Harbour Post", "We withdraw our report from Hollow Ridge")
        raid(war, "Harbour Post", 13)
        assert war.incident(as_known_on=12).status is Status.RETRACTED
        assert war.incident().status is Status.SINGLE_SOURCE

    def test_a_correction_stays_visible_beside_what_it_corrects(self, war: Any) -> None:
        told = raid(war, "Harbour Post")
        correcting = back(war, "Harbour Post", "We withdraw our report from Hollow Ridge")
        incident = war.incident()
        assert voice(incident, "Harbour Post").claims == (war.of(told)[0].id, war.of(correcting)[0].id)
        assert "Harbour Post no longer upholds it on 2019-09-11." in words(incident)

    def test_two_sentences_of_one_report_take_back_once(self, war: Any) -> None:
        raid(war, "Harbour Post")
        paper = back(war, "Harbour Post", "We withdraw our report from Hollow Ridge")
        war.claim(paper, "It was misreported", "air_strike", act=Act.RETRACTS, negated=True, at=["Farwell"])
        assert len(war.weigh().corrections) == 1
