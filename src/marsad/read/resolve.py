"""From what a clause tells to the claim type of the record, once actors, figures and mood are known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from spacy.tokens import Token

from marsad.model import Act, Figure, FigureKind, Mention, Modality, Pack, When
from marsad.read.lexicon import Lexicon
from marsad.read.look import Kind
from marsad.read.strikes import STRIKES

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
    r"\b(?:death )?toll\b|\bsince\b|\bso far\b|\bin total\b|\bto date\b|\btill date\b", re.IGNORECASE
)
_LONG_RUN = re.compile(r"\b(?:war|conflict|campaign|uprising|(?:months?|years?)(?! old))\b", re.IGNORECASE)
_MANY = 100
"""From this many on, people killed in a "campaign", over "months" or at no told time are a running total and not one
event's harm."""
_EVENT_DAYS = 14
"""A count over a longer window is no single event's."""
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
    look: Lookup,
) -> str:
    """One of `marsad.model.TYPES`."""
    if kind.type == "ceasefire":
        return "call_for_ceasefire" if act is Act.DEMANDS else _CEASEFIRE_TYPES[kind.state]
    if kind.type == "talks":
        return "talks_planned" if mood is not Modality.ACTUAL or _AHEAD.search(quote) else "talks_held"
    if kind.type == "capture":
        return look.capture(actors, quote, takes_people=look.are_people(sufferers))
    if kind.type in _OPEN_TYPES:
        return _OPEN_TYPES[kind.type]
    if kind.type == "attack":
        return "bombardment_unspecified" if look.strikes_told and act is Act.DENIES else "other_event"
    if is_running_total(quote, figures, None if _is_single(kind.trigger) else when) and (
        kind.type in {"harm", "displacement", "killing_of_civilians", "ground_clash"} | STRIKES
    ):
        return "toll"
    if kind.type == "advance" and not look.are_armed(actors):
        return "other_event"
    if kind.type == "harm" and when is None and any((f.low or f.value or 0) >= _MANY for f in figures):
        return "toll"
    if kind.type == "harm":
        return look.harm(quote, figures)
    return kind.type


def _is_single(trigger: Token) -> bool:
    """ "A bomber killed 30 people in January": one event, though the words give no day."""
    doing = [c for c in trigger.children if c.dep_ == "nsubj"]
    return any(t.tag_ == "NN" and any(c.lower_ in {"a", "an", "one"} for c in t.children) for t in (trigger, *doing))


def is_running_total(quote: str, figures: Sequence[Figure], when: When | None = None) -> bool:
    """Whether the figures are a count over a period and not the harm of one event.

    `when` is the time told with them: a window of weeks, or "by" a day with no beginning, makes a total of it.
    """
    people = [f for f in figures if f.unit == "people" and f.kind is not FigureKind.POPULATION]
    long_run = any((f.low or f.value or 0) >= _MANY for f in people) and bool(_LONG_RUN.search(quote))
    return bool(people) and (
        long_run or _long_window(when) or any(f.cumulative for f in people) or bool(_RUNNING_TOTAL.search(quote))
    )


def _long_window(when: When | None) -> bool:
    if when is None or when.latest is None:
        return False
    return when.earliest is None or when.latest - when.earliest > timedelta(days=_EVENT_DAYS)


class Lookup:
    """What claim types need to know of the conflict and of the report so far."""

    def __init__(self, pack: Pack, lexicon: Lexicon) -> None:
        self._parties = {p.id: p for p in pack.parties}
        # A pack names the camp of the country's own government so; without one, any state's forces count as such.
        self._state_side = next((p.side for p in pack.parties if p.side == "government"), None)
        self._lexicon = lexicon
        self.strikes_told = False

    def statement(self, quote: str) -> str:
        """What is said where no act is told: a judgement of somebody's deeds, or anything else."""
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
        people = self._lexicon.actors["fighter"] | self._lexicon.actors["civilian"]
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
