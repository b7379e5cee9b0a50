"""How many and by whom: what each voice of an incident answers, and who does not say."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.model import Incident
from marsad.publish.amounts import figure_words
from marsad.publish.brief import Line, Piece
from marsad.publish.footnotes import Notebook
from marsad.publish.hearing import Heard
from marsad.publish.material import Material
from marsad.publish.naming import NOBODY, PRONOUNS, all_named, distinct, in_words, midway
from marsad.publish.pieces import apart, figure, listed, plain, point, statement
from marsad.publish.words import several

WHO = "By whom"
FIGURES = "Figures"
_NO_DESCRIPTION = PRONOUNS | frozenset("him her them us this that these those which whom each both either all".split())


def who_did_it(voices: Sequence[Heard], book: Notebook, material: Material) -> Line | None:
    """Whom each voice names as having done it; None where no voice says that it happened."""
    naming: dict[str, list[Heard]] = {}
    for one in voices:
        if not one.against:
            naming.setdefault(_names(one, material), []).append(one)
    if not naming:
        return None
    if list(naming) == [NOBODY]:
        return point(plain(NOBODY), label=WHO)
    named_first = sorted(naming.items(), key=lambda pair: pair[0] == NOBODY)
    return point(*apart([_named_by(actors, ones, book) for actors, ones in named_first]), label=WHO)


def _names(one: Heard, material: Material) -> str:
    """Names of those it says did it; for want of a name the words it uses: `“militants”, not further named`."""
    if one.voice.names_actor:
        return all_named(one.voice.names_actor, material.pack)
    words = distinct(m.text for claim in one.told for m in claim.actors if _describes(m.text))
    return f"{in_words([f'“{text}”' for text in words])}, not further named" if words else NOBODY


def _describes(text: str) -> bool:
    """Whether words are a plural description ("the militants"): no pronoun, and no name, which may be anybody's."""
    return several(text.lower()) and text[1:].islower() and text.split()[0].lower() not in _NO_DESCRIPTION


def _named_by(actors: str, ones: Sequence[Heard], book: Notebook) -> tuple[Piece, ...]:
    by = listed([(_bare(one, book),) for one in ones])
    if actors == NOBODY:
        return (plain(f"{NOBODY} by "), *by)
    return (statement(actors, book.cite(*(c for one in ones for c in one.told))), plain(", by the account of "), *by)


def _bare(one: Heard, book: Notebook) -> Piece:
    gone = " (since withdrawn)" if one.withdrawn else ""
    return statement(f"{midway(one.name)}{gone}", book.cite(*one.told))


def figures(incident: Incident, voices: Sequence[Heard], book: Notebook, material: Material) -> Line | None:
    """Every figure given for an incident, by who gives it; never summed or averaged, and none told twice."""
    names = {c.id: one.name for one in voices for c in one.told}
    by_name: dict[str, dict[str, Piece]] = {}
    for claim_id, said in incident.figures:
        for claim in material.standing((claim_id,)):
            notes = book.cite_words(claim, said.span)
            if notes:
                given = by_name.setdefault(names.get(claim.id) or material.speaker(claim), {})
                words = figure_words(said)
                earlier = given[words].notes if words in given else ()
                given[words] = figure(words, tuple(sorted({*earlier, *notes})), said.text)
    parts = [_given(name, list(pieces.values())) for name, pieces in by_name.items()]
    return point(*apart(parts), label=FIGURES) if parts else None


def _given(name: str, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """`2 killed and 3 wounded (the Watch)`."""
    notes = tuple(sorted({n for piece in pieces for n in piece.notes}))
    by = statement(midway(name), notes)
    return (*listed([(piece,) for piece in pieces]), plain(" ("), by, plain(")"))
