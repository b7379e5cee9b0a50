"""Stories of who counts as a voice, who denies what, and who takes a report back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from marsad.model import Act, Axis, Basis, FigureKind, Incident, Scope, Source, Stance, Status, Voice, When

JETS = ["Federation jets"]


def voice(incident: Incident, name: str) -> Voice:
    """The one voice of that name."""
    (found,) = (v for v in incident.voices if v.name == name)
    return found


def reasons(incident: Incident) -> str:
    return " ".join(r.text for j in incident.judgements for r in j.reasons)


def raid(war: Any, publisher: str, published: int, *, by: str = "publisher", words: str = "", **told: Any) -> Any:
    """One telling of the raid on Hollow Ridge of the 10th; returns its paper."""
    paper = war.paper(publisher, published)
    told = {"at": ["Hollow Ridge"], "on": 10, **told}
    war.claim(paper, words or f"{publisher} has jets striking Hollow Ridge", "air_strike", by=by, **told)
    return paper


def ministry_denies(war: Any, published: int = 10, publisher: str = "Quill Wire", **told: Any) -> Any:
    paper = war.paper(publisher, published)
    told = {"actors": ["Federation jets"], **told}
    war.claim(
        paper,
        f"Federation jets hit nothing, {publisher} hears",
        "air_strike",
        by="the ministry",
        act=Act.DENIES,
        **told,
    )
    return paper


class TestVoices:
    def test_outlets_that_relay_one_monitor_are_one_voice(self, war: Any) -> None:
        for publisher in ("Daily Lamp", "Fig Tree Weekly", "Quill Wire"):
            raid(war, publisher, 10, by="Rill Watch")
        incident = war.incident()
        assert incident.status is Status.SINGLE_SOURCE
        assert set(voice(incident, "Rill Watch").relays) == {"Daily Lamp", "Fig Tree Weekly", "Quill Wire"}
        assert "counts once" in reasons(incident)

    def test_a_reprint_without_credit_is_the_agencys_voice(self, war: Any) -> None:
        """The reprint came out first by its date; the shared text still belongs to the agency."""
        story = (
            " Planes came at dawn over the two peaks and dropped what villagers below took for thunder."
            " An hour later the same two planes returned, and smoke stood over the pines until noon."
        )
        for publisher, published in (("Daily Lamp", 10), ("Quill Wire", 11)):
            raid(war, publisher, published, words="Planes struck Hollow Ridge").add(story)
        incident = war.incident()
        assert [v.name for v in incident.voices] == ["Quill Wire"]
        assert incident.voices[0].relays == ("Daily Lamp",)
        assert incident.status is Status.SINGLE_SOURCE

    def test_a_sentence_lifted_from_another_paper_is_no_second_voice(self, war: Any) -> None:
        words = "Two planes struck the pine woods on Hollow Ridge shortly after dawn on Tuesday"
        raid(war, "Daily Lamp", 10, words=words)
        raid(war, "Fig Tree Weekly", 11, words=words)
        assert len(war.incident().voices) == 1

    def test_a_paper_that_credits_an_agency_carries_the_agency(self, war: Any) -> None:
        raid(war, "Corner Gazette (Quill Wire)", 10)
        raid(war, "Quill Wire", 10)
        incident = war.incident()
        assert [v.name for v in incident.voices] == ["Quill Wire"]
        assert incident.voices[0].relays == ("Corner Gazette",)

    def test_a_chain_of_outlets_ends_with_the_first_to_tell(self, war: Any) -> None:
        """The Lamp tells what Fig Tree has from a monitor; Fig Tree itself says the same."""
        raid(war, "Daily Lamp", 11, by="Rill Watch", through=["Fig Tree Weekly"])
        raid(war, "Fig Tree Weekly", 10, by="Rill Watch")
        incident = war.incident()
        assert [v.name for v in incident.voices] == ["Rill Watch"]
        assert set(incident.voices[0].relays) == {"Fig Tree Weekly", "Daily Lamp"}

    def test_an_outlet_in_its_own_words_beside_its_witness_is_no_second_voice(self, war: Any) -> None:
        paper = raid(war, "Daily Lamp", 10, by="Rill Watch")
        war.claim(paper, "Raids hit Hollow Ridge", "air_strike", at=["Hollow Ridge"], on=10)
        incident = war.incident()
        assert incident.status is Status.SINGLE_SOURCE
        assert "In their own words beside the voices they relay" in reasons(incident)

    def test_two_mouths_of_one_party_are_not_independent(self, war: Any) -> None:
        raid(war, "Daily Lamp", 10, by="Federation Defence Ministry", act=Act.CLAIMS_RESPONSIBILITY)
        raid(war, "Fig Tree Weekly", 10, by="Marshal Oren")
        incident = war.incident()
        assert len(incident.voices) == 2
        assert incident.status is Status.SINGLE_SOURCE

    def test_who_claims_responsibility_names_itself(self, war: Any) -> None:
        raid(war, "Daily Lamp", 10, by="Federation Defence Ministry", act=Act.CLAIMS_RESPONSIBILITY)
        assert war.incident().actors == ("federation",)
        assert "says that it did it" in reasons(war.incident())

    def test_unnamed_activists_of_two_papers_are_counted_once(self, war: Any) -> None:
        raid(war, "Daily Lamp", 10, by="local activists")
        raid(war, "Fig Tree Weekly", 10, by="Local activists")
        assert len(war.incident().voices) == 1

    def test_a_collective_goes_by_the_name_it_is_given(self, war: Any) -> None:
        war.pack = replace(
            war.pack,
            sources=(*war.pack.sources, Source(id="folk", name="Residents", kind="collective", aliases=("locals",))),
        )
        raid(war, "Daily Lamp", 10, by="locals")
        (heard,) = war.incident().voices
        assert (heard.name, heard.source) == ("locals", None)

    def test_who_carries_a_credited_report_is_named_once(self, war: Any) -> None:
        """The reader gives the page's own line as relay; the agency stands between it and the officer."""
        line = "Corner Gazette (Quill Wire)"
        raid(war, line, 10, by="an officer", through=[line])
        assert war.incident().voices[0].relays == ("Quill Wire", "Corner Gazette")


