"""The terms of a ceasefire as stated, who mediated it and who answered it, and what is told of the days around it."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.model import Answer, Ceasefire, CeasefireClass, Tally, Term, TermKind
from marsad.publish.brief import Line, Piece
from marsad.publish.footnotes import Notebook
from marsad.publish.material import Material
from marsad.publish.naming import all_named, midway, named
from marsad.publish.pieces import apart, count, plain, point, quote, statement
from marsad.publish.telling import accounts
from marsad.publish.words import counted

# Told in a line of their own, or only in `marsad explain`.
_APART = frozenset({TermKind.MEDIATOR, TermKind.PURPOSE})


def terms_of(ceasefire: Ceasefire, material: Material, book: Notebook) -> list[Line]:
    """What is stated of it: its terms in the reports' words, its purpose and class, its mediators, the answers."""
    lines = [
        *_stated(ceasefire, material, book),
        *_meant(ceasefire, material, book),
        *_mediated(ceasefire, material, book),
    ]
    for accepts, words in ((True, "Accepted by "), (False, "Rejected by ")):
        told = [a for a in ceasefire.answers if a.accepts is accepts]
        lines.extend(_answered(words, told, material, book))
    return lines


def _stated(ceasefire: Ceasefire, material: Material, book: Notebook) -> list[Line]:
    each_once: dict[tuple[TermKind, str], Term] = {}
    for term in ceasefire.terms:
        if term.kind not in _APART:
            each_once.setdefault((term.kind, term.value.casefold()), term)
    parts = [(piece,) for t in each_once.values() if (piece := _words(t, material, book))]
    return [point(plain("Terms as stated: "), *apart(parts))] if parts else []


def _words(term: Term, material: Material, book: Notebook) -> Piece | None:
    for claim in material.standing((term.claim,)):
        notes = book.cite_words(claim, term.span)
        if notes:
            return quote(term.span.quote, notes)
    return None


def _meant(ceasefire: Ceasefire, material: Material, book: Notebook) -> list[Line]:
    """Its purpose and its class, each by the words that say so; nothing where the words do not say."""
    purposes = [t for t in ceasefire.terms if t.kind is TermKind.PURPOSE]
    pieces = []
    if ceasefire.purposes and (notes := _notes(purposes, material, book)):
        pieces.append(statement(f"purpose: {' and '.join(ceasefire.purposes)}", notes))
    others = [t for t in ceasefire.terms if t.kind not in _APART]
    if ceasefire.ceasefire_class is not CeasefireClass.UNCLEAR and (notes := _notes(others, material, book)):
        pieces.append(statement(f"class by its terms: {ceasefire.ceasefire_class}", notes))
    return [point(*apart([(p,) for p in pieces]))] if pieces else []


def _notes(terms: Sequence[Term], material: Material, book: Notebook) -> tuple[int, ...]:
    found = (book.cite_words(c, t.span) for t in terms for c in material.standing((t.claim,)))
    return tuple(sorted({n for notes in found for n in notes}))


def _mediated(ceasefire: Ceasefire, material: Material, book: Notebook) -> list[Line]:
    terms = [t for t in ceasefire.terms if t.kind is TermKind.MEDIATOR]
    claims = material.standing(t.claim for t in terms)
    if not claims:
        return []
    said = statement(all_named(ceasefire.mediators, material.pack), _notes(terms, material, book))
    return [point(plain("Mediated by "), said, plain(", by the account of "), *accounts(claims, material, book))]


def _answered(words: str, told: Sequence[Answer], material: Material, book: Notebook) -> list[Line]:
    parts = []
    for one in told:
        claims = material.standing((one.claim,))
        if claims:
            who = statement(midway(named(one.party, material.pack)), book.cite(*claims))
            parts.append((who, plain(", by the account of "), *accounts(claims, material, book)))
    return [point(plain(words), *apart(parts))] if parts else []


def told_around(ceasefire: Ceasefire) -> list[Line]:
    """Uses of force told of where it was to hold, before and since, each beside how much was reported at all."""
    if ceasefire.before is None or ceasefire.after is None:
        return []
    return [
        point(
            plain("Uses of force told of there: "),
            *_tally(ceasefire.before, "before it"),
            plain("; "),
            *_tally(ceasefire.after, "from its first day"),
        )
    ]


def _tally(one: Tally, when: str) -> tuple[Piece, ...]:
    """`4 incidents in the 12 days before it, from 9 reports, none published on 7 of these days`."""
    told = f"{counted(len(one.incidents), 'incident', 'incidents')} in the {counted(one.days, 'day', 'days')} {when}"
    text = f"{told}, from {counted(one.reports, 'report', 'reports')} on all subjects"
    silent = f", none of them published on {one.unreported} of these days" if one.unreported else ""
    return (count(f"{text}{silent}"),)
