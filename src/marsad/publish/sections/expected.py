"""EXPECTED: what somebody warns of, plans or expects, in their words, and what is since told of its coming true."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.model import Act, Claim, Modality, Outcome, Outlook
from marsad.publish.brief import Heading, Line, Role, Section
from marsad.publish.days import window
from marsad.publish.footnotes import Notebook
from marsad.publish.material import CARRIED_DAYS, DISPUTE_DAYS, Material
from marsad.publish.pieces import absent, group, opening, plain, point, statement
from marsad.publish.telling import related, speakers, words_piece
from marsad.publish.words import SAYS, verb_for

NOTHING = "No report of the last month held here says what is to come."
SETTLED: dict[Outcome, str] = {
    Outcome.CAME_TRUE: "Since told of as come true",
    Outcome.DID_NOT: "Since said not to have happened",
    Outcome.CANNOT_TELL: "Fallen due; from what is held here it cannot be told whether it came true",
}
DECIDED: dict[Outcome, str] = {
    Outcome.CAME_TRUE: "Come true, as decided at this desk",
    Outcome.DID_NOT: "Not come true, as decided at this desk",
    Outcome.CANNOT_TELL: "Whether it came true cannot be told, as decided at this desk",
    Outcome.OPEN: "Still open, as decided at this desk",
}
AHEAD: dict[Modality, str] = {
    Modality.EXPECTED: "expects",
    Modality.PLANNED: "tells of a plan",
    Modality.HYPOTHETICAL: "speaks of the possibility",
}


def expected(material: Material, book: Notebook) -> Section:
    """The section: what is open, the latest words first, then what was settled or fell due within the last week."""
    told = [o for o in material.picture.outlook if o.id not in material.aside and material.standing((o.claim,))]
    told.sort(key=lambda o: material.latest(material.standing((o.claim,))), reverse=True)
    lines = [_line(o, material, book) for o in told if o.state is Outcome.OPEN and _carried(o, material)]
    for state, words in SETTLED.items():
        lines += _settled(words, [o for o in told if o.state is state and not o.decided_by], material, book)
    for state, words in DECIDED.items():
        lines += _settled(words, [o for o in told if o.state is state and o.decided_by], material, book)
    return Section(heading=Heading.EXPECTED, lines=tuple(lines) or (absent(NOTHING),))


def _settled(words: str, outlooks: Sequence[Outlook], material: Material, book: Notebook) -> list[Line]:
    """What was settled alike within the last week, each with those who tell of it since."""
    lines: list[Line] = []
    for outlook in (o for o in outlooks if _just_settled(o, material)):
        lines.append(_line(outlook, material, book))
        since = _since(outlook, material)
        if since:
            lines.append(point(*speakers(since, material, book), label="Told since by"))
    return [group(words), *lines] if lines else []


def _since(outlook: Outlook, material: Material) -> tuple[Claim, ...]:
    """The claims that show what became of it."""
    ids = (i for reason in outlook.reasons for i in reason.claims if i not in outlook.claims)
    return material.standing(ids)


def _carried(outlook: Outlook, material: Material) -> bool:
    return material.within(material.standing((outlook.claim,)), CARRIED_DAYS)


def _just_settled(outlook: Outlook, material: Material) -> bool:
    """Whether its time ended, or what shows its end became known, within the last week."""
    ended = outlook.latest
    due = ended is not None and 0 <= (material.day - ended).days <= DISPUTE_DAYS
    return due or material.within(_since(outlook, material), DISPUTE_DAYS)


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
