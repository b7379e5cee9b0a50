"""Two files of claims, compared."""

from __future__ import annotations

import json
from pathlib import Path

from marsad.errors import UsageError
from marsad.publish import Coded, Gains, against_gold, between, coded


def compare(old: Path, new: Path, gold: Path | None = None) -> Gains:
    """What NEW has over OLD, two files as `marsad read --format jsonl` writes them; with hand-coded claims, what is
    right of it.

    Raises UsageError where a line is none of the contract's, or the files have no document in common.
    """
    before, after = _documents(old), _documents(new)
    _meet(before, after, old, new)
    if gold is None:
        return between(before, after)
    judges = _documents(gold)
    _meet(judges, after, gold, new)
    return against_gold(before, after, judges)


def _documents(path: Path) -> list[Coded]:
    found: list[Coded] = []
    # A text may hold line separators that are no line feed.
    for number, line in enumerate(_text(path).split("\n"), 1):
        if line.strip():
            found.append(_document(line, path, number))
    return found


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise UsageError(f"It cannot be read: {fault}.", where=str(path), next_step="Name another file.") from fault


def _document(line: str, path: Path, number: int) -> Coded:
    try:
        return coded(json.loads(line))
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        raise UsageError(
            f"This line is no report with claims: {type(fault).__name__}: {fault}.",
            where=f"{path}, line {number}",
            next_step="Name files that `marsad read --format jsonl` wrote.",
        ) from fault


def _meet(one: list[Coded], other: list[Coded], first: Path, second: Path) -> None:
    if one and other and not {d.name for d in one} & {d.name for d in other}:
        raise UsageError(
            "They have no document in common.",
            where=f"{first} and {second}",
            next_step="Compare readings of the same files; a document goes by its file's name or the id of its row.",
        )
