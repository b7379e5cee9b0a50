"""Figures in words, as they were said: a comparator stays a comparator, and nothing becomes a mean."""

from __future__ import annotations

from collections.abc import Callable

from marsad.model import Comparator, Figure, FigureKind

COUNTED: dict[FigureKind, str] = {
    FigureKind.KILLED: "killed",
    FigureKind.WOUNDED: "wounded",
    FigureKind.KILLED_OR_WOUNDED: "killed or wounded",
    FigureKind.MISSING: "missing",
    FigureKind.DISPLACED: "displaced",
    FigureKind.CAPTURED: "captured",
    FigureKind.DETAINED: "detained",
}
THINGS: dict[FigureKind, tuple[str, str]] = {FigureKind.STRIKES: ("strike", "strikes")}
PEOPLE: dict[str, str] = {
    "civilian": "civilians",
    "combatant": "combatants",
    "fighter": "fighters",
    "soldier": "soldiers",
    "child": "children",
    "woman": "women",
    "man": "men",
}

_SAID: dict[Comparator, Callable[[str], str]] = {
    Comparator.EQ: "{}".format,
    Comparator.GE: "at least {}".format,
    Comparator.GT: "more than {}".format,
    Comparator.LE: "up to {}".format,
    Comparator.LT: "fewer than {}".format,
    Comparator.APPROX: "about {}".format,
}


def number(value: float) -> str:
    """`400,000`, `2.5`; the brief's own notation, whatever the machine's language."""
    return f"{int(value):,}" if value == int(value) else f"{value:,}"


def amount(figure: Figure) -> str:
    """The number with its comparator; the words themselves, quoted, where they give no number."""
    if figure.comparator is Comparator.RANGE and figure.low is not None and figure.high is not None:
        return f"between {number(figure.low)} and {number(figure.high)}"
    if figure.value is None or figure.comparator not in _SAID:
        return f"“{figure.text}”"
    return _SAID[figure.comparator](number(figure.value))


def counted_words(kind: FigureKind, who: str | None, *, one: bool = False) -> str:
    """What is counted: `civilians killed`, `killed`, `strikes`; empty where the figure's own words must say."""
    if kind in THINGS:
        return THINGS[kind][0 if one else 1]
    what = COUNTED.get(kind, "")
    people = "" if who is None else who if one else PEOPLE.get(who, who)
    return f"{people} {what}".strip()


def figure_words(figure: Figure) -> str:
    """`more than 900 civilians killed`, `1 killed`; a unit other than people is named."""
    said = amount(figure)
    if said.startswith("“"):
        return f"{said} {COUNTED.get(figure.kind, '')}".strip()
    what = counted_words(figure.kind, figure.who, one=figure.value == 1)
    unit = "" if figure.unit == "people" or figure.kind in THINGS else figure.unit
    if not what and not unit:
        return f"“{figure.text}”"
    return " ".join(part for part in (said, unit, what) if part)
