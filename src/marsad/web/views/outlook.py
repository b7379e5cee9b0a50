"""Outlook: what somebody expects, warns of or plans, in their words, and what is since told of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from marsad.model import Foresight, Outcome, Outlook, Picture
from marsad.publish.days import window
from marsad.publish.naming import named, side_words
from marsad.publish.words import kind_words, sentence
from marsad.web.moment import Moment
from marsad.web.quotations import Quotation, quotations
from marsad.web.site import Page, Shelf, Site
from marsad.web.words import title_words

STATES = {
    Outcome.OPEN: "Open",
    Outcome.CAME_TRUE: "Since told of as come true",
    Outcome.DID_NOT: "Since said not to have happened",
    Outcome.CANNOT_TELL: "Fallen due; it cannot be told whether it came true",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """What was later told of it: an address on these pages, and its name."""

    path: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Foretold:
    """One thing foretold by one voice, with the reasons for its state."""

    id: str
    kind: str
    sort: Foresight
    said_by: str
    side: str
    due: str
    known: date | None
    said: tuple[Quotation, ...]
    met_by: tuple[Met, ...]
    reasons: tuple[tuple[str, tuple[Quotation, ...]], ...]
    decided_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """All that stands alike, the latest words first."""

    state: Outcome
    name: str
    foretold: tuple[Foretold, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    """The page, open first."""

    as_known_on: date | None
    withheld: int
    groups: tuple[Group, ...]


def view(site: Site, moment: Moment) -> Page:
    """All that was foretold by the day of `moment`."""
    picture, shelf, aside = site.desk.weigh(moment.known), site.telling(), site.withheld()
    told = [o for o in picture.outlook if o.id not in aside and o.claim in shelf.claims]
    told.sort(key=lambda o: (o.said or date.min, o.id), reverse=True)
    titles = _titles(picture, aside)
    groups = (
        Group(state=state, name=name, foretold=tuple(_foretold(o, shelf, titles) for o in told if o.state is state))
        for state, name in STATES.items()
    )
    page = Foreseen(
        as_known_on=picture.as_known_on,
        withheld=len(picture.outlook) - len(told),
        groups=tuple(g for g in groups if g.foretold),
    )
    return Page(template="outlook.html", title="Outlook", data=page, moment=moment, here="outlook")


def _titles(picture: Picture, aside: frozenset[str]) -> dict[str, Met]:
    found = {i.id: Met(path=f"/incident/{i.id}", title=title_words(i)) for i in picture.incidents}
    found |= {c.id: Met(path=f"/ceasefire/{c.id}", title="Ceasefire") for c in picture.ceasefires}
    return {i: met for i, met in found.items() if i not in aside}


def _foretold(one: Outlook, shelf: Shelf, titles: dict[str, Met]) -> Foretold:
    said = quotations(one.claims or (one.claim,), shelf)
    return Foretold(
        id=one.id,
        kind=sentence(kind_words(one.kind)),
        sort=one.sort,
        said_by=said[0].speaker if one.said_by == "publisher" else named(one.source or one.said_by, shelf.pack),
        side=side_words(one.side, shelf.pack),
        due=window(one.earliest, one.latest, date.min) if one.earliest or one.latest else "no day given",
        known=one.said,
        said=said,
        met_by=tuple(titles[i] for i in one.met_by if i in titles),
        reasons=tuple((reason.text, quotations(reason.claims, shelf)) for reason in one.reasons),
        decided_by=one.decided_by,
    )
