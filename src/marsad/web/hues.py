"""Which hue of the Okabe–Ito set a side has on this desk: by the order of the pack, never a flag's colour."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from marsad.model import Incident, Pack

NO_SIDE = "none"
SEVERAL_SIDES = "several"
_HUES = 7


def hues(pack: Pack) -> dict[str, str]:
    """Side → hue "1" to "7". Where a pack has more sides than there are hues the last ones share "none"."""
    sides = list(dict.fromkeys(party.side for party in pack.parties))
    return {side: str(number) if number <= _HUES else NO_SIDE for number, side in enumerate(sides, start=1)}


def hue_of(incident: Incident, pack: Pack, of_side: Mapping[str, str]) -> str:
    """The hue of the side said to have acted; "several" where more than one is, "none" where nobody names one."""
    sides = set(_sides(incident.actors, pack))
    if len(sides) > 1:
        return SEVERAL_SIDES
    return of_side.get(sides.pop(), NO_SIDE) if sides else NO_SIDE


def _sides(actors: Iterable[str], pack: Pack) -> list[str]:
    parties = [pack.party(actor) for actor in actors]
    return [party.side for party in parties if party]
