"""Which places a name may stand for, narrowed by what they lie near or in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marsad.errors import NotFound
from marsad.model import Candidate, GazetteerEntry, Pack
from marsad.place import Placer
from marsad.place.ground import distance_km

NEAR_KM = 30.0
# So many are weighed before they are narrowed down.
_MANY = 200
_AREAS = frozenset({"country", "admin1", "admin2", "admin3", "region"})


def search(pack: Pack, name: str, limit: int, *, near: str = "", in_: str = "") -> Sequence[Candidate]:
    """The places of a pack a name may stand for, best first, without any context but `near` and `in_`.

    `near` and `in_` are names or ids of places: those within 30 km of it, nearest first among equals; those inside it.
    Raises NotFound where no place bears one of these.
    """
    placer = Placer(pack)
    entries = {entry.id: entry for entry in pack.entries}
    # A name that an editor gave stands beside its place under the same id.
    found = list({one.place_id: one for one in reversed(placer.candidates(name, _MANY))}.values())[::-1]
    if in_:
        area = _meant(in_, placer, entries, areas=True)
        found = [one for one in found if area.id in (*entries[one.place_id].within, one.place_id)]
        found = [replace(one, why=_and(one.why, f"in {area.name}")) for one in found]
    if near:
        anchor = _meant(near, placer, entries, areas=False)
        apart = {one.place_id: distance_km(one.lat, one.lon, anchor.lat, anchor.lon) for one in found}
        found = [one for one in found if apart[one.place_id] <= NEAR_KM]
        found = [replace(one, why=_and(one.why, f"{apart[one.place_id]:.0f} km from {anchor.name}")) for one in found]
        found.sort(key=lambda one: (-one.score, apart[one.place_id]))
    return found[:limit]


def _and(*reasons: str) -> str:
    return "; ".join(filter(None, reasons))


def _meant(name: str, placer: Placer, entries: dict[str, GazetteerEntry], *, areas: bool) -> GazetteerEntry:
    """The place of this id, else the likeliest of this name; an area first where one is asked for."""
    if name in entries:
        return entries[name]
    likely = [entries[one.place_id] for one in placer.candidates(name, _MANY)]
    fitting = [entry for entry in likely if (entry.kind in _AREAS) == areas]
    if not fitting:
        kind = "area" if areas else "place"
        raise NotFound(
            f"No {kind} is called {name!r}.", where="the gazetteer", next_step="Spell it otherwise, or give its id."
        )
    return fitting[0]
