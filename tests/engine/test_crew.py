"""Several processes read what one would, in the same order, whatever becomes of a report or of a process."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from functools import partial

import pytest

from marsad.engine import crew, plugging
from marsad.model import Reading, Report

TEXT = "Rebels shelled the village on day {n} and killed {n} soldiers, the army said. It denied that it had fled."


def report(number: int) -> Report:
    return Report(id=f"sha256:{number}", name=str(number), text=TEXT.format(n=number + 2), language="en")


@pytest.mark.slow
def test_two_processes_read_as_one_does_though_one_is_killed() -> None:
    bad = Report(id="sha256:bad", name="bad", text=None, language="en")  # type: ignore[arg-type]
    items = [None, *(report(n) for n in range(6)), bad, *(report(n) for n in range(6, 14)), None]
    make = partial(plugging.tools, "syria")
    alone = list(crew.read_all(items, lambda one: one, make, jobs=1))
    together = []
    for pair in crew.read_all(items, lambda one: one, make, jobs=2):
        if pair[0] == report(0):
            multiprocessing.active_children()[0].kill()
        together.append(pair)
    assert together == alone
    assert [item for item, _ in together] == items
    assert [p.code for _, reading in together if reading for p in reading.problems] == ["reader_failed"]


class Pool:
    """Stands for processes of which one report is the death."""

    def __init__(self) -> None:
        self.broken = False

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *fault: object) -> None:
        return None

    def submit(self, _: object, asked: Report) -> Future[Reading]:
        done: Future[Reading] = Future()
        self.broken = self.broken or asked.name == "3"
        if self.broken:
            done.set_exception(BrokenProcessPool())
        else:
            done.set_result(Reading(report=asked.id))
        return done

    def shutdown(self, **how: bool) -> None:
        self.broken = True


def test_a_report_that_kills_whoever_reads_it_is_a_problem_and_the_rest_are_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(crew.Crew, "_begun", lambda *_: Pool())
    reports = [report(n) for n in range(30)]
    read = list(crew.read_all(reports, lambda one: one, partial(plugging.tools, "syria"), jobs=2))
    assert [one.name for one, _ in read] == [str(n) for n in range(30)]
    assert {r.report: [p.code for p in r.problems] for _, r in read if r and r.problems} == {
        "sha256:3": ["reader_died"]
    }
