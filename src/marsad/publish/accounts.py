"""An account of every source for a terminal and as plain JSON values: counts of what is held here, and no score."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from marsad.model import Account, Pack, Reliability, to_plain
from marsad.publish.display import clipped, shown
from marsad.publish.naming import named, side_words
from marsad.publish.words import RELIABILITY

CAUTION = "Counts of what this desk holds; none says who is right."
LONGEST = 40
COLUMNS = (
    ("told", "incidents it vouches for"),
    ("first", "of these, told on an earlier day than by anybody else"),
    ("alone", "told by nobody else"),
    ("others", "told by another origin too"),
    ("denied", "denied by somebody"),
    ("withdrew", "taken back by itself"),
    ("carried", "incidents its pages tell of"),
    ("denies", "incidents it denies"),
    ("own side", "of these, told by an outlet of its own side"),
    ("foretold", "what it foretold: open/came true/did not/cannot tell"),
)


def accounts_text(accounts: Sequence[Account], pack: Pack) -> str:
    """A row a source under a row of headings, then what each heading counts."""
    rows = [["source", "mark", *(name for name, _ in COLUMNS)], *(_row(one, pack) for one in accounts)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = [CAUTION, ""]
    for row in rows:
        cells = (c.ljust(w) if i < 2 else c.rjust(w) for i, (c, w) in enumerate(zip(row, widths, strict=True)))
        lines.append("  ".join(cells).rstrip())
    lines += ["", "mark: the Admiralty letter a person gave the source, F for none"]
    lines += [f"{name}: {meaning}" for name, meaning in COLUMNS]
    return "\n".join(lines) + "\n"


def _row(one: Account, pack: Pack) -> list[str]:
    side = f" ({side_words(one.side, pack)})" if one.side else ""
    cards = one.foretold
    foretold = "/".join(str(len(c)) for c in (cards.open, cards.came_true, cards.did_not, cards.cannot_tell))
    counts = (
        one.told.all, one.told.first, one.told.alone, one.confirmed, one.denied, one.withdrew, one.carried.all,
        one.denies, one.denied_own_side,
    )  # fmt: skip
    name = clipped(shown(named(one.name, pack) + side), LONGEST)
    return [name, _mark(one, pack).value, *(str(len(c)) for c in counts), foretold]


def _mark(one: Account, pack: Pack) -> Reliability:
    source = pack.source(one.source)
    return source.reliability if source else Reliability.F


def account_text(one: Account, pack: Pack) -> str:
    """One source in full: every count with the ids it counts."""
    mark = _mark(one, pack)
    side = f", {side_words(one.side, pack)}" if one.side else ""
    lines = [f"{shown(named(one.name, pack))}{side}", f"Admiralty, source: {mark.value}, {RELIABILITY[mark]}", CAUTION]
    cards = one.foretold
    told = (
        ("reports of its own held here", None, one.reports),
        ("tells of", one.told.all, 0), ("told first", one.told.first, 0), ("told alone", one.told.alone, 0),
        ("told by another origin too", one.confirmed, 0), ("denied by somebody", one.denied, 0),
        ("taken back by itself", one.withdrew, 0), ("its pages tell of", one.carried.all, 0),
        ("its pages told first", one.carried.first, 0), ("its pages alone tell of", one.carried.alone, 0),
        ("denies", one.denies, 0), ("denies what its own side told", one.denied_own_side, 0),
        ("foretold, open", cards.open, 0), ("foretold, came true", cards.came_true, 0),
        ("foretold, did not come true", cards.did_not, 0), ("foretold, cannot be told", cards.cannot_tell, 0),
    )  # fmt: skip
    for words, ids, number in told:
        listed = f": {', '.join(ids)}" if ids else ""
        lines.append(f"  · {words} {len(ids) if ids is not None else number}{listed}")
    return "\n".join(lines) + "\n"


def accounts_plain(accounts: Sequence[Account], pack: Pack) -> list[dict[str, Any]]:
    """The accounts as plain JSON values, ids in place of counts; empty fields are left out."""
    return [{**to_plain(one), "reliability": _mark(one, pack).value} for one in accounts]
