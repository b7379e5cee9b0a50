"""The pictures of a desk, by day. While pages are served, the last whole one is shown until the next one is whole."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Hashable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from threading import Condition, Lock, Thread
from typing import Any, TypeAlias, TypeVar

from marsad.engine.standing import Standing, State
from marsad.errors import Weighing
from marsad.model import Picture

# A picture is kept until so many incidents are held in all of them; those longest unasked go first.
MOST_INCIDENTS = 250_000
# Seconds a page waits for a picture that is not there yet; and for a newer one, where the last was weighed as quickly.
PATIENCE = 5.0
QUICK = 0.5
# So many new objects, and rounds of them, before what is new is looked through: an answer makes many that do not stay.
SELDOM = 100_000, 20, 20

Day = date | None
T = TypeVar("T")
Find: TypeAlias = "Callable[[Weighed], T]"
Weigh = Callable[[Standing, Day], Picture]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A picture, what it was weighed from, when it was ready (UTC), and how many seconds it took.

    What pages work out from it is kept with it, and worked out for the next picture before that is shown.
    """

    picture: Picture
    standing: Standing
    at: datetime
    seconds: float = 0.0
    _asked: dict[Hashable, tuple[Find[Any], Any]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def state(self) -> State:
        return self.standing.state

    def answer(self, question: Hashable, find: Find[T]) -> T:
        """What `find` works out from this picture alone, once; several threads may ask, at worst they work twice."""
        found = self._asked.get(question)
        if found is None:
            found = self._asked[question] = (find, find(self))
        answer: T = found[1]
        return answer

    def answering(self, before: Weighed) -> None:
        """Work out what was asked of the picture before."""
        for question, (find, _) in list(before._asked.items()):
            with suppress(Exception):  # whoever asks again is told of the fault
                self.answer(question, find)


@dataclass(slots=True)
class Pictures:
    """What was weighed, by day. One thread weighs at a time.

    `behind` is set while pages are served: then a thread of its own weighs, and a page takes what is there.
    """

    weigh: Weigh
    _kept: dict[Day, Weighed] = field(default_factory=dict)
    _wanted: dict[Day, Standing] = field(default_factory=dict)
    _failed: dict[Day, tuple[State, Exception]] = field(default_factory=dict)
    _turn: Lock = field(default_factory=Lock)
    _changed: Condition = field(default_factory=Condition)
    _thread: Thread | None = None

    def of(self, standing: Standing, day: Day) -> Weighed:
        """The picture of a day: of all that stands, or while pages are served, the last whole one.

        Raises Weighing where there is none yet and it takes longer than a page can wait.
        """
        kept = self._kept.get(day)
        if kept and kept.state == standing.state:
            self._touch(day)
            return kept
        if self._thread is None:
            with self._turn:
                return self._made(standing, day)
        self._want(standing, day)
        if kept is None or kept.seconds < QUICK:
            kept = self._awaited(standing.state, day, kept, PATIENCE)
        if kept is None:
            raise Weighing(
                f"What was known {f'on {day.isoformat()}' if day else 'until now'} is being weighed.",
                where=f"{len(standing.claims):,} claims in {len(standing.reports):,} reports",
                next_step="Ask again in a few seconds.",
            )
        return kept

    def behind(self, standing: Standing, day: Day) -> Weighed | None:
        """The picture that is shown of a day while what is kept since is being weighed; None where nothing is."""
        kept = self._kept.get(day)
        return kept if kept and kept.state != standing.state else None

    @property
    def serving(self) -> bool:
        """Whether a thread weighs behind the pages."""
        return self._thread is not None

    def serve(self) -> None:
        """From now on weigh behind the pages."""
        if self._thread is None:
            self._thread = Thread(target=self._work, name="weighing", daemon=True)
            self._thread.start()
            _settled()

    def _made(self, standing: Standing, day: Day) -> Weighed:
        kept = self._kept.get(day)
        if kept and kept.state == standing.state:
            return kept
        began = time.monotonic()
        picture = self.weigh(standing, day)
        made = Weighed(picture=picture, standing=standing, at=datetime.now(UTC), seconds=time.monotonic() - began)
        if kept and self._thread:
            made.answering(kept)
        with self._changed:
            self._kept.pop(day, None)
            self._kept[day] = made
            self._forget(day)
        if self._thread:
            _settled()
        return made

    def _touch(self, day: Day) -> None:
        with self._changed:
            kept = self._kept.pop(day, None)
            if kept:
                self._kept[day] = kept

    def _forget(self, newest: Day) -> None:
        held = sum(len(kept.picture.incidents) for kept in self._kept.values())
        for day in [d for d in self._kept if d is not None and d != newest]:
            if held <= MOST_INCIDENTS:
                return
            held -= len(self._kept.pop(day).picture.incidents)

    def _want(self, standing: Standing, day: Day) -> None:
        with self._changed:
            self._wanted[day] = standing
            self._changed.notify_all()

    def _awaited(self, state: State, day: Day, kept: Weighed | None, patience: float) -> Weighed | None:
        """The picture weighed from this state or a later one, if it is ready in time; else the one that is kept."""

        def ready() -> bool:
            now, failed = self._kept.get(day), self._failed.get(day)
            return bool(failed and failed[0] == state) or (now is not None and now is not kept)

        with self._changed:
            self._changed.wait_for(ready, timeout=patience)
            failed = self._failed.get(day)
            if failed and failed[0] == state:
                raise failed[1]
            return self._kept.get(day)

    def _work(self) -> None:
        while True:
            day, standing = self._next()
            try:
                with self._turn:
                    self._made(standing, day)
            except Exception as fault:  # told to whoever asks; the thread goes on for the others
                with self._changed:
                    self._failed[day] = (standing.state, fault)
            with self._changed:
                self._changed.notify_all()

    def _next(self) -> tuple[Day, Standing]:
        """All that is known before any day, then the day asked for last; always as it stands by now."""
        with self._changed:
            self._changed.wait_for(lambda: bool(self._wanted))
            day = None if None in self._wanted else next(reversed(self._wanted))
            return day, self._wanted.pop(day)


def _settled() -> None:
    """Look through all that stands in memory for cycles no more: millions of objects, at which every page waits."""
    gc.freeze()
    gc.set_threshold(*SELDOM)
