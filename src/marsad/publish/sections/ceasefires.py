"""CEASEFIRES: declared when and by whom, the breaches alleged and by whom, how long each held and on whose reading."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.model import Breach, Ceasefire, Claim, Held, Pack
from marsad.publish.brief import Heading, Line, Piece, Role, Section
from marsad.publish.days import day_of, short_day, window
from marsad.publish.footnotes import Notebook
from marsad.publish.locate import where
from marsad.publish.material import CARRIED_DAYS, Material
from marsad.publish.naming import NOBODY, all_named, named
from marsad.publish.pieces import absent, apart, listed, plain, point, statement
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
    lines.extend(_breaches(ceasefire.breaches, material, book))
    lines.extend(_held(ceasefire, material, book))
    lines.append(_ending(ceasefire, notes, material, book))
    return lines


def _declared(ceasefire: Ceasefire, material: Material) -> str:
    by = all_named(ceasefire.declared_by, material.pack)
    who = f"declared by {by}" if by != NOBODY else "by whom it was declared is not said"
    days = window(ceasefire.earliest, ceasefire.latest, material.day)
    return ", ".join(part for part in ("Ceasefire", where(ceasefire.places), who, days) if part)


def _breaches(breaches: Sequence[Breach], material: Material, book: Notebook) -> list[Line]:
    """One line for each side said to have broken it, the kinds of breach in the order of their first day."""
    by_side: dict[str | None, list[Breach]] = {}
    for breach in breaches:
        if breach.claim in material.claims:
            by_side.setdefault(breach.by, []).append(breach)
    named_first = sorted(by_side.items(), key=lambda pair: pair[0] is None)
    return [_by_side(side, alleged, material, book) for side, alleged in named_first]


def _by_side(side: str | None, alleged: Sequence[Breach], material: Material, book: Notebook) -> Line:
    by_kind: dict[str, list[Breach]] = {}
    for breach in sorted(alleged, key=lambda b: b.day if b.day is not None else 10**6):
        by_kind.setdefault(breach.kind, []).append(breach)
    notes = book.cite(*material.standing(b.claim for b in alleged))
    by = statement(named(side, material.pack), notes) if side else plain("a side that is not named")
    parts = [_kind(kind, ones, material, book) for kind, ones in by_kind.items()]
    return point(plain("Breaches alleged, by "), by, plain(": "), *apart(parts))


def _kind(kind: str, ones: Sequence[Breach], material: Material, book: Notebook) -> tuple[Piece, ...]:
    """`shelling, first on day 1 (1 Sep), says the Watch [8]`; later allegations of the kind only by their number."""
    first, claims = ones[0], material.standing(b.claim for b in ones)
    words = f"{kind_words(kind)}{_on(first, len(ones), material)}"
    says = plain(", contested, by the account of " if first.contested else ", by the account of ")
    alleged_by = _accusers(claims, book, material)
    return (statement(words, book.cite(*claims)), says, *alleged_by)


def _on(first: Breach, number: int, material: Material) -> str:
    day = f"day {first.day}" if first.day is not None else "a day not said"
    date_words = f" ({short_day(first.on, material.day)})" if first.on else ""
    if number == 1:
        return f" on {day}{date_words}"
    return f", {counted(number, 'allegation', 'allegations')}, the first for {day}{date_words}"


def _accusers(claims: Sequence[Claim], book: Notebook, material: Material) -> tuple[Piece, ...]:
    by_name: dict[str, list[Claim]] = {}
    for claim in claims:
        by_name.setdefault(material.speaker(claim), []).append(claim)
    return listed([(statement(name, book.cite(*told)),) for name, told in by_name.items()])


def _held(ceasefire: Ceasefire, material: Material, book: Notebook) -> list[Line]:
    """How long it held on each reading that somebody's words bear out."""
    lines = []
    for held in ceasefire.held:
        claims = material.standing(held.claims)
        if claims:
            text = held_words(held, material.pack)
            by = _accusers(claims, book, material)
            lines.append(point(statement(text, book.cite(*claims)), plain(", by the account of "), *by))
    return lines


def held_words(held: Held, pack: Pack) -> str:
    """`Held 8 days on this reading: the first breach anybody reports`."""
    days = "Held for a time not said" if held.days is None else f"Held {counted(held.days, 'day', 'days')}"
    return f"{days} on this reading: {named(held.reading, pack)}"


def _ending(ceasefire: Ceasefire, notes: tuple[int, ...], material: Material, book: Notebook) -> Line:
    """`ended_by` holds claims, or the parties said to have ended it."""
    if not ceasefire.ended_by:
        return point(plain(NO_END))
    told = material.standing(ceasefire.ended_by)
    if told:
        return point(plain("Ended, by the account of "), *_accusers(told, book, material))
    return point(statement(sentence(f"ended by {all_named(ceasefire.ended_by, material.pack)}"), notes))
