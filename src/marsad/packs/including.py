"""Which places of an included pack a pack takes."""

from __future__ import annotations

from typing import Any

from marsad.model import GazetteerEntry


def kept(included: dict[str, GazetteerEntry], head: dict[str, Any], far: float) -> dict[str, GazetteerEntry]:
    """The places that the pack with this head takes over from an included one.

    * Of a country that `covers` lists, all places are its own: none is taken.
    * Beyond its `bounds`, only places at least `far` prominent are: a report of one war names the capitals and cities
      of the world, not its villages.
    * The areas around what is taken are taken too.
    """
    covered = frozenset(head.get("covers", ()))
    south, west, north, east = (float(edge) for edge in head["bounds"])
    taken = [
        entry
        for entry in included.values()
        if entry.id not in covered
        and covered.isdisjoint(entry.within)
        and (entry.prominence >= far or (south <= entry.lat <= north and west <= entry.lon <= east))
    ]
    around = {area for entry in taken for area in entry.within}
    ids = {entry.id for entry in taken} | around
    return {key: entry for key, entry in included.items() if key in ids}
