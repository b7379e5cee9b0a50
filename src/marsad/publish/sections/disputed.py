"""DISPUTED: who says that it happened, who says otherwise, what was withdrawn; and denials that meet no claim."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.model import Act, Claim, Incident, Scope, Stance
from marsad.publish.brief import Heading, Line, Piece, Role, Section
from marsad.publish.days import short_day
from marsad.publish.display import clipped
from marsad.publish.footnotes import Notebook
from marsad.publish.material import DISPUTE_DAYS, Material
from marsad.publish.pieces import absent, group, plain, point, quote, statement
from marsad.publish.telling import QUOTED, Heard, figures, headline, heard, name_piece, tag_of, who_did_it
from marsad.publish.words import DENIES, DOES, OTHERWISE, verb_for

NOTHING = "No dispute of the last week is held here."
LOOSE = "Denials that meet no claim held here"
SIDES = (FOR, WITHDRAWN, AGAINST) = ("FOR", "WITHDRAWN", "AGAINST")


def disputed(incidents: Sequence[Incident], first: int, material: Material, book: Notebook) -> Section:
    """The section, its items numbered from `first`."""
    lines = [line for number, one in enumerate(incidents, first) for line in _item(number, one, material, book)]
    loose = _loose(material, book)
    if not lines and not loose:
        lines.append(absent(NOTHING))
    return Section(heading=Heading.DISPUTED, lines=(*lines, *loose))


def _item(number: int, incident: Incident, material: Material, book: Notebook) -> list[Line]:
    voices = heard(incident, material)
    claims = [c for one in voices for c in one.claims] or material.standing(incident.claims)
    first = Line(
        role=Role.ITEM,
        pieces=(headline(incident, material, book.cite(*claims)),),
        tag=tag_of(incident),
        number=number,
        subject=incident.id,
    )
    sides = [_voice(one, material, book) for one in sorted(voices, key=lambda one: SIDES.index(_label(one)))]
    rest = (figures(incident, voices, book, material), who_did_it(voices, book, material))
    return [first, *sides, *(line for line in rest if line)]


def _voice(one: Heard, material: Material, book: Notebook) -> Line:
    claim = one.claims[0]
    pieces = (name_piece(one, material, book), plain(f" {_does(one)}: "), _words(claim, book))
    return point(*pieces, *_withdrawal(one, material, book), label=_label(one))


def _label(one: Heard) -> str:
    if one.against:
        return AGAINST
    gone = one.voice.stance is Stance.WITHDRAWN
    return WITHDRAWN if gone else FOR


def _does(one: Heard) -> str:
    act = one.claims[0].act
    if not one.against:
        return verb_for(DOES[act], one.name)
    return verb_for(_denial(act, one.voice.scope), one.name)


def _denial(act: Act, scope: str) -> str:
    return DENIES.get(scope, DENIES[Scope.OCCURRENCE]) if act is Act.DENIES else OTHERWISE


def _words(claim: Claim, book: Notebook) -> Piece:
    return quote(clipped(claim.span.quote, QUOTED), book.cite(claim))


def _withdrawal(one: Heard, material: Material, book: Notebook) -> tuple[Piece, ...]:
    """When a voice took its claim back, with the words that did."""
    on = one.voice.withdrawn_on
    own = {c.id for c in one.claims}
    words = [c.claim for c in material.picture.corrections if own.intersection(c.withdraws)]
    notes = book.cite(*material.standing(words)) or book.cite(*one.claims)
    if on:
        return (plain(" ─ "), statement(f"withdrawn on {short_day(on, material.day)}", notes))
    gone = one.voice.stance is Stance.WITHDRAWN
    return (plain(" ─ "), statement("withdrawn", notes)) if gone else ()


def _loose(material: Material, book: Notebook) -> list[Line]:
    denials = [c for c in material.standing(material.picture.loose_denials) if material.within((c,), DISPUTE_DAYS)]
    lines = [_loose_denial(c, material, book) for c in denials]
    return [group(LOOSE), *lines] if lines else []


def _loose_denial(claim: Claim, material: Material, book: Notebook) -> Line:
    name = material.speaker(claim)
    verb = verb_for(_denial(claim.act, claim.denies[0].scope if claim.denies else ""), name)
    return point(statement(name, book.cite(claim)), plain(f" {verb}: "), _words(claim, book))
