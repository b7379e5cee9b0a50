"""What the review desk says of causes, verbs and values."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from marsad.model import (
    TYPES,
    Act,
    Axis,
    Cause,
    Claim,
    Figure,
    Item,
    Mention,
    Pack,
    PlaceMention,
    Speaker,
    Verb,
    When,
    Why,
    from_plain,
)
from marsad.publish.amounts import figure_words
from marsad.publish.days import BASES, window
from marsad.publish.locate import place_words
from marsad.publish.naming import named
from marsad.publish.words import DENIES, SAYS, kind_words
from marsad.web.wording import say
from marsad.web.words import role_words

BETWEEN = ", "


def why_words(why: Why) -> str:
    """The heading of one cause."""
    return {
        Why.CONTESTED: say("contested"),
        Why.FIGURE: say("a high figure"),
        Why.PLACE: say("a place not known for certain"),
        Why.CANDIDATE: say("an event that may be the same as another"),
        Why.UNSURE: say("one coder alone read it so"),
        Why.AGREED: say("two coders read it alike"),
    }[why]


def cause_words(cause: Cause) -> str:
    """Why a claim is in the queue, with what it is about."""
    told = why_words(cause.why)
    if cause.why is Why.CONTESTED:
        return f"{told}: {say(BETWEEN).join(_axis_words(one) for one in cause.of)}"
    if cause.why in (Why.FIGURE, Why.PLACE):
        return f"{told}: {say(BETWEEN).join(f'“{one}”' for one in cause.of)}"
    return told


def _axis_words(axis: str) -> str:
    return {
        Axis.OCCURRENCE.value: say("whether it happened"),
        Axis.ATTRIBUTION.value: say("who did it"),
        Axis.NUMBERS.value: say("how many"),
    }.get(axis, say("somebody noted that something else contradicts it"))


def verb_words(verb: Verb) -> str:
    """What somebody did."""
    return {
        Verb.ACCEPT: say("accepted"),
        Verb.REJECT: say("rejected"),
        Verb.CORRECT: say("corrected"),
        Verb.MERGE: say("merged"),
        Verb.SPLIT: say("split"),
        Verb.WITHHOLD: say("withheld"),
        Verb.SENSITIVITY: say("set who may see"),
        Verb.CONTRADICTS: say("noted as contradicting"),
        Verb.UNDO: say("took back"),
    }[verb]


def turn_words(item: Item, name: str) -> str:
    """Whose turn it is; empty where one reader is enough and nobody read it."""
    if not item.read_by:
        return say("Wants two readers.") if item.readers > 1 else ""
    told = say(BETWEEN).join(f"{by}: {verb_words(verb)}" for by, verb in item.read_by)
    if item.outcome:
        return say("Nobody need look at it any more. Read by {told}.").format(told=told)
    if item.disagreed:
        return say("Its readers disagree ({told}); one more must decide.").format(told=told)
    if item.waits_for(name):
        return say("Read by {told}; you are the second reader.").format(told=told)
    return say("Read by {told}; it waits for somebody else.").format(told=told)


def field_words(name: str) -> str:
    """The name of a field of a claim."""
    return {
        "speaker": say("speaker"),
        "relayed_by": say("relayed by"),
        "act": say("speech act"),
        "type": say("type"),
        "polarity": say("polarity"),
        "modality": say("modality"),
        "actors": say("actors"),
        "targets": say("targets"),
        "places": say("places"),
        "time": say("time"),
        "figures": say("figures"),
        "denies": say("what it denies"),
        "section": say("section"),
        "state": say("what became of it"),
    }.get(name, name)


def kinds_in_words() -> dict[str, list[tuple[str, str]]]:
    """The kinds of claims under their families, each with its words."""
    return {family.value: [(kind, kind_words(kind)) for kind in kinds] for family, kinds in TYPES.items()}


# What the templates tell decisions with.
TELLING = {"verbs": verb_words, "fields": field_words}


def value_words(name: str, claim: Claim, pack: Pack) -> tuple[str, ...]:
    """A field of a claim, a line for each part of it; one line where the words do not say."""
    value = getattr(claim, name)
    if name == "speaker":
        return (say("the publisher's own voice") if claim.speaker.is_publisher else claim.speaker.name,)
    if name in ("actors", "targets"):
        return tuple(_mention(m, pack) for m in value) or _unsaid()
    if name == "places":
        return tuple(f"{role_words(p.role)} {place_words(p)}" for p in value) or _unsaid()
    if name == "figures":
        return tuple(_figure(f) for f in value) or _unsaid()
    if name == "denies":
        return tuple(DENIES[d.scope] + (f" ({d.claim})" if d.claim else "") for d in value) or _unsaid()
    if name == "time":
        return (_time(claim.time),) if claim.time else _unsaid()
    return _plain_words(name, value)


def _plain_words(name: str, value: Any) -> tuple[str, ...]:
    if name == "type":
        return (kind_words(str(value)),)
    if name == "act":
        return (SAYS[Act(value)],)
    if isinstance(value, tuple):
        return tuple(map(str, value)) or _unsaid()
    return (str(value).replace("_", " "),)


def _unsaid() -> tuple[str, ...]:
    return (say("not said"),)


def _mention(mention: Mention, pack: Pack) -> str:
    return f"“{mention.text}” ({named(mention.party, pack) if mention.party else say('no party of this desk')})"


def _figure(figure: Figure) -> str:
    return figure_words(figure) + (f" ({say('running total')})" if figure.cumulative else "")


def _time(when: When) -> str:
    days, basis = window(when.earliest, when.latest, date.min), BASES.get(when.basis)
    told = f"{days}, {basis}" if basis else days
    return f"{told} (“{when.text}”)" if when.text else told


def plain_words(name: str | None, value: Any, pack: Pack) -> str:
    """A field's plain value in words, as the audit log tells it; as it is where it cannot be understood."""
    try:
        return say(BETWEEN).join(_restored(name, value, pack))
    except (KeyError, TypeError, ValueError, AttributeError):
        return str(value)


def _restored(name: str | None, value: Any, pack: Pack) -> Iterable[str]:
    if value in (None, [], ""):
        return _unsaid()
    if name in ("actors", "targets"):
        return [_mention(from_plain(Mention, one), pack) for one in value]
    if name == "places":
        told = [from_plain(PlaceMention, one) for one in value]
        return [f"{role_words(p.role)} {place_words(p)}" for p in told]
    if name == "figures":
        return [_figure(from_plain(Figure, one)) for one in value]
    if name == "time":
        return [_time(from_plain(When, value))]
    if name == "speaker":
        return [from_plain(Speaker, value).name]
    if name == "denies":
        return [DENIES[one["scope"]] for one in value]
    return _plain_words(str(name), tuple(value) if isinstance(value, list) else value)