class TestDenials:
    def test_a_strike_that_the_accused_denies_is_contested(self, war: Any) -> None:
        raid(war, "Quill Wire", 10, by="Rill Watch", actors=JETS)
        ministry_denies(war)
        incident = war.incident()
        assert incident.status is Status.CONTESTED
        assert incident.contested == (Axis.OCCURRENCE,)
        against = voice(incident, "Federation Defence Ministry")
        assert (against.stance, against.scope, against.side) == (Stance.AGAINST, "occurrence", "republic")
        assert "weighs little by itself" in reasons(incident)

    def test_a_denial_of_air_strikes_does_not_meet_shelling(self, war: Any) -> None:
        paper = war.paper("Daily Lamp", 10)
        war.claim(paper, "Federation guns shelled Serat", "shelling", at=["Serat"], on=10, actors=["Federation guns"])
        denial = ministry_denies(war)
        picture = war.weigh()
        assert picture.incidents[0].status is Status.SINGLE_SOURCE
        assert picture.loose_denials == (war.of(denial)[0].id,)

    def test_a_denial_of_attacks_meets_the_bombardment(self, war: Any) -> None:
        paper = war.paper("Daily Lamp", 10)
        told: dict[str, Any] = {"at": ["Serat"], "on": 10, "actors": ["Federation forces"]}
        war.claim(paper, "Federation forces bombarded Serat", "bombardment_unspecified", **told)
        war.claim(
            paper, "No Federation attacks took place", "bombardment_unspecified", by="the ministry", act=Act.DENIES,
            actors=["Federation"],
        )  # fmt: skip
        assert war.incident().status is Status.CONTESTED

    def test_the_narrower_words_of_a_denial_say_what_is_denied(self, war: Any) -> None:
        """Attacks in paraphrase, air missions in the quotation: the shelling by the same party is not met."""
        paper = war.paper("Daily Lamp", 10)
        told: dict[str, Any] = {"at": ["Serat"], "on": 10, "actors": ["Federation guns"]}
        war.claim(paper, "Federation guns shelled Serat", "shelling", **told)
        by: dict[str, Any] = {"by": "the ministry", "act": Act.DENIES, "actors": ["Federation"]}
        war.claim(paper, "Federation attacks were not resumed", "bombardment_unspecified", **by)
        war.claim(paper, "Federation planes flew no missions", "air_strike", **by)
        assert war.incident().status is Status.SINGLE_SOURCE

    def test_a_denial_for_oneself_does_not_meet_what_the_ally_did(self, war: Any) -> None:
        raid(war, "Daily Lamp", 10, actors=["Republic jets"])
        ministry_denies(war)
        assert war.incident().status is Status.SINGLE_SOURCE

    def test_a_denial_for_both_allies_meets_both(self, war: Any) -> None:
        raid(war, "Daily Lamp", 10, actors=["Republic jets"])
        ministry_denies(war, actors=["Federation", "Republic"])
        assert war.incident().status is Status.CONTESTED

    def test_where_nobody_is_accused_a_denial_of_ones_own_doing_contradicts_nobody(self, war: Any) -> None:
        raid(war, "Daily Lamp", 10)
        ministry_denies(war)
        picture = war.weigh()
        assert picture.incidents[0].status is Status.SINGLE_SOURCE
        assert len(picture.loose_denials) == 1

    def test_a_denial_that_names_the_place_meets_the_event_itself(self, war: Any) -> None:
        """Nobody says who struck; the ministry says that nothing struck the ridge."""
        raid(war, "Daily Lamp", 10)
        ministry_denies(war, actors=[], at=["Hollow Ridge"])
        assert war.incident().status is Status.CONTESTED

    def test_a_denial_elsewhere_meets_nothing_here(self, war: Any) -> None:
        raid(war, "Daily Lamp", 10, actors=JETS)
        ministry_denies(war, at=["Dunhall"])
        assert war.incident().status is Status.SINGLE_SOURCE

    def test_a_denial_for_the_province_meets_a_village_in_it(self, war: Any) -> None:
        raid(war, "Daily Lamp", 10, actors=JETS)
        ministry_denies(war, at=["Vale Province"])
        assert war.incident().status is Status.CONTESTED

    def test_a_denial_cannot_meet_what_happened_after_it(self, war: Any) -> None:
        ministry_denies(war, 9)
        raid(war, "Daily Lamp", 10, actors=JETS)
        assert war.incident().status is Status.SINGLE_SOURCE

    def test_a_general_denial_answers_what_had_been_told_when_it_was_made(self, war: Any) -> None:
        """A raid of the 10th first told on the 11th is not reached by the denial of the 10th, reprinted or not."""
        raid(war, "Quill Wire", 10, by="Rill Watch", actors=JETS)
        ministry_denies(war, 10)
        paper = war.paper("Daily Lamp", 11)
        war.claim(paper, "Federation jets also struck Serat", "air_strike", at=["Serat"], on=10, actors=JETS)
        ministry_denies(war, 11, publisher="Fig Tree Weekly")
        by_place = {i.places[0].text: i.status for i in war.weigh().incidents}
        assert by_place == {"Hollow Ridge": Status.CONTESTED, "Serat": Status.SINGLE_SOURCE}

    def test_a_denial_of_last_months_raids_is_not_meant_by_todays(self, war: Any) -> None:
        raid(war, "Daily Lamp", 10, on=(-25, -20), actors=JETS)
        ministry_denies(war)
        assert war.incident().status is Status.SINGLE_SOURCE

    def test_from_the_beginning_of_time_to_its_end_is_weighed_like_any_other(self, war: Any) -> None:
        raid(war, "Daily Lamp", 10, actors=JETS)
        paper = ministry_denies(war, 10)
        always = When(text="ever", earliest=date.min, latest=date.max, basis=Basis.ABSOLUTE)
        paper.claims[:] = [replace(c, time=always) for c in paper.claims]
        assert war.incident().status is Status.CONTESTED

    def test_links_within_a_report_are_honoured_and_nothing_else_there(self, war: Any) -> None:
        paper = war.paper("Daily Lamp", 10)
        war.claim(paper, "Jets struck Serat", "air_strike", at=["Serat"], on=10, actors=JETS)
        war.claim(paper, "Jets struck Dunhall", "air_strike", at=["Dunhall"], on=10, actors=JETS)
        war.claim(
            paper, "The ministry denied the first raid", "air_strike", by="the ministry", act=Act.DENIES, actors=JETS,
            denies=[(Scope.OCCURRENCE, 0)],
        )  # fmt: skip
        by_place = {i.places[0].text: i.status for i in war.weigh().incidents}
        assert by_place == {"Serat": Status.CONTESTED, "Dunhall": Status.SINGLE_SOURCE}

    def test_whose_they_were_is_denied_and_not_that_they_came(self, war: Any) -> None:
        raid(war, "Daily Lamp", 12, on=12, actors=["Republic jets"])
        paper = war.paper("Fig Tree Weekly", 12)
        war.claim(
            paper, "The jets over the ridge were not Republic jets", "air_strike", by="an officer", act=Act.DENIES,
            actors=["Republic jets"], denies=[(Scope.RESPONSIBILITY, None)],
        )  # fmt: skip
        incident = war.incident()
        assert incident.contested == (Axis.ATTRIBUTION,)
        assert "Only the perpetrator is denied" in reasons(incident)

    def test_a_number_is_denied_and_not_the_event(self, war: Any, tell: Any) -> None:
        raid(war, "Daily Lamp", 10, actors=JETS, figures=[tell(FigureKind.KILLED, 9)])
        ministry_denies(war, denies=[(Scope.NUMBER, None)])
        assert war.incident().contested == (Axis.NUMBERS,)

    def test_a_monitor_that_saw_no_planes_is_against(self, war: Any) -> None:
        """No denial by act: a plain statement that it did not happen."""
        raid(war, "Harbour Post", 10, actors=JETS)
        paper = war.paper("Daily Lamp", 10)
        war.claim(
            paper, "No Federation jets came", "air_strike", by="Rill Watch", at=["Hollow Ridge"], on=10, actors=JETS,
            negated=True,
        )  # fmt: skip
        assert voice(war.incident(), "Rill Watch").stance is Stance.AGAINST

    def test_a_denial_for_a_whole_region_answers_what_had_been_told(self, war: Any) -> None:
        """Made on the 10th for the province; a raid there that is first told on the 11th is not reached by it."""
        ministry_denies(war, 10, within=["Vale Province"])
        raid(war, "Daily Lamp", 11, actors=JETS)
        assert war.incident().status is Status.SINGLE_SOURCE

    def test_a_denial_for_one_place_reaches_what_is_told_of_it_later(self, war: Any) -> None:
        ministry_denies(war, 10, at=["Hollow Ridge"])
        raid(war, "Daily Lamp", 11, actors=JETS)
        assert war.incident().status is Status.CONTESTED

    def test_who_is_accused_under_an_open_name_may_deny_it_for_itself(self, war: Any) -> None:
        """ "Gunmen" shelled Dunhall, says one; the Front denies that "they" did."""
        paper = war.paper("Harbour Post", 10)
        war.claim(paper, "gunmen shelled Dunhall", "shelling", at=["Dunhall"], on=10, actors=["gunmen"])
        war.claim(paper, "Shells fell on Serat", "shelling", at=["Serat"], on=10)
        other = war.paper("Daily Lamp", 10)
        for place in ("Dunhall", "Serat"):
            war.claim(
                other, f"They did not shell {place}", "shelling", by="Front spokesman", act=Act.DENIES, at=[place],
                actors=["They"],
            )  # fmt: skip
        by_place = {i.places[0].text: i.status for i in war.weigh().incidents}
        assert by_place == {"Dunhall": Status.CONTESTED, "Serat": Status.SINGLE_SOURCE}

    def test_nobody_in_particular_denies_for_nobody(self, war: Any) -> None:
        raid(war, "Daily Lamp", 10, actors=JETS)
        paper = war.paper("Fig Tree Weekly", 10)
        war.claim(paper, "It was not us", "air_strike", by="a man", act=Act.DENIES, actors=["us"], at=["Hollow Ridge"])
        assert war.incident().status is Status.SINGLE_SOURCE


