"""What people decided to keep out of print."""

from __future__ import annotations

from collections.abc import Iterable

from marsad.model import Decision, Verb, judged

SETTING_ASIDE = frozenset({Verb.REJECT, Verb.WITHHOLD})


def set_aside(decisions: Iterable[Decision]) -> dict[str, Verb]:
    """Claims and derived objects that the latest judgement on them rejects or withholds."""
    return {target: d.verb for target, d in judged(decisions).items() if d.verb in SETTING_ASIDE}
