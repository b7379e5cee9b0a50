"""EXPECTED: what somebody warns of, plans or expects, in their words; whether it comes true is not judged."""

from __future__ import annotations

from marsad.model import Act, Outlook
from marsad.publish.brief import Heading, Line, Role, Section
from marsad.publish.days import window
from marsad.publish.display import clipped
from marsad.publish.footnotes import Notebook
from marsad.publish.material import CARRIED_DAYS, DISPUTE_DAYS, Material
from marsad.publish.pieces import absent, group, plain, quote, statement
from marsad.publish.telling import QUOTED
from marsad.publish.words import SAYS, verb_for

NOTHING = "No report of the last month held here says what is to come."
FALLEN_DUE = "Fallen due; whether it came true is not judged here"
OPEN = "open"


def expected(material: Material, book: Notebook) -> Section:
    """The section: what is open, then what fell due within the last week."""
    told = [o for o in material.picture.outlook if o.id not in material.aside]
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
    name = material.speaker(claim)
    verb = "expects" if claim.act in (Act.ASSERTS, Act.PRESUPPOSES) else SAYS[claim.act]
    pieces = [
        statement(name, notes),
        plain(f" {verb_for(verb, name)}: "),
        quote(clipped(claim.span.quote, QUOTED), notes),
    ]
    if _ahead(outlook, material):
        days = window(outlook.earliest, outlook.latest, material.day)
        pieces.extend((plain(" ("), statement(days, notes), plain(")")))
    return Line(role=Role.ITEM, pieces=tuple(pieces), subject=outlook.id)
