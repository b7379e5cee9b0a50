"""Answers of the ledger, kept in memory for as long as nothing is added to it: pages ask for the same many times."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from marsad.engine.standing import State

# A timeline asks for one picture a day; the longest unasked go first.
MOST = 24

T = TypeVar("T")
_MISSING: Any = object()


@dataclass(slots=True)
class Memory:
    """What was asked of one ledger since it last grew. Several threads may ask at once; at worst they work twice."""

    _kept: tuple[State | None, dict[Hashable, Any]] = field(default_factory=lambda: (None, {}))

    def of(self, state: State, question: Hashable, find: Callable[[], T]) -> T:
        """The answer from memory, or what `find` finds, which must depend on what is kept and the question alone."""
        if self._kept[0] != state:
            self._kept = (state, {})
        answers = self._kept[1]
        found = answers.pop(question, _MISSING)
        answers[question] = found = find() if found is _MISSING else found
        for oldest in list(answers)[:-MOST]:
            answers.pop(oldest, None)
        answer: T = found
        return answer
