"""Measured figures beside their floors: what has fallen, and the table that shows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tests.gate.data import floors

PREFIX = {"seed": "seed_", "train": "train_"}
"""Figures of the scorer come from three sets; those of `dev` have their plain names."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One figure, in percent unless it is a count, and the floor it must not fall below (None: it has none)."""

    figure: str
    measured: float | None
    floor: float | None

    @property
    def low_is_good(self) -> bool:
        return any(self.figure.endswith(name) for name in floors()["low_is_good"])

    @property
    def fallen(self) -> bool:
        """Whether it is worse than its floor, or has one and was not measured at all."""
        if self.floor is None:
            return False
        if self.measured is None:
            return True
        return self.measured > self.floor if self.low_is_good else self.measured < self.floor


def standings(name: str, measured: Mapping[str, float], *, held: bool = True) -> list[Standing]:
    """The figures of one set, under their flat names, each beside its floor; without floors where none are held."""
    own = {key: floor for key, floor in floors().get(name, {}).items() if held and key != "sha256"}
    prefix = PREFIX.get(name, "")
    return [Standing(prefix + key, measured.get(key), own.get(key)) for key in dict.fromkeys((*measured, *own))]


def table(name: str, found: list[Standing]) -> Iterator[str]:
    """One set as rows: figure, floor, measured, and whether it has fallen."""
    yield f"\n{name:30} {'floor':>8} {'measured':>9}"
    for one in found:
        floor = "" if one.floor is None else f"{'≤' if one.low_is_good else '≥'} {one.floor:g}"
        measured = "absent" if one.measured is None else f"{one.measured:g}"
        yield f"  {one.figure:28} {floor:>8} {measured:>9}{'   FALLEN' if one.fallen else ''}"
