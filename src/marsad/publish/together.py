"""Incidents told as one item: those that rest on exactly the same claims and differ by nothing but their place.

"Shells fell on Anka and Serat" is two incidents, which a later report may tell apart; until one does, printing both
would print the same words twice.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from marsad.model import Incident


@dataclass(frozen=True, slots=True)
class Item:
    """One incident to be told, with the places of the others told with it; `also` are their ids."""

    incident: Incident
    also: tuple[str, ...] = ()


def together(incidents: Iterable[Incident]) -> list[Item]:
    """The incidents as items, each where its first incident stands."""
    alike: dict[tuple[object, ...], list[Incident]] = {}
    for incident in incidents:
        alike.setdefault(_but_for_place(incident), []).append(incident)
    return [_item(ones) for ones in alike.values()]


def _but_for_place(incident: Incident) -> tuple[object, ...]:
    """Everything of an incident that is printed, its places left out."""
    standings = tuple((j.axis, j.standing) for j in incident.judgements)
    return (
        incident.kind, frozenset(incident.claims), incident.voices, incident.status, standings, incident.earliest,
        incident.latest, incident.actors, incident.figures,
    )  # fmt: skip


def _item(ones: list[Incident]) -> Item:
    places = tuple(dict.fromkeys(p for one in ones for p in one.places))
    return Item(replace(ones[0], places=places), tuple(one.id for one in ones[1:]))
