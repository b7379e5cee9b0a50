"""What two stretches of one text have in common; a stretch is (start, end), half-open, in code points."""

from __future__ import annotations

Stretch = tuple[int, int]


def common(one: Stretch, other: Stretch) -> int:
    """How many code points lie in both."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def shared(one: Stretch, other: Stretch) -> float:
    """What lies in both as a share of the shorter, 0–1."""
    return common(one, other) / max(1, min(one[1] - one[0], other[1] - other[0]))


def overlap(one: Stretch, other: Stretch) -> float:
    """What lies in both as a share of what they reach over together, 0–1."""
    return common(one, other) / max(1, max(one[1], other[1]) - min(one[0], other[0]))
