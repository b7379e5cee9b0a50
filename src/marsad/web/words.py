"""What the pages say beyond the brief's own words (`publish`): titles without remarks, and how the voices stand."""

from __future__ import annotations

from collections.abc import Iterable

from marsad.model import HERE, Incident, PlaceMention, Role, Stance
from marsad.publish.locate import NOWHERE, place_name
from marsad.publish.words import kind_words, sentence


def role_words(role: Role) -> str:
    """`at`, `near`, `north-east of`."""
    return role.value.replace("_of", " of").replace("_", "-")


def where_words(places: Iterable[PlaceMention]) -> str:
    """The places by name, each once; those that narrow, with their preposition, only where none says where."""
    told = [p for p in places if p.role is not Role.MENTIONED]
    here = [place_name(p) for p in told if p.role in HERE]
    narrowing = [_narrowed(p) for p in told if p.role not in HERE]
    return ", ".join(dict.fromkeys(here or narrowing)) or NOWHERE


def _narrowed(place: PlaceMention) -> str:
    """`near Serat`; a placed name may carry its preposition already."""
    name, role = place_name(place), role_words(place.role)
    return name if name.startswith(f"{role} ") else f"{role} {name}"


def title_words(incident: Incident) -> str:
    """An incident's name: `Air strikes, Kafr Nabl`."""
    return f"{sentence(kind_words(incident.kind))}, {where_words(incident.places)}"


def voices_words(incident: Incident) -> str:
    """How the voices stand: `2 voices for, 1 against, 1 withdrawn`."""
    counts = {stance: sum(v.stance is stance for v in incident.voices) for stance in Stance}
    told = f"{counts[Stance.FOR]} {'voice' if counts[Stance.FOR] == 1 else 'voices'} for"
    return ", ".join([told, *(f"{counts[s]} {s.value}" for s in (Stance.AGAINST, Stance.WITHDRAWN) if counts[s])])
