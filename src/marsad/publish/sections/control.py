"""CONTROL: what is said to have changed hands, by whose account, to what extent; never assessed by this desk."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.model import Control
from marsad.publish.brief import Heading, Line, Role, Section
from marsad.publish.days import NOT_SAID, window
from marsad.publish.footnotes import Notebook
from marsad.publish.locate import place_words
from marsad.publish.material import CARRIED_DAYS, Material
from marsad.publish.naming import named
from marsad.publish.news import looked_back_on
from marsad.publish.pieces import absent, group, listed, plain, statement

NOTHING = "No report of the last month held here says who holds a place."
NO_CHANGE = "No change of control is reported on this day."
STANDING = "Said earlier, or in passing"
REMARK = "as claimed; not assessed here"


def control(material: Material, book: Notebook) -> Section:
    """The section: changes the day's reports tell of, then what was said before."""
    carried = [c for c in _latest(material) if material.within(material.standing(c.claims), CARRIED_DAYS)]
    changed = [c for c in carried if _new(c, material)]
    before = [c for c in carried if c not in changed]
    lines = [_line(c, material, book) for c in changed]
    if not lines:
        lines.append(absent(NO_CHANGE if before else NOTHING))
    if before:
        lines.append(group(STANDING))
        lines.extend(_line(c, material, book) for c in before)
    return Section(heading=Heading.CONTROL, lines=tuple(lines), remark=REMARK)


def _latest(material: Material) -> list[Control]:
    """The last word on each place and holder, the latest first."""
    last: dict[tuple[object, ...], Control] = {}
    for one in sorted(material.picture.control, key=lambda c: (material.latest(material.standing(c.claims)), c.id)):
        if material.standing(one.claims) and one.id not in material.aside:
            last[(place_words(one.place), one.holder, one.extent, one.change)] = one
    return list(reversed(last.values()))


def _new(one: Control, material: Material) -> bool:
    """Whether a report of the day tells of a change within the last week."""
    old = looked_back_on(one.earliest, one.latest, material.day)
    return one.change and not old and any(material.today(c) for c in material.standing(one.claims))


def _line(one: Control, material: Material, book: Notebook) -> Line:
    claims = material.standing(one.claims)
    by_name: dict[str, tuple[int, ...]] = {}
    for claim in claims:
        name = material.speaker(claim)
        by_name[name] = tuple(sorted({*by_name.get(name, ()), *book.cite(claim)}))
    accounts: Sequence[tuple[str, tuple[int, ...]]] = list(by_name.items())
    return Line(
        role=Role.ITEM,
        pieces=(
            statement(_said(one, material), book.cite(*claims)),
            plain(", by the account of "),
            *listed([(statement(name, notes),) for name, notes in accounts]),
        ),
        subject=one.id,
    )


def _said(one: Control, material: Material) -> str:
    """`“almost all of” Northern Vale [area]: said to have passed to the Coast Council, in August`."""
    extent = f"“{' '.join(one.extent.split())}” " if one.extent else ""
    holder = named(one.holder, material.pack) if one.holder else "a side that is not named"
    verb = "said to have passed to" if one.change else "said to be held by"
    days = window(one.earliest, one.latest, material.day)
    when = f", {days}" if days != NOT_SAID else ", since when is not said"
    return f"{extent}{place_words(one.place)}: {verb} {holder}{when}"
