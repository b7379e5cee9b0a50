"""Press releases of one belligerent in Afghanistan: is the province found that the coders wrote down?

What is counted. The answer for a release is the first place of its claims, in the order of the text, that the release
calls a province, there or elsewhere ("in Logar province … in Logar"); where it calls none so, the first whose name is a
province in the code of any release. Places where something is told to have happened (role at or within) go before
others. `isaf_province` is the share of releases whose answer is the coded province, spelling aside: equal consonants
count as equal, as transliterations differ in vowels. A release that gives no answer is wrong. One release has one
province in the code even where it tells of several, and some codes name a province that the text does not ("in the same
province"), so that 100 is out of reach.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from marsad.archive.sections import sections
from marsad.model import HERE, Claim, Report, Role

_BESIDE = re.compile(r"\b(?:provinces?|(?:north|south|east|west|central)\w*)\b", re.IGNORECASE)


def figures(rows: Iterable[Mapping[str, Any]], read: Callable[[Report], Sequence[Claim]]) -> dict[str, float]:
    """The share in percent of releases whose province is right."""
    listed = list(rows)
    known = {key for row in listed for key in _coded(row)}
    right = [_key(answer(row["text"], read(_report(row)), known) or "?") in _coded(row) for row in listed]
    return {"isaf_province": 100.0 * sum(right) / max(1, len(right))}


def answer(text: str, claims: Sequence[Claim], known: Collection[str]) -> str | None:
    """The province the claims name, without the word; `known` are the coded ones."""
    named = [p for claim in claims for p in claim.places]
    beside = [p for p in named if p.role not in HERE and p.role is not Role.MENTIONED]
    in_order = [*(p for p in named if p.role in HERE), *beside]
    names = [_BESIDE.sub("", p.text).strip() for p in in_order]
    called = next((name for name in names if name and _called_so(name, text)), None)
    return called or next((name for name in names if _key(name) in known), None)


def _called_so(name: str, text: str) -> bool:
    """ "Logar province", "the Logar and Khost provinces", "the province of Logar"."""
    plain = re.escape(name)
    called = "|".join(
        (
            rf"\b{plain} province\b",
            rf"\bprovince of {plain}\b",
            rf"\b{plain}(?:, \w+)*,? and \w+ provinces\b",
            rf"\b\w+ and {plain} provinces\b",
        )
    )
    return re.search(called, text, re.IGNORECASE) is not None


def _coded(row: Mapping[str, Any]) -> set[str]:
    return {_key(name) for name in row["gold"]["province"] if name}


def _key(name: str) -> str:
    """Consonants only, one of each run, without the h and y that spellings differ in."""
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[^a-z]|[aeiouyh]", "", name.lower())) or name


def _report(row: Mapping[str, Any]) -> Report:
    published = date.fromisoformat(row["date"][:10]) if row["date"] else None
    return Report(
        id=row["id"], name=row["id"], text=row["text"], publisher="ISAF", published=published, language="en",
        sections=sections(row["text"]),
    )  # fmt: skip
