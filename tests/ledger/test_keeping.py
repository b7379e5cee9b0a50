"""What is kept stays as it came, however often it comes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from marsad.errors import NotFound
from marsad.ledger import Ledger
from marsad.model import Decision, Family, Incident, Picture, Problem, Reading, Section, SectionKind, Status, Verb


def test_a_report_comes_back_as_it_was_kept(ledger, report_made):
    report = report_made(
        title="Shells on the mill",
        url="https://valley.example/1",
        text="Line one.\u2028Still one.\r\n  مرج القصب 🌾",
        collected=datetime(2019, 9, 12, 9, 30, tzinfo=timezone(timedelta(hours=3))),
        sections=(Section(kind=SectionKind.BODY, start=0, end=20),),
    )
    assert ledger.add(report)
    assert ledger.report(report.id) == report


def test_the_same_bytes_twice_are_one_report(ledger, report_made):
    assert ledger.add(report_made())
    assert not ledger.add(report_made())
    assert len(ledger.reports()) == 1
    assert not ledger.problems()


def test_other_metadata_for_the_same_bytes_is_noted_and_the_first_stays(ledger, report_made):
    ledger.add(report_made())
    ledger.add(report_made(name="again", publisher="The Mountain Echo", published=None))
    ledger.add(report_made(name="again", publisher="The Mountain Echo", published=None))
    [problem] = ledger.problems()
    assert (problem.code, problem.report) == ("metadata_differs", report_made().id)
    assert "publisher The Mountain Echo (kept: The Valley Post)" in problem.message
    assert "published" not in problem.message
    assert ledger.reports()[0].publisher == "The Valley Post"


def test_reports_are_in_order_of_day_then_id_and_undated_ones_first(ledger, report_made):
    days = {4: date(2019, 9, 11), 3: date(2019, 9, 12), 2: date(2019, 9, 11), 1: None}
    for number, day in days.items():
        ledger.add(report_made(number, published=day))
    assert [r.name for r in ledger.reports()] == ["report-1", "report-2", "report-4", "report-3"]


def test_a_reading_is_kept_once_with_its_claims_and_problems(ledger, report_made, reading_made):
    report = report_made()
    ledger.add(report)
    reading = reading_made(report)
    assert ledger.record(reading, "rules/1.0")
    assert not ledger.record(reading, "rules/1.0")
    assert ledger.claims() == reading.claims
    assert ledger.problems() == reading.problems
    assert ledger.claim(reading.claims[1].id) == reading.claims[1]


def test_a_reading_without_claims_marks_the_report_as_read(ledger, report_made):
    report = report_made()
    ledger.add(report)
    assert ledger.unread("rules/1.0") == (report,)
    ledger.record(Reading(report=report.id), "rules/1.0")
    assert ledger.unread("rules/1.0") == ()
    assert ledger.unread("rules/2.0") == (report,)


def test_a_later_reader_speaks_for_the_report_and_the_earlier_reading_stays(ledger, report_made, reading_made):
    report = report_made()
    ledger.add(report)
    old = reading_made(report)
    new = Reading(report=report.id, claims=(replace(old.claims[0], evidence=("better rule",)),))
    ledger.record(old, "rules/1.0")
    ledger.record(new, "rules/2.0")
    assert ledger.claims() == new.claims
    assert ledger.claims(report.id) == new.claims
    assert ledger.claims(reader="rules/1.0") == old.claims
    assert ledger.claim(old.claims[0].id).evidence == ("better rule",)
    assert ledger.claim(old.claims[1].id) == old.claims[1]


def test_claims_follow_the_order_of_reports_then_of_the_text(ledger, report_made, reading_made):
    early, late = report_made(2, published=date(2019, 9, 1)), report_made(1, published=date(2019, 9, 2))
    for report in (late, early):
        ledger.add(report)
        reading = reading_made(report)
        ledger.record(replace(reading, claims=reading.claims[::-1]), "rules/1.0")
    assert [(c.report, c.span.start) for c in ledger.claims()] == [
        (early.id, 32), (early.id, 68), (late.id, 32), (late.id, 68),
    ]  # fmt: skip


def test_a_claim_that_misquotes_its_report_is_left_out_and_noted(ledger, report_made, reading_made):
    report = report_made()
    ledger.add(report)
    good, bad = reading_made(report).claims
    moved = replace(bad, span=replace(bad.span, start=bad.span.start - 1, end=bad.span.end - 1)).identified()
    ledger.record(Reading(report=report.id, claims=(good, moved)), "rules/1.0")
    assert ledger.claims() == (good,)
    assert [p.code for p in ledger.problems()] == ["misquoted"]


def test_nothing_of_a_reading_stays_when_it_breaks_off(ledger, report_made, reading_made, monkeypatch):
    report = report_made()
    ledger.add(report)
    monkeypatch.setattr(Ledger, "_note", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        ledger.record(reading_made(report), "rules/1.0")
    assert ledger.claims() == ()
    assert ledger.unread("rules/1.0") == (report,)


def test_an_id_that_nothing_answers_to_is_not_found(ledger, report_made, reading_made):
    for ask in (ledger.report, ledger.claim):
        with pytest.raises(NotFound) as caught:
            ask("nothing")
        assert "nothing" in caught.value.message
    with pytest.raises(NotFound):
        ledger.record(reading_made(report_made()), "rules/1.0")


def test_a_problem_is_kept_once_and_comes_back(ledger):
    problem = Problem(code="too_large", message="dump.txt: more than 20,000,000 bytes.", step="add")
    assert ledger.note(problem)
    assert not ledger.note(problem)
    assert ledger.note(replace(problem, message="other.txt: more than 20,000,000 bytes."))
    assert problem in ledger.problems()
    assert len(ledger.problems()) == 2


def test_decisions_come_back_in_the_order_they_were_taken(ledger):
    at = datetime(2019, 9, 12, 8, tzinfo=UTC)
    first = Decision(id="z", target="claim", verb=Verb.REJECT, because="no such mill", by="reader", at=at)
    undone = Decision(id="a", target="z", verb=Verb.UNDO, because="there is", by="reader", at=at, value='{"n": 1}')
    assert ledger.decide(first)
    assert ledger.decide(undone)
    assert not ledger.decide(first)
    assert ledger.decisions() == (first, undone)


def test_a_picture_takes_the_place_of_the_one_before(ledger):
    def picture(day, kind):
        incident = Incident(
            id="i", kind=kind, family=Family.STRIKE, claims=(), voices=(), status=Status.CONTESTED, judgements=()
        )
        return Picture(as_known_on=day, incidents=(incident,))

    day = date(2019, 9, 11)
    assert ledger.picture(day, "one") is None
    ledger.keep_picture(picture(day, "shelling"), "one")
    ledger.keep_picture(picture(day, "air_strike"), "two")
    ledger.keep_picture(picture(None, "ambush"), "three")
    assert ledger.picture(day, "two") == picture(day, "air_strike")
    assert ledger.picture(None, "three") == picture(None, "ambush")


def test_a_picture_worked_out_from_something_else_is_not_given(ledger):
    ledger.keep_picture(Picture(as_known_on=None), "one")
    assert ledger.picture(None, "one") == Picture(as_known_on=None)
    assert ledger.picture(None, "two") is None


def test_a_digest_stands_for_what_is_kept_and_not_for_how_it_came(tmp_path, report_made, reading_made):
    digests = []
    for name, numbers in (("one", (1, 2)), ("other", (2, 1, 2))):
        with Ledger(tmp_path / name) as ledger:
            for number in numbers:
                report = report_made(number)
                ledger.add(report)
                ledger.record(reading_made(report), "rules/1.0")
            digests.append(ledger.digest())
            ledger.add(report_made(3))
            assert ledger.digest() != digests[-1]
    assert digests[0] == digests[1]
