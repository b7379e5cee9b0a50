"""The closed vocabularies of the claim contract, each a set of strings that stand in the record as they are."""

from __future__ import annotations

from enum import StrEnum


class Act(StrEnum):
    """The speech act by which a source puts a claim forward."""

    ASSERTS = "asserts"
    DENIES = "denies"
    CONFIRMS = "confirms"
    ANNOUNCES = "announces"
    CLAIMS_RESPONSIBILITY = "claims_responsibility"
    ACCUSES = "accuses"
    WARNS = "warns"
    EXPECTS = "expects"
    ESTIMATES = "estimates"
    DEMANDS = "demands"
    RETRACTS = "retracts"
    PRESUPPOSES = "presupposes"


class Polarity(StrEnum):
    """Of the content: a denial has act `denies` and polarity `negated`."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"


class Modality(StrEnum):
    """Whether the content is told as done, planned, foreseen or merely thinkable."""

    ACTUAL = "actual"
    PLANNED = "planned"
    EXPECTED = "expected"
    HYPOTHETICAL = "hypothetical"


class Family(StrEnum):
    """The seven groups of claim types."""

    STRIKE = "strike"
    GROUND = "ground"
    TERRITORY = "territory"
    CIVILIANS = "civilians"
    CEASEFIRE = "ceasefire"
    DIPLOMACY = "diplomacy"
    FIGURES = "figures"


TYPES: dict[Family, tuple[str, ...]] = {
    Family.STRIKE: (
        "air_strike", "drone_strike", "shelling", "bombardment_unspecified", "ied_or_mine", "car_bomb",
        "suicide_attack", "grenade", "chemical_attack", "aircraft_downed", "interception",
    ),
    Family.GROUND: (
        "ground_clash", "ground_assault_failed", "artillery_exchange", "ambush", "raid", "force_movement",
        "offensive_launched", "offensive_resumed", "siege_blockade",
    ),
    Family.TERRITORY: (
        "capture_by_government", "capture_by_nonstate_or_foreign", "takeover_unopposed", "withdrawal_done",
        "advance", "control_state",
    ),
    Family.CIVILIANS: (
        "killing_of_civilians", "assassination", "abduction", "arrest", "torture", "sexual_violence",
        "looting_destruction", "mass_grave_found", "displacement", "protest",
    ),
    Family.CEASEFIRE: (
        "ceasefire_announced", "ceasefire_agreed", "ceasefire_observed", "ceasefire_violated", "ceasefire_ended",
        "call_for_ceasefire",
    ),
    Family.DIPLOMACY: (
        "talks_held", "talks_planned", "prisoner_release_or_swap", "evacuation_deal", "aid_access", "sanction",
        "statement_condemnation", "other_statement",
    ),
    Family.FIGURES: ("toll", "context_statistic", "humanitarian_warning", "other_event"),
}  # fmt: skip

FAMILY_OF: dict[str, Family] = {kind: family for family, kinds in TYPES.items() for kind in kinds}
NEWS_DAYS = 7
"""What lies further back than that is background, and no news."""
# Types of what no other type fits.
OPEN_TYPES = ("other_event", "other_statement")
DEEDS = frozenset({Family.STRIKE, Family.GROUND, Family.CIVILIANS})
"""Families of what one side does to another."""


class Role(StrEnum):
    """How a place bears on a claim. Only AT and WITHIN say where it happened; the others narrow it."""

    AT = "at"
    WITHIN = "within"
    NEAR = "near"
    NORTH_OF = "north_of"
    NORTH_EAST_OF = "northeast_of"
    EAST_OF = "east_of"
    SOUTH_EAST_OF = "southeast_of"
    SOUTH_OF = "south_of"
    SOUTH_WEST_OF = "southwest_of"
    WEST_OF = "west_of"
    NORTH_WEST_OF = "northwest_of"
    FROM = "from"
    TOWARD = "toward"
    ALONG = "along"
    BETWEEN = "between"
    MENTIONED = "mentioned"


HERE = frozenset({Role.AT, Role.WITHIN})


class Precision(StrEnum):
    """How exactly a place is known, finest first."""

    EXACT = "exact"
    VICINITY = "vicinity"
    NEIGHBOURHOOD = "neighbourhood"
    SETTLEMENT = "settlement"
    NEAR_SETTLEMENT = "near_settlement"
    ADMIN3 = "admin3"
    ADMIN2 = "admin2"
    NATURAL_OR_LINEAR = "natural_or_linear"
    PART_OF_ADMIN1 = "part_of_admin1"
    ADMIN1 = "admin1"
    MULTI_ADMIN1 = "multi_admin1"
    COUNTRY = "country"
    SEA_AIR = "sea_air"
    UNKNOWN = "unknown"


POINT_LIKE = frozenset({Precision.EXACT, Precision.VICINITY, Precision.NEIGHBOURHOOD, Precision.SETTLEMENT})


class PlaceStatus(StrEnum):
    """Whether one candidate place is clearly left."""

    RESOLVED = "resolved"
    AMBIGUOUS = "ambiguous"
    UNRESOLVED = "unresolved"


class Basis(StrEnum):
    """What a date was counted from."""

    ABSOLUTE = "absolute"
    PUBLICATION = "relative_to_publication"
    EVENT = "relative_to_event"
    INFERRED = "inferred"


class FigureKind(StrEnum):
    """What a figure counts."""

    KILLED = "killed"
    WOUNDED = "wounded"
    KILLED_OR_WOUNDED = "killed_or_wounded"
    MISSING = "missing"
    DISPLACED = "displaced"
    CAPTURED = "captured"
    DETAINED = "detained"
    POPULATION = "population"
    SHARE = "share"
    STRIKES = "strikes"
    EQUIPMENT = "equipment"
    OTHER = "other"


HARMED = frozenset({FigureKind.KILLED, FigureKind.WOUNDED, FigureKind.KILLED_OR_WOUNDED})
# Kinds of figure that count people to whom something was done.
OF_PEOPLE = (
    FigureKind.KILLED,
    FigureKind.WOUNDED,
    FigureKind.KILLED_OR_WOUNDED,
    FigureKind.MISSING,
    FigureKind.DISPLACED,
    FigureKind.CAPTURED,
    FigureKind.DETAINED,
)


class Comparator(StrEnum):
    """How a figure bounds the truth, by its own words."""

    EQ = "eq"
    GE = "ge"
    GT = "gt"
    LE = "le"
    LT = "lt"
    APPROX = "approx"
    RANGE = "range"
    VAGUE = "vague"


class Scope(StrEnum):
    """Which part of a claim a denial meets."""

    OCCURRENCE = "occurrence"
    RESPONSIBILITY = "responsibility"
    TARGET = "target"
    NUMBER = "number"
    TIMING = "timing"


class SectionKind(StrEnum):
    """The part a stretch of a report plays."""

    HEADLINE = "headline"
    CAPTION = "caption"
    DATELINE = "dateline"
    BODY = "body"
    CROSS_REFERENCE = "cross_reference"


class Verb(StrEnum):
    """What a person can decide."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    MERGE = "merge"
    SPLIT = "split"
    WITHHOLD = "withhold"
    SENSITIVITY = "sensitivity"
    """Who may see a whole report, and whether its words lie open: a `Sensitivity`."""
    CONTRADICTS = "contradicts"
    """A person's note that two things cannot both be so: weighing goes on as before, and both get a second reader."""
    UNDO = "undo"


