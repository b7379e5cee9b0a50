"""Watch: what is said to have happened, on a map and in a list that holds everything the map does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from marsad.model import FAMILY_OF, Family, Licence, to_plain
from marsad.publish.days import window
from marsad.publish.locate import PRECISIONS
from marsad.publish.naming import named
from marsad.publish.telling import tag_of
from marsad.publish.words import STATUS, kind_words, sentence
from marsad.web import clusters
from marsad.web.clusters import Box
from marsad.web.coverage import published
from marsad.web.features import Spot
from marsad.web.roll import Entry, Mask, Numbers, Roll
from marsad.web.rolls import Rolls
from marsad.web.sieve import FACETS, UNPLACED, Asked, hidden
from marsad.web.site import Page, Site
from marsad.web.timeline import timeline
from marsad.web.views import incident
from marsad.web.wording import say
from marsad.web.words import title_words, voices_words

LAND = "Land outside the boundaries: Natural Earth, public domain"
ROWS = 100  # of one page of the list
OPTIONS = 60  # of one facet; those chosen always stand among them


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One incident as a line of the list; a spot that is not drawn says why."""

    id: str
    kind: str
    family: str
    title: str
    when: str
    status: str
    standing: str
    voices: str
    hue: str
    contested: tuple[str, ...]
    spots: tuple[Spot, ...]
    earliest: date | None
    latest: date | None
    first_known: date | None = None

    @property
    def placed(self) -> bool:
        return any(spot.drawn for spot in self.spots)


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One value of a facet, and how many incidents of the whole desk have it; `family`: a group of kinds."""

    value: str
    name: str
    incidents: int
    chosen: bool = False
    family: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What the Watch page shows: its counts, and one page of its incidents: those on the map first, latest first.

    `undated` counts those left out of a range of days because they have no day.
    """

    as_known_on: date | None
    first: date | None
    last: date | None
    incidents: int
    contested: int
    unplaced: int
    undated: int
    withheld: int
    page: int
    pages: int
    rows: tuple[Row, ...]
    attribution: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AtSpot:
    """What lies on one spot, the latest first; `incidents` counts all; no spot where nothing chosen lies."""

    spot: Spot | None
    incidents: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What an address asks for, found: masks of the roll; `at_any_time` without the range of days."""

    asked: Asked
    roll: Roll
    mask: Mask
    at_any_time: Mask

    def entries(self, numbers: Numbers | None = None) -> list[Entry]:
        """Those with these numbers; all, latest first."""
        return [self.roll.entries[n] for n in (np.flatnonzero(self.mask) if numbers is None else numbers)]


def choose(site: Site, rolls: Rolls, asked: Asked) -> Chosen:
    """The incidents that an address asks for."""
    roll = rolls.of(asked.moment.known)
    answering = frozenset[str]()
    if asked.sieve.words:
        aside = site.withheld()
        found = site.desk.search(asked.sieve.words, asked.moment.known)
        answering = frozenset(c.id for c in found.claims if c.id not in aside)
    at_any_time = roll.chosen(asked.sieve, answering)
    return Chosen(asked, roll, at_any_time & roll.days.within(asked.sieve), at_any_time)


def view(site: Site, rolls: Rolls, asked: Asked) -> Page:
    """The Watch page. Raises NotFound where the address lays open an incident that is not there."""
    chosen = choose(site, rolls, asked)
    listing = listed(chosen, site)
    told = chosen.roll.days.only(chosen.at_any_time)
    aside = site.withheld()
    truces = [c for c in site.desk.weigh(asked.moment.known).ceasefires if c.id not in aside]
    return Page(
        template="watch.html",
        title=say("Watch"),
        data=listing,
        moment=asked.moment,
        here="watch",
        shown={
            "asked": asked,
            "opened": _opened(asked, site),
            "timeline": timeline(told, truces, chosen.roll.coverage, asked.sieve),
            "facets": facets(chosen, site),
            "hidden": hidden(asked),
            "used": {hue for hue, those in chosen.roll.hues.items() if chosen.mask[those].any()},
            "known_days": published(site.desk.reports()),
        },
    )


def listed(chosen: Chosen, site: Site) -> Listing:
    """The counts and the page of rows that an address asks for."""
    roll, mask, sieve = chosen.roll, chosen.mask, chosen.asked.sieve
    placed, unplaced = np.flatnonzero(mask & roll.placed), np.flatnonzero(mask & ~roll.placed)
    in_order = np.concatenate([placed, unplaced])
    pages = max(-(-len(in_order) // ROWS), 1)
    page = min(chosen.asked.page, pages)
    left_out = chosen.at_any_time & ~mask & roll.days.undated
    return Listing(
        as_known_on=chosen.asked.moment.known,
        first=sieve.first,
        last=sieve.last,
        incidents=len(in_order),
        contested=int((mask & roll.days.contested).sum()),
        unplaced=len(unplaced),
        undated=int(left_out.sum()),
        withheld=roll.withheld,
        page=page,
        pages=pages,
        rows=tuple(row(e) for e in chosen.entries(in_order[(page - 1) * ROWS : page * ROWS])),
        attribution=_attribution(site.pack.licences),
    )


def row(entry: Entry) -> Row:
    """An incident as a line, in the language being spoken."""
    told = entry.incident
    return Row(
        id=told.id,
        kind=told.kind,
        family=told.family.value,
        title=title_words(told),
        when=window(told.earliest, told.latest, date.min),
        status=told.status.value,
        standing=tag_of(told),
        voices=voices_words(told),
        hue=entry.hue,
        contested=entry.contested,
        spots=entry.spots,
        earliest=told.earliest,
        latest=told.latest,
        first_known=told.first_known,
    )


def facets(chosen: Chosen, site: Site) -> dict[str, tuple[Option, ...]]:
    """What there is to choose from; of very many values those that most incidents have."""
    return {facet: _options(facet, chosen, site) for facet in FACETS}


def _options(facet: str, chosen: Chosen, site: Site) -> tuple[Option, ...]:
    wanted = chosen.asked.sieve.values(facet)
    counts = {value: len(those) for value, those in chosen.roll.of[facet].items()}
    most = sorted(counts, key=lambda value: (-counts[value], value))[:OPTIONS]
    values = dict.fromkeys([*most, *wanted])
    options = [
        Option(
            value=v, name=_name(facet, v, site), incidents=counts.get(v, 0), chosen=v in wanted, family=v in set(Family)
        )
        for v in values
    ]
    return tuple(sorted(options, key=_order_of_kinds) if facet == "kind" else options)


def _order_of_kinds(option: Option) -> tuple[str, bool, int]:
    """A family before its kinds."""
    family = FAMILY_OF.get(option.value)
    return (family.value if family else option.value), family is not None, -option.incidents


def _name(facet: str, value: str, site: Site) -> str:
    if facet == "kind":
        return sentence(kind_words(value)) if value in FAMILY_OF else say(sentence(value))
    if facet == "status":
        return next((words for status, words in STATUS.items() if status.value == value), value)
    if facet == "precision":
        return say("not on the map") if value == UNPLACED else _precision(value)
    return named(value, site.pack)


def _precision(value: str) -> str:
    return next((words for precision, words in PRECISIONS.items() if precision.value == value), value)


def _opened(asked: Asked, site: Site) -> Page | None:
    """The incident the address lays open, as its own page has it. Raises NotFound."""
    return incident.view(site, asked.moment, asked.moment.incident) if asked.moment.incident else None


def _attribution(licences: Sequence[Licence]) -> tuple[str, ...]:
    return (*(licence.attribution for licence in licences), LAND)


def map_of(site: Site, chosen: Chosen, zoom: float, box: Box | None) -> dict[str, Any]:
    """What the map draws of it at a zoom, within a box."""
    return {
        "type": "FeatureCollection",
        "bbox": clusters.extent(chosen.roll, chosen.mask, site.pack.bounds),
        "incidents": int(chosen.mask.sum()),
        "attribution": list(_attribution(site.pack.licences)),
        "features": clusters.drawn(chosen.roll, chosen.mask, zoom, box),
    }


def at_spot(chosen: Chosen, key: str) -> Page:
    """What lies on one spot of the map, for its popup."""
    spot, numbers = clusters.of_spot(chosen.roll, chosen.mask, key) or (None, np.array([], dtype=np.int64))
    rows = tuple(row(entry) for entry in chosen.entries(numbers[:ROWS]))
    data = AtSpot(spot=spot, incidents=len(numbers), rows=rows)
    title = spot.name if spot else say("Nothing here")
    return Page(
        template="spot.html", title=title, data=data, moment=chosen.asked.moment, here="watch",
        shown={"asked": chosen.asked},
    )  # fmt: skip


def geojson(site: Site, chosen: Chosen) -> dict[str, Any]:
    """All of it as a GeoJSON FeatureCollection: a feature for each place drawn; the rest under `unplaced`."""
    rows = [row(entry) for entry in chosen.entries()]
    return {
        "type": "FeatureCollection",
        "as_known_on": to_plain(chosen.asked.moment.known),
        "from": to_plain(chosen.asked.sieve.first),
        "to": to_plain(chosen.asked.sieve.last),
        "attribution": list(_attribution(site.pack.licences)),
        "features": [_feature(one, spot) for one in rows for spot in one.spots if spot.drawn],
        "unplaced": [_unplaced(one) for one in rows if not one.placed],
    }


def _feature(one: Row, spot: Spot) -> dict[str, Any]:
    return {
        "type": "Feature",
        "geometry": spot.geometry,
        "properties": {
            "incident": one.id,
            "title": one.title,
            "kind": one.kind,
            "family": one.family,
            "when": one.when,
            "earliest": to_plain(one.earliest),
            "latest": to_plain(one.latest),
            "status": one.status,
            "standing": one.standing,
            "contested": list(one.contested),
            "hue": one.hue,
            "place": spot.name,
            "local_name": spot.local_name,
            "precision": spot.precision.value,
            "precision_words": PRECISIONS[spot.precision],
            "radius_km": spot.radius_km,
            "drawn": spot.drawn,
            "spot": spot.key,
        },
    }


def _unplaced(one: Row) -> dict[str, Any]:
    return {"incident": one.id, "title": one.title, "why": [{"place": s.name, "why": s.why} for s in one.spots]}
