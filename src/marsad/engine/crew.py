"""Reading in several processes: the order of the reports is kept, and no report stops those behind it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TypeVar

from marsad.engine.pipeline import Tools, read_report
from marsad.model import Problem, Reading, Report

T = TypeVar("T")
AHEAD = 4
"""Reports handed out beyond what is asked for, a process."""

_tools: list[Tools] = []


class Crew:
    """Processes that read for one that asks. Each makes its own tools: a language model cannot be lent."""

    def __init__(self, make: Callable[[], Tools], jobs: int) -> None:
        self._make = make
        self._jobs = jobs

    def read(self, items: Iterable[T], report_of: Callable[[T], Report | None]) -> Iterator[tuple[T, Reading | None]]:
        """Each item with the reading of its report (None where it has none), in their order."""
        handed: deque[tuple[T, Report | None, Future[Reading] | None]] = deque()
        self._pool = self._begun(self._jobs)
        try:
            for item in items:
                report = report_of(item)
                handed.append((item, report, self._handed(report)))
                if len(handed) > self._jobs * AHEAD:
                    yield self._next(handed)
            while handed:
                yield self._next(handed)
            self._pool.shutdown()
        finally:
            self._pool.shutdown(wait=False, cancel_futures=True)

    def _begun(self, jobs: int) -> ProcessPoolExecutor:
        # A process that is copied while threads run may never wake: each begins from nothing.
        return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_begin, initargs=(self._make,))

    def _handed(self, report: Report | None) -> Future[Reading] | None:
        if report is None:
            return None
        try:
            return self._pool.submit(_read, report)
        except BrokenProcessPool as broken:
            failed: Future[Reading] = Future()
            failed.set_exception(broken)
            return failed

    def _next(self, handed: deque[tuple[T, Report | None, Future[Reading] | None]]) -> tuple[T, Reading | None]:
        item, report, waiting = handed.popleft()
        if report is None or waiting is None:
            return item, None
        try:
            return item, waiting.result()
        except BrokenProcessPool:
            reading = self._alone(report)
        # Whoever was being read when the process died is read again.
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = self._begun(self._jobs)
        again = [(other, behind, self._handed(behind)) for other, behind, _ in handed]
        handed.clear()
        handed.extend(again)
        return item, reading

    def _alone(self, report: Report) -> Reading:
        """The report read by a process of its own; a `Problem` where that dies too."""
        with self._begun(1) as own:
            try:
                return own.submit(_read, report).result()
            except BrokenProcessPool:
                message = "The process that read this report died; the report was left unread."
                problem = Problem(code="reader_died", message=message, report=report.id, step="read")
                return Reading(report=report.id, problems=(problem,))


def _begin(make: Callable[[], Tools]) -> None:
    _tools[:] = [make()]


def _read(report: Report) -> Reading:
    return read_report(report, _tools[0])


def read_all(
    items: Iterable[T], report_of: Callable[[T], Report | None], make: Callable[[], Tools], jobs: int
) -> Iterator[tuple[T, Reading | None]]:
    """Each item with the reading of its report (None where it has none), in their order, by so many processes."""
    if jobs > 1:
        yield from Crew(make, jobs).read(items, report_of)
        return
    tools = make()
    for item in items:
        report = report_of(item)
        yield item, read_report(report, tools) if report else None
