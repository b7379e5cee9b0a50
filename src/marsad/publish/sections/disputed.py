"""DISPUTED: who says that it happened, who says otherwise, what was withdrawn; and denials that meet no claim."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.model import Act, Claim, Scope
from marsad.publish.answers import figures, who_did_it
from marsad.publish.brief import Heading, Line, Piece, Section
from marsad.publish.days import short_day
from marsad.publish.footnotes import Notebook
from marsad.publish.hearing import Heard, heard
from marsad.publish.material import DISPUTE_DAYS, Material
from marsad.publish.naming import midway, named, plain_name
from marsad.publish.pieces import absent, group, plain, point, statement
from marsad.publish.telling import head, name_piece, related, words_piece
from marsad.publish.together import Item
from marsad.publish.words import DENIES, DOES, OTHERWISE, several, verb_for

NOTHING = "No dispute of the last week is held here."
LOOSE = "Denials that meet no claim held here"
FOR, WITHDRAWN, AGAINST = "FOR", "WITHDRAWN", "AGAINST"


def disputed(items: Sequence[Item], first: int, material: Material, book: Notebook) -> Section:
    """The section, its items numbered from `first`."""
    lines = [line for number, one in enumerate(items, first) for line in _item(number, one, material, book)]
    loose = _loose(material, book)
    if not lines and not loose:
        lines.append(absent(NOTHING))
    return Section(heading=Heading.DISPUTED, lines=(*lines, *loose))


def _item(number: int, item: Item, material: Material, book: Notebook) -> list[Line]:
    voices = heard(item.incident, material)
    first = head(number, item, voices, material, book)
    sides = [_voice(one, material, book) for one in voices]
    rest = (figures(item.incident, voices, book, material), who_did_it(voices, book, material))
    return [first, *sides, *(line for line in rest if line)]


def _voice(one: Heard, material: Material, book: Notebook) -> Line:
    pieces = (name_piece(one, material, book), *_when(one, material, book), plain(f" {_does(one)}: "))
    words = words_piece(one.chief, material, book)
    return point(*pieces, words, *_withdrawal(one, material, book), label=_label(one))


def _label(one: Heard) -> str:
    if one.against:
        return AGAINST
    return WITHDRAWN if one.withdrawn else FOR


def _when(one: Heard, material: Material, book: Notebook) -> tuple[Piece, ...]:
    """The day a denial became known: it may be older than what it meets."""
    known = material.known_on(one.chief)
    if not one.against or known is None:
        return ()
    return (plain(", as reported on "), statement(short_day(known, material.day), book.cite(one.chief)), plain(","))


def _does(one: Heard) -> str:
    if not one.against:
        return verb_for(DOES[one.chief.act], one.name)
    return verb_for(_denial(one.chief.act, one.voice.scope), one.name)


def _denial(act: Act, scope: str) -> str:
    return DENIES.get(scope, DENIES[Scope.OCCURRENCE]) if act is Act.DENIES else OTHERWISE


def _withdrawal(one: Heard, material: Material, book: Notebook) -> tuple[Piece, ...]:
    """When a voice's claim was taken back and by whom, with the words that did."""
    if not (one.withdrawn or one.voice.withdrawn_on):
        return ()
    own = {c.id for c in one.told}
    found = [c for c in material.picture.corrections if own.intersection(c.withdraws)]
    notes = book.cite(*material.standing(c.claim for c in found)) or book.cite(*one.told)
    by = dict.fromkeys(f" by {_taker(c.by, one.name, material)}" for c in found[:1])
    on = f" on {short_day(one.voice.withdrawn_on, material.day)}" if one.voice.withdrawn_on else ""
    return (plain(" ─ "), statement(f"withdrawn{''.join(by)}{on}", notes))


def _taker(by: str, name: str, material: Material) -> str:
    taker = named(by, material.pack)
    if plain_name(taker) == plain_name(name) or by == "publisher":
        return "them" if several(name) else "it"
    return midway(taker)


def _loose(material: Material, book: Notebook) -> list[Line]:
    """One line for all reports that carry one voice's denial in the same words."""
    denials = [c for c in material.standing(material.picture.loose_denials) if material.within((c,), DISPUTE_DAYS)]
    alike: dict[tuple[str, str], list[Claim]] = {}
    for claim in denials:
        said = (plain_name(material.speaker(claim)), material.words(claim).quote.casefold())
        alike.setdefault(said, []).append(claim)
    lines = [_loose_denial(claims, material, book) for claims in alike.values()]
    return [group(LOOSE), *lines] if lines else []


def _loose_denial(claims: Sequence[Claim], material: Material, book: Notebook) -> Line:
    first, notes = claims[0], book.cite(*claims)
    verb = _denial(first.act, first.denies[0].scope if first.denies else "")
    does = plain(f" {verb_for(verb, material.speaker(first))}: ")
    return point(statement(related(claims, material), notes), does, words_piece(first, material, book))
