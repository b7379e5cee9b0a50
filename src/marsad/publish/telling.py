"""How an incident and those who speak of it are told: headline, voices, figures, who is said to have done it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from marsad.model import Claim, Incident, Stance, Voice
from marsad.publish.amounts import figure_words
from marsad.publish.brief import Line, Piece
from marsad.publish.days import basis_words, window
from marsad.publish.footnotes import Notebook
from marsad.publish.locate import NOWHERE, where
from marsad.publish.material import Material
from marsad.publish.naming import NOBODY, all_named, named, side_words, voice_of
from marsad.publish.pieces import apart, figure, listed, plain, point, statement
from marsad.publish.words import CONTESTED, STATUS, kind_words, sentence

QUOTED = 160


@dataclass(frozen=True, slots=True)
class Heard:
    """A voice with those of its claims that may be printed; `claims` is never empty."""

    voice: Voice
    claims: tuple[Claim, ...]
    name: str

    @property
    def against(self) -> bool:
        return self.voice.stance is Stance.AGAINST


def heard(incident: Incident, material: Material) -> tuple[Heard, ...]:
    """The voices of an incident that may be printed, in its order."""
    found = []
    for voice in incident.voices:
        claims = material.standing(voice.claims)
        if claims:
            report = material.reports[claims[0].report]
            found.append(Heard(voice, claims, voice_of(voice, claims[0], report, material.pack)))
    return tuple(found)


def headline(incident: Incident, material: Material, notes: tuple[int, ...]) -> Piece:
    """`Shelling, Serat [settlement], 10 Sep (by the report's date)`."""
    parts = (sentence(kind_words(incident.kind)), where(incident.places) or NOWHERE, when(incident, material))
    return statement(", ".join(parts), notes)


def tag_of(incident: Incident) -> str:
    """How an incident stands: `contested: whether, who`, else its status in words."""
    axes = [CONTESTED[axis] for axis in incident.contested]
    return f"contested: {', '.join(axes)}" if axes else STATUS[incident.status]


def when(incident: Incident, material: Material) -> str:
    """The days an incident may have happened on, with what they were counted from."""
    days = window(incident.earliest, incident.latest, material.day)
    upheld = [c for v in incident.voices if v.stance is not Stance.AGAINST for c in v.claims]
    times = [c.time for c in material.standing(upheld or incident.claims) if c.time]
    basis = basis_words(t.basis for t in times) if incident.earliest or incident.latest else ""
    return f"{days} ({basis})" if basis else days


def name_piece(one: Heard, material: Material, book: Notebook) -> Piece:
    """A voice's name with its side, its relays and whether it speaks against its own side."""
    voice, pack = one.voice, material.pack
    relays = tuple(r for r in voice.relays if named(r, pack) != one.name)
    remarks = [side_words(voice.side, pack), "against its own side" if voice.against_own_side else ""]
    remarks.append(f"relayed by {all_named(relays, pack)}" if relays else "")
    said = ", ".join(r for r in remarks if r)
    return statement(f"{one.name} ({said})" if said else one.name, book.cite(*one.claims))


def who_did_it(voices: Sequence[Heard], book: Notebook, material: Material) -> Line | None:
    """Whom each voice names as having done it; None where no voice says that it happened."""
    naming: dict[tuple[str, ...], list[Heard]] = {}
    for one in voices:
        if not one.against:
            naming.setdefault(one.voice.names_actor, []).append(one)
    if not naming:
        return None
    named_first = sorted(naming.items(), key=lambda pair: not pair[0])
    parts = [_named_by(all_named(actors, material.pack), ones, book) for actors, ones in named_first]
    return point(*apart(parts), label="By whom")


def _named_by(actors: str, ones: Sequence[Heard], book: Notebook) -> tuple[Piece, ...]:
    notes = book.cite(*(c for one in ones for c in one.claims))
    if actors == NOBODY:
        return (plain("not said by "), *listed([(_bare(one, book),) for one in ones]))
    by = listed([(_bare(one, book),) for one in ones])
    return (statement(actors, notes), plain(", by the account of "), *by)


def _bare(one: Heard, book: Notebook) -> Piece:
    return statement(one.name, book.cite(*one.claims))


def figures(incident: Incident, voices: Sequence[Heard], book: Notebook, material: Material) -> Line | None:
    """Every figure given for an incident, each with who gives it; never summed or averaged."""
    names = {c.id: one.name for one in voices for c in one.claims}
    parts = []
    for claim_id, said in incident.figures:
        for claim in material.standing((claim_id,)):
            notes = book.cite_words(claim, said.span)
            if notes:
                by = statement(names.get(claim.id) or material.speaker(claim), notes)
                parts.append((figure(figure_words(said), notes, said.text), plain(" ("), by, plain(")")))
    return point(*apart(list(dict.fromkeys(parts))), label="Figures") if parts else None
