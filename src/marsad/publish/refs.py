"""Footnote numbers as they are shown in a line."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.publish.brief import Line, Piece, Role


def with_refs(line: Line) -> Iterator[tuple[Piece, tuple[int, ...]]]:
    """Each piece with the footnotes to show behind it.

    Where neighbours rest on the same footnotes, only the last of them shows them. A NOTE is headed by its number and
    shows none.
    """
    for index, piece in enumerate(line.pieces):
        following = next((p.notes for p in line.pieces[index + 1 :] if p.notes), ())
        hidden = line.role is Role.NOTE or piece.notes == following
        yield piece, () if hidden else piece.notes


def ranges(notes: tuple[int, ...]) -> list[tuple[int, int]]:
    """Rising numbers as runs, both ends included: 1 2 3 5 is (1, 3), (5, 5); a run of two stays two."""
    runs: list[tuple[int, int]] = []
    for number in notes:
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    pairs = [((first, first), (last, last)) if last - first == 1 else ((first, last),) for first, last in runs]
    return [run for pair in pairs for run in pair]


def bracketed(notes: tuple[int, ...]) -> str:
    """`[1–3,5]`."""
    return f"[{','.join(str(a) if a == b else f'{a}–{b}' for a, b in ranges(notes))}]" if notes else ""
