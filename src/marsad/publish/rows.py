"""Styled words into rows of a given number of columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.cells import cell_len

BOLD, FAINT, ITALIC, RESET = "\x1b[1m", "\x1b[2m", "\x1b[3m", "\x1b[0m"
# Stands for a space at which no row may end.
HARD_SPACE = "\u00a0"

Run = tuple[str, str]
Cell = tuple[str, str]


def wrapped(runs: Sequence[Run], width: int, *, colour: bool) -> Iterator[str]:
    """Rows of at most `width` columns from (text, style) runs, broken at spaces, longer words cut."""
    row: list[Cell] = []
    for word in _words(runs, width):
        if row and columns(row) + 1 + columns(word) > width:
            yield printed(row, colour=colour)
            row = []
        row = [*row, _space(row[-1], word[0]), *word] if row else word
    yield printed(row, colour=colour)


def columns(cells: Sequence[Cell]) -> int:
    """How many columns of a terminal they take; combining marks take none, East Asian characters two."""
    return cell_len("".join(char for char, _ in cells))


def printed(cells: Sequence[Cell], *, colour: bool) -> str:
    """The characters, with escape sequences for their styles where there is colour."""
    text = []
    for style, run in groupby(cells, key=lambda cell: cell[1]):
        chars = "".join(char for char, _ in run).replace(HARD_SPACE, " ")
        text.append(f"{style}{chars}{RESET}" if colour and style else chars)
    return "".join(text)


def _space(before: Cell, after: Cell) -> Cell:
    return " ", before[1] if before[1] == after[1] else ""


def _words(runs: Sequence[Run], width: int) -> Iterator[list[Cell]]:
    cells = [(char, style) for text, style in runs for char in text]
    for is_space, group in groupby(cells, key=lambda cell: cell[0] == " "):
        if not is_space:
            yield from _cut(list(group), width)


def _cut(word: list[Cell], width: int) -> Iterator[list[Cell]]:
    part: list[Cell] = []
    taken = 0
    for cell in word:
        wide = cell_len(cell[0])
        if part and taken + wide > width:
            yield part
            part, taken = [], 0
        part.append(cell)
        taken += wide
    yield part
