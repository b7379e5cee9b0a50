"""Which decisions stand: those not taken back, and the latest judgement on each thing."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from marsad.model.kept import Decision
from marsad.model.vocabulary import Sensitivity, Verb

JUDGING = frozenset({Verb.ACCEPT, Verb.REJECT, Verb.WITHHOLD})


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions not taken back, oldest first. Taking back an undo restores what it undid."""
    undone: set[str] = set()
    kept = []
    for decision in sorted(decisions, key=lambda d: (d.at, d.id), reverse=True):
        if decision.id in undone:
            continue
        if decision.verb is Verb.UNDO:
            undone.add(decision.target)
        else:
            kept.append(decision)
    return tuple(reversed(kept))


def judged(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """The latest standing accept, reject or withhold on each claim or derived object, by its id."""
    return {d.target: d for d in standing(decisions) if d.verb in JUDGING}


def sensitivities(decisions: Iterable[Decision]) -> dict[str, Sensitivity]:
    """How each report that is not open is shown, by its id: the latest standing word on it.

    A word that cannot be understood withholds: what somebody meant to keep back is not shown by mistake.
    """
    latest = {d.target: _level(d) for d in standing(decisions) if d.verb is Verb.SENSITIVITY}
    return {report: level for report, level in latest.items() if level is not Sensitivity.OPEN}


def value_of(decision: Decision) -> dict[str, Any]:
    """What a decision's value says by name; nothing where it cannot be understood."""
    try:
        value = json.loads(decision.value)
    except json.JSONDecodeError:
        return {}
    return value if isinstance(value, dict) else {}


def _level(decision: Decision) -> Sensitivity:
    try:
        return Sensitivity(value_of(decision).get("level", ""))
    except ValueError:
        return Sensitivity.WITHHELD