class TestAgainstOnesOwnSide:
    def test_an_outlet_close_to_the_accused_weighs_more(self, war: Any) -> None:
        raid(war, "Harbour Post", 10, actors=JETS)
        ministry_denies(war)
        incident = war.incident()
        assert voice(incident, "Harbour Post").against_own_side
        assert "against that side's interest" in reasons(incident)

    def test_an_unnamed_officer_speaks_for_the_side_of_the_outlet_he_speaks_to(self, war: Any) -> None:
        raid(war, "Harbour Post", 10, by="an officer", actors=JETS)
        ministry_denies(war)
        officer = voice(war.incident(), "an officer")
        assert officer.against_own_side
        assert officer.side is None

    def test_a_monitor_of_no_side_has_none_to_go_against(self, war: Any) -> None:
        raid(war, "Daily Lamp", 10, by="Rill Watch", actors=JETS)
        ministry_denies(war)
        assert not voice(war.incident(), "Rill Watch").against_own_side

    def test_where_its_side_denies_nothing_there_is_nothing_to_go_against(self, war: Any) -> None:
        raid(war, "Harbour Post", 10, actors=JETS)
        assert not voice(war.incident(), "Harbour Post").against_own_side

    def test_the_enemys_outlet_does_what_is_expected_of_it(self, war: Any) -> None:
        raid(war, "Daily Lamp", 10, by="Front spokesman", actors=JETS)
        ministry_denies(war)
        assert not voice(war.incident(), "Front spokesman").against_own_side


