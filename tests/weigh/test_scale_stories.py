"""Stories of the two published scales: which mark a story gets, and by which rule."""

from __future__ import annotations

from typing import Any

import pytest

from marsad.model import Act, FigureKind, Grade, Verb
from marsad.weigh.scales import ADMIRALTY, AIRWARS, CREDIBILITY, HARM

JETS = ["Federation jets"]


def struck(war: Any, publisher: str, published: int = 10, **told: Any) -> Any:
    paper = war.paper(publisher, published)
    words = f"{publisher} has it that bombs fell on Serat"
    war.claim(paper, words, "air_strike", **{"at": ["Serat"], "on": 10, **told})
    return paper


def denied(war: Any, publisher: str = "Fig Tree Weekly", **told: Any) -> None:
    struck(war, publisher, **{"by": "the ministry", "act": Act.DENIES, "actors": JETS, **told})


def grade(war: Any, scale: str) -> Grade:
    return next(g for g in war.incident().grades if g.scale == scale)


def information(war: Any) -> str:
    return grade(war, ADMIRALTY).mark


class TestAdmiralty:
    def test_one_named_voice_is_possibly_true(self, war: Any) -> None:
        struck(war, "Quill Wire", by="Rill Watch")
        assert information(war) == "3"
        assert grade(war, ADMIRALTY).meaning == CREDIBILITY["3"]

    def test_only_the_unnamed_cannot_be_judged(self, war: Any) -> None:
        struck(war, "Quill Wire", by="an officer")
        assert information(war) == "6"

    def test_two_of_different_origin_confirm_each_other(self, war: Any) -> None:
        struck(war, "Quill Wire", by="Rill Watch")
        struck(war, "Daily Lamp", by="Saint Aver Relief")
        assert information(war) == "1"

    def test_two_outlets_that_repeat_one_monitor_do_not(self, war: Any) -> None:
        struck(war, "Quill Wire", by="Rill Watch")
        struck(war, "Daily Lamp", by="Rill Watch")
        assert information(war) == "3"

    def test_two_of_one_side_are_probably_true(self, war: Any) -> None:
        struck(war, "Quill Wire", by="Harbour Post")
        struck(war, "Daily Lamp", by="Republic Army Command")
        assert information(war) == "2"
        assert "All of them speak for one side." in [r.text for r in grade(war, ADMIRALTY).reasons]

    def test_the_denial_of_the_accused_takes_one_step(self, war: Any) -> None:
        struck(war, "Quill Wire", by="Rill Watch", actors=JETS)
        struck(war, "Daily Lamp", by="Saint Aver Relief", actors=JETS)
        denied(war)
        assert information(war) == "2"

    def test_the_denial_of_others_takes_two(self, war: Any) -> None:
        struck(war, "Quill Wire", by="Rill Watch", actors=JETS)
        struck(war, "Daily Lamp", by="Saint Aver Relief", actors=JETS)
        denied(war, by="Front spokesman")
        assert information(war) == "3"

    def test_one_voice_denied_is_doubtful(self, war: Any) -> None:
        struck(war, "Quill Wire", by="Rill Watch", actors=JETS)
        denied(war)
        assert information(war) == "4"

    def test_one_voice_against_its_own_side_is_probably_true(self, war: Any) -> None:
        struck(war, "Harbour Post", actors=JETS)
        denied(war)
        assert information(war) == "2"

    def test_what_nobody_upholds_is_improbable(self, war: Any) -> None:
        struck(war, "Harbour Post")
        struck(war, "Harbour Post", 11, act=Act.RETRACTS)
        assert information(war) == "5"

    def test_what_is_known_only_through_a_withdrawn_report_is_doubtful(self, war: Any) -> None:
        paper = struck(war, "Harbour Post", by="Rill Watch")
        war.claim(paper, "Bombs fell on Serat", "air_strike", at=["Serat"], on=10)
        struck(war, "Harbour Post", 11, act=Act.RETRACTS)
        assert information(war) == "4"

    def test_what_a_person_rejects_is_improbable_whoever_tells_it(self, war: Any) -> None:
        struck(war, "Quill Wire", by="Rill Watch")
        struck(war, "Daily Lamp", by="Saint Aver Relief")
        war.decide(war.incident().id, Verb.REJECT)
        assert information(war) == "5"
        assert "Rejected by an analyst: it is so" in [r.text for r in grade(war, ADMIRALTY).reasons]

    def test_what_a_person_accepts_is_marked_as_before(self, war: Any) -> None:
        struck(war, "Quill Wire", by="Rill Watch")
        war.decide(war.incident().id, Verb.ACCEPT)
        assert information(war) == "3"


