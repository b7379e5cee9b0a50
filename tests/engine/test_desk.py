"""A desk works through the rooms in order, and doing anything twice changes nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from marsad import config as settings
from marsad.archive import Metadata
from marsad.config import Config
from marsad.engine import Desk, Verdict, plugging
from marsad.engine.weighing import known_day
from marsad.errors import NoDesk, NotFound, UsageError
from marsad.model import (
    Act,
    Claim,
    Mention,
    Polarity,
    Problem,
    Reading,
    Report,
    Span,
    Speaker,
    Verb,
    to_plain,
)

TARN = Path(__file__).resolve().parents[1] / "stories" / "tarn"
MONDAY, TUESDAY, WEDNESDAY = date(2031, 5, 5), date(2031, 5, 6), date(2031, 5, 7)


class Parrot:
    """Reads "WHO bombed WHERE." and nothing else; counts how often it is asked."""

    name = "parrot/1"

    def __init__(self) -> None:
        self.asked = 0

    def read(self, report: Report) -> Reading:
        self.asked += 1
        if "unreadable" in report.text:
            raise ValueError("odd words")
        who, _, rest = report.text.partition(" bombed ")
        whole = report.text.rstrip()
        told = Claim(
            report=report.id,
            span=Span(start=0, end=len(whole), quote=whole),
            speaker=Speaker(name="publisher"),
            act=Act.ASSERTS,
            type="air_strike",
            polarity=Polarity.AFFIRMED,
            actors=(Mention(span=Span(start=0, end=len(who), quote=who)),),
            reader=self.name,
        )
        return Reading(report=report.id, claims=(told.identified(),) if rest else ())


@pytest.fixture
def parrot(monkeypatch: pytest.MonkeyPatch) -> Parrot:
    reader = Parrot()
    monkeypatch.setattr(plugging, "reader", lambda *_: reader)
    return reader


@pytest.fixture
def desk(tmp_path: Path, parrot: Parrot) -> Iterator[Desk]:
    with Desk.create(Config(folder=tmp_path / "desk", title="A desk", pack=str(TARN))) as made:
        yield made


def tell(desk: Desk, name: str, text: str, published: date | None = TUESDAY) -> str:
    path = desk.config.folder.parent / f"{name}.txt"
    path.write_text(text, encoding="utf-8")
    stated = Metadata(publisher="Tarn Gazette", published=published.isoformat() if published else None, language="en")
    return desk.add([path], stated).reports[0]


class TestMaking:
    def test_a_desk_is_not_made_twice(self, desk: Desk) -> None:
        with pytest.raises(UsageError, match="already"):
            Desk.create(desk.config)

    def test_where_there_is_no_folder_there_is_no_desk(self, tmp_path: Path) -> None:
        with pytest.raises(NoDesk):
            Desk(Config(folder=tmp_path / "nowhere"))

    def test_settings_come_back_as_they_were_made(self, desk: Desk) -> None:
        assert settings.load(desk.config.folder) == desk.config

    def test_half_made_settings_are_taken_over(self, tmp_path: Path) -> None:
        left = tmp_path / "desk" / ".new-desk"
        left.mkdir(parents=True)
        (left / settings.SETTINGS_FILE).write_text("title = ", encoding="utf-8")
        with Desk.create(Config(folder=tmp_path / "desk", title="Again")):
            assert sorted(p.name for p in (tmp_path / "desk").iterdir() if p.name.startswith(".")) == []


class TestAdding:
    def test_the_same_bytes_twice_are_one_report(self, desk: Desk) -> None:
        first = tell(desk, "one", "Norland bombed Velmore.")
        again = desk.add(
            [desk.config.folder.parent / "one.txt"], Metadata(publisher="Tarn Gazette", published="2031-05-06")
        )
        assert (again.new, again.known, again.problems) == ((), (first,), ())
        assert len(desk.reports()) == 1

    def test_other_metadata_for_the_same_bytes_is_pointed_out_and_changes_nothing(self, desk: Desk) -> None:
        tell(desk, "one", "Norland bombed Velmore.", published=None)
        again = desk.add([desk.config.folder.parent / "one.txt"], Metadata(published="2031-05-06"))
        assert [p.code for p in again.problems] == ["metadata_differs"]
        assert desk.reports()[0].published is None
        assert again.latest is None

    def test_a_path_that_is_not_there_is_named_before_anything_is_done(self, desk: Desk) -> None:
        (desk.config.folder.parent / "there.txt").write_text("Norland bombed Velmore.", encoding="utf-8")
        with pytest.raises(UsageError, match=r"gone\.txt"):
            desk.add([desk.config.folder.parent / "there.txt", "gone.txt"])
        assert desk.reports() == ()

    def test_a_stated_day_that_is_none_is_refused(self, desk: Desk) -> None:
        with pytest.raises(UsageError, match="11/09/2019"):
            desk.add([TARN / "pack.toml"], Metadata(published="11/09/2019"))

    def test_faults_are_returned_and_kept(self, desk: Desk) -> None:
        (desk.config.folder.parent / "empty.txt").write_bytes(b"")
        added = desk.add([desk.config.folder.parent / "empty.txt"])
        assert [p.code for p in added.problems] == ["empty"]
        assert desk.problems() == added.problems


class TestReading:
    def test_only_what_is_new_is_read(self, desk: Desk, parrot: Parrot) -> None:
        tell(desk, "one", "Norland bombed Velmore.")
        assert desk.read().claims == 1
        tell(desk, "two", "Norland bombed Oskarby.")
        assert (desk.read().reports, desk.read().reports, parrot.asked) == (1, 0, 2)

    def test_a_report_on_which_the_reader_fails_is_kept_noted_and_not_tried_again(
        self, desk: Desk, parrot: Parrot
    ) -> None:
        bad = tell(desk, "bad", "unreadable bombed words")
        tell(desk, "good", "Norland bombed Oskarby.")
        done = desk.read()
        assert (done.reports, done.claims) == (2, 1)
        assert [(p.code, p.report) for p in desk.problems()] == [("reader_failed", bad)]
        assert (desk.read().reports, parrot.asked) == (0, 2)


class TestWeighing:
    def test_the_picture_is_worked_out_once(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        tell(desk, "one", "Norland bombed Velmore.")
        desk.read()
        first = desk.weigh()
        monkeypatch.setattr("marsad.engine.weighing.weigh", lambda *_, **__: pytest.fail("weighed again"))
        assert desk.weigh() == first
        with Desk(desk.config) as opened_anew:
            assert opened_anew.weigh() == first

    def test_it_is_worked_out_anew_when_something_new_is_known(self, desk: Desk) -> None:
        tell(desk, "one", "Norland bombed Velmore.")
        desk.read()
        before = desk.weigh()
        tell(desk, "two", "Harbour bombed Oskarby.")
        desk.read()
        assert len(desk.weigh().incidents) > len(before.incidents)

    def test_what_became_known_later_is_left_out(self, desk: Desk) -> None:
        tell(desk, "early", "Norland bombed Velmore.", MONDAY)
        tell(desk, "late", "Harbour bombed Oskarby.", WEDNESDAY)
        desk.read()
        counts = [len(desk.weigh(day).incidents) for day in (date(2031, 5, 4), MONDAY, TUESDAY, WEDNESDAY)]
        assert counts == [0, 1, 1, 2]


class TestDays:
    REPORT = Report(id="sha256:x", name="x", text="x", collected=datetime(2031, 5, 6, 22, 30, tzinfo=UTC))

    @pytest.mark.parametrize(
        ("zone", "starts", "day", "why"),
        [
            ("UTC", time(0), TUESDAY, "an hour and a half before midnight"),
            ("Asia/Damascus", time(0), WEDNESDAY, "three hours further east it is past midnight"),
            ("Asia/Damascus", time(6), TUESDAY, "but that desk's day begins at six"),
            (
                "Pacific/Honolulu",
                time(18),
                MONDAY,
                "half past twelve there, before the day begins at six in the evening",
            ),
        ],
    )
    def test_a_report_is_known_on_the_desks_day(self, desk: Desk, zone: str, starts: time, day: date, why: str) -> None:
        elsewhere = replace(desk.config, time_zone=zone, day_starts=starts)
        with Desk(elsewhere) as moved:
            moved.ledger.add(self.REPORT)
            assert moved.latest_day() == day, why
            assert moved.day_of(datetime(2031, 5, 6, 22, 30, tzinfo=UTC)) == day, why

    def test_what_was_collected_late_was_known_late_on_a_desk_that_says_so(self, desk: Desk) -> None:
        published = replace(self.REPORT, published=MONDAY)
        assert known_day(published, desk.config) == MONDAY
        assert known_day(published, replace(desk.config, knowledge="collected")) == TUESDAY


class TestDeciding:
    @pytest.fixture
    def incident(self, desk: Desk) -> str:
        tell(desk, "one", "Norland bombed Velmore.")
        tell(desk, "two", "Harbour bombed Oskarby.")
        desk.read()
        return desk.weigh().incidents[0].id

    def test_a_rejection_is_a_row_beside_the_claim(self, desk: Desk, incident: str) -> None:
        before = desk.claims()
        decision = desk.decide(Verdict(target=incident[:6], verb=Verb.REJECT, because="a drill"))
        assert (decision.target, decision.because, decision.by) == (incident, "a drill", "desk")
        assert desk.decisions() == (decision,)
        assert desk.claims() == before

    def test_an_undone_rejection_leaves_the_picture_as_it_was(self, desk: Desk, incident: str) -> None:
        before = desk.weigh()
        claim = desk.claims()[0]
        rejected = desk.decide(Verdict(target=claim.id, verb=Verb.REJECT, because="misread"))
        assert desk.weigh() != before
        desk.decide(Verdict(target=rejected.id, verb=Verb.UNDO, because="read again"))
        assert desk.weigh() == before
        assert len(desk.decisions()) == 2
        assert incident

    @pytest.mark.parametrize("verb", [Verb.REJECT, Verb.WITHHOLD])
    @pytest.mark.parametrize("subject", ["claims", "incidents"])
    def test_what_is_set_aside_leaves_no_export(self, desk: Desk, incident: str, subject: str, verb: Verb) -> None:
        told = desk.claims()
        ids = [c.id for c in told] if subject == "claims" else [i.id for i in desk.weigh().incidents]
        assert all(one in desk.export(subject, "csv") for one in ids)
        desk.decide(Verdict(target=ids[0], verb=verb, because="unsafe to show"))
        exported = desk.export(subject, "csv")
        assert ids[0] not in exported
        assert ids[1] in exported
        assert incident

    def test_a_correction_keeps_the_machines_answer(self, desk: Desk, incident: str) -> None:
        claim = desk.claims()[0]
        verdict = Verdict(target=claim.id, verb=Verb.CORRECT, because="guns", field="type", value="shelling")
        value = json.loads(desk.decide(verdict).value)
        assert value == {"field": "type", "machine": "air_strike", "person": "shelling"}
        assert {i.kind for i in desk.weigh().incidents} == {"shelling", "air_strike"}
        assert incident

    @pytest.mark.parametrize(
        ("changes", "says"),
        [
            ({"verb": Verb.REJECT, "because": "  "}, "needs a reason"),
            ({"verb": Verb.CORRECT}, "needs a field"),
            ({"verb": Verb.CORRECT, "field": "id", "value": "x"}, "needs a field"),
            ({"verb": Verb.CORRECT, "field": "act", "value": "sings"}, "has no effect"),
            ({"verb": Verb.MERGE}, "something to merge"),
            ({"verb": Verb.SPLIT, "others": ("cafe0000",)}, "not one claim"),
            ({"verb": Verb.SPLIT}, "some of the incident's claims"),
        ],
    )
    def test_a_decision_without_what_it_needs_is_refused(
        self, desk: Desk, incident: str, changes: dict[str, object], says: str
    ) -> None:
        target = desk.claims()[0].id if changes["verb"] is Verb.CORRECT else incident
        verdict = replace(Verdict(target=target, verb=Verb.ACCEPT, because="a test"), **changes)  # type: ignore[arg-type]
        with pytest.raises(UsageError, match=says):
            desk.decide(verdict)
        assert desk.decisions() == ()

    def test_a_decision_on_nothing_is_refused(self, desk: Desk, incident: str) -> None:
        assert incident
        with pytest.raises(NotFound):
            desk.decide(Verdict(target="0123456789", verb=Verb.ACCEPT, because="a test"))


class TestVerifying:
    def test_a_desk_nobody_touched_is_sound(self, desk: Desk) -> None:
        tell(desk, "one", "Norland bombed Velmore.")
        desk.read()
        assert desk.verify() == []

    def test_a_flipped_byte_is_named(self, desk: Desk) -> None:
        report = tell(desk, "one", "Norland bombed Velmore.")
        kept = next(p for p in (desk.config.archive_path / "objects").rglob("*") if p.is_file())
        kept.chmod(0o644)
        kept.write_bytes(kept.read_bytes().replace(b"Velmore", b"velmore"))
        assert [(p.code, p.report) for p in desk.verify()] == [("object_damaged", report)]

    def test_a_lost_object_is_named(self, desk: Desk) -> None:
        tell(desk, "one", "Norland bombed Velmore.")
        next(p for p in (desk.config.archive_path / "objects").rglob("*") if p.is_file()).unlink()
        assert [p.code for p in desk.verify()] == ["object_missing"]


def test_a_claim_is_found_by_the_beginning_of_its_id(desk: Desk) -> None:
    report = tell(desk, "one", "Norland bombed Velmore.")
    desk.read()
    claim = desk.claims()[0]
    assert desk.claim(claim.id) == desk.claim(claim.id[:6]) == claim
    assert desk.report(report) == desk.report(report.removeprefix("sha256:")[:8])
    for short in ("", claim.id[:3], "sha256:"):
        with pytest.raises(NotFound):
            desk.claim(short)


def test_problems_and_pictures_have_a_plain_form(desk: Desk) -> None:
    tell(desk, "one", "Norland bombed Velmore.")
    desk.read()
    assert json.loads(json.dumps(to_plain(desk.weigh())))["incidents"]
    assert to_plain(Problem(code="x", message="y")) == {"code": "x", "message": "y", "step": ""}
