"""Stories of what a ceasefire says and what becomes of it: terms, mediators, answers, readings, the days around it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from marsad.model import Act, Ceasefire, CeasefireClass, Modality, Period, Purpose, TermKind


def declared(war: Any, words: str, on: int = 0, published: int = 0, **told: Any) -> Any:
    paper = war.paper("Quill Wire", published)
    told = {"on": on, "actors": ["Federation"], "within": ["northern Vale"], **told}
    war.claim(paper, words, "ceasefire_announced", **told)
    return paper


def truce(war: Any, **more: Any) -> Ceasefire:
    (found,) = war.weigh(**more).ceasefires
    return found


def values(ceasefire: Ceasefire, kind: TermKind) -> list[str]:
    return [t.value for t in ceasefire.terms if t.kind is kind]


class TestTerms:
    @pytest.mark.parametrize(
        ("words", "kind", "value"),
        [
            pytest.param("The Federation declared a 72-hour truce", TermKind.DURATION, "72-hour", id="hours"),
            pytest.param("a ceasefire for three days was declared", TermKind.DURATION, "three days", id="days"),
            pytest.param("a truce would begin at 6:00 am", TermKind.BEGINNING, "6:00 am", id="the hour"),
            pytest.param("a truce from midnight", TermKind.BEGINNING, "midnight", id="midnight"),
            pytest.param("a truce until 10 September", TermKind.UNTIL, "10 September", id="until a day"),
            pytest.param("a truce brokered by Egypt and Qatar", TermKind.MEDIATOR, "Egypt", id="mediators"),
            pytest.param("a UN-brokered truce", TermKind.MEDIATOR, "UN", id="a mediator in one word"),
            pytest.param("a truce, monitored by a committee", TermKind.MONITORING, "monitored by", id="watch"),
            pytest.param("a truce signed in the capital", TermKind.WRITTEN, "signed", id="in writing"),
            pytest.param("a unilateral truce", TermKind.UNILATERAL, "unilateral", id="of one side alone"),
        ],
    )  # fmt: skip
    def test_a_term_is_what_the_words_state(self, war: Any, words: str, kind: TermKind, value: str) -> None:
        paper = declared(war, words)
        found = truce(war)
        assert value in values(found, kind)
        assert all(paper.text[t.span.start : t.span.end] == t.span.quote for t in found.terms)

    @pytest.mark.parametrize(
        "words",
        [
            pytest.param("a truce ten days after the last one", id="how long ago is not how long"),
            pytest.param("a truce that ended four months of bombardment", id="how long the war"),
            pytest.param("a truce without a monitoring mechanism", id="what it lacks"),
            pytest.param("a truce, a war monitor said", id="a monitor that is no observer"),
        ],
    )
    def test_what_is_no_term_is_not_taken_for_one(self, war: Any, words: str) -> None:
        declared(war, words)
        assert {t.kind for t in truce(war).terms} <= {TermKind.PAUSE}

    def test_a_term_stated_in_the_next_sentence_counts(self, war: Any) -> None:
        paper = declared(war, "The Federation declared a truce")
        paper.text = paper.text.rstrip() + " It will be monitored by a joint committee. "
        assert truce(war).ceasefire_class is CeasefireClass.PRELIMINARY

    @pytest.mark.parametrize(
        ("words", "purposes", "kind"),
        [
            ("a humanitarian pause to allow the delivery of aid", (Purpose.HUMANITARIAN,), CeasefireClass.CESSATION),
            ("a three-day truce during Eid al-Fitr", (Purpose.HOLIDAY,), CeasefireClass.CESSATION),
            ("a truce to pave the way for peace talks", (Purpose.PEACE_PROCESS,), CeasefireClass.UNCLEAR),
            ("a permanent ceasefire under which fighters disarm", (), CeasefireClass.DEFINITIVE),
            ("a truce", (), CeasefireClass.UNCLEAR),
        ],
    )
    def test_purpose_and_class_follow_from_the_words_alone(
        self, war: Any, words: str, purposes: tuple[Purpose, ...], kind: CeasefireClass
    ) -> None:
        declared(war, words)
        assert (truce(war).purposes, truce(war).ceasefire_class) == (purposes, kind)

    def test_who_mediates_declares_nothing(self, war: Any) -> None:
        words = "Alliance and Republic forces agreed a truce brokered by the Alliance"
        declared(war, words, actors=["Republic", "Alliance"])
        assert (truce(war).mediators, truce(war).declared_by) == (("alliance",), ("republic",))

    def test_told_the_day_before_it_begins(self, war: Any) -> None:
        declared(war, "A truce from tomorrow", published=-1, modality=Modality.PLANNED, act=Act.ANNOUNCES)
        assert (truce(war).announced, truce(war).earliest) == (date(2019, 8, 30), date(2019, 8, 31))

    def test_a_truce_for_three_days_is_not_broken_on_the_tenth(self, war: Any) -> None:
        declared(war, "The Federation declared a 72-hour truce")
        paper = war.paper("Daily Lamp", 12)
        war.claim(paper, "Guns shelled Serat", "shelling", at=["Serat"], on=10)
        assert truce(war).until == date(2019, 9, 3)
        assert truce(war).breaches == ()

    def test_unless_it_was_prolonged(self, war: Any) -> None:
        declared(war, "The Federation declared a 72-hour truce")
        declared(war, "The truce of 31 August was extended", published=3)
        paper = war.paper("Daily Lamp", 12)
        war.claim(paper, "Guns shelled Serat", "shelling", at=["Serat"], on=10)
        assert len(truce(war).breaches) == 1


class TestAnswers:
    def answer(self, war: Any, words: str, **told: Any) -> list[tuple[str, bool]]:
        declared(war, "The Federation declared a truce")
        paper = war.paper("Daily Lamp", 1)
        war.claim(paper, words, told.pop("kind", "other_statement"), **told)
        return [(a.party, a.accepts) for a in truce(war).answers]

    @pytest.mark.parametrize(
        ("words", "told", "answers"),
        [
            pytest.param("The Front accepted the truce", {"actors": ["Front"]}, [("front", True)], id="accepts"),
            pytest.param("The Front rejected the ceasefire", {"actors": ["Front"]}, [("front", False)], id="no"),
            pytest.param("The Front refused to sign the truce", {"actors": ["Front"]}, [("front", False)], id="no"),
            pytest.param("The Front would not abide by the truce", {}, [("front", False)], id="named first"),
            pytest.param("We will abide by the truce", {"by": "Front spokesman"}, [("front", True)], id="itself"),
            pytest.param("The Front will respect the truce if guns fall silent", {}, [], id="on a condition"),
            pytest.param("The Front rejected the offer of talks", {}, [], id="another offer"),
            pytest.param("The Federation agreed to the truce", {"actors": ["Federation"]}, [], id="its declarer"),
            pytest.param("The Front should accept it", {"act": Act.DEMANDS, "actors": ["Front"]}, [], id="call"),
        ],
    )  # fmt: skip
    def test_who_answered(self, war: Any, words: str, told: Any, answers: list[tuple[str, bool]]) -> None:
        assert self.answer(war, words, **told) == answers


class TestReadings:
    def test_every_ceasefire_has_its_three_readings(self, war: Any) -> None:
        declared(war, "The Federation declared a truce")
        assert [h.letter for h in truce(war).held] == ["A", "B", "C", ""]

    def test_breaches_without_a_day_make_it_at_most(self, war: Any) -> None:
        declared(war, "The Federation declared a truce")
        paper = war.paper("Daily Lamp", 9)
        war.claim(paper, "Guns shelled Serat", "shelling", at=["Serat"], on=8)
        war.claim(paper, "The Front broke the ceasefire", "ceasefire_violated", actors=["Front"])
        first, second = truce(war).held[:2]
        assert (first.days, first.at_most, second.at_most) == (8, True, False)

    def test_days_without_a_report_are_told_with_it(self, war: Any) -> None:
        """Reports of 31 August, 4 and 9 September: on 6 of its 8 days nobody published."""
        declared(war, "The Federation declared a truce")
        war.claim(war.paper("Fig Tree Weekly", 4), "A harvest fair opened", "other_statement")
        war.claim(war.paper("Daily Lamp", 9), "Guns shelled Serat", "shelling", at=["Serat"], on=8)
        assert (truce(war).held[0].days, truce(war).held[0].unreported) == (8, 6)


class TestBeforeAndAfter:
    def tale(self, war: Any) -> Ceasefire:
        for day, place in ((-3, "Serat"), (-2, "Kolm"), (-1, "Farwell"), (2, "Serat")):
            war.claim(war.paper("Daily Lamp", day), f"Guns shelled {place}", "shelling", at=[place], on=day)
        declared(war, "The Federation declared a truce")
        return truce(war, as_known_on=3)

    def test_as_many_days_before_as_after_and_only_where_it_was_to_hold(self, war: Any) -> None:
        """Farwell lies far away; 31 August to 3 September are four days."""
        before, after = self.tale(war).before, self.tale(war).after
        assert before is not None
        assert after is not None
        assert (before.days, len(before.incidents), before.reports) == (4, 2, 3)
        assert (after.days, len(after.incidents), after.reports) == (4, 1, 2)

    def test_days_without_a_report_are_gaps_and_not_quiet(self, war: Any) -> None:
        after = self.tale(war).after
        assert after is not None
        gap, last = Period(earliest=date(2019, 9, 1), latest=date(2019, 9, 1)), date(2019, 9, 3)
        assert after.gaps == (gap, Period(earliest=last, latest=last))
        assert after.unreported == 2

    def test_where_its_area_is_not_said_nothing_is_counted(self, war: Any) -> None:
        declared(war, "The Federation declared a truce", within=[])
        assert (truce(war).before, truce(war).after) == (None, None)
