"""EXPECTED: what somebody warns of, plans or expects, in their words; whether it comes true is not judged."""

from __future__ import annotations

from marsad.model import Act, Claim, Modality, Outlook
from marsad.publish.brief import Heading, Line, Role, Section
from marsad.publish.days import window
from marsad.publish.footnotes import Notebook
from marsad.publish.material import CARRIED_DAYS, DISPUTE_DAYS, Material
from marsad.publish.pieces import absent, group, opening, plain, statement
from marsad.publish.telling import related, words_piece
from marsad.publish.words import SAYS, verb_for

NOTHING = "No report of the last month held here says what is to come."
FALLEN_DUE = "Fallen due; whether it came true is not judged here"
OPEN = "open"
AHEAD: dict[Modality, str] = {
    Modality.EXPECTED: "expects",
    Modality.PLANNED: "tells of a plan",
    Modality.HYPOTHETICAL: "speaks of the possibility",
}


def expected(material: Material, book: Notebook) -> Section:
    """The section: what is open, the latest words first, then what fell due within the last week."""
    told = [o for o in material.picture.outlook if o.id not in material.aside]
    told.sort(key=lambda o: material.latest(material.standing((o.claim,))), reverse=True)
    lines = [_line(o, material, book) for o in told if o.state == OPEN and _carried(o, material)]
    due = [_line(o, material, book) for o in told if o.state != OPEN and _just_due(o, material)]
    if due:
        lines.extend((group(FALLEN_DUE), *due))
    return Section(heading=Heading.EXPECTED, lines=tuple(lines) or (absent(NOTHING),))


def _carried(outlook: Outlook, material: Material) -> bool:
    return material.within(material.standing((outlook.claim,)), CARRIED_DAYS)


def _just_due(outlook: Outlook, material: Material) -> bool:
    ended = outlook.latest
    recent = ended is not None and 0 <= (material.day - ended).days <= DISPUTE_DAYS
    return recent and bool(material.standing((outlook.claim,)))


def _ahead(outlook: Outlook, material: Material) -> bool:
    """Whether the days given lie ahead; the day of the words themselves says nothing of when it is to come."""
    return any(day is not None and day > material.day for day in (outlook.earliest, outlook.latest))


def _line(outlook: Outlook, material: Material, book: Notebook) -> Line:
    claim = material.claims[outlook.claim]
    notes = book.cite(claim)
    pieces = [
        statement(related((claim,), material), notes),
        plain(f" {verb_for(_verb(claim), material.speaker(claim))}: "),
        words_piece(claim, material, book),
    ]
    if _ahead(outlook, material):
        days = window(outlook.earliest, outlook.latest, material.day)
        pieces.extend((plain(" ("), statement(days, notes), plain(")")))
    return Line(role=Role.ITEM, pieces=opening(pieces), subject=outlook.id)


def _verb(claim: Claim) -> str:
    """Plain narrative of what is to come says no more than how sure it is of it."""
    narrated = claim.act in (Act.ASSERTS, Act.PRESUPPOSES)
    return AHEAD.get(claim.modality, SAYS[Act.ASSERTS]) if narrated else SAYS[claim.act]
