"""What speaks for one of the places a name may stand for, in points and in words.

How well the name fits, how well known the place is, an area named with it or elsewhere in the report, what the other
names of the report may stand for, how near other places of the report lie, and what the words say outright ("near
Darkush", "west of Idlib city").
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from marsad.model import GazetteerEntry
from marsad.place.context import ANCHOR_KM, SURE, Surroundings, Wanted
from marsad.place.gazetteer import KNOWN
from marsad.place.ground import distance_km, roughly_apart
from marsad.place.index import Match
from marsad.place.skeleton import spelling

PROMINENCE = 35.0
INEXACT = 12.0
RIGHT_KIND = 5.0
WRONG_KIND = 20.0
INSIDE = 15.0
OUTSIDE = 40.0
ELSEWHERE = 10.0
NAMED_AREA = 8.0
NEARBY = 22.0
NEARBY_KM = ANCHOR_KM
SAME_SENSE = 25.0
SENSE_BY_WORDS = 50.0
BY_RELATION = 15.0
# What an area is worth that all the other names of a report lie in.
SCOPE_ADMIN1, SCOPE_COUNTRY = 40.0, 15.0
TOLD_SHARE = 0.3
# A place outside the countries that a pack is about, where the report does not name its country.
ABROAD = 8.0
# How well the name must fit: with an area named, with a place nearby, with the words saying where it lies.
IN_AREA, IN_REACH, BY_WORDS = 85.0, 75.0, 60.0
KNOWN_BY_A_SITE = 0.4
# Entries of this source hold names that editors added; each stands beside its place, under the same id.
EDITOR = "editor"
BY_EDITOR = 80.0
# By how many points a candidate must lead: where something tells its place, where an area is told, by itself.
LEAD, LEAD_IN_AREA, LEAD_ALONE = 6.0, 9.0, 12.0


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate with its points, how well its name must fit for what speaks for it, by how many points it must lead,
    and the reasons.
    """

    match: Match
    total: float
    support: float
    by_context: bool
    lead: float
    why: tuple[str, ...]


def weigh(match: Match, wanted: Wanted, around: Surroundings, *, others_exact: bool) -> Weighed:
    """One candidate; `others_exact`: whether another place is spelt exactly so."""
    entry = match.entry
    # Being well known counts as far as the name fits: nobody writes "al-Dahra" for Dar'a because Dar'a is a city.
    fits = max(0.0, (match.score - BY_WORDS) / (100.0 - BY_WORDS))
    total = match.score + PROMINENCE * entry.prominence * fits**2
    if others_exact and not match.exact:
        total -= INEXACT
    if wanted.kinds:
        total += RIGHT_KIND if entry.kind in wanted.kinds else -WRONG_KIND
    alone = SURE if entry.prominence >= _enough_known(entry, wanted) else math.inf
    parts = (
        (_by_words(entry, wanted), LEAD_IN_AREA if not wanted.relations else LEAD),
        (_by_areas(entry, around), LEAD_IN_AREA),
        (_by_scope(entry, wanted, around), LEAD_ALONE),
        (_by_anchors(entry, around), LEAD),
        (_by_sense(entry, wanted, around), LEAD),
        (_by_editor(match), LEAD),
    )
    told = [(enough, lead) for (_, enough, _), lead in parts if enough < math.inf]
    needed = min((enough for enough, _ in told), default=math.inf)
    return Weighed(
        match=match,
        total=total + sum(gain for (gain, _, _), _ in parts),
        support=min(alone, needed),
        by_context=bool(told),
        lead=min((lead for _, lead in told), default=LEAD_ALONE),
        why=(match.how, *(reason for (_, _, why), _ in parts for reason in why)),
    )


def _enough_known(entry: GazetteerEntry, wanted: Wanted) -> float:
    """How well known a place must be to be meant by its name alone. "Rawda mosque" need not be in a town Rawda."""
    return KNOWN_BY_A_SITE if wanted.kinds[:1] == ("site",) and entry.kind != "site" else KNOWN


_Part = tuple[float, float, list[str]]


