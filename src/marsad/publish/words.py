"""Types, speech acts and judgements in plain words."""

from __future__ import annotations

import re

from marsad.model import Act, Axis, Scope, Status

# Noun phrases that say no more than the type does: neither how many nor how it ended.
KINDS: dict[str, str] = {
    "air_strike": "air strikes",
    "drone_strike": "drone strikes",
    "shelling": "shelling",
    "bombardment_unspecified": "bombardment",
    "ied_or_mine": "mine or improvised explosive",
    "car_bomb": "car bomb",
    "suicide_attack": "suicide attack",
    "grenade": "grenade attack",
    "chemical_attack": "chemical attack",
    "aircraft_downed": "aircraft downed",
    "interception": "interception in the air",
    "ground_clash": "clashes",
    "ground_assault_failed": "failed ground assault",
    "artillery_exchange": "exchange of artillery fire",
    "ambush": "ambush",
    "raid": "raid",
    "force_movement": "movement of forces",
    "offensive_launched": "start of an offensive",
    "offensive_resumed": "resumption of an offensive",
    "siege_blockade": "siege or blockade",
    "capture_by_government": "capture by government forces",
    "capture_by_nonstate_or_foreign": "capture by a non-state or foreign force",
    "takeover_unopposed": "takeover without a fight",
    "withdrawal_done": "withdrawal",
    "advance": "advance",
    "control_state": "control",
    "killing_of_civilians": "killing of civilians",
    "assassination": "assassination",
    "abduction": "abduction",
    "arrest": "arrest",
    "torture": "torture",
    "sexual_violence": "sexual violence",
    "looting_destruction": "looting or destruction",
    "mass_grave_found": "finding of a mass grave",
    "displacement": "displacement",
    "protest": "protest",
    "ceasefire_announced": "announcement of a ceasefire",
    "ceasefire_agreed": "agreement on a ceasefire",
    "ceasefire_observed": "observance of a ceasefire",
    "ceasefire_violated": "breach of a ceasefire",
    "ceasefire_ended": "end of a ceasefire",
    "call_for_ceasefire": "call for a ceasefire",
    "talks_held": "talks",
    "talks_planned": "planned talks",
    "prisoner_release_or_swap": "release or exchange of prisoners",
    "evacuation_deal": "agreement on evacuation",
    "aid_access": "access for aid",
    "sanction": "sanctions",
    "statement_condemnation": "condemnation",
    "other_statement": "statement",
    "toll": "running total",
    "context_statistic": "background statistic",
    "humanitarian_warning": "humanitarian warning",
    "other_event": "event of another kind",
}

# What a voice does with the event told of.
DOES: dict[Act, str] = {
    Act.ASSERTS: "reports it",
    Act.DENIES: "denies it",
    Act.CONFIRMS: "confirms it",
    Act.ANNOUNCES: "announces it",
    Act.CLAIMS_RESPONSIBILITY: "claims responsibility for it",
    Act.ACCUSES: "says so in accusation",
    Act.WARNS: "warns of it",
    Act.EXPECTS: "expects it",
    Act.ESTIMATES: "estimates it",
    Act.DEMANDS: "demands it",
    Act.RETRACTS: "withdraws it",
    Act.PRESUPPOSES: "mentions it in passing",
}

# The verb before a quotation ("… warns: “…”").
SAYS: dict[Act, str] = {
    Act.ASSERTS: "says",
    Act.DENIES: "denies",
    Act.CONFIRMS: "confirms",
    Act.ANNOUNCES: "announces",
    Act.CLAIMS_RESPONSIBILITY: "claims responsibility",
    Act.ACCUSES: "accuses",
    Act.WARNS: "warns",
    Act.EXPECTS: "expects",
    Act.ESTIMATES: "estimates",
    Act.DEMANDS: "demands",
    Act.RETRACTS: "withdraws",
    Act.PRESUPPOSES: "mentions",
}

# What exactly a denial denies.
DENIES: dict[str, str] = {
    Scope.OCCURRENCE: "denies it",
    Scope.RESPONSIBILITY: "denies who is said to have done it",
    Scope.TARGET: "denies what is said to have been hit",
    Scope.NUMBER: "denies the number",
    Scope.TIMING: "denies the time",
}
OTHERWISE = "says otherwise"

# Speakers that are several, as English reports name them.
_SEVERAL = frozenset(
    "activists authorities civilians doctors families fighters forces journalists locals media medics militants "
    "monitors observers officials people police rebels rescuers residents sources survivors troops villagers witnesses "
    "workers".split()
)
_HEAD = re.compile(r"^(.*?)(?: (?:at|close|for|from|in|near|of|on|who|with)\b.*|[,(].*)?$", re.DOTALL)
_PLURAL_VERBS = {"says": "say", "denies": "deny"}

CONTESTED: dict[Axis, str] = {Axis.OCCURRENCE: "whether", Axis.ATTRIBUTION: "who", Axis.NUMBERS: "how many"}

STATUS: dict[Status, str] = {
    Status.SINGLE_SOURCE: "one voice",
    Status.CORROBORATED: "several voices",
    Status.CONTESTED: "contested",
    Status.RETRACTED: "withdrawn",
    Status.DISCOUNTED: "discounted",
}


def kind_words(kind: str) -> str:
    """A claim type in words; a type of a plug-in's own reads as it is written."""
    return KINDS.get(kind, kind.replace("_", " "))


def sentence(text: str) -> str:
    """The text with its first letter capital."""
    return text[:1].upper() + text[1:]


def counted(number: int, one: str, many: str) -> str:
    """`1 report`, `2,000 reports`."""
    return f"{number:,} {one if number == 1 else many}"


def several(name: str) -> bool:
    """Whether a speaker's name is a plural: "activists in the town", "Residents", "the army and the police"."""
    head = _HEAD.sub(r"\1", name)
    words = head.split()
    if not words or " and " in head:
        return bool(words)
    last = words[-1]
    return last.casefold() in _SEVERAL or (last.islower() and last.endswith("s") and not last.endswith(("ss", "us")))


def verb_for(verb: str, name: str) -> str:
    """The verb ("denies it") in the number of the speaker's name ("residents deny it")."""
    if not several(name):
        return verb
    first, _, rest = verb.partition(" ")
    return " ".join(part for part in (_PLURAL_VERBS.get(first, first.removesuffix("s")), rest) if part)
