"""From what a clause tells to the claim type of the record, once actors, figures and mood are known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from spacy.tokens import Token

from marsad.model import Act, Figure, FigureKind, Mention, Modality, Pack, When
from marsad.read.kinds.look import Kind
from marsad.read.kinds.strikes import STRIKES
from marsad.read.lexicon import Lexicon

_CEASEFIRE_TYPES = {
    "announced": "ceasefire_announced",
    "agreed": "ceasefire_agreed",
    "observed": "ceasefire_observed",
    "violated": "ceasefire_violated",
    "ended": "ceasefire_ended",
    "called": "call_for_ceasefire",
}
_OPEN_TYPES = {"act": "other_event", "stance": "other_statement"}
_RUNNING_TOTAL = re.compile(
    r"\b(?:so far|in total|to date|till date|until now|up to now|overall|altogether|total number|the number of)\b",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"\bsince\b|\b(?:over|in|during|for) the (?:past|last)\b|\bin recent (?:weeks|months|years)\b", re.IGNORECASE
)
_OPEN_ENDED = re.compile(r"(?:by|until|till|up to|as of|to|before|since|so far)\b", re.IGNORECASE)
_LONG_RUN = re.compile(r"\b(?:war|conflict|campaign|uprising|(?:months?|years?)(?! old))\b", re.IGNORECASE)
_COUNTED = frozenset({"harm", "killing_of_civilians", "ground_clash"}) | STRIKES
"""Kinds whose dead and hurt over a period are a toll."""
_ONLY_NAMED = STRIKES | {"statement_condemnation"}
"""Kinds that a demand tells nothing of: "asked the council to approve strikes", "to put an end to war crimes"."""
_MANY = 100
"""From this many on, people killed in a "campaign", over "months" or at no told time are a running total and not one
event's harm."""
_EVENT_DAYS = 14
"""A count over a longer window is no single event's."""
_BRIEF_DAYS = 2
"""A window this short may well be one event's."""
_AHEAD = re.compile(r"\b(?:due|scheduled|planned|next|upcoming|will|would)\b", re.IGNORECASE)
_BACK_IN_HAND = re.compile(r"\b(?:re(?:capture|gain|take|took|conquer)|liberat)", re.IGNORECASE)
_LOST_BY_STATE = re.compile(r"\bfrom (?:the )?(?:\w+ )?(?:army|government|regime|troops|state)", re.IGNORECASE)


def claim_type(
    kind: Kind,
    quote: str,
    act: Act,
    mood: Modality,
    *,
    actors: Sequence[Mention],
    sufferers: Sequence[Mention],
    figures: Sequence[Figure],
    when: When | None = None,
    strikes_told: bool,
    conflict: Conflict,
) -> str:
    """One of `marsad.model.TYPES`; `strikes_told` says whether the report told of strikes before."""
    if kind.type == "ceasefire":
        return "call_for_ceasefire" if act is Act.DEMANDS else _CEASEFIRE_TYPES[kind.state]
    if kind.type == "talks":
        return "talks_planned" if mood is not Modality.ACTUAL or _AHEAD.search(quote) else "talks_held"
    if kind.type == "capture":
        return conflict.capture(actors, quote, takes_people=not kind.state and conflict.are_people(sufferers))
    untold = _of_no_kind(kind, act)
    if untold is not None:
        return untold
    if kind.type == "attack":
        return "bombardment_unspecified" if strikes_told and act is Act.DENIES else "other_event"
    if kind.type in _COUNTED and is_running_total(
        quote, figures, None if _is_single(kind.trigger) else when, by_means=kind.type != "harm"
    ):
        return "toll"
    if kind.type == "advance" and not conflict.are_armed(actors):
        return "other_event"
    if kind.type == "harm" and when is None and any(counts_many(f) for f in figures):
        return "toll"
    if kind.type == "harm":
        return conflict.harm(quote, figures)
    return kind.type


def _of_no_kind(kind: Kind, act: Act) -> str | None:
    """The open type of what no kind fits, or of what is only named in a demand."""
    return "other_statement" if act is Act.DEMANDS and kind.type in _ONLY_NAMED else _OPEN_TYPES.get(kind.type)


def _is_single(trigger: Token) -> bool:
    """ "A bomber killed 30 people in January": one event, though the words give no day."""
    doing = [c for c in trigger.children if c.dep_ == "nsubj"]
    return any(t.tag_ == "NN" and any(c.lower_ in {"a", "an", "one"} for c in t.children) for t in (trigger, *doing))


def counts_many(figure: Figure) -> bool:
    """Whether it counts more people than one event strikes."""
    return (figure.low or figure.value or 0) >= _MANY


