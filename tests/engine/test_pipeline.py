"""One bad report never stops a batch: faults of reader and placer become problems, and unsound claims are dropped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from marsad.engine.crew import read_all
from marsad.engine.pipeline import Tools, read_report
from marsad.errors import Missing
from marsad.model import Act, Claim, Mention, Reading, Report, Span, Speaker

TEXT = "Norlandic warplanes bombed Velmore."


def report(name: str = "one", text: str = TEXT) -> Report:
    return Report(id=f"sha256:{name}", name=name, text=text)


def span(quote: str, text: str = TEXT) -> Span:
    start = text.index(quote)
    return Span(start=start, end=start + len(quote), quote=quote)


def claim(**changes: object) -> Claim:
    told = Claim(
        report="sha256:one",
        span=span(TEXT),
        speaker=Speaker(name="publisher"),
        act=Act.ASSERTS,
        type="air_strike",
        actors=(Mention(span=span("Norlandic warplanes")),),
    )
    return replace(told, **changes).identified()  # type: ignore[arg-type]


class Scripted:
    """A reader that says what it was told to say, or fails as it was told to fail."""

    name = "scripted/1"

    def __init__(self, answer: Callable[[Report], tuple[Claim, ...]]) -> None:
        self._answer = answer

    def read(self, report: Report) -> Reading:
        return Reading(report=report.id, claims=self._answer(report))


class Nowhere:
    """Places nothing, or fails."""

    def __init__(self, fault: Exception | None = None) -> None:
        self._fault = fault

    def place(self, claims: Sequence[Claim], report: Report) -> tuple[Claim, ...]:
        if self._fault:
            raise self._fault
        return tuple(claims)


def failing(fault: Exception) -> Callable[[Report], tuple[Claim, ...]]:
    def answer(_: Report) -> tuple[Claim, ...]:
        raise fault

    return answer


def test_a_sound_claim_comes_through_as_it_is() -> None:
    reading = read_report(report(), Tools(Scripted(lambda _: (claim(),)), Nowhere()))
    assert reading == Reading(report="sha256:one", claims=(claim(),))


@pytest.mark.parametrize("fault", [ValueError("odd"), RecursionError("deep"), MemoryError(), AssertionError()])
def test_a_reader_that_fails_leaves_a_problem(fault: Exception) -> None:
    reading = read_report(report(), Tools(Scripted(failing(fault)), Nowhere()))
    assert reading.claims == ()
    assert [(p.code, p.report, p.step) for p in reading.problems] == [("reader_failed", "sha256:one", "read")]
    assert type(fault).__name__ in reading.problems[0].message


def test_an_answer_that_is_no_reading_is_a_reader_that_failed() -> None:
    """A third party's reader may give anything."""
    for answer in (None, Reading(report="sha256:one", claims=("a claim",))):  # type: ignore[arg-type]
        reader = Scripted(failing(ValueError()))
        reader.read = lambda _, answer=answer: answer  # type: ignore[method-assign, misc, assignment]
        reading = read_report(report(), Tools(reader, Nowhere()))
        assert [p.code for p in reading.problems] == ["reader_failed"]


def test_a_missing_part_says_nothing_about_the_report() -> None:
    with pytest.raises(Missing):
        read_report(report(), Tools(Scripted(failing(Missing("No model."))), Nowhere()))


def test_claims_outlive_a_placer_that_fails() -> None:
    reading = read_report(report(), Tools(Scripted(lambda _: (claim(),)), Nowhere(KeyError("no such place"))))
    assert reading.claims == (claim(),)
    assert [p.code for p in reading.problems] == ["placer_failed"]


@pytest.mark.parametrize(
    ("unsound", "why"),
    [
        (claim(span=Span(start=0, end=9, quote="warplanes")), "the words stand elsewhere"),
        (claim(report="sha256:two"), "it is of another report"),
        (claim(span=Span(start=0, end=99, quote=TEXT)), "the span runs past the end"),
        (claim(actors=(Mention(span=Span(start=0, end=5, quote="Highland")),)), "an actor the text does not name"),
        (claim(speaker=Speaker(name="X", span=Span(start=1, end=2, quote="X"))), "a speaker who is not there"),
    ],
)
def test_a_claim_that_does_not_point_at_its_words_is_dropped(unsound: Claim, why: str) -> None:
    reading = read_report(report(), Tools(Scripted(lambda _: (claim(), unsound)), Nowhere()))
    assert reading.claims == (claim(),), why
    assert [p.code for p in reading.problems] == ["quote_not_found"], why


def test_the_reports_behind_a_bad_one_are_read() -> None:
    def answer(asked: Report) -> tuple[Claim, ...]:
        if asked.name == "two":
            raise ValueError("odd")
        return (claim(report=asked.id),)

    reports = [report("one"), report("two"), report("three")]
    read = read_all(reports, lambda one: one, lambda: Tools(Scripted(answer), Nowhere()), jobs=1)
    assert [(r.name, len(reading.claims)) for r, reading in read if reading] == [("one", 1), ("two", 0), ("three", 1)]
