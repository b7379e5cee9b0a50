"""Choosing between places of one name by what the same report says.

What speaks for a place: how well the name fits, how well known the place is, an area named with it or elsewhere in the
report, how near other places of the report lie, and what the words say outright ("near Darkush", "west of Idlib
city"). A little-known place is never chosen by its name alone, and nothing is chosen that another place fits as well.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from marsad.model import Candidate, GazetteerEntry, PlaceStatus
from marsad.place.gazetteer import KNOWN, candidate
from marsad.place.ground import distance_km, roughly_apart
from marsad.place.index import Match
from marsad.place.skeleton import spelling

PROMINENCE = 35.0
RIGHT_KIND = 5.0
WRONG_KIND = 20.0
INSIDE = 15.0
OUTSIDE = 40.0
ELSEWHERE = 10.0
NAMED_AREA = 8.0
NEARBY = 15.0
NEARBY_KM = 30.0
SAME_SENSE = 25.0
SENSE_BY_WORDS = 50.0
BY_RELATION = 15.0
# How well the name must fit: by itself, with an area named, with a place nearby, with the words saying where it lies.
SURE, IN_AREA, IN_REACH, BY_WORDS = 85.0, 85.0, 75.0, 60.0
MARGIN = 6.0
# Candidates whose name fits about as well are told of.
NEARLY = 10.0
SAME_PLACE_KM = 3.0
SHORT_KEY, LOOSE_KEY = 2, 3
KNOWN_BY_A_SITE = 0.4
SHOWN = 5
# "Idlib" alone: which of the places that bear one name and lie in each other is meant.
_SMALL_AREAS = frozenset({"admin2", "admin3"})


@dataclass(frozen=True, slots=True)
class Relation:
    """Something the words say about where a place lies, and whether an entry satisfies it."""

    told: str
    holds: Callable[[GazetteerEntry], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A name to be resolved and what its own words say: where it stands in the text, kinds fitting its head noun,
    whether it is used as a point, whether only a part of it is meant, and where it lies: `inside` and `relations` by
    the words of the mention and its claim, `around` in one of the areas that the claim names.
    """

    name: str
    start: int = -1
    kinds: tuple[str, ...] = ()
    point_like: bool = False
    area_like: bool = False
    inside: Relation | None = None
    around: tuple[Relation, ...] = ()
    relations: tuple[Relation, ...] = ()


