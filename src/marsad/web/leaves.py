"""A long report in leaves: stretches of its text, each short enough for one page, cut between lines where it can be."""

from __future__ import annotations

from collections.abc import Iterator

CHARACTERS = 40_000
LINES = 400


def leaves(text: str) -> list[tuple[int, int]]:
    """Half-open stretches that hold all of the text in order, of at most CHARACTERS code points and LINES lines."""
    return list(_leaves(text)) or [(0, 0)]


def _leaves(text: str) -> Iterator[tuple[int, int]]:
    start = lines = at = 0
    while at < len(text):
        end = _line_end(text, at)
        if at > start and (end - start > CHARACTERS or lines == LINES):
            yield start, at
            start, lines = at, 0
        elif end - start > CHARACTERS:
            at = _within_line(text, start)
            yield start, at
            start, lines = at, 0
        else:
            at, lines = end, lines + 1
    if start < len(text):
        yield start, len(text)


def _line_end(text: str, at: int) -> int:
    """After the line feed that ends the line at `at`, or the end of the text."""
    return text.find("\n", at) + 1 or len(text)


def _within_line(text: str, start: int) -> int:
    """Where a line too long for a leaf is cut: after a space near the end of the leaf, else at its very end."""
    end = start + CHARACTERS
    return text.rfind(" ", end - CHARACTERS // 10, end) + 1 or end
