"""Claims won and lost for a terminal, a document at a time, and as plain JSON values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from marsad.model import to_plain
from marsad.publish.display import clipped, shown
from marsad.publish.gains import DROPPED, WON, Change, Gains, Sort

QUOTED = 100
_SIGNS = {Sort.ONLY_NEW: "+", Sort.ONLY_OLD: "−", Sort.CHANGED: "~"}


def gains_text(gains: Gains) -> str:
    """Each difference in a row under its document: + won, − lost, ~ changed; then how many of each, then the totals."""
    rows = list(_rows(gains))
    return "\n".join(rows) + "\n"


def _rows(gains: Gains) -> Iterator[str]:
    for document, changes in groupby(gains.changes, key=lambda c: c.document):
        yield shown(document)
        for change in changes:
            yield from _row(change)
        yield ""
    counted = Counter(c.sort for c in gains.changes)
    yield ", ".join(f"{sort} {counted[sort]}" for sort in Sort if counted[sort]) or "no claim won or lost"
    of = "" if gains.gold is None else f" of {gains.gold} hand-coded claims"
    yield ", ".join(f"{name} {was} → {now}" for name, (was, now) in gains.totals.items()) + of


def _row(change: Change) -> Iterator[str]:
    claim = change.claim
    sign = "+" if change.sort in WON else "−" if change.sort in DROPPED else _SIGNS[change.sort]
    told = f"{claim.act} {claim.type}, {shown(claim.speaker)}, {claim.start}–{claim.end}"
    yield f"  {sign} {change.sort}: {told}: “{clipped(shown(claim.quote), QUOTED)}”"
    for name, was, now in change.fields:
        yield f"      {name}: {shown(was)} → {shown(now)}"


def gains_plain(gains: Gains) -> dict[str, Any]:
    """The differences and totals as plain JSON values; empty fields are left out."""
    changes = [to_plain(c) for c in gains.changes]
    totals = {name: {"old": was, "new": now} for name, (was, now) in gains.totals.items()}
    return {"changes": changes, "totals": totals, "gold": gains.gold}
