"""CONTROL: what is said to have changed hands, by whose account, to what extent; never assessed by this desk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from marsad.model import POINT_LIKE, Control, PlaceStatus, Standing
from marsad.publish.brief import Heading, Line, Piece, Role, Section
from marsad.publish.days import NOT_SAID, window
from marsad.publish.footnotes import Notebook
from marsad.publish.locate import place_words
from marsad.publish.material import CARRIED_DAYS, Material
from marsad.publish.naming import midway, named
from marsad.publish.news import looked_back_on
from marsad.publish.pieces import absent, group, plain, statement
from marsad.publish.telling import accounts, words_piece
from marsad.publish.words import sentence

NOTHING = "No report of the last month held here says who holds a place."
NO_CHANGE = "No change of control is reported on this day."
STANDING = "Said earlier, or in passing"
REMARK = "as claimed; borne out only where it says so"


def control(material: Material, book: Notebook) -> Section:
    """The section: changes the day's reports tell of, then what was said before."""
    carried = [c for c in _latest(material) if material.within(material.standing(c.claims), CARRIED_DAYS)]
    changed = [c for c in carried if _new(c, material)]
    before = [c for c in carried if c not in changed]
    lines = _lines(changed, material, book)
    if not lines:
        lines.append(absent(NO_CHANGE if before else NOTHING))
    if before:
        lines.append(group(STANDING))
        lines.extend(_lines(before, material, book))
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


def _lines(ones: Sequence[Control], material: Material, book: Notebook) -> list[Line]:
    """One line for all places that the same words tell the same of."""
    alike: dict[tuple[object, ...], list[Control]] = {}
    for one in ones:
        said = (frozenset(one.claims), one.holder, one.change, one.extent, one.earliest, one.latest)
        alike.setdefault(said, []).append(one)
    in_order = (sorted(same, key=lambda one: (one.place.span.start, one.id)) for same in alike.values())
    standings = {i: s for s in material.picture.standings for _, ids in s.claimed for i in ids}
    return [_line(same, standings, material, book) for same in in_order]


def _line(same: Sequence[Control], standings: Mapping[str, Standing], material: Material, book: Notebook) -> Line:
    claims = material.standing(same[0].claims)
    return Line(
        role=Role.ITEM,
        pieces=(
            statement(sentence(_said(same, material)), book.cite(*claims)),
            plain(", by the account of "),
            *accounts(claims, material, book),
            plain(": "),
            words_piece(claims[0], material, book),
            *_assessed(same, standings, material, book),
        ),
        subject=same[0].id,
        also=tuple(one.id for one in same[1:]),
    )


def _assessed(
    same: Sequence[Control], standings: Mapping[str, Standing], material: Material, book: Notebook
) -> tuple[Piece, ...]:
    """` ─ borne out: …` or ` ─ contested: …`, where that holds of all of the places; else nothing."""
    found = [standings.get(one.id) for one in same]
    first = found[0]
    if first is None or any(s is None or (s.assessed, s.contested) != (first.assessed, first.contested) for s in found):
        return ()
    claims = material.standing(c for s in found if s for r in s.reasons for c in r.claims)
    if not claims or not (first.contested or (first.assessed and first.assessed == same[0].holder)):
        return ()
    label = " ─ contested: " if first.contested else " ─ borne out: "
    return (plain(label), statement(_midst(first.reasons[0].text), book.cite(*claims)))


def _midst(reason: str) -> str:
    """A reason as it goes on a sentence."""
    return reason[:1].lower() + reason[1:].removesuffix(".")


def _where(one: Control) -> str:
    """The place; of an area without a stated extent, that the words may mean any part of it."""
    at = one.place.location
    whole = one.extent or at is None or at.status is not PlaceStatus.RESOLVED or at.precision in POINT_LIKE
    return place_words(one.place) if whole else f"{place_words(one.place)}, how much of it is not said"


def _said(same: Sequence[Control], material: Material) -> str:
    """`“almost all of” Northern Vale [area]: said to have passed to the Coast Council, in August`."""
    one = same[0]
    extent = f"“{' '.join(one.extent.split())}” " if one.extent else ""
    places = "; ".join(dict.fromkeys(_where(c) for c in same))
    holder = named(one.holder, material.pack) if one.holder else "a side that is not named"
    verb = "said to have passed to" if one.change else "said to be held by"
    days = window(one.earliest, one.latest, material.day)
    when = f", {days}" if days != NOT_SAID else ", since when is not said"
    return f"{extent}{places}: {verb} {midway(holder)}{when}"