def is_great_toll(kind: Kind, quote: str, figures: Sequence[Figure]) -> bool:
    """Whether a "death toll" is that of a war or counts more people than one event's."""
    great = any(max(f.low or 0, f.value or 0, f.high or 0) >= _MANY for f in figures)
    return kind.type == "toll" and (great or bool(_LONG_RUN.search(quote)))


def is_running_total(
    quote: str, figures: Sequence[Figure], when: When | None = None, *, by_means: bool = False
) -> bool:
    """Whether the figures are a count over a period and not the harm of one event.

    `when` is the time told with them: a window of weeks, or "by" a day with no beginning, makes a total of it. "Since
    yesterday" does so only of harm by no stated means: what one kind of attack did (`by_means`) is told as that.
    """
    people = [f for f in figures if f.unit == "people" and f.kind is not FigureKind.POPULATION]
    if not people:
        return False
    many = any(counts_many(f) for f in people)
    long_run = many and (bool(_LONG_RUN.search(quote)) or any(f.cumulative for f in people))
    period = bool(_PERIOD.search(quote)) and not (by_means and _short_window(when))
    return long_run or _long_window(when) or period or bool(_RUNNING_TOTAL.search(quote))


def _long_window(when: When | None) -> bool:
    if when is None or when.latest is None:
        return False
    if when.earliest is None:
        return bool(_OPEN_ENDED.match(when.text or ""))
    return when.latest - when.earliest > timedelta(days=_EVENT_DAYS)


def _short_window(when: When | None) -> bool:
    if when is None or when.latest is None or when.earliest is None:
        return False
    return when.latest - when.earliest <= timedelta(days=_BRIEF_DAYS)


class Conflict:
    """What claim types need to know of the conflict: whose side is whose, who is armed, which words are harm."""

    def __init__(self, pack: Pack, lexicon: Lexicon) -> None:
        self._parties = {p.id: p for p in pack.parties}
        # A pack names the camp of the country's own government so; without one, any state's forces count as such.
        self._state_side = next((p.side for p in pack.parties if p.side == "government"), None)
        self._lexicon = lexicon

    def statement(self, quote: str, act: Act) -> str:
        """What is said where no act is told: a judgement of somebody's deeds, or anything else, as every demand is."""
        if act is Act.DEMANDS:
            return "other_statement"
        return "statement_condemnation" if self._lexicon.condemnation.search(quote) else "other_statement"

    def capture(self, actors: Sequence[Mention], quote: str, takes_people: bool) -> str:
        """By whom a place was taken: the state side (or its affiliates) or anyone else."""
        if takes_people:
            return "arrest"
        state = [s for s in (self._is_state(a) for a in actors) if s is not None]
        if state:
            return "capture_by_government" if state[0] else "capture_by_nonstate_or_foreign"
        if _BACK_IN_HAND.search(quote) and not _LOST_BY_STATE.search(quote):
            return "capture_by_government"
        return "capture_by_nonstate_or_foreign"

    def are_armed(self, actors: Sequence[Mention]) -> bool:
        """Whether it is forces that move: "the ambulance reached the village" gains no ground."""
        armed = self._lexicon.actors["people"] | self._lexicon.actors["campaigns"] | {"they", "it", "phase"}
        return not actors or any(
            a.party or {w.rstrip("s") for w in re.findall(r"\w+", a.text.lower())} & armed for a in actors
        )

    def are_people(self, sufferers: Sequence[Mention]) -> bool:
        """Whether those acted on are persons: "captured a commander" takes no ground."""
        people = self._lexicon.actors["fighter"] | self._lexicon.actors["civilian"] | self._lexicon.actors["hunted"]
        heads = (re.findall(r"\w+", m.text.lower())[-1:] for m in sufferers)
        return any(word.rstrip("s") in people for head in heads for word in head)

    def _is_state(self, actor: Mention) -> bool | None:
        party = self._parties.get(actor.party or "")
        if party is not None:
            return party.side == self._state_side if self._state_side else party.kind == "state"
        words = {w.rstrip("s") for w in re.findall(r"\w+", actor.text.lower())} | set(
            re.findall(r"\w+", actor.text.lower())
        )
        if words & self._lexicon.actors["nonstate"]:
            return False
        return True if words & self._lexicon.actors["state"] else None

    def harm(self, quote: str, figures: Sequence[Figure]) -> str:
        """People killed or hurt by no named means: fighters in fighting, others as civilians."""
        who = {f.who for f in figures if f.who}
        words = {w.rstrip("s") for w in re.findall(r"\w+", quote.lower())}
        fighters = "combatant" in who or (not who and bool(words & self._lexicon.actors["fighter"]))
        return "ground_clash" if fighters else "killing_of_civilians"
