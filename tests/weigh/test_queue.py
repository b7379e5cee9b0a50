"""What a person should look at first, who has read it, and when that is enough."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from marsad.model import Act, Claim, Decision, FigureKind, Scope, Verb, Why
from marsad.weigh import Queue, queue, ranked, read, reviewed

START = datetime(2019, 9, 20, tzinfo=UTC)


def decided(*told: tuple[str, str, Verb, object]) -> list[Decision]:
    """Decisions a minute apart: who, on what, which verb, with what value."""
    return [
        Decision(
            id=f"d{n}", target=target, verb=verb, because="it is so", by=by, at=START + timedelta(minutes=n),
            value=json.dumps(value),
        )
        for n, (by, target, verb, value) in enumerate(told)
    ]  # fmt: skip


def queue_of(war, decisions=()) -> Queue:
    picture = war.weigh()
    return queue(ranked(war.claims, war.reports), read(decisions, picture), picture)


@pytest.fixture
def dispute(war, tell):
    """A strike told and denied, a large figure, a name two places bear, and a claim that gives no other cause."""
    quill = war.paper("Quill Wire", 11)
    war.claim(quill, "Jets bombed Serat", "air_strike", at=["Serat"], on=10, actors=["Federation"])
    war.claim(
        quill,
        "A mine killed 40 people at Dunhall",
        "ied_or_mine",
        at=["Dunhall"],
        on=9,
        figures=[tell(FigureKind.KILLED, 40)],
    )
    war.claim(
        quill,
        "A mine killed 12 people at Morn",
        "ied_or_mine",
        at=["Morn"],
        on=8,
        figures=[tell(FigureKind.KILLED, 12)],
    )
    war.claim(quill, "Shells fell on Twin Ford", "shelling", at=["Twin Ford"], on=8)
    war.claim(quill, "Guards fired at Kolm", "shelling", at=["Kolm"], on=7)
    lamp = war.paper("Daily Lamp", 12)
    war.claim(
        lamp, "The ministry denied bombing Serat", "air_strike", by="Federation Defence Ministry", act=Act.DENIES,
        at=["Serat"], on=10, denies=[(Scope.OCCURRENCE, None)],
    )  # fmt: skip
    return war


def ids(war) -> dict[str, str]:
    """Claims by the first words of their quotes."""
    return {" ".join(c.span.quote.split()[:4]): c.id for c in war.claims}


class TestOrder:
    def test_disputes_come_first_then_the_largest_figures_then_places_then_the_rest(self, dispute):
        of = ids(dispute)
        order = list(queue_of(dispute).ids())
        assert set(order[:2]) == {of["Jets bombed Serat"], of["The ministry denied bombing"]}
        rest = ["A mine killed 40", "A mine killed 12", "Shells fell on Twin", "Guards fired at Kolm"]
        assert order[2:] == [of[words] for words in rest]

    def test_every_item_says_in_words_of_the_report_why_it_is_here(self, dispute):
        of, told = ids(dispute), queue_of(dispute)
        causes = {words: [(c.why, c.of) for c in told.item(claim).causes] for words, claim in of.items()}
        assert causes["Jets bombed Serat"][0] == (Why.CONTESTED, ("occurrence",))
        assert causes["A mine killed 40"][0] == (Why.FIGURE, ("40 killed",))
        assert causes["Shells fell on Twin"][0] == (Why.PLACE, ("Twin Ford",))
        assert causes["Guards fired at Kolm"] == [(Why.UNSURE, ())]

    def test_the_counts_are_those_of_the_list(self, dispute):
        told = queue_of(dispute, decided(("first", ids(dispute)["Guards fired at Kolm"], Verb.ACCEPT, {})))
        listed = {why: len(list(told.ids(why=why))) for why in Why}
        assert told.counts() == listed
        assert sum(listed.values()) == 5

    def test_a_kind_is_a_type_or_a_whole_family(self, dispute):
        told, of = queue_of(dispute), ids(dispute)
        assert list(told.ids(kind="shelling")) == [of["Shells fell on Twin"], of["Guards fired at Kolm"]]
        assert len(list(told.ids(kind="strike"))) == 6

    def test_what_two_coders_agree_on_comes_last_and_nothing_else_speaks_against_it(self, dispute):
        claims = [replace(c, agreed=True) for c in dispute.claims]
        picture = dispute.weigh()
        told = queue(ranked(claims, dispute.reports), read([], picture), picture)
        assert list(told.ids(why=Why.AGREED)) == [ids(dispute)["Guards fired at Kolm"]]
        assert [c.why for c in told.item(ids(dispute)["Guards fired at Kolm"]).causes] == [Why.AGREED]
        assert [c.why for c in told.item(ids(dispute)["A mine killed 40"]).causes] == [Why.FIGURE]

    def test_events_that_may_be_one_are_there_for_a_person_to_join(self, dispute):
        picture = dispute.weigh()
        one, *others = [i for i in picture.incidents if not i.contested and i.kind == "shelling"]
        noted = replace(one, note=f"May be the same event as {others[0].id} (told a day apart); left apart.")
        changed = replace(picture, incidents=tuple(noted if i.id == one.id else i for i in picture.incidents))
        told = queue(ranked(dispute.claims, dispute.reports), read([], changed), changed)
        assert (Why.CANDIDATE, (others[0].id,)) in [(c.why, c.of) for c in told.item(one.claims[0]).causes]


YES, NO = Verb.ACCEPT, Verb.REJECT
# who judged the claim, in order, whether it is contested, and what that comes to
OUTCOMES = [
    ("nobody looked yet", False, [], None),
    ("one person is enough where nobody denies it", False, [("first", YES)], YES),
    ("the later judgement of one person counts", False, [("first", YES), ("first", NO)], NO),
    ("a dispute waits for a second reader", True, [("first", YES)], None),
    ("one person twice is not two readers", True, [("first", YES), ("first", YES)], None),
    ("two of one mind settle a dispute", True, [("first", YES), ("second", YES)], YES),
    ("two of two minds do not", True, [("first", YES), ("second", NO)], None),
    ("a third decides between them", True, [("first", NO), ("second", YES), ("third", NO)], NO),
    ("a third who doubts opens it again", True, [("first", YES), ("second", YES), ("third", NO)], None),
    ("one is enough to withhold", True, [("first", Verb.WITHHOLD)], Verb.WITHHOLD),
    ("what was corrected afterwards was not read", False, [("first", YES), ("second", Verb.CORRECT)], None),
    ("corrected and then accepted", False, [("first", Verb.CORRECT), ("first", YES)], YES),
]  # fmt: skip


@pytest.mark.parametrize(("why", "contested", "told", "outcome"), OUTCOMES, ids=[row[0] for row in OUTCOMES])
def test_when_a_claim_is_settled(dispute, why, contested, told, outcome):
    claim = ids(dispute)["Jets bombed Serat" if contested else "Guards fired at Kolm"]
    correction = {"field": "type", "machine": "shelling", "person": "grenade"}
    decisions = decided(*((by, claim, verb, correction if verb is Verb.CORRECT else {}) for by, verb in told))
    found = queue_of(dispute, decisions)
    assert found.read.outcome(claim) is found.item(claim).outcome is outcome
    assert (claim in set(found.ids())) is (outcome is None)


def test_a_judgement_taken_back_is_no_judgement(dispute):
    claim = ids(dispute)["Guards fired at Kolm"]
    decisions = decided(("first", claim, Verb.ACCEPT, {}), ("first", "d0", Verb.UNDO, {}))
    assert claim in set(queue_of(dispute, decisions).ids())


def test_whoever_read_it_leaves_it_to_another(dispute):
    claim = ids(dispute)["Jets bombed Serat"]
    told = queue_of(dispute, decided(("first", claim, Verb.ACCEPT, {})))
    assert claim not in set(told.ids(reader="first"))
    assert claim in set(told.ids(reader="second"))
    assert told.waiting("first") == (claim,)
    assert not told.item(claim).waits_for("first")
    assert told.counts("second")[Why.CONTESTED] == told.counts("first")[Why.CONTESTED] + 1


def test_one_reader_who_rejects_a_denial_does_not_end_the_dispute(dispute):
    """The picture leaves the rejected denial out and disputes nothing any more; the second reader is still asked."""
    of = ids(dispute)
    told, denied = of["Jets bombed Serat"], of["The ministry denied bombing"]
    dispute.decide(denied, Verb.REJECT, json.dumps({"contested": ["occurrence"], "with": [told]}))
    assert not any(i.contested for i in dispute.weigh().incidents)
    found = queue_of(dispute, dispute.decisions)
    assert {told, denied} <= set(found.ids(why=Why.CONTESTED))
    assert found.read.outcome(denied) is None


def test_a_noted_contradiction_asks_for_a_second_reader_of_both(dispute):
    of = ids(dispute)
    one, other = of["Guards fired at Kolm"], of["A mine killed 12"]
    found = queue_of(dispute, decided(("first", one, Verb.CONTRADICTS, {"with": [other]})))
    assert found.item(one).causes[0].of == found.item(other).causes[0].of == ("contradiction",)
    assert found.item(one).readers == 2


def test_the_gate_lets_through_what_people_accepted_and_nothing_else(dispute):
    of = ids(dispute)
    decisions = decided(
        ("first", of["Jets bombed Serat"], Verb.ACCEPT, {}),
        ("first", of["Guards fired at Kolm"], Verb.ACCEPT, {}),
        ("first", of["A mine killed 12"], Verb.REJECT, {}),
    )
    let_through: tuple[Claim, ...] = reviewed(dispute.claims, read(decisions, dispute.weigh()))
    assert [c.id for c in let_through] == [of["Guards fired at Kolm"]]
