"""Which kinds of act can be one and the same event under two names, and which kinds a denial of another covers.

The vocabulary is the first column of the act-type crosswalk (design page `codebooks`, section 5).
"""

from __future__ import annotations

from marsad.model import FAMILY_OF, TYPES, Family

# A general kind and those it may stand for. Reports often say "air strike" of a drone's, and "bombardment" of either;
# an attack with a car is a car bomb to one outlet and a suicide attack to the next.
MAY_BE: dict[str, frozenset[str]] = {
    "bombardment_unspecified": frozenset({"air_strike", "drone_strike", "shelling"}),
    "air_strike": frozenset({"drone_strike"}),
    "ied_or_mine": frozenset({"car_bomb"}),
    "car_bomb": frozenset({"suicide_attack"}),
    "ground_clash": frozenset({"ground_assault_failed", "ambush", "raid", "artillery_exchange"}),
    "offensive_launched": frozenset({"offensive_resumed"}),
    "killing_of_civilians": frozenset({"assassination"}),
    "capture_by_government": frozenset({"takeover_unopposed"}),
    "capture_by_nonstate_or_foreign": frozenset({"takeover_unopposed"}),
}

# A place changes hands once where others tell it days apart, or within a month's campaign.
TAKEN = frozenset({"capture_by_government", "capture_by_nonstate_or_foreign", "takeover_unopposed", "withdrawal_done"})
TAKEN_SLACK_DAYS = 3

# Acts so rare that two of them at one place on one day are one act with two accounts of who did it.
SINGULAR = frozenset({"chemical_attack", "car_bomb", "suicide_attack", "assassination", "aircraft_downed"})

_NO_EVENT = frozenset({"control_state", "talks_planned", "sanction", "statement_condemnation", "other_statement"})
_EVENTFUL = frozenset({Family.STRIKE, Family.GROUND, Family.TERRITORY, Family.CIVILIANS, Family.DIPLOMACY})
EVENTS = frozenset(kind for family in _EVENTFUL for kind in TYPES[family]) - _NO_EVENT | {"other_event"}

# Uses of force, which a ceasefire forbids. Moving troops or holding a siege uses none by itself.
FORCE = (
    frozenset(TYPES[Family.STRIKE])
    | (frozenset(TYPES[Family.GROUND]) - {"force_movement", "siege_blockade"})
    | {"advance", "capture_by_government", "capture_by_nonstate_or_foreign"}
)
AIR = frozenset({"air_strike", "drone_strike"})


def compatible(one: str, other: str) -> bool:
    """Whether two kinds can be one event."""
    return one == other or other in MAY_BE.get(one, ()) or one in MAY_BE.get(other, ())


def covers(denied: str, told: str) -> bool:
    """Whether a denial of one kind denies the other: its own kind and those it may stand for, no more.

    A denial of air strikes leaves an unspecified bombardment open; a denial of bombardment covers air strikes.
    """
    return denied == told or told in MAY_BE.get(denied, ())


def generality(kind: str) -> int:
    """0 for a kind that stands for no other, more for the general ones."""
    return max((1 + generality(k) for k in MAY_BE.get(kind, ())), default=0)


def class_of(kind: str) -> str:
    """A name shared by all kinds that can be one event with each other, directly or through a third."""
    return _CLASS.get(kind, kind)


def _classes() -> dict[str, str]:
    groups: list[set[str]] = []
    for general, narrower in MAY_BE.items():
        joined = {general, *narrower}
        apart = [g for g in groups if not g & joined]
        groups = [*apart, joined.union(*(g for g in groups if g & joined))]
    return {kind: min(group) for group in groups for kind in group}


_CLASS = _classes()


def family_of(kind: str) -> Family:
    return FAMILY_OF.get(kind, Family.FIGURES)


_ORDER = {kind: place for place, kind in enumerate(FAMILY_OF)}


def order(kind: str) -> tuple[int, str]:
    """A fixed order of kinds: that of the vocabulary, a plug-in's own kinds last."""
    return _ORDER.get(kind, len(_ORDER)), kind
