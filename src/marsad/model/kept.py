"""Nouns that are kept: append-only, never changed once written."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import date, datetime

from marsad.model.vocabulary import (
    FAMILY_OF,
    HERE,
    Act,
    Basis,
    Comparator,
    Family,
    FigureKind,
    Modality,
    PlaceStatus,
    Polarity,
    Precision,
    Role,
    Scope,
    SectionKind,
    Verb,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of canonical text; `text[start:end] == quote` always."""

    start: int
    end: int
    quote: str

    @classmethod
    def cut(cls, text: str, start: int, end: int) -> Span:
        """The stretch from start to end of the text."""
        return cls(start=start, end=end, quote=text[start:end])

    @property
    def bounds(self) -> tuple[int, int]:
        """Start and end alone."""
        return self.start, self.end

    def stands_in(self, text: str) -> bool:
        """Whether the text has these words at these offsets."""
        return self.end - self.start == len(self.quote) and text[self.start : self.end] == self.quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A fault in the data: a value returned beside results and stored, never an exception."""

    code: str
    message: str
    report: str | None = None
    start: int | None = None
    end: int | None = None
    step: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A stretch of a report with one part to play."""

    kind: SectionKind
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One captured document. `id` is "sha256:…" of the bytes as they came in (of one row, for JSONL)."""

    id: str
    name: str
    text: str
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    url: str | None = None
    language: str | None = None
    collected: datetime | None = None
    sections: tuple[Section, ...] = ()

    @property
    def known(self) -> date | None:
        """The day the public could know it: publication, else collection."""
        if self.published:
            return self.published
        return self.collected.date() if self.collected else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who vouches for a claim. The article's own voice is named "publisher" and has no span."""

    name: str
    id: str | None = None
    span: Span | None = None

    @property
    def is_publisher(self) -> bool:
        return self.name == "publisher"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An actor or target as the words name it; `party` is a party id of the pack, or None."""

    span: Span
    party: str | None = None

    @property
    def text(self) -> str:
        return self.span.quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One place a name may stand for. `score` is 0–100; `why` says what spoke for it."""

    place_id: str
    name: str
    lat: float
    lon: float
    score: float
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """Where a place mention lies on the ground, or why that is not known.

    `lat`/`lon` are a representative point, never a claim of exactness: `precision` and `radius_km` say how far it may
    be off. `geometry` is WKT (lon lat) for areas and lines, None for points. `within` lists the areas around it, by id.
    """

    status: PlaceStatus
    place_id: str | None = None
    name: str | None = None
    local_name: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    precision: Precision = Precision.UNKNOWN
    geometry: str | None = None
    within: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A place as the words name it, its role, and (once placed) where it lies."""

    span: Span
    role: Role
    location: Location | None = None

    @property
    def text(self) -> str:
        return self.span.quote


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """When something is said to have happened: the words and the window of days they allow (both ends included)."""

    text: str | None
    earliest: date | None
    latest: date | None
    basis: Basis
    granularity: str = "day"
    edtf: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The days a running total covers; None where an end is not stated."""

    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number as said. `low`/`high` bound it (None: open); `value` is the number in the words."""

    span: Span
    kind: FigureKind
    comparator: Comparator
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str = "people"
    who: str | None = None
    cumulative: bool = False
    period: Period | None = None

    @property
    def text(self) -> str:
        return self.span.quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """What a denying claim meets: a scope, and the claim of the same report it answers if one is plain."""

    scope: Scope
    claim: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One proposition that one source puts forward, or denies, with one speech act, at one span of one report.

    `relayed_by` begins with the publisher, then the outlets it cites, each nearer to the speaker. `evidence` names the
    rule, cue and trigger it rests on. `agreed`: two coders that read apart came to the same codes.
    """

    report: str
    span: Span
    speaker: Speaker
    act: Act
    type: str
    id: str = ""
    relayed_by: tuple[str, ...] = ()
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ACTUAL
    actors: tuple[Mention, ...] = ()
    targets: tuple[Mention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    time: When | None = None
    figures: tuple[Figure, ...] = ()
    denies: tuple[Denial, ...] = ()
    section: SectionKind = SectionKind.BODY
    evidence: tuple[str, ...] = ()
    agreed: bool = False
    reader: str = ""

    @property
    def family(self) -> Family:
        return FAMILY_OF.get(self.type, Family.FIGURES)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Every span it points at, its own first."""
        named = (m.span for m in (*self.actors, *self.targets))
        others = (self.speaker.span, self.time.span if self.time else None)
        told = (*(p.span for p in self.places), *(f.span for f in self.figures), *others)
        return (self.span, *named, *(span for span in told if span))

    @property
    def here(self) -> tuple[PlaceMention, ...]:
        """The places where it is said to have happened."""
        return tuple(p for p in self.places if p.role in HERE)

    def identified(self) -> Claim:
        """The same claim with its content-derived id."""
        return replace(self, id=claim_id(self))


def claim_id(claim: Claim) -> str:
    """A 16-digit hash of report, span and normalised content.

    The reader's name and version, evidence, agreement, and where places lie on the ground stay out, so that reading or
    placing again gives the same id for the same claim.
    """
    content = [
        claim.report, claim.span.start, claim.span.end, claim.speaker.name.casefold(), claim.act, claim.type,
        claim.polarity, claim.modality,
        sorted((m.span.start, m.span.end) for m in claim.actors),
        sorted((m.span.start, m.span.end) for m in claim.targets),
        sorted((p.span.start, p.span.end, p.role) for p in claim.places),
        [str(claim.time.earliest), str(claim.time.latest)] if claim.time else None,
        sorted((f.span.start, f.kind, str(f.low), str(f.high), str(f.value)) for f in claim.figures),
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode(errors="surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decided about a claim, a grouping or an earlier decision. Nothing is overwritten by it.

    `value` is JSON: for `correct` {"field": …, "machine": …, "person": …}; for `merge` and `contradicts`
    {"with": [ids]}; for `split` {"claims": [ids]}; for a judgement on a claim that was contested when it was given
    {"contested": [axes], "with": [ids of the claims of that dispute]}; for `sensitivity` {"level": a `Sensitivity`};
    else "{}".
    """

    id: str
    target: str
    verb: Verb
    because: str
    by: str
    at: datetime
    value: str = "{}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a reader made of one report."""

    report: str
    claims: tuple[Claim, ...] = ()
    problems: tuple[Problem, ...] = ()
