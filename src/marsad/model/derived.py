"""Nouns that are worked out: a pure function of what was kept, and thrown away and rebuilt at will."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from marsad.model.kept import Figure, Period, PlaceMention
from marsad.model.vocabulary import Axis, Family, FigureKind, Foresight, Outcome, Stance, Status


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
class Grade:
    """A mark on a published scale: its name, the mark, what it means there, and by which rule it was given."""

    scale: str
    mark: str
    meaning: str
    reasons: tuple[Reason, ...] = ()


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
    grades: tuple[Grade, ...] = ()

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
    """What somebody said would happen, and what became of it.

    `claim` is the first that foretold it, `claims` all by the same voice. `said` is the day it became known. `earliest`
    and `latest` bound the days it is foretold for; without `latest` it never falls due. `incidents` and `ceasefires`
    among `met_by` are what was later told of it, by id; `decided_by` is the person who said what became of it.
    """

    id: str
    claim: str
    said_by: str
    kind: str
    state: Outcome
    earliest: date | None = None
    latest: date | None = None
    sort: Foresight = Foresight.FORECAST
    source: str | None = None
    side: str | None = None
    said: date | None = None
    claims: tuple[str, ...] = ()
    met_by: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    decided_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A source withdrawing or correcting what it, or an outlet it cites, had said.

    `told_by` names another who tells of it, where the source itself is not the one heard: that takes nothing back.
    """

    claim: str
    by: str
    on: date | None
    withdraws: tuple[str, ...]
    text: str
    told_by: str | None = None


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Ids of incidents told of: all, those told on an earlier day than by anybody else, those told by nobody else."""

    all: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecard:
    """Ids of the outlook of one source, by what became of it."""

    open: tuple[str, ...] = ()
    came_true: tuple[str, ...] = ()
    did_not: tuple[str, ...] = ()
    cannot_tell: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What one source told, and what others made of it. Counts of what is held here, and no measure of truth.

    `told` are incidents it vouches for, `carried` those its own pages tell of, in its words or another's. Of what it
    told, `confirmed` are those a voice of another origin tells too, `denied` those somebody denies, `withdrew` those it
    took back. `denied_own_side` are incidents it denies and an outlet of its own side told.
    """

    name: str
    source: str | None = None
    side: str | None = None
    reports: int = 0
    told: Share = Share()
    carried: Share = Share()
    confirmed: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    withdrew: tuple[str, ...] = ()
    denies: tuple[str, ...] = ()
    denied_own_side: tuple[str, ...] = ()
    foretold: Scorecard = Scorecard()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """One part of a thing, before and after, in the picture's own words; None where it had or has none."""

    part: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that stands otherwise than before.

    `noun` is `incident`, `toll`, `ceasefire`, `control`, `outlook` or `correction`. `id` is its id afterwards (before,
    for what is gone), `was` the ids of what it was before; `what` is `new`, `changed`, `gone` or `withdrawn`. `claims`
    are those that were not known before, or that it lost.
    """

    noun: str
    id: str
    what: str
    was: tuple[str, ...] = ()
    shifts: tuple[Shift, ...] = ()
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What was learnt, and what was corrected, between two days on which one desk is asked what it knows."""

    before: date | None
    after: date | None
    reports: int = 0
    corrected: tuple[Change, ...] = ()
    learnt: tuple[Change, ...] = ()
