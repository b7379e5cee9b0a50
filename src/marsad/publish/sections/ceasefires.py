"""CEASEFIRES: declared when and by whom, the breaches alleged and by whom, how long each held and on whose reading."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.model import HERE, Breach, Ceasefire, Claim, Held, PlaceMention
from marsad.publish.brief import Heading, Line, Piece, Role, Section
from marsad.publish.days import day_of, short_day, window
from marsad.publish.footnotes import Notebook
from marsad.publish.locate import place_words, where
from marsad.publish.material import CARRIED_DAYS, Material
from marsad.publish.naming import NOBODY, all_named, named
from marsad.publish.pieces import absent, apart, count, plain, point, statement
from marsad.publish.sections.terms import terms_of, told_around
from marsad.publish.telling import accounts
from marsad.publish.words import counted, kind_words, sentence

NOTHING = "No report held here speaks of a ceasefire."
NO_END = "No report held here says that a side ended it."


def ceasefires(material: Material, book: Notebook) -> Section:
    """The section, the latest ceasefire first."""
    carried = [c for c in material.picture.ceasefires if _carried(c, material)]
    carried.sort(key=lambda c: (c.earliest.toordinal() if c.earliest else 0, c.id), reverse=True)
    lines = [line for one in carried for line in _one(one, material, book)]
    return Section(heading=Heading.CEASEFIRES, lines=tuple(lines) or (absent(NOTHING),))


def _carried(ceasefire: Ceasefire, material: Material) -> bool:
    told = material.standing(ceasefire.claims)
    breaches = material.standing(b.claim for b in ceasefire.breaches)
    return bool(told) and ceasefire.id not in material.aside and material.within((*told, *breaches), CARRIED_DAYS)


def _one(ceasefire: Ceasefire, material: Material, book: Notebook) -> list[Line]:
    notes = book.cite(*material.standing(ceasefire.claims))
    lines = [Line(role=Role.ITEM, pieces=(statement(_declared(ceasefire, material), notes),), subject=ceasefire.id)]
    counting = day_of(ceasefire.earliest, ceasefire.latest, material.day)
    if counting:
        text = f"{short_day(material.day, material.day)} is {counting}"
        lines.append(point(plain("Counted from its declaration, "), statement(text, notes)))
    lines.extend(terms_of(ceasefire, material, book))
    lines.extend(_breaches(ceasefire, material, book))
    lines.extend(_held(ceasefire, material, book))
    lines.append(_ending(ceasefire, notes, material, book))
    lines.extend(told_around(ceasefire))
    return lines


def _declared(ceasefire: Ceasefire, material: Material) -> str:
    by = all_named(ceasefire.declared_by, material.pack)
    who = f"declared by {by}" if by != NOBODY else "by whom it was declared is not said"
    days = window(ceasefire.earliest, ceasefire.latest, material.day)
    ahead = ceasefire.announced if ceasefire.announced != ceasefire.earliest else None
    announced = f"announced {short_day(ahead, material.day)}" if ahead else ""
    return ", ".join(part for part in (f"Ceasefire{_where(ceasefire.places)}", who, announced, days) if part)


def _where(places: Sequence[PlaceMention]) -> str:
    """`, Serat [settlement]`; several places are what different reports tell, not one area after another."""
    told = list(dict.fromkeys(place_words(p) for p in places if p.role in HERE))
    if len(told) > 1:
        return f" (its area as told: {'; '.join(told)})"
    words = where(places)
    return f", {words}" if words else ""


def _breaches(ceasefire: Ceasefire, material: Material, book: Notebook) -> list[Line]:
    """One line for each side said to have broken it, the kinds of breach in the order of their first day."""
    by_side: dict[str | None, list[Breach]] = {}
    for breach in ceasefire.breaches:
        if breach.claim in material.claims:
            by_side.setdefault(breach.by, []).append(breach)
    named_first = sorted(by_side.items(), key=lambda pair: pair[0] is None)
    return [_by_side(side, alleged, ceasefire, material, book) for side, alleged in named_first]


def _by_side(
    side: str | None, alleged: Sequence[Breach], ceasefire: Ceasefire, material: Material, book: Notebook
) -> Line:
    by_kind: dict[str, list[Breach]] = {}
    for breach in sorted(alleged, key=lambda b: b.day if b.day is not None else 10**6):
        by_kind.setdefault(breach.kind, []).append(breach)
    notes = book.cite(*material.standing(b.claim for b in alleged))
    by = statement(named(side, material.pack), notes) if side else plain("a side that is not named")
    parts = [_kind(kind, ones, ceasefire, material, book) for kind, ones in by_kind.items()]
    return point(plain("Breaches alleged, by "), by, plain(": "), *apart(parts))


def _kind(
    kind: str, ones: Sequence[Breach], ceasefire: Ceasefire, material: Material, book: Notebook
) -> tuple[Piece, ...]:
    """`shelling, told 2 times, the first for day 1 (1 Sep), by the account of the Watch [8]`."""
    first, claims = ones[0], material.standing(b.claim for b in ones)
    words = f"{kind_words(kind)}{_on(first, len(claims), ceasefire, material)}"
    says = plain(", contested, by the account of " if first.contested else ", by the account of ")
    return (statement(words, book.cite(*claims)), says, *accounts(claims, material, book))


def _on(first: Breach, number: int, ceasefire: Ceasefire, material: Material) -> str:
    """How often it is told says nothing of how often it happened."""
    day = breach_day(first, ceasefire)
    date_words = f" ({short_day(first.on, material.day)})" if first.on else ""
    if number == 1:
        return f" on {day}{date_words}"
    return f", told {number} times, the first for {day}{date_words}"


def breach_day(breach: Breach, ceasefire: Ceasefire) -> str:
    """`day 9`, or `day 8 to 9` where the day it began is not known to the day."""
    return (breach.on and day_of(ceasefire.earliest, ceasefire.latest, breach.on)) or "a day not said"


def _held(ceasefire: Ceasefire, material: Material, book: Notebook) -> list[Line]:
    """How long it held on each reading that somebody's words bear out; readings that come to the same are one line."""
    alike: dict[tuple[int | None, bool, tuple[Claim, ...]], list[Held]] = {}
    for held in ceasefire.held:
        claims = material.standing(held.claims)
        if claims:
            alike.setdefault((held.days, held.at_most, claims), []).append(held)
    return [
        point(
            statement(held_words(days, _readings(same, material), slack(ceasefire), at_most), book.cite(*claims)),
            plain(", by the account of "),
            *accounts(claims, material, book),
            *_silence(same[0]),
        )
        for (days, at_most, claims), same in alike.items()
    ]


