"""Stories of what each source told first, alone, withdrew or denied, and what became of what it foretold."""

from __future__ import annotations

from typing import Any

import pytest

from marsad.model import Account, Act, Modality, Scope
from marsad.weigh import accounts

JETS = ["Federation jets"]


def raid(war: Any, publisher: str | None, published: int | None = 10, **told: Any) -> Any:
    paper = war.paper(publisher, published)
    words = f"{publisher} has jets over Serat"
    war.claim(paper, words, "air_strike", **{"at": ["Serat"], "on": 10, "actors": JETS, **told})
    return paper


def account(war: Any, name: str, on: int | None = None) -> Account:
    picture = war.weigh(as_known_on=on)
    (found,) = (a for a in accounts(picture, war.claims, war.reports, war.pack) if a.name == name)
    return found


class TestFirstAndAlone:
    def test_who_tells_a_day_before_the_others_told_it_first(self, war: Any) -> None:
        raid(war, "Daily Lamp", 10)
        raid(war, "Fig Tree Weekly", 11)
        one, other = account(war, "Daily Lamp"), account(war, "Fig Tree Weekly")
        assert one.told.first == one.told.all == (war.incident().id,)
        assert (other.told.first, other.told.alone, one.told.alone) == ((), (), ())

    def test_two_on_one_day_are_both_not_first(self, war: Any) -> None:
        raid(war, "Daily Lamp", 10)
        raid(war, "Fig Tree Weekly", 10)
        raid(war, "Quill Wire", 11)
        assert [account(war, n).told.first for n in ("Daily Lamp", "Fig Tree Weekly", "Quill Wire")] == [(), (), ()]

    def test_beside_a_report_without_a_date_nobody_is_first(self, war: Any) -> None:
        raid(war, "Daily Lamp", 10)
        raid(war, "Fig Tree Weekly", None)
        assert account(war, "Daily Lamp").told.first == ()

    def test_who_is_not_followed_told_it_alone_and_not_first(self, war: Any) -> None:
        raid(war, "Daily Lamp", 10)
        one = account(war, "Daily Lamp").told
        assert (one.first, one.alone) == ((), one.all)

    def test_a_monitor_tells_and_the_papers_carry(self, war: Any) -> None:
        raid(war, "Daily Lamp", 10, by="Rill Watch")
        raid(war, "Fig Tree Weekly", 11, by="Rill Watch")
        monitor, paper = account(war, "Rill Watch"), account(war, "Daily Lamp")
        incident = war.incident().id
        assert (monitor.told.alone, monitor.carried.all, monitor.reports) == ((incident,), (), 0)
        assert (paper.told.all, paper.carried.first, paper.reports) == ((), (incident,), 1)
        assert account(war, "Fig Tree Weekly").carried.first == ()

    def test_who_prints_without_a_name_has_no_account(self, war: Any) -> None:
        raid(war, None, 10, by="Rill Watch")
        names = {a.name for a in accounts(war.weigh(), war.claims, war.reports, war.pack)}
        assert names == {"Rill Watch"}

    def test_as_known_on_the_day_before_the_second_it_was_alone(self, war: Any) -> None:
        raid(war, "Daily Lamp", 10)
        raid(war, "Fig Tree Weekly", 11)
        assert account(war, "Daily Lamp", on=10).told.alone
        assert account(war, "Daily Lamp", on=10).reports == 1


class TestWhatOthersMakeOfIt:
    def test_another_origin_confirms_and_a_mouth_of_the_same_party_does_not(self, war: Any) -> None:
        raid(war, "Daily Lamp", by="Federation Defence Ministry", act=Act.CLAIMS_RESPONSIBILITY)
        raid(war, "Fig Tree Weekly", by="Marshal Oren")
        assert account(war, "Marshal Oren").confirmed == ()
        raid(war, "Quill Wire", by="Rill Watch")
        assert account(war, "Marshal Oren").confirmed == (war.incident().id,)

    def test_who_has_withdrawn_confirms_nobody(self, war: Any) -> None:
        raid(war, "Harbour Post", 10)
        raid(war, "Daily Lamp", 10, by="Rill Watch")
        raid(war, "Harbour Post", 11, act=Act.RETRACTS)
        assert account(war, "Rill Watch").confirmed == ()
        harbour = account(war, "Harbour Post")
        assert (harbour.withdrew, harbour.confirmed) == ((war.incident().id,), (war.incident().id,))

    def test_a_ministry_that_denies_what_its_own_sides_outlet_told(self, war: Any) -> None:
        raid(war, "Harbour Post", 10)
        raid(war, "Fig Tree Weekly", 10, by="the ministry", act=Act.DENIES)
        incident = war.incident().id
        ministry = account(war, "Federation Defence Ministry")
        assert (ministry.denies, ministry.denied_own_side, ministry.told.all) == ((incident,), (incident,), ())
        assert account(war, "Harbour Post").denied == (incident,)

    def test_a_denial_of_what_others_told_is_none_of_its_own_side(self, war: Any) -> None:
        raid(war, "Daily Lamp", 10, by="Rill Watch")
        raid(war, "Fig Tree Weekly", 10, by="the ministry", act=Act.DENIES)
        assert account(war, "Federation Defence Ministry").denied_own_side == ()

    @pytest.mark.parametrize(
        ("scope", "counts"),
        [(Scope.OCCURRENCE, 1), (Scope.RESPONSIBILITY, 1), (Scope.NUMBER, 0), (Scope.TARGET, 0), (Scope.TIMING, 0)],
    )
    def test_who_denies_a_part_of_it_denies_less(self, war: Any, scope: Scope, counts: int) -> None:
        raid(war, "Daily Lamp", 10, by="Rill Watch")
        raid(war, "Fig Tree Weekly", 10, by="the ministry", act=Act.DENIES, denies=[(scope, None)])
        assert len(account(war, "Rill Watch").denied) == counts


class TestScorecard:
    def test_what_was_foretold_stands_under_what_became_of_it(self, war: Any) -> None:
        paper = war.paper("Daily Lamp", 5)
        ahead: dict[str, Any] = {"modality": Modality.PLANNED, "by": "Rill Watch"}
        war.claim(paper, "Talks on the 8th", "talks_planned", on=8, **ahead)
        war.claim(paper, "Talks on the 20th", "talks_planned", on=20, **ahead)
        war.claim(paper, "Talks on the 6th", "talks_planned", on=6, **ahead)
        war.claim(paper, "Talks on the 7th", "talks_planned", on=7, **ahead)
        held = war.paper("Quill Wire", 9)
        war.claim(held, "Talks were held on the 8th", "talks_held", on=8)
        war.claim(held, "No talks were held on the 6th", "talks_held", on=6, negated=True)
        card = account(war, "Rill Watch").foretold
        by_state = {o.id: o.state.value for o in war.weigh().outlook}
        told = (card.open, card.came_true, card.did_not, card.cannot_tell)
        assert [len(ids) for ids in told] == [1, 1, 1, 1]
        assert [by_state[i] for (i,) in told] == ["open", "came true", "did not come true", "cannot tell"]
        assert account(war, "Rill Watch").reports == 0


def test_those_who_tell_most_come_first(war: Any) -> None:
    raid(war, "Daily Lamp")
    raid(war, "Daily Lamp", at=["Dunhall"])
    raid(war, "Fig Tree Weekly", at=["Kolm"])
    told = accounts(war.weigh(), war.claims, war.reports, war.pack)
    assert [a.name for a in told] == ["Daily Lamp", "Fig Tree Weekly"]
    assert [len(a.told.all) for a in told] == [2, 1]