class TestTakenBack:
    def test_an_outlet_withdraws_its_report_a_day_later(self, war: Any) -> None:
        told = raid(war, "Harbour Post", 10, actors=JETS)
        raid(war, "Daily Lamp", 10, by="Rill Watch", actors=JETS)
        ministry_denies(war)
        back = war.paper("Harbour Post", 11)
        war.claim(
            back,
            "Our report of jets over Hollow Ridge was wrong",
            "air_strike",
            at=["Hollow Ridge"],
            on=10,
            act=Act.RETRACTS,
        )
        picture = war.weigh()
        (incident,) = picture.incidents
        harbour = voice(incident, "Harbour Post")
        assert (harbour.stance, harbour.withdrawn_on) == (Stance.WITHDRAWN, date(2019, 9, 11))
        assert harbour.against_own_side
        assert incident.status is Status.CONTESTED
        (correction,) = picture.corrections
        assert correction.by == "Harbour Post"
        assert correction.withdraws == (war.of(told)[0].id,)

    def test_as_known_the_day_before_it_still_stands(self, war: Any) -> None:
        raid(war, "Harbour Post", 10, actors=JETS)
        back = war.paper("Harbour Post", 11)
        war.claim(
            back, "Our report from Hollow Ridge was wrong", "air_strike", at=["Hollow Ridge"], on=10, act=Act.RETRACTS
        )
        assert war.incident(as_known_on=10).status is Status.SINGLE_SOURCE
        assert war.incident(as_known_on=11).status is Status.RETRACTED

    def test_what_it_prints_as_misreported_by_an_unnamed_source_it_no_longer_upholds(self, war: Any) -> None:
        """Known only as others relay it, and taken back through an unnamed source; the source itself is against."""
        raid(war, "Daily Lamp", 10, by="Harbour Post", actors=JETS)
        back = war.paper("Harbour Post", 11)
        war.claim(
            back, "The raids on Hollow Ridge were misreported, guns were heard", "air_strike", by="a local source",
            at=["Hollow Ridge"], negated=True,
        )  # fmt: skip
        incident = war.incident()
        assert voice(incident, "Harbour Post").stance is Stance.WITHDRAWN
        assert voice(incident, "a local source").stance is Stance.AGAINST
        assert incident.status is Status.RETRACTED

    def test_what_was_previously_believed_is_no_longer_told(self, war: Any) -> None:
        raid(war, "Daily Lamp", 10, by="Harbour Post", actors=JETS)
        back = war.paper("Harbour Post", 11)
        war.claim(back, "Previously it was believed that jets struck Hollow Ridge", "air_strike", at=["Hollow Ridge"])
        assert war.incident().status is Status.RETRACTED

    def test_the_ministrys_denial_in_its_pages_withdraws_nothing_of_the_outlets_own(self, war: Any) -> None:
        raid(war, "Harbour Post", 10, actors=JETS)
        ministry_denies(war, 11, publisher="Harbour Post")
        assert voice(war.incident(), "Harbour Post").stance is Stance.FOR

    def test_the_unnamed_source_of_a_withdrawn_report_falls_with_it(self, war: Any) -> None:
        raid(war, "Harbour Post", 10, by="an officer", actors=JETS)
        back = war.paper("Harbour Post", 11)
        war.claim(
            back, "Our report from Hollow Ridge was wrong", "air_strike", at=["Hollow Ridge"], on=10, act=Act.RETRACTS
        )
        assert voice(war.incident(), "an officer").stance is Stance.WITHDRAWN

    def test_a_named_witness_known_through_it_stands_with_a_note(self, war: Any) -> None:
        paper = raid(war, "Harbour Post", 10, by="Rill Watch", actors=JETS)
        war.claim(paper, "Jets were over Hollow Ridge", "air_strike", at=["Hollow Ridge"], on=10)
        back = war.paper("Harbour Post", 11)
        war.claim(
            back, "Our report from Hollow Ridge was wrong", "air_strike", at=["Hollow Ridge"], on=10, act=Act.RETRACTS
        )
        incident = war.incident()
        assert voice(incident, "Rill Watch").stance is Stance.FOR
        assert "Known only through an outlet that has withdrawn it: Rill Watch" in reasons(incident)

    def test_a_voice_that_denies_what_it_told_has_withdrawn_it(self, war: Any) -> None:
        raid(war, "Daily Lamp", 10, by="Rill Watch", actors=JETS)
        paper = war.paper("Daily Lamp", 12)
        war.claim(
            paper, "No jets struck Hollow Ridge after all", "air_strike", by="Rill Watch", at=["Hollow Ridge"], on=10,
            actors=JETS, act=Act.DENIES,
        )  # fmt: skip
        picture = war.weigh()
        assert picture.incidents[0].status is Status.RETRACTED
        assert picture.corrections[0].by == "Rill Watch"
        assert picture.loose_denials == ()

    def test_another_raid_of_the_same_outlet_stays(self, war: Any) -> None:
        raid(war, "Harbour Post", 10, actors=JETS)
        paper = war.paper("Harbour Post", 10)
        war.claim(paper, "Federation jets struck Dunhall", "air_strike", at=["Dunhall"], on=10, actors=JETS)
        back = war.paper("Harbour Post", 11)
        war.claim(
            back, "Our report from Hollow Ridge was wrong", "air_strike", at=["Hollow Ridge"], on=10, act=Act.RETRACTS
        )
        by_place = {i.places[0].text: i.status for i in war.weigh().incidents}
        assert by_place == {"Hollow Ridge": Status.RETRACTED, "Dunhall": Status.SINGLE_SOURCE}

    def test_a_report_taken_back_without_saying_which_takes_nothing_unclear_back(self, war: Any) -> None:
        raid(war, "Harbour Post", 10, actors=JETS)
        paper = war.paper("Harbour Post", 10)
        war.claim(paper, "Federation jets struck Dunhall", "air_strike", at=["Dunhall"], on=10, actors=JETS)
        back = war.paper("Harbour Post", 11)
        war.claim(back, "We withdraw our report", "other_statement", act=Act.RETRACTS)
        picture = war.weigh()
        assert {i.status for i in picture.incidents} == {Status.SINGLE_SOURCE}
        assert picture.corrections[0].withdraws == ()


