"""The reasons of a judgement, word for word, and the claims each of them names."""

from __future__ import annotations

from typing import Any

import pytest

from marsad.model import Act, Axis, FigureKind, Incident, Scope, Verb

JETS = ["Federation jets"]


def struck(war: Any, publisher: str, published: int = 10, **told: Any) -> str:
    """A telling of a strike on Serat; gives its claim's id."""
    paper = war.paper(publisher, published)
    words = f"{publisher} has it on the {published}th that bombs fell"
    war.claim(paper, words, told.pop("kind", "air_strike"), **{"at": ["Serat"], "on": 10, **told})
    return str(war.of(paper)[-1].id)


def denied(war: Any, publisher: str = "Fig Tree Weekly", **told: Any) -> str:
    return struck(war, publisher, **{"by": "the ministry", "act": Act.DENIES, "actors": JETS, **told})


def reasons(incident: Incident, axis: Axis) -> list[tuple[str, set[str]]]:
    (judgement,) = (j for j in incident.judgements if j.axis is axis)
    return [(r.text, set(r.claims)) for r in judgement.reasons]


def standing(incident: Incident, axis: Axis) -> str:
    return next(j.standing for j in incident.judgements if j.axis is axis)


class TestOccurrence:
    def test_one_voice(self, war: Any) -> None:
        one = struck(war, "Quill Wire", by="Rill Watch")
        assert reasons(war.incident(), Axis.OCCURRENCE) == [("One voice tells it: Rill Watch.", {one})]

    def test_two_and_three_voices(self, war: Any) -> None:
        one, other = (
            struck(war, "Quill Wire", 10, by="Rill Watch"),
            struck(war, "Daily Lamp", 11, by="Saint Aver Relief"),
        )
        assert reasons(war.incident(), Axis.OCCURRENCE) == [
            ("2 voices of different origin tell it: Rill Watch; Saint Aver Relief.", {one, other})
        ]
        struck(war, "Fig Tree Weekly", 12, by="Front spokesman")
        (told,) = reasons(war.incident(), Axis.OCCURRENCE)
        assert told[0] == "3 voices of different origin tell it: Rill Watch; Saint Aver Relief; Front spokesman."

    def test_two_mouths_of_one_party(self, war: Any) -> None:
        one = struck(war, "Daily Lamp", 10, by="Federation Defence Ministry")
        other = struck(war, "Fig Tree Weekly", 11, by="Marshal Oren")
        assert reasons(war.incident(), Axis.OCCURRENCE) == [
            ("One voice tells it: Federation Defence Ministry; Marshal Oren.", {one, other}),
            ("Mouths of one party are counted as one voice.", {one, other}),
        ]

    def test_two_voices_of_one_side(self, war: Any) -> None:
        one = struck(war, "Harbour Post", 10)
        other = struck(war, "Daily Lamp", 11, by="Republic Army Command")
        assert reasons(war.incident(), Axis.OCCURRENCE) == [
            ("2 voices of different origin tell it: Harbour Post; Republic Army Command.", {one, other}),
            ("All of them speak for one side.", {one, other}),
        ]

    def test_two_sides_or_a_monitor_among_them_are_not_one_side(self, war: Any) -> None:
        struck(war, "Harbour Post", 10)
        struck(war, "Daily Lamp", 11, by="Front spokesman")
        struck(war, "Fig Tree Weekly", 11, by="Rill Watch")
        assert len(reasons(war.incident(), Axis.OCCURRENCE)) == 1

    def test_a_voice_told_by_two_reports(self, war: Any) -> None:
        ids = {struck(war, publisher, by="Rill Watch") for publisher in ("Quill Wire", "Daily Lamp")}
        assert reasons(war.incident(), Axis.OCCURRENCE) == [
            ("One voice tells it: Rill Watch.", ids),
            ("Rill Watch is told by several reports or copies of one text; it counts once.", ids),
        ]

    def test_a_withdrawal_with_its_day_and_claim(self, war: Any) -> None:
        told, back = struck(war, "Harbour Post"), struck(war, "Harbour Post", 11, act=Act.RETRACTS)
        assert reasons(war.incident(), Axis.OCCURRENCE) == [
            ("Harbour Post no longer upholds it on 2019-09-11.", {told, back}),
        ]

    def test_the_accused_and_others_deny(self, war: Any) -> None:
        told = struck(war, "Quill Wire", by="Rill Watch", actors=JETS)
        ministry = denied(war)
        front = denied(war, "Daily Lamp", by="Front spokesman", on=10)
        assert reasons(war.incident(), Axis.OCCURRENCE)[0] == ("One voice tells it: Rill Watch.", {told})
        assert sorted(reasons(war.incident(), Axis.OCCURRENCE)[1:], key=str) == sorted(
            [
                (
                    "Federation Defence Ministry, of the side accused, denies it; expected of the accused, it weighs "
                    "little by itself.",
                    {ministry},
                ),
                ("Front spokesman denies it.", {front}),
            ],
            key=str,
        )

    def test_against_its_own_side(self, war: Any) -> None:
        told = struck(war, "Harbour Post", actors=JETS)
        denied(war)
        assert (
            "Harbour Post tells what its own side denies, against that side's interest.",
            {told},
        ) in reasons(war.incident(), Axis.OCCURRENCE)

    @pytest.mark.parametrize(
        ("scope", "part"),
        [
            (Scope.TARGET, "target"),
            (Scope.TIMING, "time"),
            (Scope.RESPONSIBILITY, "perpetrator"),
            (Scope.NUMBER, "number"),
        ],
    )
    def test_who_denies_a_part_does_not_contest_that_it_happened(self, war: Any, scope: Scope, part: str) -> None:
        told = struck(war, "Quill Wire", by="Rill Watch", actors=JETS)
        answer = denied(war, denies=[(scope, None)])
        incident = war.incident()
        assert standing(incident, Axis.OCCURRENCE) == "one voice"
        assert reasons(incident, Axis.OCCURRENCE) == [
            ("One voice tells it: Rill Watch.", {told}),
            (f"Only the {part} is denied, not that it happened.", {answer}),
        ]


