"""Choosing between places of one name by what the same report says.

A little-known place is never chosen by its name alone, and nothing is chosen that another place fits as well.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from marsad.model import Candidate, GazetteerEntry, PlaceStatus
from marsad.place.context import SURE, Surroundings, Verdict, Wanted
from marsad.place.evidence import BY_WORDS, EDITOR, IN_REACH, Weighed, weigh
from marsad.place.gazetteer import KNOWN, candidate
from marsad.place.ground import distance_km
from marsad.place.index import Match
from marsad.place.skeleton import spelling

# Candidates whose name fits about as well are told of.
NEARLY = 10.0
SAME_PLACE_KM = 3.0
SHORT_KEY, LOOSE_KEY = 2, 3
SHOWN = 5
# "Idlib" alone: which of the places that bear one name and lie in each other is meant.
_SMALL_AREAS = frozenset({"admin2", "admin3"})


def judge(matches: Sequence[Match], wanted: Wanted, around: Surroundings) -> Verdict:
    """The place a name stands for in this report, if one is clearly left."""
    likely = [match for match in _without_namesakes(matches, wanted) if match.score >= BY_WORDS and _may_stand(match)]
    exact = any(match.exact for match in likely)
    weighed = [weigh(match, wanted, around, others_exact=exact) for match in likely]
    weighed.sort(key=lambda w: (-w.total, w.match.entry.id))
    if not weighed:
        return Verdict(PlaceStatus.UNRESOLVED, None, (), f"no place called {wanted.name} is in the gazetteer")
    best = weighed[0]
    rival = next((w for w in weighed[1:] if _rivals(w.match.entry, best.match.entry)), None)
    shown = _shown(weighed)
    if not _vouched(best, wanted):
        return Verdict(*_open(weighed), shown, _why_open(best, wanted))
    if rival and best.total - rival.total < best.lead:
        told = f"{best.match.entry.name} and {rival.match.entry.name} ({_apart(best, rival):.0f} km apart) fit alike"
        return Verdict(PlaceStatus.AMBIGUOUS, None, shown, told)
    others = sum(w.match.score >= min(SURE, best.match.score - NEARLY) for w in weighed[1:])
    by_words = bool(wanted.relations) and all(r.holds(best.match.entry) for r in wanted.relations)
    return Verdict(PlaceStatus.RESOLVED, best.match.entry, shown, _why_chosen(best, others), by_words)


def _shown(weighed: Sequence[Weighed]) -> tuple[Candidate, ...]:
    first = {w.match.entry.id: w for w in reversed(weighed)}
    shown = [w for w in weighed if first[w.match.entry.id] is w][:SHOWN]
    return tuple(candidate(w.match.entry, w.match.score, "; ".join(w.why)) for w in shown)


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
    named.sort(key=lambda m: (m.entry.source != EDITOR, *_preference(m.entry, wanted), -m.score))
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


def _vouched(best: Weighed, wanted: Wanted) -> bool:
    """Whether the name fits well enough for what speaks for the place."""
    match, entry = best.match, best.match.entry
    if wanted.kinds and entry.kind not in wanted.kinds:
        return False
    if not all(r.holds(entry) for r in wanted.relations) and not (match.exact and entry.prominence >= KNOWN):
        return False
    return match.score >= best.support and (match.exact or _tells(match, wanted, best))


def _tells(match: Match, wanted: Wanted, best: Weighed) -> bool:
    """Whether a name that is spelt otherwise tells enough: few consonants need the words, or a place nearby."""
    form = spelling(wanted.name)
    consonants = len(form.key) + len(form.codes)
    if consonants <= SHORT_KEY:
        return best.support <= BY_WORDS or (best.support < math.inf and match.score >= SURE)
    return consonants > LOOSE_KEY or best.by_context


def _rivals(one: GazetteerEntry, two: GazetteerEntry) -> bool:
    """Whether two candidates would put the name elsewhere; a town and the sub-district around it would not."""
    return not _nested(one, two) and distance_km(one.lat, one.lon, two.lat, two.lon) > SAME_PLACE_KM


def _apart(one: Weighed, two: Weighed) -> float:
    a, b = one.match.entry, two.match.entry
    return distance_km(a.lat, a.lon, b.lat, b.lon)


def _open(weighed: Sequence[Weighed]) -> tuple[PlaceStatus, None]:
    likely = [w for w in weighed if w.match.score >= SURE]
    return (PlaceStatus.AMBIGUOUS if len(likely) > 1 else PlaceStatus.UNRESOLVED), None


def _why_open(best: Weighed, wanted: Wanted) -> str:
    if wanted.relations:
        return f"no place called {wanted.name} lies where the words put it"
    if best.match.score < IN_REACH:
        return f"nothing in the gazetteer is spelt much like {wanted.name}"
    return f"{wanted.name} is a little-known name and nothing else in the report points to one place of it"


def _why_chosen(best: Weighed, others: int) -> str:
    reasons = "; ".join(best.why)
    return f"{reasons}; chosen over {others} other candidate{'s' if others != 1 else ''}" if others else reasons
