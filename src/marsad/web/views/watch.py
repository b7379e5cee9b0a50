"""Watch: what is said to have happened, on a map and in a list that holds everything the map does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from marsad.model import Incident, Licence, Picture, Verb, to_plain
from marsad.publish.days import window
from marsad.publish.locate import PRECISIONS
from marsad.publish.telling import tag_of
from marsad.web.features import Spot, spots
from marsad.web.hues import hue_of
from marsad.web.moment import Moment
from marsad.web.site import Page, Site
from marsad.web.strip import Bar, strip
from marsad.web.views import incident
from marsad.web.words import title_words, voices_words

LAND = "Land outside the boundaries: Natural Earth, public domain"


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

    @property
    def placed(self) -> bool:
        return any(spot.drawn for spot in self.spots)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What the Watch page shows: its counts, and the incidents, latest first."""

    as_known_on: date | None
    day: date | None
    incidents: int
    contested: int
    unplaced: int
    withheld: int
    rows: tuple[Row, ...]
    bars: tuple[Bar, ...]
    attribution: tuple[str, ...]


def view(site: Site, moment: Moment) -> Page:
    """The Watch page. Raises NotFound where the address lays open an incident that is not there."""
    picture = site.desk.weigh(moment.known)
    listing = _listing(picture, moment, site)
    return Page(
        template="watch.html",
        title="Watch",
        data=listing,
        moment=moment,
        here="watch",
        shown={
            "opened": _opened(moment, site),
            "strip": strip(listing.bars),
            "used": {row.hue for row in listing.rows},
        },
    )


def geojson(listing: Listing) -> dict[str, Any]:
    """The list as a GeoJSON FeatureCollection: a feature for each place drawn; the rest under `unplaced`."""
    return {
        "type": "FeatureCollection",
        "as_known_on": to_plain(listing.as_known_on),
        "day": to_plain(listing.day),
        "attribution": list(listing.attribution),
        "features": [_feature(row, spot) for row in listing.rows for spot in row.spots if spot.drawn],
        "unplaced": [_unplaced(row) for row in listing.rows if not row.placed],
    }


def _listing(picture: Picture, moment: Moment, site: Site) -> Listing:
    withheld = {target for target, decision in site.judged().items() if decision.verb is Verb.WITHHOLD}
    told = [i for i in picture.incidents if i.id not in withheld]
    chosen = [i for i in told if moment.day is None or _may_be_on(i, moment.day)]
    latest_first = sorted(chosen, key=_when, reverse=True)
    rows = tuple(_row(i, site) for i in latest_first)
    return Listing(
        as_known_on=picture.as_known_on,
        day=moment.day,
        incidents=len(rows),
        contested=sum(bool(row.contested) for row in rows),
        unplaced=sum(not row.placed for row in rows),
        withheld=len(picture.incidents) - len(told),
        rows=rows,
        bars=_bars(told),
        attribution=_attribution(site.pack.licences),
    )


def _when(told: Incident) -> tuple[date, date, str]:
    """By the end of its window, a narrow window before a wide one."""
    return told.latest or told.earliest or date.min, told.earliest or date.min, told.id


def _may_be_on(told: Incident, day: date) -> bool:
    if told.earliest is None and told.latest is None:
        return False
    return (told.earliest or date.min) <= day <= (told.latest or date.max)


def _row(told: Incident, site: Site) -> Row:
    return Row(
        id=told.id,
        kind=told.kind,
        family=told.family.value,
        title=title_words(told),
        when=window(told.earliest, told.latest, date.min),
        status=told.status.value,
        standing=tag_of(told),
        voices=voices_words(told),
        hue=hue_of(told, site.pack, site.hues),
        contested=tuple(axis.value for axis in told.contested),
        spots=spots(told, site.entries),
        earliest=told.earliest,
        latest=told.latest,
    )


def _bars(incidents: Sequence[Incident]) -> tuple[Bar, ...]:
    """Incidents whose day is known to the day; wider windows would be counted on days they may not belong to."""
    dated = [i for i in incidents if i.earliest and i.earliest == i.latest]
    all_of = Counter(i.earliest for i in dated)
    contested = Counter(i.earliest for i in dated if i.contested)
    return tuple(
        Bar(day=day, incidents=count, contested=contested[day]) for day, count in sorted(all_of.items()) if day
    )


def _opened(moment: Moment, site: Site) -> Page | None:
    """The incident the address lays open, as its own page has it. Raises NotFound."""
    return incident.view(site, moment, moment.incident) if moment.incident else None


def _attribution(licences: tuple[Licence, ...]) -> tuple[str, ...]:
    return (*(licence.attribution for licence in licences), LAND)


def _feature(row: Row, spot: Spot) -> dict[str, Any]:
    return {
        "type": "Feature",
        "geometry": spot.geometry,
        "properties": {
            "incident": row.id,
            "title": row.title,
            "kind": row.kind,
            "family": row.family,
            "when": row.when,
            "earliest": to_plain(row.earliest),
            "latest": to_plain(row.latest),
            "status": row.status,
            "standing": row.standing,
            "contested": list(row.contested),
            "hue": row.hue,
            "place": spot.name,
            "local_name": spot.local_name,
            "precision": spot.precision.value,
            "precision_words": PRECISIONS[spot.precision],
            "radius_km": spot.radius_km,
            "drawn": spot.drawn,
            "spot": spot.key,
        },
    }


def _unplaced(row: Row) -> dict[str, Any]:
    return {"incident": row.id, "title": row.title, "why": [{"place": s.name, "why": s.why} for s in row.spots]}