class Sensitivity(StrEnum):
    """How those without the right to what is sensitive see a report: whole, without its words, or not at all."""

    OPEN = "open"
    BLURRED = "blurred"
    WITHHELD = "withheld"


class Stance(StrEnum):
    """On which side of a question a voice stands."""

    FOR = "for"
    AGAINST = "against"
    WITHDRAWN = "withdrawn"


class Status(StrEnum):
    """What the claims about an incident add up to."""

    SINGLE_SOURCE = "single-source"
    CORROBORATED = "corroborated"
    CONTESTED = "contested"
    RETRACTED = "retracted"
    DISCOUNTED = "discounted"


class Axis(StrEnum):
    """What can be contested: whether it happened, who did it, how many."""

    OCCURRENCE = "occurrence"
    ATTRIBUTION = "attribution"
    NUMBERS = "numbers"


class Foresight(StrEnum):
    """How somebody speaks of what is to come."""

    FORECAST = "forecast"
    WARNING = "warning"
    THREAT = "threat"
    """A warning of what the speaker's own side will do."""
    PLAN = "plan"


class Outcome(StrEnum):
    """What became of something foretold."""

    OPEN = "open"
    CAME_TRUE = "came true"
    DID_NOT = "did not come true"
    CANNOT_TELL = "cannot tell"


class Reliability(StrEnum):
    """The Admiralty scale's letter for a source: a person's judgement, never worked out. F is not known, not worst."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"
