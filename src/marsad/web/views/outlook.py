"""Outlook: what somebody expects, warns of or plans, in their words, and what is since told of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from marsad.model import Foresight, Outcome, Outlook
from marsad.publish.days import window
from marsad.publish.naming import named, side_words
from marsad.publish.words import kind_words, sentence
from marsad.web.moment import Moment
from marsad.web.quotations import Quotation, quotations
from marsad.web.sheets import Sheet, sheet
from marsad.web.site import Page, Shelf, Site, incidents_by_id
from marsad.web.words import title_words

if TYPE_CHECKING:
    from marsad.engine.pictures import Weighed

STATES = {
    Outcome.OPEN: "Open",
    Outcome.CAME_TRUE: "Since told of as come true",
    Outcome.DID_NOT: "Since said not to have happened",
    Outcome.CANNOT_TELL: "Fallen due; it cannot be told whether it came true",
}

_ORDER = {state: place for place, state in enumerate(STATES)}


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
    """What stands alike, the latest words first, as far as it is on this sheet; `all` counts those of all sheets."""

    state: Outcome
    name: str
    all: int
    foretold: tuple[Foretold, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    """The page, open first."""

    as_known_on: date | None
    withheld: int
    groups: tuple[Group, ...]
    sheet: Sheet


def view(site: Site, moment: Moment, query: Mapping[str, str]) -> Page:
    """All that was foretold by the day of `moment`."""
    weighed, shelf, aside = site.weighed(moment.known), site.telling(), site.withheld()
    picture = weighed.picture
    told = [o for o in picture.outlook if o.id not in aside and o.claim in shelf.claims]
    told.sort(key=lambda o: (o.said or date.min, o.id), reverse=True)
    told.sort(key=lambda o: _ORDER[o.state])
    rows, which = sheet(told, query)
    titles = _titles(weighed, rows, aside)
    counts = Counter(o.state for o in told)
    groups = (
        Group(
            state=state,
            name=name,
            all=counts[state],
            foretold=tuple(_foretold(o, shelf, titles) for o in rows if o.state is state),
        )
        for state, name in STATES.items()
    )
    page = Foreseen(
        as_known_on=picture.as_known_on,
        withheld=len(picture.outlook) - len(told),
        groups=tuple(g for g in groups if g.foretold),
        sheet=which,
    )
    return Page(template="outlook.html", title="Outlook", data=page, moment=moment, here="outlook")


def _titles(weighed: Weighed, told: Iterable[Outlook], aside: frozenset[str]) -> dict[str, Met]:
    """What these were met by, as it is called on these pages."""
    incidents = weighed.answer("incidents by id", incidents_by_id)
    truces = {c.id for c in weighed.picture.ceasefires}
    found = {}
    for met in {i for one in told for i in one.met_by if i not in aside}:
        if met in incidents:
            found[met] = Met(path=f"/incident/{met}", title=title_words(incidents[met]))
        elif met in truces:
            found[met] = Met(path=f"/ceasefire/{met}", title="Ceasefire")
    return found


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