def _by_words(entry: GazetteerEntry, wanted: Wanted) -> _Part:
    """What the mention and its claim say outright."""
    gain, enough = 0.0, math.inf
    why: list[str] = []
    if wanted.inside and entry.kind != "country":
        held = wanted.inside.holds(entry)
        gain, enough = (INSIDE, IN_REACH) if held else (-OUTSIDE, math.inf)
        why.append(wanted.inside.told if held else f"not {wanted.inside.told}")
    elif wanted.around and entry.kind not in ("admin1", "country"):
        told = [r.told for r in wanted.around if r.holds(entry)]
        gain, enough, why = (INSIDE, IN_REACH, told[:1]) if told else (-ELSEWHERE, math.inf, [])
    if wanted.relations:
        met = [r.told for r in wanted.relations if r.holds(entry)]
        gain += BY_RELATION if len(met) == len(wanted.relations) else -OUTSIDE
        enough = BY_WORDS if len(met) == len(wanted.relations) else enough
        why += met or [f"not {relation.told}" for relation in wanted.relations]
    return gain, enough, why


def _by_areas(entry: GazetteerEntry, around: Surroundings) -> _Part:
    """Governorates and countries that the report names."""
    if entry.kind in ("admin1", "country"):
        return 0.0, math.inf, []
    if around.provinces.intersection(entry.within):
        return NAMED_AREA, IN_AREA, ["in an area the report names"]
    if around.countries.intersection(entry.within) and not around.provinces:
        return NAMED_AREA / 2, math.inf, ["in a country the report names"]
    return (-NAMED_AREA if around.provinces else 0.0), math.inf, []


def _by_scope(entry: GazetteerEntry, wanted: Wanted, around: Surroundings) -> _Part:
    """What the other names of the report may stand for lies in, and what the pack is about."""
    shares = around.scope.of(wanted.name)
    country = entry.id if entry.kind == "country" else entry.within[-1] if entry.within else ""
    inner = max((shares.get(a, 0.0) for a in (entry.id, *entry.within) if a != country), default=0.0)
    gain = SCOPE_ADMIN1 * inner + SCOPE_COUNTRY * shares.get(country, 0.0)
    if around.home and entry.kind != "country" and country not in around.home and country not in around.countries:
        gain -= ABROAD
    return gain, math.inf, (["where other names of the report lie"] if inner >= TOLD_SHARE else [])


def _by_anchors(entry: GazetteerEntry, around: Surroundings) -> _Part:
    """The nearest other place of the report."""
    others = [a for a in around.anchors.values() if a.id != entry.id]
    if not others or entry.kind in ("admin1", "country", "road", "water"):
        return 0.0, math.inf, []
    nearest = min(others, key=lambda a: (roughly_apart(entry.lat, entry.lon, a.lat, a.lon), a.id))
    km = distance_km(entry.lat, entry.lon, nearest.lat, nearest.lon)
    enough = IN_REACH if km <= NEARBY_KM else math.inf
    return NEARBY * math.exp(-km / NEARBY_KM), enough, [f"{km:.0f} km from {nearest.name}"]


def _by_sense(entry: GazetteerEntry, wanted: Wanted, around: Surroundings) -> _Part:
    """One sense a report; what the words say outright somewhere decides."""
    senses = around.senses.get(spelling(wanted.name).whole, {})
    told = {other: any(w for start, w in seen.items() if start != wanted.start) for other, seen in senses.items()}
    if told.get(entry.id):
        return SENSE_BY_WORDS, BY_WORDS, ["meant so elsewhere in the report, where the words say it"]
    if any(told.values()) or not senses.get(entry.id, {}).keys() - {wanted.start}:
        return 0.0, math.inf, []
    return SAME_SENSE, BY_WORDS, ["meant so elsewhere in the report"]


def _by_editor(match: Match) -> _Part:
    """A name that an editor of this desk gave wins over every list's."""
    if match.exact and match.entry.source == EDITOR:
        return BY_EDITOR, BY_WORDS, ["an editor gave it this name"]
    return 0.0, math.inf, []
