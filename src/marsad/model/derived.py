"""Nouns that are worked out: a pure function of what was kept, and thrown away and rebuilt at will."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from marsad.model.counted import Finding, Range, Total
from marsad.model.kept import Figure, Period, PlaceMention
from marsad.model.truces import Answer, CeasefireClass, Purpose, Tally, Term
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
class MaybeSame:
    """Another incident, by its id, that one may be the same as, and why they were left apart for a person to decide."""

    incident: str
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """What several claims say happened at one place and time. `kind` is a claim type.

    `candidates` are the other incidents it may be the same as; `note` is what people decided on it, in words.
    """

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
    ranges: tuple[Range, ...] = ()
    first_known: date | None = None
    last_known: date | None = None
    note: str = ""
    grades: tuple[Grade, ...] = ()
    candidates: tuple[MaybeSame, ...] = ()

    @property
    def contested(self) -> tuple[Axis, ...]:
        return tuple(j.axis for j in self.judgements if j.standing == "contested")


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """A running total counted by somebody, for a period and an area. Never added to an incident or another toll.

    `kind` and `who` are what it counts, by the words of the whole where it is a part ("including 96 children"), whose
    id is `part_of`. `series` is shared by all words of one counter on one count, `follows` the one before it.
    """

    id: str
    counter: str
    kind: FigureKind
    figure: Figure
    claims: tuple[str, ...]
    who: str | None = None
    period: Period | None = None
    area: str | None = None
    known: date | None = None
    part_of: str | None = None
    series: str = ""
    follows: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """An alleged breach of a ceasefire: `day` counts from 1 on the day it began.

    `corroborated`: voices of different origin tell it and nobody denies it.
    """

    claim: str
    kind: str
    by: str | None
    alleged_by: str
    day: int | None
    on: date | None = None
    contested: bool = False
    corroborated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """How many days a ceasefire held on one reading, and whose reading that is.

    `letter` is A, B or C for the three readings every ceasefire is given, empty for others. `unreported` are those of
    its days on which no report held here was published. `at_most`: other breaches are told for days not exactly known,
    so that it may have held for less.
    """

    reading: str
    days: int | None
    claims: tuple[str, ...]
    letter: str = ""
    unreported: int = 0
    at_most: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ceasefire:
    """A commitment to stop using force. One declaration told ten ways is one object.

    `earliest` and `latest` bound the day it took effect, `announced` is the first day it is said or seen to have been
    declared. `until` is the last day of a stated duration. `before` and `after` count uses of force where it was to
    hold, over as many days before it as after.
    """

    id: str
    declared_by: tuple[str, ...]
    earliest: date | None
    latest: date | None
    claims: tuple[str, ...]
    places: tuple[PlaceMention, ...] = ()
    breaches: tuple[Breach, ...] = ()
    held: tuple[Held, ...] = ()
    ended_by: tuple[str, ...] = ()
    announced: date | None = None
    until: date | None = None
    answers: tuple[Answer, ...] = ()
    mediators: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    purposes: tuple[Purpose, ...] = ()
    ceasefire_class: CeasefireClass = CeasefireClass.UNCLEAR
    before: Tally | None = None
    after: Tally | None = None


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
class Standing:
    """Who holds a place, worked out from all that is said of it: the claimed layer and the assessed, kept apart.

    `claimed` are the holders that the last word of each voice names, with the ids of their `Control`. `assessed` is one
    of them, `None` where too little bears it out; `contested` where the last words of voices name enemies, since the
    day the first of them took it or said so. `log` is the ids of all `Control` of the place in the order of their days.
    A stated `extent` ("almost all of") is what all of it is said of: it never becomes the whole.
    """

    id: str
    place: PlaceMention
    extent: str | None
    claimed: tuple[tuple[str, tuple[str, ...]], ...]
    assessed: str | None
    contested: bool
    reasons: tuple[Reason, ...]
    log: tuple[str, ...]
    since: date | None = None
    contested_since: date | None = None


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
    standings: tuple[Standing, ...] = ()
    totals: tuple[Total, ...] = ()
    findings: tuple[Finding, ...] = ()
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

    `noun` is `incident`, `toll`, `ceasefire`, `control`, `standing`, `outlook` or `correction`. `id` is its id
    afterwards (before, for what is gone), `was` the ids of what it was before; `what` is `new`, `changed`, `gone` or
    `withdrawn`. `claims` are those that were not known before, or that it lost.
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