def _readings(same: Sequence[Held], material: Material) -> list[str]:
    """`A, the first breach anybody reports`."""
    return [
        f"{h.letter}, {named(h.reading, material.pack)}" if h.letter else named(h.reading, material.pack) for h in same
    ]


def _silence(held: Held) -> tuple[Piece, ...]:
    """On how many of its days nothing held here was published: silence is not calm."""
    if not held.unreported:
        return ()
    return (
        plain("; no report held here was published on "),
        count(counted(held.unreported, "of its days", "of its days")),
    )


def slack(ceasefire: Ceasefire) -> int:
    """By how many days it may have begun later than the first day it can have begun on, from 0."""
    return max((ceasefire.latest - ceasefire.earliest).days, 0) if ceasefire.earliest and ceasefire.latest else 0


def held_words(days: int | None, readings: Sequence[str], slack: int = 0, at_most: bool = False) -> str:
    """`Held 8 days on this reading: the first breach anybody reports`.

    `days`: counted from the first day it can have begun on; `slack`: how many days later it may have begun. `at_most`:
    others are told for days not exactly known.
    """
    on = "on this reading" if len(readings) == 1 else "on these readings"
    most = " at the most" if at_most and days else ""
    return f"{_days_held(days, slack)}{most} {on}: {'; '.join(readings)}"


def _days_held(days: int | None, slack: int) -> str:
    if days is None:
        return "Held for a time not said"
    if slack and days:
        return f"Held {max(days - slack, 0)} to {counted(days, 'day', 'days')}"
    return f"Held {counted(days, 'day', 'days')}" if days else "Held for less than a day"


def _ending(ceasefire: Ceasefire, notes: tuple[int, ...], material: Material, book: Notebook) -> Line:
    """`ended_by` holds claims, or the parties said to have ended it."""
    if not ceasefire.ended_by:
        return point(plain(NO_END))
    told = material.standing(ceasefire.ended_by)
    if told:
        return point(plain("Ended, by the account of "), *accounts(told, material, book))
    return point(statement(sentence(f"ended by {all_named(ceasefire.ended_by, material.pack)}"), notes))
