"""What every exported file says of itself: from what knowledge, on what terms, and whether it is a demonstration."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.model import Pack, Picture
from marsad.publish.brief import DEMONSTRATION
from marsad.publish.gate import Gate, notice_of

QUOTES = "Quoted words belong to their publishers."
EVERYTHING = "everything known"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """`as_known_on` is an ISO day or the words "everything known"."""

    as_known_on: str
    licence: str
    attribution: str
    notice: str


def stamp(picture: Picture, pack: Pack, *, demonstration: bool, gate: Gate | None = None) -> Stamp:
    """The stamp of one export; licences and attributions are those of the pack's data."""
    titles = dict.fromkeys(f"{one.title}: {one.licence}" for one in pack.licences)
    thanks = dict.fromkeys(one.attribution for one in pack.licences if one.attribution)
    return Stamp(
        as_known_on=picture.as_known_on.isoformat() if picture.as_known_on else EVERYTHING,
        licence="; ".join((*titles, QUOTES)),
        attribution="; ".join(thanks),
        notice=" ".join(filter(None, (notice_of(gate), DEMONSTRATION if demonstration else ""))),
    )