class TestNumbers:
    def test_at_least_thirty_one_and_twenty_four_disagree(self, war: Any, tell: Any) -> None:
        raid(war, "Daily Lamp", 10, by="Rill Watch", figures=[tell(FigureKind.KILLED, 31, at_least=True)])
        raid(war, "Fig Tree Weekly", 10, by="Saint Aver Relief", figures=[tell(FigureKind.KILLED, 24)])
        incident = war.incident()
        assert incident.contested == (Axis.NUMBERS,)
        assert len(incident.figures) == 2

    def test_at_least_two_and_five_do_not(self, war: Any, tell: Any) -> None:
        raid(war, "Daily Lamp", 10, by="Rill Watch", figures=[tell(FigureKind.KILLED, 2, at_least=True)])
        raid(war, "Fig Tree Weekly", 10, by="Saint Aver Relief", figures=[tell(FigureKind.KILLED, 5)])
        incident = war.incident()
        assert incident.status is Status.CORROBORATED
        assert next(j.standing for j in incident.judgements if j.axis is Axis.NUMBERS) == "agreed"

    def test_an_update_by_the_same_voice_is_no_dispute(self, war: Any, tell: Any) -> None:
        raid(war, "Daily Lamp", 10, by="Rill Watch", figures=[tell(FigureKind.KILLED, 2)])
        raid(war, "Fig Tree Weekly", 11, by="Rill Watch", figures=[tell(FigureKind.KILLED, 4)])
        incident = war.incident()
        assert incident.contested == ()
        assert len(incident.figures) == 2

    def test_dead_and_wounded_are_counted_apart(self, war: Any, tell: Any) -> None:
        raid(war, "Daily Lamp", 10, by="Rill Watch", figures=[tell(FigureKind.KILLED, 1), tell(FigureKind.WOUNDED, 3)])
        raid(war, "Fig Tree Weekly", 10, by="Saint Aver Relief", figures=[tell(FigureKind.KILLED, 1)])
        assert war.incident().contested == ()

    def test_a_running_total_is_no_figure_of_an_incident(self, war: Any, tell: Any) -> None:
        raid(war, "Daily Lamp", 10, figures=[tell(FigureKind.KILLED, 900, cumulative=True)])
        picture = war.weigh()
        assert picture.incidents[0].figures == ()
        assert len(picture.tolls) == 1


