"""What checking the stated numbers found, and what the incidents held here come to: worked out, and said to be."""

from __future__ import annotations

from collections.abc import Iterable

from marsad.model import Check, Finding, Total
from marsad.publish.amounts import counted_words, number
from marsad.publish.brief import Line
from marsad.publish.days import window
from marsad.publish.footnotes import Notebook
from marsad.publish.material import CARRIED_DAYS, Material
from marsad.publish.pieces import group, plain, point, statement
from marsad.publish.telling import accounts
from marsad.publish.words import counted, sentence

WORKED_OUT = "Worked out here, said by nobody"
# Not worth a line of a brief; `marsad explain` tells them.
QUIET = frozenset({Check.INCIDENTS_WITHIN})
# One incident is no sum.
SUM_OF = 2


def findings(tolls: Iterable[str], material: Material, book: Notebook) -> list[Line]:
    """What the checks found on these tolls, each with whose numbers they are."""
    shown = set(tolls)
    found = (f for f in material.picture.findings if f.check not in QUIET and shown & set(f.tolls))
    return [
        line
        for one in found
        if one.check is not Check.NOT_ADDED or len(shown) > 1
        for line in _found(one, material, book)
    ]


def _found(one: Finding, material: Material, book: Notebook) -> list[Line]:
    claims = material.standing(one.claims)
    if len(claims) < len(one.claims):
        return []
    said = statement(one.text.removesuffix("."), book.cite(*claims))
    if one.check is Check.NOT_ADDED:
        return [point(said)]
    return [point(said, plain(", by the account of "), *accounts(claims, material, book), label="Check")]


def worked_out(material: Material, book: Notebook) -> list[Line]:
    """What a number and its share imply, and what incidents that give a number come to."""
    lines = [
        line for f in material.picture.findings if f.check is Check.IMPLIES for line in _implied(f, material, book)
    ]
    lines += [line for total in material.picture.totals for line in _total(total, material, book)]
    return [group(WORKED_OUT), *lines] if lines else []


def _implied(one: Finding, material: Material, book: Notebook) -> list[Line]:
    claims = material.standing(one.claims)
    if not claims or not material.within(claims, CARRIED_DAYS):
        return []
    return [point(statement(one.text.removesuffix("."), book.cite(*claims)))]


def _total(total: Total, material: Material, book: Notebook) -> list[Line]:
    claims = material.standing(total.claims)
    if total.given < SUM_OF or len(claims) < len(total.claims) or not material.within(claims, CARRIED_DAYS):
        return []
    words = sentence(f"{counted_words(total.kind, total.who)}: {amounts(total.low, total.high)}")
    days = window(total.earliest, total.latest, material.day)
    text = (
        f"{words}, by the incidents held here that give a number ({total.given:,} of {total.held:,}), {days}; "
        f"the others give none, which is not zero{_reserve(total)}"
    )
    return [point(statement(text, book.cite(*claims)))]


def amounts(low: float, high: float | None) -> str:
    """`12`, `between 12 and 24`, `at least 12`: from the least to the most that is said."""
    if high is None:
        return f"at least {number(low)}"
    return number(low) if low == high else f"between {number(low)} and {number(high)}"


def _reserve(total: Total) -> str:
    told = [f"{counted(len(one.incidents), 'incident', 'incidents')} {one.text}" for one in total.left_out]
    return "".join(f"; {words}" for words in told)