class TestAirwars:
    @pytest.fixture
    def hurt(self, war: Any, tell: Any) -> Any:
        """A telling of the strike with three civilians killed."""

        def told(publisher: str, who: str | None = "civilian", **more: Any) -> Any:
            figures = [tell(FigureKind.KILLED, 3, who=who)]
            return struck(war, publisher, **{"figures": figures, "actors": JETS, **more})

        return told

    def harm(self, war: Any) -> str:
        return grade(war, AIRWARS).mark

    @pytest.mark.parametrize(
        ("who", "mark"),
        [
            pytest.param("civilian", "weak", id="civilians"),
            pytest.param("child", "weak", id="children"),
            pytest.param("medic", "weak", id="medics"),
            pytest.param("combatant", "none", id="fighters"),
            pytest.param(None, "none", id="people, who may be fighters"),
        ],
    )
    def test_only_harm_to_civilians_is_graded(self, war: Any, hurt: Any, who: str | None, mark: str) -> None:
        hurt("Quill Wire", who=who)
        assert self.harm(war) == mark

    def test_a_count_of_none_is_no_harm(self, war: Any, tell: Any) -> None:
        struck(war, "Quill Wire", figures=[tell(FigureKind.KILLED, 0, who="civilian")])
        assert self.harm(war) == "none"

    def test_a_running_total_is_no_harm_of_this_event(self, war: Any, tell: Any) -> None:
        total = tell(FigureKind.KILLED, 900, who="civilian", cumulative=True)
        struck(war, "Quill Wire", figures=[total])
        assert self.harm(war) == "none"

    def test_two_independent_sources_and_a_belligerent_are_fair(self, war: Any, hurt: Any) -> None:
        hurt("Quill Wire", by="Rill Watch")
        hurt("Daily Lamp", by="Saint Aver Relief")
        assert self.harm(war) == "fair"
        assert grade(war, AIRWARS).meaning == HARM["fair"]

    def test_two_that_name_no_belligerent_stay_weak(self, war: Any, hurt: Any) -> None:
        hurt("Quill Wire", by="Rill Watch", actors=[])
        hurt("Daily Lamp", by="Saint Aver Relief", actors=[])
        assert self.harm(war) == "weak"

    def test_a_second_source_of_the_strike_is_none_of_the_harm(self, war: Any, hurt: Any) -> None:
        hurt("Quill Wire", by="Rill Watch")
        struck(war, "Daily Lamp", by="Saint Aver Relief", actors=JETS)
        assert self.harm(war) == "weak"

    def test_two_perpetrators_are_contested(self, war: Any, hurt: Any) -> None:
        hurt("Quill Wire", by="Rill Watch")
        hurt("Daily Lamp", by="Saint Aver Relief", actors=["Front fighters"])
        incident_marks = {g.mark for i in war.weigh().incidents for g in i.grades if g.scale == AIRWARS}
        assert "fair" not in incident_marks

    def test_an_allied_camp_named_two_ways_is_one_account(self, war: Any, hurt: Any) -> None:
        hurt("Quill Wire", by="Rill Watch", actors=["Republic forces"])
        hurt("Daily Lamp", by="Saint Aver Relief", actors=["Coast Guard Brigade"])
        assert self.harm(war) == "fair"

    def test_who_did_it_and_says_so_of_the_harm_confirms_it(self, war: Any, hurt: Any) -> None:
        hurt("Quill Wire", by="the ministry", act=Act.CONFIRMS)
        assert self.harm(war) == "confirmed"

    def test_who_claims_the_strike_has_not_accepted_the_harm(self, war: Any, hurt: Any) -> None:
        hurt("Quill Wire", by="Rill Watch")
        struck(war, "Daily Lamp", by="the ministry", act=Act.CLAIMS_RESPONSIBILITY, actors=JETS)
        assert self.harm(war) == "weak"

    def test_what_the_enemy_confirms_is_no_confirmation(self, war: Any, hurt: Any) -> None:
        hurt("Quill Wire", by="Front spokesman", act=Act.CONFIRMS)
        assert self.harm(war) == "weak"

    def test_withdrawn_or_rejected_it_is_discounted(self, war: Any, hurt: Any) -> None:
        hurt("Harbour Post")
        struck(war, "Harbour Post", 11, act=Act.RETRACTS)
        assert self.harm(war) == "discounted"

    def test_set_aside_by_a_person_it_is_discounted(self, war: Any, hurt: Any) -> None:
        hurt("Quill Wire", by="Rill Watch")
        war.decide(war.incident().id, Verb.REJECT)
        assert self.harm(war) == "discounted"

    def test_killing_of_civilians_is_harm_by_its_kind(self, war: Any) -> None:
        paper = war.paper("Quill Wire", 10)
        war.claim(paper, "Villagers were shot in Serat", "killing_of_civilians", at=["Serat"], on=10)
        assert self.harm(war) == "weak"


def test_every_mark_names_the_claims_it_rests_on(war: Any) -> None:
    struck(war, "Quill Wire", by="Rill Watch", actors=JETS)
    denied(war)
    admiralty = grade(war, ADMIRALTY)
    assert {i for r in admiralty.reasons for i in r.claims} == {c.id for c in war.claims}