class TestAttribution:
    def test_nobody_says(self, war: Any) -> None:
        told = struck(war, "Quill Wire", by="Rill Watch")
        assert reasons(war.incident(), Axis.ATTRIBUTION) == [("Nobody says who did it.", {told})]
        assert standing(war.incident(), Axis.ATTRIBUTION) == "open"

    def test_one_names_two_parties(self, war: Any) -> None:
        told = struck(war, "Quill Wire", by="Rill Watch", actors=["Republic forces", "Front"])
        assert reasons(war.incident(), Axis.ATTRIBUTION) == [
            ("Rill Watch names Republic forces, Highland Front.", {told}),
        ]
        assert standing(war.incident(), Axis.ATTRIBUTION) == "one voice"

    def test_a_group_the_pack_has_not_goes_by_its_name(self, war: Any) -> None:
        struck(war, "Quill Wire", by="Rill Watch", actors=["Green Hill Brigade"])
        assert reasons(war.incident(), Axis.ATTRIBUTION)[0][0] == "Rill Watch names Green Hill Brigade."

    def test_two_name_the_same(self, war: Any) -> None:
        struck(war, "Quill Wire", 10, by="Rill Watch", actors=JETS)
        struck(war, "Daily Lamp", 11, by="Saint Aver Relief", actors=JETS)
        assert standing(war.incident(), Axis.ATTRIBUTION) == "agreed"

    def test_the_accused_says_that_another_did_it(self, war: Any) -> None:
        told = struck(war, "Quill Wire", by="Rill Watch", actors=JETS)
        answer = denied(war, denies=[(Scope.RESPONSIBILITY, None)])
        assert standing(war.incident(), Axis.ATTRIBUTION) == "contested"
        assert reasons(war.incident(), Axis.ATTRIBUTION) == [
            ("Rill Watch names Federation.", {told}),
            ("Federation Defence Ministry denies who is said to have done it.", {answer}),
        ]

    def test_who_did_it_says_so(self, war: Any) -> None:
        told = struck(war, "Daily Lamp", by="the ministry", act=Act.CLAIMS_RESPONSIBILITY)
        assert reasons(war.incident(), Axis.ATTRIBUTION) == [
            ("Federation Defence Ministry names Federation.", {told}),
            ("Federation Defence Ministry says that it did it.", {told}),
        ]

    def test_who_named_them_has_withdrawn(self, war: Any) -> None:
        struck(war, "Harbour Post", actors=JETS)
        struck(war, "Quill Wire", by="Rill Watch")
        struck(war, "Harbour Post", 11, act=Act.RETRACTS)
        assert standing(war.incident(), Axis.ATTRIBUTION) == "withdrawn"
        assert war.incident().actors == ()


