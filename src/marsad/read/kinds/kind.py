"""What kind of act a clause tells: the claim type, from its verbs, nouns and weapons.

Types and their meaning: `marsad.model.vocabulary.TYPES`, after the codebook's act types. "capture" stands here for both
capture types until the actor is known.
"""

from __future__ import annotations

import re

from marsad.read.kinds.ceasefires import ceased, ceasefire
from marsad.read.kinds.grounded import carries_aid, moves, on_the_ground
from marsad.read.kinds.look import Kind, Look, look_at
from marsad.read.kinds.openly import acts_openly
from marsad.read.kinds.senses import fits, gains_ground, is_meeting, met_with, tells
from marsad.read.kinds.strikes import harm, strike
from marsad.read.lexicon import Lexicon
from marsad.read.sentences import Clause, Sentence

# Kinds whose verbs say little by themselves: looked at last.
_LAST = ("advance", "control_state", "context_statistic", "toll", "protest", "force_movement", "aid_access")
_PHRASES_FIRST = (
    "ground_assault_failed",
    "offensive_resumed",
    "aircraft_downed",
    "mass_grave_found",
    "evacuation_deal",
    "prisoner_release_or_swap",
    "assassination",
    "abduction",
    "statement_condemnation",
)


def kind_of(clause: Clause, sentence: Sentence, lexicon: Lexicon, last_strike: str | None) -> Kind | None:
    """The kind of act a clause tells, or None. `last_strike` is what "the strikes" refers to, if anything.

    A clause without verbs (the object of a cue: "denied the shelling of the town") is judged by all its nouns.
    """
    return kind_seen(look_at(clause, sentence, lexicon), last_strike)


def kind_seen(look: Look, last_strike: str | None) -> Kind | None:
    """The kind of act of a clause already looked at, or None."""
    return ceasefire(look) or (None if ceased(look) else _told(look, last_strike))


def has_ceased(look: Look) -> bool:
    """Whether the clause tells that an act stopped, or only names it, and is about no ceasefire."""
    return ceased(look) and ceasefire(look) is None


def _told(look: Look, last_strike: str | None) -> Kind | None:
    return (
        _nobody_owns(look)
        or _judged(look)
        or _by_phrase(look, _PHRASES_FIRST)
        or _protest(look)
        or on_the_ground(look)
        or _by_verb(look)
        or _fallen_in(look)
        or strike(look, last_strike)
        or _exploded(look)
        or harm(look)
        or _by_phrase(look, None)
        or _by_noun(look)
        or _talks(look)
        or _late(look)
        or moves(look)
        or _openly(look, last_strike)
    )


def _nobody_owns(look: Look) -> Kind | None:
    """ "There was no claim of responsibility for the attack": of the attack nothing is told."""
    found = look.lexicon.unowned.search(look.text)
    return look.kind("stance", look.at(found)) if found else None


def _judged(look: Look) -> Kind | None:
    """ "The attack was barbaric": said of what it is, and no telling of it."""
    head = look.clause.head
    found = look.lexicon.condemnation.search(look.text) if head.lemma_ == "be" else None
    word = look.at(found) if found else None
    said = word is not None and any(t.dep_ in {"acomp", "attr"} and t.head.i == head.i for t in (word, word.head))
    return look.kind("statement_condemnation", word) if word is not None and said else None


def _openly(look: Look, last_strike: str | None) -> Kind | None:
    """An act, a stance or a condemnation that no list names; what "was damaged" was so by the strike told before."""
    verb = acts_openly(look.clause, look.sentence, look.lexicon)
    if verb is None:
        return None
    damaged = any(c.dep_ == "nsubjpass" for c in verb.children)
    if last_strike and damaged and look.sentence.lemma(verb) in look.lexicon.damage_verbs:
        return look.kind(last_strike, verb)
    if look.lexicon.condemnation.search(look.text):
        return look.kind("statement_condemnation", verb)
    return look.kind("stance" if look.verb(look.lexicon.stance_verbs) is not None else "act", verb)


def _protest(look: Look) -> Kind | None:
    """Who protests tells of the protest, whatever it is against."""
    protest = next(t for t in look.lexicon.triggers if t.kind == "protest")
    verb = look.verb(protest.verbs)
    against = verb is not None and any(c.lower_ in {"against", "over"} for c in verb.children)
    return look.kind("protest", verb) if verb is not None and against else None


def _fallen_in(look: Look) -> Kind | None:
    """ "Killed in an ambush", "died in clashes": harm of a kind of fighting that is named."""
    verb = look.verb(look.lexicon.harm_verbs | look.lexicon.die_verbs)
    inside = [p for c in verb.children if c.lower_ in {"in", "during"} for p in c.children] if verb is not None else []
    for noun in inside:
        kind = next((t.kind for t in look.lexicon.triggers if look.sentence.lemma(noun) in t.nouns), None)
        if kind in {"ambush", "ground_clash", "raid"} and noun in look.nouns:
            return look.kind(kind, noun)
    return None


def _by_phrase(look: Look, only: tuple[str, ...] | None) -> Kind | None:
    for trigger in look.lexicon.triggers:
        wanted = trigger.kind in only if only else trigger.kind not in _LAST
        found = trigger.phrases.search(look.text, look.words) if wanted and trigger.phrases else None
        if found:
            return look.kind(trigger.kind, look.at(found))
    return None


def _by_verb(look: Look) -> Kind | None:
    """Specific verbs; those of giving effect ("launched", "carried out") leave it to their object."""
    for trigger in look.lexicon.triggers:
        verb = look.verb(trigger.verbs) if trigger.kind not in {*_LAST, "ied_or_mine"} else None
        if verb is not None and fits(trigger, verb, look.lexicon.goods):
            return look.kind(trigger.kind, verb)
    return None


def _exploded(look: Look) -> Kind | None:
    """Something exploded, and nothing says what it was."""
    verb = look.verb(look.lexicon.exploding)
    return look.kind("ied_or_mine", verb) if verb is not None else None


def _by_noun(look: Look) -> Kind | None:
    for trigger in look.lexicon.triggers:
        noun = look.noun(trigger.nouns) if trigger.kind not in _LAST else None
        if noun is not None and tells(noun):
            return look.kind(trigger.kind, noun)
    return None


def _talks(look: Look) -> Kind | None:
    noun = look.noun(look.lexicon.talks.nouns)
    if noun is not None and re.search(
        r"\b(held|hold|due|scheduled|planned|talks|negotiations|met|begin|began|lasted|discussed|ended)\b", look.text
    ):
        return look.kind("talks", noun)
    verb = look.verb(look.lexicon.talks.verbs)
    if verb is not None and is_meeting(verb):
        return look.kind("talks", verb)
    return None


def _late(look: Look) -> Kind | None:
    for trigger in look.lexicon.triggers:
        if trigger.kind not in _LAST:
            continue
        found = trigger.phrases.search(look.text, look.words) if trigger.phrases else None
        if found:
            return look.kind(trigger.kind, look.at(found))
        word = look.verb(trigger.verbs) or next((n for n in [look.noun(trigger.nouns)] if n and tells(n)), None)
        if trigger.kind == "force_movement" and word is not None and carries_aid(word):
            return look.kind("aid_access", word)
        if trigger.kind == "protest" and word is not None and met_with(word, look.lexicon):
            continue
        if word is not None and (trigger.kind != "advance" or gains_ground(word, look.lexicon)):
            return look.kind(trigger.kind, word)
    return None