@dataclass(slots=True)
class Surroundings:
    """What a report has told so far: areas it names, places it is known to mean, and what its names stood for."""

    provinces: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    anchors: dict[str, GazetteerEntry] = field(default_factory=dict)
    senses: dict[str, dict[str, dict[int, bool]]] = field(default_factory=dict)

    def remember(self, name: str, start: int, entry: GazetteerEntry, by_words: bool) -> None:
        """Take in a place that the report means by a name at this offset; `by_words`: as its words say outright."""
        senses = self.senses.setdefault(spelling(name).whole, {})
        senses.setdefault(entry.id, {})[start] = by_words
        if entry.kind == "admin1":
            self.provinces.add(entry.id)
        elif entry.kind == "country":
            self.countries.add(entry.id)
        elif entry.radius_km <= NEARBY_KM and entry.kind not in ("road", "water"):
            self.anchors[entry.id] = entry


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a name stands for, or why that stays open; candidates best first."""

    status: PlaceStatus
    entry: GazetteerEntry | None
    candidates: tuple[Candidate, ...]
    reason: str
    by_words: bool = False


@dataclass(frozen=True, slots=True)
class _Weighed:
    match: Match
    total: float
    support: float
    by_context: bool
    why: tuple[str, ...]


def judge(matches: Sequence[Match], wanted: Wanted, around: Surroundings) -> Verdict:
    """The place a name stands for in this report, if one is clearly left."""
    likely = [match for match in _without_namesakes(matches, wanted) if match.score >= BY_WORDS and _may_stand(match)]
    weighed = [_weighed(match, wanted, around) for match in likely]
    weighed.sort(key=lambda w: (-w.total, w.match.entry.id))
    if not weighed:
        return Verdict(PlaceStatus.UNRESOLVED, None, (), f"no place called {wanted.name} is in the gazetteer")
    best = weighed[0]
    rival = next((w for w in weighed[1:] if _elsewhere(w.match.entry, best.match.entry)), None)
    shown = _shown(weighed)
    if not _vouched(best, wanted):
        likest = sorted(weighed, key=lambda w: (-w.match.score, w.match.entry.id))
        return Verdict(*_open(weighed), _shown(likest), _why_open(best, wanted))
    if rival and best.total - rival.total < MARGIN:
        told = f"{best.match.entry.name} and {rival.match.entry.name} ({_apart(best, rival):.0f} km apart) fit alike"
        return Verdict(PlaceStatus.AMBIGUOUS, None, shown, told)
    others = sum(w.match.score >= min(SURE, best.match.score - NEARLY) for w in weighed[1:])
    by_words = bool(wanted.relations) and all(r.holds(best.match.entry) for r in wanted.relations)
    return Verdict(PlaceStatus.RESOLVED, best.match.entry, shown, _why_chosen(best, others), by_words)


def _shown(weighed: Sequence[_Weighed]) -> tuple[Candidate, ...]:
    return tuple(candidate(w.match.entry, w.match.score, "; ".join(w.why)) for w in weighed[:SHOWN])


def _may_stand(match: Match) -> bool:
    """Countries are spelt as they are spelt; a demonym is no country."""
    return match.exact or match.entry.kind != "country"


def _without_namesakes(matches: Sequence[Match], wanted: Wanted) -> list[Match]:
    """Of places of this name that lie in one another, the one that is meant.

    A head noun decides ("Idlib city"). Used as a point ("near Idlib") the name is the town's. Otherwise the better
    known of town and governorate is meant; the pack makes the governorate the better known unless a large share of the
    governorate's coded events lies in its seat. Districts are meant only when the words say so.
    """
    named = [m for m in matches if m.exact or m.score >= SURE]
    named.sort(key=lambda m: (*_preference(m.entry, wanted), -m.score))
    dropped: set[str] = set()
    for at, match in enumerate(named):
        if match.entry.id not in dropped:
            dropped |= {o.entry.id for o in named[at + 1 :] if _nested(match.entry, o.entry)}
    return [m for m in matches if m.entry.id not in dropped]


def _preference(entry: GazetteerEntry, wanted: Wanted) -> tuple[float, ...]:
    if wanted.kinds:
        fits = wanted.kinds.index(entry.kind) if entry.kind in wanted.kinds else len(wanted.kinds)
        return (fits, -entry.prominence)
    if wanted.point_like:
        return (entry.kind not in ("settlement", "site", "neighbourhood"), -entry.prominence)
    if wanted.area_like:
        return (entry.kind not in ("admin1", "country", "region", "mountain"), -entry.prominence)
    return (entry.kind in _SMALL_AREAS, -entry.prominence)


def _nested(one: GazetteerEntry, two: GazetteerEntry) -> bool:
    return one.id in two.within or two.id in one.within


def _weighed(match: Match, wanted: Wanted, around: Surroundings) -> _Weighed:
    entry = match.entry
    # Being well known counts as far as the name fits: nobody writes "al-Dahra" for Dar'a because Dar'a is a city.
    fits = max(0.0, (match.score - BY_WORDS) / (100.0 - BY_WORDS))
    total = match.score + PROMINENCE * entry.prominence * fits
    if wanted.kinds:
        total += RIGHT_KIND if entry.kind in wanted.kinds else -WRONG_KIND
    reasons = [match.how]
    alone = SURE if entry.prominence >= _enough_known(entry, wanted) else math.inf
    needed = math.inf
    for gain, enough, why in (
        _by_words(entry, wanted), _by_areas(entry, around), _by_anchors(entry, around), _by_sense(entry, wanted, around)
    ):  # fmt: skip
        total += gain
        needed = min(needed, enough)
        reasons += why
    return _Weighed(match, total, min(alone, needed), needed < math.inf, tuple(reasons))


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


def _vouched(best: _Weighed, wanted: Wanted) -> bool:
    """Whether the name fits well enough for what speaks for the place."""
    match, entry = best.match, best.match.entry
    if wanted.kinds and entry.kind not in wanted.kinds:
        return False
    if not all(r.holds(entry) for r in wanted.relations) and not (match.exact and entry.prominence >= KNOWN):
        return False
    return match.score >= best.support and (match.exact or _tells(match, wanted, best))


def _tells(match: Match, wanted: Wanted, best: _Weighed) -> bool:
    """Whether a name that is spelt otherwise tells enough: few consonants need the words, or a place nearby."""
    form = spelling(wanted.name)
    consonants = len(form.key) + len(form.codes)
    if consonants <= SHORT_KEY:
        return best.support <= BY_WORDS or (best.support < math.inf and match.score >= SURE)
    return consonants > LOOSE_KEY or best.by_context


def _elsewhere(one: GazetteerEntry, two: GazetteerEntry) -> bool:
    return distance_km(one.lat, one.lon, two.lat, two.lon) > SAME_PLACE_KM


def _apart(one: _Weighed, two: _Weighed) -> float:
    a, b = one.match.entry, two.match.entry
    return distance_km(a.lat, a.lon, b.lat, b.lon)


def _open(weighed: Sequence[_Weighed]) -> tuple[PlaceStatus, None]:
    likely = [w for w in weighed if w.match.score >= SURE]
    return (PlaceStatus.AMBIGUOUS if len(likely) > 1 else PlaceStatus.UNRESOLVED), None


def _why_open(best: _Weighed, wanted: Wanted) -> str:
    if wanted.relations:
        return f"no place called {wanted.name} lies where the words put it"
    if best.match.score < IN_REACH:
        return f"nothing in the gazetteer is spelt much like {wanted.name}"
    return f"{wanted.name} is a little-known name and nothing else in the report points to one place of it"


def _why_chosen(best: _Weighed, others: int) -> str:
    reasons = "; ".join(best.why)
    return f"{reasons}; chosen over {others} other candidate{'s' if others != 1 else ''}" if others else reasons
