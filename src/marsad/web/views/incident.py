"""An incident, laid open: what is agreed, who says what for and against, the figures as intervals, and its history."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from marsad.model import Axis, Candidate, Figure, Incident, Pack, PlaceMention, Stance, Status, Voice
from marsad.publish.amounts import figure_words
from marsad.publish.days import window
from marsad.publish.locate import PRECISIONS
from marsad.publish.naming import NAMELESS, all_named, named, side_words
from marsad.publish.telling import tag_of
from marsad.publish.words import DENIES
from marsad.web.hues import hue_of
from marsad.web.moment import Moment
from marsad.web.quotations import Quotation, quotation, quotations
from marsad.web.site import Page, Shelf, Site, incidents_by_id, withheld
from marsad.web.views.weighed import Graded, MayBe, Open, candidates, grades, ranges
from marsad.web.words import role_words, title_words, voices_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One axis: the question in words, how it stands, why, and the claims that is held on."""

    question: str
    standing: str
    reasons: tuple[tuple[str, tuple[Quotation, ...]], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """One place: as the words name it, what it was taken for and why, and what else it may be."""

    text: str
    role: str
    name: str | None = None
    local_name: str | None = None
    precision: str = ""
    radius_km: float | None = None
    status: str = ""
    reason: str = ""
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One voice: its name, camp, how it stands to the others, and its words."""

    name: str
    side: str
    stance: Stance
    relation: tuple[str, ...]
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A figure as said, by whom."""

    words: str
    said_as: str
    said: Quotation | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one speaker did on one day: `reports it`, with the words."""

    known: date | None
    speaker: str
    does: str
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """An incident as the page lays it open. `against` holds who denies it and who withdrew it."""

    id: str
    kind: str
    title: str
    standing: str
    voices: str
    when: str
    family: str
    status: Status
    hue: str
    actors: tuple[str, ...] = ()
    judged: tuple[Judged, ...] = ()
    agreed: tuple[str, ...] = ()
    places: tuple[Placed, ...] = ()
    for_it: tuple[Side, ...] = ()
    against: tuple[Side, ...] = ()
    figures: tuple[Counted, ...] = ()
    history: tuple[Told, ...] = ()
    earliest: date | None = None
    latest: date | None = None
    first_known: date | None = None
    last_known: date | None = None
    note: str = ""
    ranges: tuple[Open, ...] = ()
    grades: tuple[Graded, ...] = ()
    may_be: tuple[MayBe, ...] = ()


_QUESTIONS = {
    Axis.OCCURRENCE: "Whether it happened",
    Axis.ATTRIBUTION: "Who did it",
    Axis.NUMBERS: "How many",
}


def view(site: Site, moment: Moment, incident_id: str) -> Page:
    """The page of one incident as known on the day of `moment`. Raises NotFound."""
    by_id = site.weighed(moment.known).answer("incidents by id", incidents_by_id)
    incident = by_id.get(incident_id) or site.desk.incident(incident_id, moment.known)
    decision = site.judged().get(incident.id)
    laid = replace(lay_open(incident, site), may_be=candidates(incident, by_id, site))
    return withheld(decision, moment) or Page(
        template="incident.html",
        title=laid.title,
        data=laid,
        moment=replace(moment, incident=laid.id),
        shown={"decision": decision},
    )


def lay_open(incident: Incident, site: Site) -> Laid:
    """Everything the pages say of an incident, in the order they say it."""
    shelf = site.shelf()
    sides = [_side(voice, shelf) for voice in incident.voices]
    return Laid(
        id=incident.id,
        kind=incident.kind,
        title=title_words(incident),
        standing=tag_of(incident),
        voices=voices_words(incident),
        when=window(incident.earliest, incident.latest, date.min),
        family=incident.family.value,
        status=incident.status,
        hue=hue_of(incident, site.pack, site.hues),
        actors=tuple(named(actor, site.pack) for actor in incident.actors),
        judged=tuple(_judged(incident, shelf)),
        agreed=tuple(_agreed(incident, site.pack)),
        places=tuple(_placed(place) for place in incident.places),
        for_it=tuple(side for side in sides if side.stance is Stance.FOR),
        against=tuple(side for side in sides if side.stance is not Stance.FOR),
        figures=tuple(_counted(claim, figure, shelf) for claim, figure in incident.figures),
        history=tuple(_history(quotations(incident.claims, shelf))),
        earliest=incident.earliest,
        latest=incident.latest,
        first_known=incident.first_known,
        last_known=incident.last_known,
        note=incident.note,
        ranges=ranges(incident, shelf),
        grades=grades(incident, shelf),
    )


def _judged(incident: Incident, shelf: Shelf) -> Iterable[Judged]:
    for judgement in incident.judgements:
        reasons = tuple((reason.text, quotations(reason.claims, shelf)) for reason in judgement.reasons)
        yield Judged(question=_QUESTIONS[judgement.axis], standing=judgement.standing, reasons=reasons)


def _agreed(incident: Incident, pack: Pack) -> Iterable[str]:
    agreed = {judgement.axis for judgement in incident.judgements if judgement.standing == "agreed"}
    if Axis.OCCURRENCE in agreed:
        yield "that it happened"
    if Axis.ATTRIBUTION in agreed and incident.actors:
        yield f"who did it: {all_named(incident.actors, pack)}"
    if Axis.NUMBERS in agreed:
        yield "how many"


def _placed(place: PlaceMention) -> Placed:
    at = place.location
    if at is None:
        return Placed(text=place.text, role=role_words(place.role))
    return Placed(
        text=place.text,
        role=role_words(place.role),
        name=at.name,
        local_name=at.local_name,
        precision=PRECISIONS[at.precision] if at.name else "",
        radius_km=at.radius_km,
        status=at.status.value,
        reason=at.reason,
        candidates=tuple(c for c in at.candidates if c.place_id != at.place_id),
    )


def _side(voice: Voice, shelf: Shelf) -> Side:
    quoted = quotations(voice.claims, shelf)
    return Side(
        name=_name(voice, quoted, shelf.pack),
        side=side_words(voice.side, shelf.pack),
        stance=voice.stance,
        relation=tuple(_relation(voice, shelf.pack)),
        quotations=quoted,
    )


def _name(voice: Voice, quoted: tuple[Quotation, ...], pack: Pack) -> str:
    if voice.source or voice.name not in ("", "publisher"):
        return named(voice.source or voice.name, pack)
    return quoted[0].speaker if quoted else NAMELESS


def _relation(voice: Voice, pack: Pack) -> Iterable[str]:
    if voice.against_own_side:
        yield "against its own side"
    if voice.relays:
        yield f"relayed by {', '.join(voice.relays)}"
    if voice.names_actor:
        yield f"names {all_named(voice.names_actor, pack)}"
    if voice.scope:
        yield DENIES.get(voice.scope, voice.scope)
    if voice.withdrawn_on:
        yield "withdrawn"


def _history(quoted: tuple[Quotation, ...]) -> Iterable[Told]:
    for (known, speaker, does), lines in groupby(quoted, key=lambda line: (line.known, line.speaker, line.does)):
        yield Told(known=known, speaker=speaker, does=does, quotations=tuple(lines))


def _counted(claim_id: str, figure: Figure, shelf: Shelf) -> Counted:
    found = shelf.find(claim_id)
    return Counted(
        words=figure_words(figure), said_as=figure.text, said=quotation(*found, shelf.pack) if found else None
    )
