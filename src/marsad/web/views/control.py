"""Control: who holds what, as claimed by each voice and as assessed, kept apart; and the log of what was said of it.

A day looked at shows what was known by then, so that moving through the days shows how it came to be known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from marsad.model import Control, Family, Pack, Standing, Status
from marsad.publish.days import NOT_SAID, window
from marsad.publish.locate import place_words
from marsad.publish.naming import named
from marsad.web.coverage import published
from marsad.web.features import spot_of
from marsad.web.hues import NO_SIDE, SEVERAL_SIDES
from marsad.web.moment import Moment
from marsad.web.quotations import Quotation, quotations
from marsad.web.sheets import NAMED, Sheet, first, sheet
from marsad.web.site import Page, Shelf, Site
from marsad.web.wording import say

UNNAMED = "a side that is not named"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """One holder, by whose words; `further` more words say so."""

    holder: str
    said: tuple[Quotation, ...]
    further: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A place: who is claimed to hold it, whom too much speaks against to be assessed, and why."""

    id: str
    place: str
    extent: str | None
    claimed: tuple[Claimed, ...]
    assessed: str | None
    contested: bool
    reasons: tuple[tuple[str, tuple[Quotation, ...], int], ...]
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
    """Contested places first, as known on the day looked at; the log's latest first, narrowed to that day."""

    as_known_on: date | None
    day: date | None
    withheld: int
    standings: tuple[Held, ...]
    log: tuple[Entry, ...]
    sheet: Sheet
    log_sheet: Sheet


def view(site: Site, moment: Moment, query: Mapping[str, str]) -> Page:
    """Who is said to hold what by the day of `moment`; with a day looked at, the log is of that day.

    Raises UsageError where the address asks for a sheet that is not there.
    """
    picture, shelf, aside = site.desk.weigh(moment.known), site.telling(), site.withheld()
    told = [c for c in picture.control if c.id not in aside and any(i in shelf.claims for i in c.claims)]
    of_day = [c for c in told if moment.day is None or _may_be_on(c, moment.day)]
    of_day.sort(key=lambda c: (c.latest or c.earliest or date.min, c.id), reverse=True)
    standings, which = sheet(_standings(site, moment, shelf), query)
    log, of_log = sheet(of_day, query, asked="log")
    page = Grounds(
        as_known_on=picture.as_known_on,
        day=moment.day,
        withheld=len(picture.control) - len(told),
        standings=tuple(_held(one, by_id, shelf) for one, by_id in standings),
        log=tuple(_entry(c, shelf) for c in log),
        sheet=which,
        log_sheet=of_log,
    )
    return Page(
        template="control.html", title=say("Control"), data=page, moment=moment, here="control",
        shown={
            "heard": published(shelf.reports.values()),
            "asked": {one.asked: one.here for one in (which, of_log)},
        },
    )  # fmt: skip


def _standings(site: Site, moment: Moment, shelf: Shelf) -> list[tuple[Standing, dict[str, Control]]]:
    """The standings that may be shown, contested places first, each with the control claims they rest on by id."""
    days = [day for day in (moment.day, moment.known) if day]
    picture, aside = site.desk.weigh(min(days, default=None)), site.withheld()
    by_id = {c.id: c for c in picture.control if c.id not in aside and any(i in shelf.claims for i in c.claims)}
    found = [s for s in picture.standings if s.id not in aside and any(i in by_id for i in s.log)]
    return [(s, by_id) for s in sorted(found, key=lambda s: (not s.contested, place_words(s.place)))]


def geojson(site: Site, moment: Moment, *, assessed: bool) -> dict[str, Any]:
    """One layer of the map, claimed or assessed, as the Watch page's map is drawn; contested places are in both.

    A place of which only a part is said to be held is drawn with the words for that part.
    """
    found = [one for one, _ in _standings(site, moment, site.telling())]
    layer = [one for one in found if not assessed or one.contested or one.assessed]
    return {
        "type": "FeatureCollection",
        "bbox": None,
        "attribution": [licence.attribution for licence in site.pack.licences],
        "features": [feature for one in layer for feature in _feature(one, site, assessed)],
    }


def _feature(one: Standing, site: Site, assessed: bool) -> Iterator[dict[str, Any]]:
    spot = spot_of(one.place, site.entries)
    if spot.drawn is None:
        return
    holders = [one.assessed] if assessed and one.assessed else [holder for holder, _ in one.claimed]
    sides = {party.side for holder in holders if (party := site.pack.party(holder))}
    hue = SEVERAL_SIDES if len(sides) > 1 else site.hues.get(next(iter(sides), ""), NO_SIDE)
    status = Status.CONTESTED if one.contested else Status.CORROBORATED if one.assessed else Status.SINGLE_SOURCE
    yield {
        "type": "Feature",
        "geometry": spot.geometry,
        "properties": {
            "spot": one.id,
            "drawn": spot.drawn,
            "place": f"{one.extent} {spot.name}" if one.extent else spot.name,
            "radius_km": spot.radius_km,
            "incidents": 1,
            "contested": int(one.contested),
            "family": Family.TERRITORY.value,
            "status": status.value,
            "hue": hue,
            "firm": one.assessed is not None,
            "holders": [_name(holder, site.pack) for holder in holders],
        },
    }


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
            _claimed(holder, [c for i in ids if i in by_id for c in by_id[i].claims], shelf)
            for holder, ids in one.claimed
            if any(i in by_id for i in ids)
        ),
        assessed=named(one.assessed, shelf.pack) if one.assessed else None,
        contested=one.contested,
        reasons=tuple((reason.text, *_some(reason.claims, shelf)) for reason in one.reasons),
        since=one.since,
        contested_since=one.contested_since,
    )


def _claimed(holder: str | None, claims: Iterable[str], shelf: Shelf) -> Claimed:
    said, further = _some(claims, shelf)
    return Claimed(holder=_name(holder, shelf.pack), said=said, further=further)


def _some(claims: Iterable[str], shelf: Shelf) -> tuple[tuple[Quotation, ...], int]:
    """The first words that say so, and how many more there are."""
    told = [i for i in dict.fromkeys(claims) if i in shelf.claims]
    return quotations(first(told, NAMED), shelf), max(0, len(told) - NAMED)


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