WIRE = (
    "The ferry at Osk Landing stood idle while clerks counted sacks of barley under lanterns, and a choir from the "
    "hill parish practised hymns for the harvest supper until the bell rang. "
)
OWN = (
    "Rain fell on the quay through the night; two carpenters mended a lock gate, a cat slept in a coil of rope and the "
    "toll keeper wrote his ledger by candle, as he had every evening of that summer. "
)


class TestWhoseDenialItIs:
    """The strike on Serat, told by the Watch; what others deny of it."""

    def against(self, war: Any) -> list[str]:
        (incident,) = (i for i in war.weigh().incidents if i.kind == "air_strike")
        return sorted(v.name for v in incident.voices if v.stance is Stance.AGAINST)

    def struck(self, war: Any) -> None:
        war.claim(
            war.paper("Rill Watch", 10), "Federation jets hit Serat", "air_strike", at=["Serat"], on=10,
            actors=["Federation jets"],
        )  # fmt: skip

    def deny(self, war: Any, paper: Any, words: str, by: str = "publisher", **more: Any) -> None:
        war.claim(paper, words, "air_strike", by=by, at=["Serat"], on=10, act=Act.DENIES, **more)

    def test_a_statement_an_agency_carried_is_the_voice_of_the_ministry_its_report_names(self, war: Any) -> None:
        self.struck(war)
        paper = war.paper("Daily Lamp", 11)
        self.deny(war, paper, "The ministry denied striking Serat", "the ministry")
        self.deny(
            war, paper, "No jets flew, a statement carried by Quill Wire said", "a statement", through=["Quill Wire"]
        )
        assert self.against(war) == ["Federation Defence Ministry"]
        (incident,) = war.weigh().incidents
        (ministry,) = (v for v in incident.voices if v.stance is Stance.AGAINST)
        assert len(ministry.claims) == 2
        assert "Quill Wire" in ministry.relays
        assert "a statement" not in ministry.relays

    def test_of_two_mouths_of_one_party_it_is_the_one_told_of_just_before(self, war: Any) -> None:
        self.struck(war)
        paper = war.paper("Daily Lamp", 11)
        self.deny(war, paper, "Marshal Oren denied it", "Marshal Oren")
        self.deny(war, paper, "The ministry denied striking Serat", "the ministry")
        self.deny(war, paper, "No jets flew, the written statement said", "the written statement")
        (incident,) = war.weigh().incidents
        counted = {v.name: len(v.claims) for v in incident.voices if v.stance is Stance.AGAINST}
        assert counted == {"Federation Defence Ministry": 2, "Marshal Oren": 1}

    def test_where_several_deny_whose_statement_it_is_is_not_known(self, war: Any) -> None:
        self.struck(war)
        paper = war.paper("Daily Lamp", 11)
        self.deny(war, paper, "The ministry denied striking Serat", "the ministry")
        jets = ["Federation jets"]
        self.deny(war, paper, "The Front's spokesman denied that Federation jets came", "Front spokesman", actors=jets)
        self.deny(war, paper, "No Federation jets flew, a statement said", "a statement", actors=jets)
        assert self.against(war) == ["Federation Defence Ministry", "Front spokesman", "a statement"]

    def test_a_statement_in_a_report_that_names_no_denier_stays_for_itself(self, war: Any) -> None:
        self.struck(war)
        self.deny(war, war.paper("Daily Lamp", 11), "The ministry denied striking Serat", "the ministry")
        self.deny(war, war.paper("Fig Tree Weekly", 11), "No jets flew, a statement said", "a statement",
                  actors=["Federation jets"])  # fmt: skip
        assert self.against(war) == ["Federation Defence Ministry", "a statement"]

    def test_an_outlet_that_sums_up_the_denial_it_relays_is_no_second_denier(self, war: Any) -> None:
        self.struck(war)
        paper = war.paper("Quill Wire", 11)
        self.deny(war, paper, "Federation jets did not strike Serat", actors=["Federation jets"])
        self.deny(war, paper, "The ministry denied striking Serat", "the ministry")
        assert self.against(war) == ["Federation Defence Ministry"]

    @pytest.mark.parametrize(
        ("second", "voices", "proves"),
        [
            (WIRE, ["Quill Wire"], "one text, printed twice, is the agency's denial"),
            (OWN, ["Daily Lamp", "Quill Wire"], "what each writes for itself is two"),
        ],
    )
    def test_a_denial_printed_by_two_outlets(self, war: Any, second: str, voices: list[str], proves: str) -> None:
        self.struck(war)
        for publisher, text in (("Daily Lamp", second), ("Quill Wire", WIRE)):
            paper = war.paper(publisher, 11)
            self.deny(war, paper, f"{publisher}: none", actors=["Federation jets"])
            paper.add(text)
        assert self.against(war) == voices, proves


def test_who_holds_a_place_is_not_borne_out_by_one_text_printed_twice(war: Any) -> None:
    for publisher, text in (("Daily Lamp", WIRE), ("Fig Tree Weekly", WIRE), ("Quill Wire", OWN)):
        before = war.weigh().standings
        assert not before or before[0].assessed is None
        paper = war.paper(publisher, 11)
        war.claim(paper, f"{publisher}: held", "control_state", at=["Serat"], on=10, actors=["Front fighters"])
        paper.add(text)
    assert war.weigh().standings[0].assessed == "front"
