"""Control: who holds what, as claimed by each voice and as assessed, kept apart; and the log of what was said of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from marsad.model import Control, Pack, Standing
from marsad.publish.days import NOT_SAID, window
from marsad.publish.locate import place_words
from marsad.publish.naming import named
from marsad.web.moment import Moment
from marsad.web.quotations import Quotation, quotations
from marsad.web.site import Page, Shelf, Site

UNNAMED = "a side that is not named"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """One holder, by whose words."""

    holder: str
    said: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A place: who is claimed to hold it, whom too much speaks against to be assessed, and why."""

    id: str
    place: str
    extent: str | None
    claimed: tuple[Claimed, ...]
    assessed: str | None
    contested: bool
    reasons: tuple[tuple[str, tuple[Quotation, ...]], ...]
    since: date | None = None
    contested_since: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One word of the log: that a place passed to somebody (`change`), or that somebody holds it."""

    id: str
    place: str
    extent: str | None
    holder: str
    change: bool
    when: str
    said: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """Contested places first; the log's latest first, narrowed to the day looked at."""

    as_known_on: date | None
    day: date | None
    withheld: int
    standings: tuple[Held, ...]
    log: tuple[Entry, ...]


def view(site: Site, moment: Moment) -> Page:
    """Who is said to hold what by the day of `moment`; with a day looked at, the log is of that day."""
    picture, shelf, aside = site.desk.weigh(moment.known), site.telling(), site.withheld()
    told = [c for c in picture.control if c.id not in aside and any(i in shelf.claims for i in c.claims)]
    by_id = {c.id: c for c in told}
    standings = [s for s in picture.standings if s.id not in aside and any(i in by_id for i in s.log)]
    standings.sort(key=lambda s: (not s.contested, place_words(s.place)))
    of_day = [c for c in told if moment.day is None or _may_be_on(c, moment.day)]
    of_day.sort(key=lambda c: (c.latest or c.earliest or date.min, c.id), reverse=True)
    page = Grounds(
        as_known_on=picture.as_known_on,
        day=moment.day,
        withheld=len(picture.control) - len(told),
        standings=tuple(_held(s, by_id, shelf) for s in standings),
        log=tuple(_entry(c, shelf) for c in of_day),
    )
    return Page(template="control.html", title="Control", data=page, moment=moment, here="control")


def _may_be_on(one: Control, day: date) -> bool:
    if one.earliest is None and one.latest is None:
        return False
    return (one.earliest or date.min) <= day <= (one.latest or date.max)


def _held(one: Standing, by_id: Mapping[str, Control], shelf: Shelf) -> Held:
    return Held(
        id=one.id,
        place=place_words(one.place),
        extent=one.extent,
        claimed=tuple(
            Claimed(
                holder=_name(holder, shelf.pack),
                said=quotations((c for i in ids if i in by_id for c in by_id[i].claims), shelf),
            )
            for holder, ids in one.claimed
            if any(i in by_id for i in ids)
        ),
        assessed=named(one.assessed, shelf.pack) if one.assessed else None,
        contested=one.contested,
        reasons=tuple((reason.text, quotations(reason.claims, shelf)) for reason in one.reasons),
        since=one.since,
        contested_since=one.contested_since,
    )


def _name(holder: str | None, pack: Pack) -> str:
    return named(holder, pack) if holder else UNNAMED


def _entry(one: Control, shelf: Shelf) -> Entry:
    days = window(one.earliest, one.latest, date.min)
    return Entry(
        id=one.id,
        place=place_words(one.place),
        extent=one.extent,
        holder=_name(one.holder, shelf.pack),
        change=one.change,
        when="since when is not said" if days == NOT_SAID else days,
        said=quotations(one.claims, shelf),
    )
