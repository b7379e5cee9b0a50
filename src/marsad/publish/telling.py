"""How an incident and those who speak of it are told: headline, standing, names, words."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.model import Claim, Incident, Stance, Status
from marsad.publish.brief import Line, Piece, Role
from marsad.publish.days import NOT_SAID, basis_words, short_day, window
from marsad.publish.display import clipped
from marsad.publish.footnotes import Notebook
from marsad.publish.hearing import Heard
from marsad.publish.locate import NOWHERE, where
from marsad.publish.material import Material
from marsad.publish.naming import distinct, in_words, midway, plain_name, side_words
from marsad.publish.pieces import listed, quote, statement
from marsad.publish.quoting import negated
from marsad.publish.together import Item
from marsad.publish.words import CONTESTED, STATUS, kind_words, sentence

QUOTED = 160
# What is quoted for what it denies, or with its sentence, may be cut only here: the words that matter may come last.
QUOTED_WHOLE = 400
ALIKE = "counts as one voice"


def head(number: int, item: Item, voices: Sequence[Heard], material: Material, book: Notebook) -> Line:
    """The line that heads an item. It rests on those who say that it happened, where anybody does."""
    incident = item.incident
    telling = [one for one in voices if not one.against] or voices
    claims = [c for one in telling for c in one.told] or material.standing(incident.claims)
    return Line(
        role=Role.ITEM,
        pieces=(headline(incident, material, book.cite(*claims)),),
        tag=tag_of(incident),
        number=number,
        subject=incident.id,
        also=item.also,
    )


def headline(incident: Incident, material: Material, notes: tuple[int, ...]) -> Piece:
    """`Shelling, Serat [settlement], 10 Sep (by the report's date)`."""
    parts = (sentence(kind_words(incident.kind)), where(incident.places) or NOWHERE, when(incident, material))
    return statement(", ".join(parts), notes)


def tag_of(incident: Incident) -> str:
    """How an incident stands: `contested: whether, who`, else its status in words."""
    axes = [CONTESTED[axis] for axis in incident.contested]
    if axes:
        return f"contested: {', '.join(axes)}"
    voices = sum(1 for voice in incident.voices if voice.stance is Stance.FOR)
    return ALIKE if incident.status is Status.SINGLE_SOURCE and voices > 1 else STATUS[incident.status]


def when(incident: Incident, material: Material) -> str:
    """The days an incident may have happened on, with what they were counted from, else the day it was reported."""
    days = window(incident.earliest, incident.latest, material.day)
    upheld = [c for v in incident.voices if v.stance is not Stance.AGAINST for c in v.claims]
    claims = material.standing(upheld or incident.claims)
    if days == NOT_SAID:
        return f"{_reported(claims, material)}{NOT_SAID}"
    basis = basis_words(c.time.basis for c in claims if c.time)
    return f"{days} ({basis})" if basis else days


def _reported(claims: Sequence[Claim], material: Material) -> str:
    """`reported on 11 Sep, `, `first reported on 9 Sep, `; empty where no report of it has a date."""
    days = {material.known_on(c) for c in claims}
    dated = [d for d in days if d]
    if not dated:
        return ""
    first = "first " if len(dated) > 1 and None not in days else ""
    return f"{first}reported on {short_day(min(dated), material.day)}, "


def name_piece(one: Heard, material: Material, book: Notebook, *, midst: bool = False) -> Piece:
    """A voice's name with its side, its relays and whether it speaks against its own side; `midst` of a sentence."""
    voice, pack = one.voice, material.pack
    # The side of an unnamed voice is that of the outlet it speaks through.
    own = "its own side" if one.side else "the side of the outlet that carries it"
    remarks = [side_words(one.side, pack), f"against {own}" if voice.against_own_side else ""]
    remarks.append(f"relayed by {in_words(one.relays)}" if one.relays else "")
    said = ", ".join(r for r in remarks if r)
    name = midway(one.name) if midst else one.name
    return statement(f"{name} ({said})" if said else name, book.cite(*one.told))


def related(claims: Sequence[Claim], material: Material) -> str:
    """`Residents (relayed by Harbour Wire)`: who speaks, and through whom. The claims are one speaker's."""
    name = material.speaker(claims[0])
    relays = distinct((relay for claim in claims for relay in material.relays(claim)), without=name)
    return f"{name} (relayed by {in_words(relays)})" if relays else name


def words_piece(claim: Claim, material: Material, book: Notebook) -> Piece:
    """The words of a claim, quoted."""
    words = material.words(claim)
    whole = negated(claim) or words != claim.span
    return quote(clipped(words.quote, QUOTED_WHOLE if whole else QUOTED), book.cite(claim))


def accounts(claims: Sequence[Claim], material: Material, book: Notebook) -> tuple[Piece, ...]:
    """By whose account these claims are; one whose every word on it was taken back is marked."""
    return speakers(claims, material, book, " (since withdrawn)")


def speakers(claims: Sequence[Claim], material: Material, book: Notebook, withdrawn: str = "") -> tuple[Piece, ...]:
    """Who puts these claims forward, each once; `withdrawn` stands behind one who took back all of them."""
    by_name: dict[str, list[Claim]] = {}
    for claim in claims:
        by_name.setdefault(plain_name(material.speaker(claim)), []).append(claim)
    named_once = []
    for told in by_name.values():
        gone = withdrawn if all(c.id in material.withdrawn for c in told) else ""
        named_once.append((statement(f"{midway(material.speaker(told[0]))}{gone}", book.cite(*told)),))
    return listed(named_once)
