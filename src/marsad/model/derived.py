"""Nouns that are worked out: a pure function of what was kept, and thrown away and rebuilt at will."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from marsad.model.kept import Figure, Period, PlaceMention
from marsad.model.vocabulary import Axis, Family, FigureKind, Stance, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Words for a judgement, with the claims it rests on."""

    text: str
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """How one axis stands: `agreed`, `one voice`, `contested`, `open` or `withdrawn`, and why."""

    axis: Axis
    standing: str
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One origin's part in an incident. Outlets that relay one witness are one voice, listed in `relays`."""

    name: str
    stance: Stance
    claims: tuple[str, ...]
    source: str | None = None
    side: str | None = None
    relays: tuple[str, ...] = ()
    names_actor: tuple[str, ...] = ()
    against_own_side: bool = False
    withdrawn_on: date | None = None
    scope: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """What several claims say happened at one place and time. `kind` is a claim type."""

    id: str
    kind: str
    family: Family
    claims: tuple[str, ...]
    voices: tuple[Voice, ...]
    status: Status
    judgements: tuple[Judgement, ...]
    places: tuple[PlaceMention, ...] = ()
    earliest: date | None = None
    latest: date | None = None
    actors: tuple[str, ...] = ()
    figures: tuple[tuple[str, Figure], ...] = ()
    first_known: date | None = None
    last_known: date | None = None
    note: str = ""

    @property
    def contested(self) -> tuple[Axis, ...]:
        return tuple(j.axis for j in self.judgements if j.standing == "contested")


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """A running total counted by somebody, for a period and an area. Never added to an incident or another toll."""

    id: str
    counter: str
    kind: FigureKind
    figure: Figure
    claims: tuple[str, ...]
    who: str | None = None
    period: Period | None = None
    area: str | None = None
    known: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """An alleged breach of a ceasefire: `day` counts from 1 on the day it was declared."""

    claim: str
    kind: str
    by: str | None
    alleged_by: str
    day: int | None
    on: date | None = None
    contested: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """How many days a ceasefire held on one reading, and whose reading that is."""

    reading: str
    days: int | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ceasefire:
    """A commitment to stop using force. One declaration told ten ways is one object."""

    id: str
    declared_by: tuple[str, ...]
    earliest: date | None
    latest: date | None
    claims: tuple[str, ...]
    places: tuple[PlaceMention, ...] = ()
    breaches: tuple[Breach, ...] = ()
    held: tuple[Held, ...] = ()
    ended_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """Who is said to hold a place. `extent` keeps a stated fraction ("almost all of") as said."""

    id: str
    place: PlaceMention
    holder: str | None
    claims: tuple[str, ...]
    change: bool
    extent: str | None = None
    earliest: date | None = None
    latest: date | None = None
    said_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What somebody said would happen. `state` is "open" or "past"; whether it came true is for a person to say."""

    id: str
    claim: str
    said_by: str
    kind: str
    state: str
    earliest: date | None = None
    latest: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A source withdrawing or correcting what it, or an outlet it cites, had said."""

    claim: str
    by: str
    on: date | None
    withdraws: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Everything weighed, as known on one day (None: all that is known)."""

    as_known_on: date | None
    incidents: tuple[Incident, ...] = ()
    tolls: tuple[Toll, ...] = ()
    ceasefires: tuple[Ceasefire, ...] = ()
    control: tuple[Control, ...] = ()
    outlook: tuple[Outlook, ...] = ()
    corrections: tuple[Correction, ...] = ()
    loose_denials: tuple[str, ...] = ()