class TestNumbers:
    def counted(self, war: Any, tell: Any, publisher: str, number: float, **more: Any) -> str:
        published = more.pop("published", 10)
        kind = more.pop("kind", FigureKind.KILLED)
        figure = tell(kind, number, at_least=more.pop("at_least", False), who=more.pop("who", None))
        return struck(war, publisher, published, figures=[figure], **more)

    def test_no_figure(self, war: Any) -> None:
        struck(war, "Quill Wire")
        assert reasons(war.incident(), Axis.NUMBERS) == [("No figure is given for it.", set())]
        assert standing(war.incident(), Axis.NUMBERS) == "open"

    def test_one_and_two_that_agree(self, war: Any, tell: Any) -> None:
        one = self.counted(war, tell, "Quill Wire", 3, by="Rill Watch")
        assert standing(war.incident(), Axis.NUMBERS) == "one voice"
        assert reasons(war.incident(), Axis.NUMBERS) == [("Figures are given by Rill Watch.", {one})]
        other = self.counted(war, tell, "Daily Lamp", 3, published=11, by="Saint Aver Relief")
        assert standing(war.incident(), Axis.NUMBERS) == "agreed"
        assert reasons(war.incident(), Axis.NUMBERS) == [
            ("Figures are given by Rill Watch; Saint Aver Relief.", {one, other}),
        ]

    def test_counts_that_differ(self, war: Any, tell: Any) -> None:
        one = self.counted(war, tell, "Quill Wire", 3, by="Rill Watch")
        other = self.counted(war, tell, "Daily Lamp", 5, published=11, by="Saint Aver Relief")
        assert reasons(war.incident(), Axis.NUMBERS) == [
            ("Counts differ: Rill Watch; Saint Aver Relief.", {one, other}),
        ]

    def test_a_denial_of_the_number(self, war: Any, tell: Any) -> None:
        self.counted(war, tell, "Quill Wire", 3, by="Rill Watch", actors=JETS)
        answer = denied(war, denies=[(Scope.NUMBER, None)])
        assert standing(war.incident(), Axis.NUMBERS) == "contested"
        assert reasons(war.incident(), Axis.NUMBERS) == [
            ("Federation Defence Ministry denies the number.", {answer}),
        ]

    def test_a_denial_of_a_number_nobody_gave_contests_none(self, war: Any) -> None:
        struck(war, "Quill Wire", by="Rill Watch", actors=JETS)
        denied(war, denies=[(Scope.NUMBER, None)])
        assert standing(war.incident(), Axis.NUMBERS) == "open"

    def test_a_figure_for_two_places_together(self, war: Any, tell: Any) -> None:
        told = struck(war, "Quill Wire", at=["Serat", "Morn"], figures=[tell(FigureKind.KILLED, 3)])
        for incident in war.weigh().incidents:
            assert reasons(incident, Axis.NUMBERS)[0] == (
                "A figure told for several places together is not split among them.",
                {told},
            )

    def test_the_latest_count_of_a_voice_takes_the_place_of_its_earlier_ones(self, war: Any, tell: Any) -> None:
        """Rill Watch went from two to five; the relief workers' five agrees with its last word, and two would not."""
        self.counted(war, tell, "Quill Wire", 2, published=10, by="Rill Watch")
        self.counted(war, tell, "Fig Tree Weekly", 5, published=12, by="Rill Watch")
        self.counted(war, tell, "Daily Lamp", 5, published=11, by="Saint Aver Relief")
        assert standing(war.incident(), Axis.NUMBERS) == "agreed"
        self.counted(war, tell, "Daily Lamp", 2, published=13, by="Saint Aver Relief")
        assert standing(war.incident(), Axis.NUMBERS) == "contested"

    def test_two_counts_of_one_day_are_taken_together(self, war: Any, tell: Any) -> None:
        """Two papers of one day give two and five for the monitor: anything between is what it counts."""
        self.counted(war, tell, "Quill Wire", 2, by="Rill Watch")
        self.counted(war, tell, "Fig Tree Weekly", 5, by="Rill Watch")
        self.counted(war, tell, "Daily Lamp", 4, by="Saint Aver Relief")
        assert standing(war.incident(), Axis.NUMBERS) == "agreed"

    def test_civilians_and_fighters_are_counted_apart(self, war: Any, tell: Any) -> None:
        self.counted(war, tell, "Quill Wire", 3, by="Rill Watch", who="civilian")
        self.counted(war, tell, "Daily Lamp", 7, by="Saint Aver Relief", who="combatant")
        assert standing(war.incident(), Axis.NUMBERS) == "one voice"


@pytest.mark.parametrize("verb", [Verb.ACCEPT, Verb.REJECT])
def test_a_judgement_of_a_person_changes_no_reason_of_ours(war: Any, verb: Verb) -> None:
    struck(war, "Quill Wire", by="Rill Watch", actors=JETS)
    before = war.incident().judgements
    war.decide(war.incident().id, verb)
    assert war.incident().judgements == before
