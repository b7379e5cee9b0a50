"""Types, speech acts and judgements in plain words."""

from __future__ import annotations

import re

from marsad.model import Act, Axis, Reliability, Scope, Status

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
    "other_event": "unclassified event",
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

_PLURAL_PRONOUNS = frozenset("i we you they".split())
# Plural nouns that stand for speakers on their own, also where a sentence begins with them.
_SEVERAL = frozenset(
    "accounts activists agencies aides ambassadors analysts authorities civilians clerics colleagues commanders "
    "committees correspondents councillors defectors delegates deputies detainees diplomats doctors elders "
    "engineers envoys experts eyewitnesses factions families farmers fighters forces groups guards gunmen "
    "historians insurgents investigators jihadists journalists judges lawmakers lawyers leaders locals media "
    "mediators medics members merchants militants militias ministers monitors mothers negotiators neighbours "
    "nurses observers officers officials organisations organizations outlets paramedics parents people pilots "
    "police prisoners prosecutors protesters rebels refugees relatives reporters reports representatives rescuers "
    "researchers residents shopkeepers soldiers sources spokesmen spokespeople spokespersons spokeswomen "
    "statements students surgeons survivors teachers traders tribes troops villagers volunteers witnesses women "
    "workers".split()
)
# What may stand before them without making a name of it ("Local activists").
_QUALIFYING = frozenset(
    "aid civil displaced field government health humanitarian independent local medical military opposition other "
    "rebel relief rescue security senior several some".split()
)
# The plurals at the end of a name ("the White Helmets"); an outlet that calls itself Media is one.
_NAMED_SEVERAL = (_SEVERAL - {"media"}) | frozenset("brigades helmets houthis kurds peshmerga taliban".split())
_HEAD = re.compile(r"^(.*?)(?: (?:at|close|for|from|in|inside|near|of|on|who|with)\b.*|[,(].*)?$", re.DOTALL)
_SINGULAR_ENDINGS = ("ss", "us", "is", "news")
_PLURAL_VERBS = {"says": "say", "denies": "deny"}

CONTESTED: dict[Axis, str] = {Axis.OCCURRENCE: "whether", Axis.ATTRIBUTION: "who", Axis.NUMBERS: "how many"}

STATUS: dict[Status, str] = {
    Status.SINGLE_SOURCE: "one voice",
    Status.CORROBORATED: "several voices",
    Status.CONTESTED: "contested",
    Status.RETRACTED: "withdrawn",
    Status.DISCOUNTED: "discounted",
}

# The Admiralty scale's words for a source (AJP-2.1).
RELIABILITY: dict[Reliability, str] = {
    Reliability.A: "completely reliable",
    Reliability.B: "usually reliable",
    Reliability.C: "fairly reliable",
    Reliability.D: "not usually reliable",
    Reliability.E: "unreliable",
    Reliability.F: "reliability cannot be judged",
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


def is_common(name: str) -> bool:
    """Whether a name is a plural noun and no name at all: "Residents", "Residents of the town", "Local activists"."""
    first, *rest = name.split() or [""]
    if first.isupper() or not all(word.islower() for word in rest):
        return False
    return first.casefold() in _SEVERAL or (first.casefold() in _QUALIFYING and several(name))


def several(name: str) -> bool:
    """Whether a speaker's name takes a plural verb: "activists in the town", "Officers", "we", "Reuters and AFP"."""
    bare = name.strip(" “”\"'")
    if bare.casefold() in _PLURAL_PRONOUNS:
        return True
    head = _HEAD.sub(r"\1", bare)
    words = head.split()
    if not words or " and " in head:
        return bool(words)
    last = words[-1]
    if last.islower():
        return last in _SEVERAL or (last.endswith("s") and not last.endswith(_SINGULAR_ENDINGS))
    return last.casefold() in _NAMED_SEVERAL


def verb_for(verb: str, name: str) -> str:
    """The verb ("denies it") in the number of the speaker's name ("residents deny it")."""
    if not several(name):
        return verb
    first, _, rest = verb.partition(" ")
    return " ".join(part for part in (_PLURAL_VERBS.get(first, first.removesuffix("s")), rest) if part)
