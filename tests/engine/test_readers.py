"""The promises of the port `Reader`: the shipped reader keeps them, and the kit for authors catches who does not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import count

import pytest

from marsad.engine import plugging
from marsad.model import Act, Claim, Denial, Problem, Reading, Report, Scope, Span, Speaker
from marsad.testing import UNREAD, broken_promises, check_reader

TOLD = Report(
    id="sha256:told", name="told", published=date(2024, 5, 8), publisher="Harsa Courier", language="en",
    text="Residents said shells hit Aleppo on Tuesday, killing 3. The Russian Defence Ministry denied it. Shells fell.",
)  # fmt: skip


class Toy:
    """The reader of a plug-in: a claim for every word "shell…". `spoil` makes of its claims what an author might."""

    name = "toy/1"

    def __init__(self, spoil: Callable[[Claim], Claim] = lambda claim: claim) -> None:
        self._spoil = spoil

    def read(self, report: Report) -> Reading:
        if report.language != "en":
            problem = Problem(code="language_not_read", message="English only.", report=report.id, step="read")
            return Reading(report=report.id, problems=(problem,))
        return Reading(report=report.id, claims=tuple(self._spoil(c) for c in self._claims(report)))

    def _claims(self, report: Report) -> Iterator[Claim]:
        for found in re.finditer(r"(?i)shell\w*", report.text):
            span = Span(start=found.start(), end=found.end(), quote=found.group())
            yield Claim(
                report=report.id, span=span, speaker=Speaker(name="publisher"), act=Act.ASSERTS, type="shelling",
                evidence=("trigger: shell",), reader=self.name,
            ).identified()  # fmt: skip


def test_the_shipped_reader() -> None:
    shipped = plugging.tools("syria").reader
    assert shipped.read(TOLD).claims
    check_reader(shipped, reports=[TOLD])


def test_a_toy() -> None:
    check_reader(Toy(), reports=[TOLD])


class Nameless(Toy):
    name = "toy"


class Raising(Toy):
    def read(self, report: Report) -> Reading:
        return super().read(report) if report.text.strip() else Reading(report=str(1 // 0))


class Silent(Toy):
    def read(self, report: Report) -> Reading:
        return None  # type: ignore[return-value]


class Counting(Toy):
    """Keeps state from report to report."""

    def __init__(self) -> None:
        super().__init__(lambda claim: replace(claim, evidence=(f"reading {next(self._read)}",)))
        self._read = count()


class Polyglot(Toy):
    def read(self, report: Report) -> Reading:
        return super().read(replace(report, language="en"))


class Backwards(Toy):
    def _claims(self, report: Report) -> Iterator[Claim]:
        return reversed(list(super()._claims(report)))


class Doubling(Toy):
    def _claims(self, report: Report) -> Iterator[Claim]:
        return (claim for claim in super()._claims(report) for _ in range(2))


class Inventing(Toy):
    def _claims(self, report: Report) -> Iterator[Claim]:
        none = Span(start=0, end=0, quote="")
        made = Claim(report=report.id, span=none, speaker=Speaker(name="publisher"), act=Act.ASSERTS, type="shelling")
        yield replace(made, evidence=("nothing",), reader=self.name).identified()


class ByName(Toy):
    """Its ids rest on what a report is called."""

    def _claims(self, report: Report) -> Iterator[Claim]:
        return (replace(c, speaker=Speaker(name=report.name)).identified() for c in super()._claims(report))


class Elsewhere(Toy):
    def read(self, report: Report) -> Reading:
        return replace(super().read(report), report="sha256:other")


def spoilt(**changed: object) -> Toy:
    return Toy(lambda claim: replace(claim, **changed).identified())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("reader", "told"),
    [
        (Nameless(), "not a name and a version"),
        (Raising(), "raises ZeroDivisionError"),
        (Silent(), "gives a NoneType"),
        (Counting(), "read again, after other reports"),
        (Polyglot(), f"does not read ({UNREAD})"),
        (Backwards(), "not in the order of the text"),
        (Doubling(), "two claims have one id"),
        (Inventing(), "an empty text gives claims"),
        (Inventing(), "its span is empty"),
        (ByName(), "change with the report's name"),
        (Elsewhere(), "the reading is of another report"),
        (spoilt(report="sha256:other"), "it is of another report"),
        (spoilt(span=Span(start=0, end=5, quote="shell")), "'shell' does not stand at 0–5"),
        (spoilt(speaker=Speaker(name="X", span=Span(start=1, end=2, quote="X"))), "'X' does not stand at 1–2"),
        (Toy(lambda claim: replace(claim, id="17")), "its id is not that of its content"),
        (spoilt(type="bang"), "'bang' is no type of the code book"),
        (spoilt(reader="other/1"), "names 'other/1' as its reader"),
        (spoilt(evidence=()), "names no evidence"),
        (spoilt(denies=(Denial(scope=Scope.OCCURRENCE, claim="17"),)), "meets a claim that is not of this report"),
        (spoilt(act="says"), "cannot be written"),
    ],
)
def test_a_reader_that_breaks_a_promise_is_caught(reader: Toy, told: str) -> None:
    assert any(told in fault for fault in broken_promises(reader, reports=[TOLD]))
    with pytest.raises(AssertionError, match="breaks what a reader promises"):
        check_reader(reader, reports=[TOLD])


def test_a_reader_of_every_language_is_not_asked_for_a_problem() -> None:
    check_reader(Polyglot(), reports=[TOLD], unread=None)
