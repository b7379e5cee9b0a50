"""Claims and incidents as flat records, the same fields in every export. Unknown values are None, never zero."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from marsad.model import HERE, Claim, Figure, Incident, Location, Picture, PlaceMention, PlaceStatus, Report

Subject = Literal["claims", "incidents"]
Value = str | int | float | None
Record = dict[str, Value]
BETWEEN = " | "

PLACE_FIELDS = ("places", "place_status", "place_id", "place_name", "precision", "radius_km", "lat", "lon")
CLAIM_FIELDS = (
    "claim_id", "report_id", "publisher", "published", "title", "url", "section", "start", "end", "quote", "speaker",
    "speaker_id", "relayed_by", "act", "type", "family", "polarity", "modality", "actors", "actor_parties", "targets",
    "target_parties", "figures", "time_text", "earliest", "latest", "time_basis", "denies", "reader", *PLACE_FIELDS,
)  # fmt: skip
INCIDENT_FIELDS = (
    "incident_id", "type", "family", "status", "contested", "earliest", "latest", "first_known", "last_known",
    "alleged_actors", "voices_for", "voices_against", "voices_withdrawn", "figures", "claims", "note", "candidates",
    *PLACE_FIELDS,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Flat:
    """One row or feature: the id of its claim or incident, its fields by name, and the places it is drawn at."""

    id: str
    fields: Record
    places: tuple[PlaceMention, ...]


def records(subject: str, picture: Picture, claims: Sequence[Claim], reports: Sequence[Report]) -> list[Flat]:
    """Every claim or incident, in the order given."""
    if subject == "incidents":
        return [Flat(i.id, {**incident_fields(i), **place_fields(i.places)}, i.places) for i in picture.incidents]
    by_id = {r.id: r for r in reports}
    return [Flat(c.id, {**claim_fields(c, by_id.get(c.report)), **place_fields(c.places)}, c.places) for c in claims]


def claim_fields(claim: Claim, report: Report | None) -> Record:
    """One claim: its words, who speaks and by what act, what is said of actors, figures and time."""
    time = claim.time
    return {
        "claim_id": claim.id,
        "report_id": claim.report,
        "publisher": report.publisher if report else None,
        "published": _iso(report.published) if report else None,
        "title": report.title if report else None,
        "url": report.url if report else None,
        "section": claim.section.value,
        "start": claim.span.start,
        "end": claim.span.end,
        "quote": claim.span.quote,
        "speaker": claim.speaker.name,
        "speaker_id": claim.speaker.id,
        "relayed_by": joined(claim.relayed_by),
        "act": claim.act.value,
        "type": claim.type,
        "family": claim.family.value,
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "actors": joined(m.text for m in claim.actors),
        "actor_parties": joined(m.party or "" for m in claim.actors),
        "targets": joined(m.text for m in claim.targets),
        "target_parties": joined(m.party or "" for m in claim.targets),
        "figures": joined(map(figure_code, claim.figures)),
        "time_text": time.text if time else None,
        "earliest": _iso(time.earliest) if time else None,
        "latest": _iso(time.latest) if time else None,
        "time_basis": time.basis.value if time else None,
        "denies": joined(f"{d.scope.value}:{d.claim or ''}" for d in claim.denies),
        "reader": claim.reader,
    }


def incident_fields(incident: Incident) -> Record:
    """One incident: how it stands, who is for and against, and the claims it is made of."""
    voices = incident.voices
    return {
        "incident_id": incident.id,
        "type": incident.kind,
        "family": incident.family.value,
        "status": incident.status.value,
        "contested": joined(axis.value for axis in incident.contested),
        "earliest": _iso(incident.earliest),
        "latest": _iso(incident.latest),
        "first_known": _iso(incident.first_known),
        "last_known": _iso(incident.last_known),
        "alleged_actors": joined(incident.actors),
        "voices_for": joined(v.name for v in voices if v.stance == "for"),
        "voices_against": joined(v.name for v in voices if v.stance == "against"),
        "voices_withdrawn": joined(v.name for v in voices if v.stance == "withdrawn"),
        "figures": joined(f"{figure_code(figure)}@{claim}" for claim, figure in incident.figures),
        "claims": joined(incident.claims),
        "note": incident.note or None,
        "candidates": joined(other.incident for other in incident.candidates),
    }


def place_fields(places: Iterable[PlaceMention]) -> Record:
    """The places as worded, and the first placed one of those where it is said to have happened.

    `lat` and `lon` are a representative point; `precision` and `radius_km` say how far it may be off.
    """
    told = list(places)
    first = next((p for p in told if p.role in HERE and resolved(p.location)), None)
    at = first.location if first else None
    return {
        "places": joined(f"{p.role.value}: {p.text}" for p in told),
        "place_status": _status(told),
        "place_id": at.place_id if at else None,
        "place_name": at.name if at else None,
        "precision": at.precision.value if at else None,
        "radius_km": at.radius_km if at else None,
        "lat": at.lat if at else None,
        "lon": at.lon if at else None,
    }


def resolved(at: Location | None) -> bool:
    """Whether one place was clearly left."""
    return at is not None and at.status is PlaceStatus.RESOLVED


def joined(values: Iterable[str]) -> str | None:
    """Several values in one cell, an empty one keeping its position; None for none."""
    found = list(values)
    return BETWEEN.join(found) if found else None


def figure_code(figure: Figure) -> str:
    """`killed:gt:900`, `wounded:range:2-5`, `killed:vague:“dozens”`; the comparator is never dropped."""
    if figure.value is not None:
        amount = f"{figure.value:.15g}"
    elif figure.low is not None and figure.high is not None:
        amount = f"{figure.low:.15g}-{figure.high:.15g}"
    else:
        amount = f"“{figure.text}”"
    return f"{figure.kind.value}:{figure.comparator.value}:{amount}"


def _status(places: Iterable[PlaceMention]) -> str | None:
    """The status of the places where it is said to have happened, the surest first."""
    found = {p.location.status if p.location else PlaceStatus.UNRESOLVED for p in places if p.role in HERE}
    return next((status.value for status in PlaceStatus if status in found), None)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
