"""CASE 2021 task 2: the kind of event that a sentence or two tells, as one of thirty labels after ACLED's types.

What is measured: for each row the reader's claims are turned into one label by the crosswalk in `case2021.toml`, and
the label is compared with the row's. A row without a claim has no label and counts as wrong. `case2021` is the
macro-F1 over the labels that occur in the rows, `case2021_weighted` the F1 weighted by how often each occurs, both in
percent.

What it says about Marsad and what not: the labels cut finer than claim types in places where no war is told (five
sorts of protest, natural and industrial disasters, crime, diplomacy, bases, weapons found). There the words of the
text decide, once a claim was made at all, so the figure is one of claim types and of a word list together;
`case2021_types` is the macro-F1 of the claim types alone. The word list was written with the definitions and with
rows of the development half in sight: the figure on rows never seen is a few points lower. A row has one label where
the text may tell several events; the annotators' choice is that of the main one, ours is by rank.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from marsad.model import Act, Claim, Report

_TABLE = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_RANK = tuple(_TABLE["rank"].split())
_LABELS = {kind: label for label, kinds in _TABLE["labels"].items() for kind in kinds.split()}
_OPEN = frozenset(_TABLE["open"].split())
_OPENING = 160
"""Characters in which a text about who did it says so."""
_BLOWS = frozenset(
    """air_strike drone_strike bombardment_unspecified shelling ied_or_mine car_bomb suicide_attack killing_of_civilians
       ground_clash other_event assassination abduction""".split()
)


def _any(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(words), re.DOTALL)


def _types(entry: Mapping[str, Any]) -> frozenset[str]:
    if "only" in entry:
        return frozenset(entry["only"].split())
    return _OPEN | frozenset(entry.get("with", "").split()) | ({"protest"} if entry.get("crowd") else set())


_CLAIMED = _any(_TABLE["claimed"])
_CROWD = re.compile(_TABLE["crowd"])
_REFINE = tuple((e["label"], _types(e), bool(e.get("crowd")), _any(e["words"])) for e in _TABLE["refine"])


def figures(rows: Sequence[Mapping[str, Any]], read: Callable[[Report], Sequence[Claim]]) -> dict[str, float]:
    """Macro and weighted F1 of the labels and macro-F1 of the claim types alone, in percent."""
    told = [(str(row["gold"]["sub_event_type"]), read(report_of(row)), str(row["text"])) for row in rows]
    macro, weighted = _scores([(gold, label(claims, text)) for gold, claims, text in told])
    bare, _ = _scores([(gold, label(claims, "")) for gold, claims, _ in told])
    return {"case2021": macro, "case2021_weighted": weighted, "case2021_types": bare}


def report_of(row: Mapping[str, Any]) -> Report:
    """A row as a report without a publisher."""
    day = date.fromisoformat(str(row["date"])[:10]) if row.get("date") else None
    return Report(id=str(row["id"]), name=str(row["id"]), text=str(row["text"]), published=day, language="en")


def label(claims: Sequence[Claim], text: str) -> str | None:
    """The one label of a text by its claims, or None where it has none."""
    low = text.lower()
    if claims and (_CLAIMED.search(low[:_OPENING]) or _accuses(claims[0])):
        return "ATTRIB"
    found = [name for name in (_label(claim, low) for claim in claims) if name]
    return min(found, key=_RANK.index, default=None)


def _accuses(claim: Claim) -> bool:
    """Whether the first thing told is who is said to have done it."""
    return claim.act in {Act.CLAIMS_RESPONSIBILITY, Act.ACCUSES} and claim.type in _BLOWS


def _label(claim: Claim, text: str) -> str | None:
    """The label of one claim: by the words of the text where its type leaves it open, else by its type."""
    crowd = _CROWD.search(text) is not None
    for name, types, of_crowd, words in _REFINE:
        if claim.type in types and (crowd or not of_crowd) and words.search(text):
            return str(name)
    return _LABELS.get(claim.type)


def _scores(pairs: Sequence[tuple[str, str | None]]) -> tuple[float, float]:
    scores = {name: _f1(pairs, name) for name in {gold for gold, _ in pairs}}
    often = Counter(gold for gold, _ in pairs)
    macro = sum(scores.values()) / max(1, len(scores))
    weighted = sum(scores[name] * often[name] for name in scores) / max(1, len(pairs))
    return round(100 * macro, 1), round(100 * weighted, 1)


def _f1(pairs: Sequence[tuple[str, str | None]], name: str) -> float:
    right = sum(gold == name == said for gold, said in pairs)
    wrong = sum((gold == name) != (said == name) for gold, said in pairs)
    return 2 * right / (2 * right + wrong) if right else 0.0
