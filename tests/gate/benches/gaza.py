"""Narratives of single strikes on Gaza, each written from many sources: killed, injured and the type of strike.

What is counted. The reader's number for a narrative is the least that its claims tell, as `_totals` works it out;
combatants are left out, as the code counts them apart.

gaza_killed        share of narratives with a coded range of civilians killed in which the number lies
gaza_killed_exact  share of the same where the number is the lower end of the range
gaza_injured       as gaza_killed, of those injured
gaza_strike_type   share of all narratives where the type of the first attack by air or artillery that is told is the
                   coded one

What that is worth. The code takes a plural without a number as 2 and so does `_totals`. Four in ten ranges are true
ranges; a narrative with no coded number is in neither share, and nothing is right where no number was read. A record
that names two types ("Airstrike, Drone Strike") is right with either. "Airstrike" is coded of 74 in 100, also where the
words only say "bombing" or "strike", which the reader leaves open ("Airstrike and/or Artillery"): a reader that always
says "Airstrike" would reach 78.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from marsad.model import Claim, Figure, FigureKind, Report
from tests.gate.benches._totals import told
from tests.gate.wiring import report_of

SET = "airwars_gaza"
TYPES = {
    "air_strike": "Airstrike",
    "drone_strike": "Drone Strike",
    "shelling": "Artillery",
    "bombardment_unspecified": "Airstrike and/or Artillery",
}
Row = Mapping[str, Any]


def figures(rows: Sequence[Row], read: Callable[[Report], Sequence[Claim]]) -> dict[str, float]:
    """The shares in percent."""
    texts = [(row["gold"], read(report_of(row))) for row in rows]
    killed = [(gold["civ_killed"], _least(claims, FigureKind.KILLED)) for gold, claims in texts if gold["civ_killed"]]
    injured = [(g["civ_injured"], _least(claims, FigureKind.WOUNDED)) for g, claims in texts if g["civ_injured"]]
    return {
        "gaza_killed": _share([_within(n, span) for span, n in killed]),
        "gaza_killed_exact": _share([n == span[0] for span, n in killed]),
        "gaza_injured": _share([_within(n, span) for span, n in injured]),
        "gaza_strike_type": _share(
            [_type(claims) in (gold["strike_type"] or "").split(", ") for gold, claims in texts]
        ),
    }


def _least(claims: Sequence[Claim], kind: FigureKind) -> float | None:
    count = told(claims, kind, _is_no_combatant)
    return count.low if count else None


def _is_no_combatant(figure: Figure) -> bool:
    return figure.who != "combatant"


def _within(number: float | None, span: Sequence[float]) -> bool:
    return number is not None and span[0] <= number <= span[1]


def _type(claims: Sequence[Claim]) -> str | None:
    ordered = sorted(claims, key=lambda c: c.span.start)
    return next((TYPES[c.type] for c in ordered if c.type in TYPES), None)


def _share(right: Sequence[bool]) -> float:
    return 100.0 * sum(right) / max(1, len(right))
