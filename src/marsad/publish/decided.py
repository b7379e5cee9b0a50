"""What people decided to keep out of print."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.model import Decision, Verb

JUDGING = frozenset({Verb.ACCEPT, Verb.REJECT, Verb.WITHHOLD})
SETTING_ASIDE = frozenset({Verb.REJECT, Verb.WITHHOLD})


def standing(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """The decisions that were not taken back, oldest first. Taking back an undo restores what it undid."""
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


def set_aside(decisions: Sequence[Decision]) -> dict[str, Verb]:
    """Claims and derived objects that the latest judgement on them rejects or withholds."""
    latest = {d.target: d.verb for d in standing(decisions) if d.verb in JUDGING}
    return {target: verb for target, verb in latest.items() if verb in SETTING_ASIDE}
