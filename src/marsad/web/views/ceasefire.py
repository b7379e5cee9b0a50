"""One ceasefire: terms and answers, how long it held on each reading, breaches, and what is told around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from marsad.errors import NotFound
from marsad.model import Breach, Ceasefire, Held, Pack, Picture, Tally
from marsad.publish.days import window
from marsad.publish.naming import NOBODY, all_named, named
from marsad.publish.sections.ceasefires import NO_END, held_words, slack
from marsad.publish.words import kind_words
from marsad.web.around import around
from marsad.web.calendar import calendar
from marsad.web.hues import NO_SIDE
from marsad.web.moment import Moment
from marsad.web.quotations import Quotation, quotations
from marsad.web.site import Page, Shelf, Site, withheld
from marsad.web.words import where_words

UNNAMED = "a side that is not named"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How long it held on one reading, in words; `unreported` of its days nothing held here was published on."""

    words: str
    letter: str
    days: int | None
    unreported: int
    at_most: bool
    said: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A term or an answer: what it is, what it comes to, and the words."""

    what: str
    value: str
    words: str
    said: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alleged:
    """One alleged breach; `by` is the side said to have broken it."""

    by: str
    kind: str
    alleged_by: str
    day: int | None
    on: date | None
    contested: bool
    corroborated: bool
    said: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A ceasefire as the page tells it."""

    id: str
    title: str
    declared_by: str
    when: str
    said: tuple[Quotation, ...]
    held: tuple[Reading, ...]
    terms: tuple[Stated, ...]
    answers: tuple[Stated, ...]
    breaches: tuple[Alleged, ...]
    ended: str
    ended_said: tuple[Quotation, ...] = ()
    mediators: str = ""
    purposes: tuple[str, ...] = ()
    ceasefire_class: str = ""
    announced: date | None = None
    earliest: date | None = None
    latest: date | None = None
    until: date | None = None
    before: Tally | None = None
    after: Tally | None = None


def view(site: Site, moment: Moment, ceasefire_id: str) -> Page:
    """The page of one ceasefire as known on the day of `moment`. Raises NotFound."""
    one = _found(site.desk.weigh(moment.known), ceasefire_id)
    shelf = site.telling()
    breaches = tuple(b for b in one.breaches if b.claim in shelf.claims)
    drawn = calendar(one, breaches)
    told = _told(one, breaches, shelf)
    sides = drawn.sides if drawn else ()
    return withheld(site.judged().get(one.id), moment) or Page(
        template="ceasefire.html",
        title=told.title,
        data=told,
        moment=moment,
        here="ceasefires",
        shown={
            "calendar": drawn,
            "around": around(told.before, told.after),
            "decision": site.judged().get(one.id),
            "side_names": {side: named(side, site.pack) if side else UNNAMED for side in sides},
            "side_hues": {side: _hue(side, site) for side in sides},
        },
    )


def name_of(one: Ceasefire) -> str:
    """`Ceasefire, Upper Mill`."""
    return f"Ceasefire, {where_words(one.places)}" if one.places else "Ceasefire, area not said"


def readings(one: Ceasefire, shelf: Shelf) -> tuple[Reading, ...]:
    """How long it held on each reading given it, those by letter first."""
    return tuple(_held(held, slack(one), shelf) for held in one.held)


def _held(held: Held, later: int, shelf: Shelf) -> Reading:
    """A reading that no words bear out gives no days."""
    said = quotations(held.claims, shelf)
    name = _reading(held.letter, held.reading, shelf.pack)
    words = held_words(held.days, [name], later, held.at_most) if said else f"No words held here bear out: {name}"
    return Reading(
        words=words,
        letter=held.letter,
        days=held.days if said else None,
        unreported=held.unreported if said else 0,
        at_most=held.at_most,
        said=said,
    )


def _reading(letter: str, words: str, pack: Pack) -> str:
    return f"{letter}, {named(words, pack)}" if letter else named(words, pack)


def _found(picture: Picture, wanted: str) -> Ceasefire:
    for one in picture.ceasefires:
        if one.id == wanted:
            return one
    raise NotFound("No ceasefire here has this id.", where=wanted[:80], next_step="Go to the Ceasefires page.")


def _hue(party_id: str | None, site: Site) -> str:
    party = site.pack.party(party_id) if party_id else None
    return site.hues.get(party.side, NO_SIDE) if party else NO_SIDE


def _told(one: Ceasefire, breaches: tuple[Breach, ...], shelf: Shelf) -> Told:
    ends = quotations(one.ended_by, shelf)
    parties = [i for i in one.ended_by if i not in shelf.claims]
    return Told(
        id=one.id,
        title=name_of(one),
        declared_by=all_named(one.declared_by, shelf.pack),
        when=window(one.earliest, one.latest, date.min),
        said=quotations(one.claims, shelf),
        held=readings(one, shelf),
        terms=tuple(_terms(one, shelf)),
        answers=tuple(_answers(one, shelf)),
        breaches=tuple(_alleged(b, shelf) for b in sorted(breaches, key=_when)),
        ended=_ended(ends, parties, shelf.pack),
        ended_said=ends,
        mediators=all_named(one.mediators, shelf.pack) if one.mediators else "",
        purposes=tuple(p.value for p in one.purposes),
        ceasefire_class=one.ceasefire_class.value,
        announced=one.announced,
        earliest=one.earliest,
        latest=one.latest,
        until=one.until,
        before=one.before,
        after=one.after,
    )


def _ended(ends: tuple[Quotation, ...], parties: list[str], pack: Pack) -> str:
    if ends:
        return "Said to have been ended:"
    by = all_named(parties, pack)
    return NO_END if by == NOBODY else f"Said to have been ended by {by}."


def _terms(one: Ceasefire, shelf: Shelf) -> Iterator[Stated]:
    for term in one.terms:
        said = quotations((term.claim,), shelf)
        if said:
            yield Stated(what=term.kind.value, value=named(term.value, shelf.pack), words=term.span.quote, said=said)


def _answers(one: Ceasefire, shelf: Shelf) -> Iterator[Stated]:
    for answer in one.answers:
        said = quotations((answer.claim,), shelf)
        if said:
            what = "accepts" if answer.accepts else "rejects"
            teller = named(answer.told_by, shelf.pack) if answer.told_by != "publisher" else said[0].speaker
            yield Stated(what=what, value=named(answer.party, shelf.pack), words=teller, said=said)


def _when(breach: Breach) -> tuple[date, str]:
    return breach.on or date.max, breach.claim


def _alleged(breach: Breach, shelf: Shelf) -> Alleged:
    said = quotations((breach.claim,), shelf)
    return Alleged(
        by=named(breach.by, shelf.pack) if breach.by else UNNAMED,
        kind=kind_words(breach.kind),
        alleged_by=said[0].speaker if said else named(breach.alleged_by, shelf.pack),
        day=breach.day,
        on=breach.on,
        contested=breach.contested,
        corroborated=breach.corroborated,
        said=said,
    )
