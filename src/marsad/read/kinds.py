"""What kind of act a clause tells: the claim type, from its verbs, nouns and weapons.

Types and their meaning: `marsad.model.vocabulary.TYPES`, after the codebook's act types. "capture" stands here for both
capture types until the actor is known.
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from marsad.read.clauses import Clause
from marsad.read.grounded import carries_aid, moves, on_the_ground
from marsad.read.lexicon import Lexicon, Trigger
from marsad.read.look import Kind, Look
from marsad.read.nominals import is_name
from marsad.read.openly import acts_openly
from marsad.read.sentences import Sentence
from marsad.read.strikes import harm, strike

_ARGUMENTS = frozenset(
    {"nsubj", "nsubjpass", "dobj", "pobj", "ROOT", "conj", "attr", "appos", "oprd", "dative", "ccomp", "advcl", "xcomp"}
)
_END_OF = re.compile(r"\b(?:lull|halt|pause|end|stop|respite|break) (?:in|to|of|from)\b")
_CAPTIVES = frozenset({"prisoner", "detainee", "hostage", "captive"})
_HOLDING_VERBS = frozenset({"detain", "hold", "capture", "seize", "kidnap", "abduct", "imprison", "jail", "take"})
_GROUND = frozenset({"town", "village", "city", "district", "area", "hill", "province", "base", "airport", "territory"})
_PERCEIVING_VERBS = frozenset({"hear", "see", "report", "record", "describe"})
_NAMING_VERBS = frozenset({"call", "describe", "term", "label", "dub", "consider"})
_KNOWING_VERBS = frozenset({"know", "learn", "hear", "complain", "think", "speak"})
_TELLING_VERBS = frozenset({"warn", "inform", "notify", "tell"})
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
    return _ceasefire(look) or (None if _ceased(look) else _told(look, last_strike))


def has_ceased(look: Look) -> bool:
    """Whether the clause tells that an act stopped, or only names it, and is about no ceasefire."""
    return _ceased(look) and _ceasefire(look) is None


def look_at(clause: Clause, sentence: Sentence, lexicon: Lexicon) -> Look:
    """The clause as the rules for its kind see it."""
    told = clause.told()
    text = sentence.lower(told)
    hidden = {sentence.token_at(told, at).i for m in lexicon.not_attacks.finditer(text) for at in range(*m.span())}
    verbs = [sentence.lemma(t) for t in clause.verbs]
    nouns = [t for t in told if _is_noun(t) and t.i not in hidden and (not clause.chain or t.dep_ in _ARGUMENTS)]
    return Look(clause, told, text, verbs, nouns, sentence, lexicon, frozenset(hidden))


def _is_noun(token: Token) -> bool:
    """A noun, or a gerund that stands like one ("fighting continued"); not the month of March."""
    if token.lower_ == "march" and _is_month(token):
        return False
    gerund = token.tag_ == "VBG" and token.dep_ in {"nsubj", "nsubjpass", "pcomp"}
    return token.pos_ in {"NOUN", "PROPN"} or (gerund and not any(c.dep_ == "dobj" for c in token.children))


def _is_month(token: Token) -> bool:
    """ "In March", "on march 15", "the March offensive"."""
    dated = token.i + 1 < len(token.doc) and token.nbor().like_num
    return dated or (token.text[0].isupper() and token.i > token.sent.start)


def _ceased(look: Look) -> bool:
    """ "Have stopped", "a halt to", "a lull in": no act but the end of acts."""
    ended = look.verb(look.lexicon.ceasing_verbs)
    perceived = look.clause.head.dep_ == "acl" and look.verb(_PERCEIVING_VERBS) is not None
    named = perceived or look.verb(_NAMING_VERBS) is not None or any(_spoken_of(t) for t in look.nouns)
    return bool(_END_OF.search(look.text)) or ended is not None or named


def _spoken_of(noun: Token) -> bool:
    """ "Had not been warned of the strike": the act is only what somebody spoke or knew of."""
    about = noun.head if noun.dep_ == "pobj" and noun.head.lower_ in {"of", "about"} else None
    if about is None:
        return False
    told = any(c.dep_ in {"nsubjpass", "auxpass"} for c in about.head.children)
    return about.head.lemma_ in _KNOWING_VERBS or (told and about.head.lemma_ in _TELLING_VERBS)


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


def _ceasefire(look: Look) -> Kind | None:
    ceasefire = look.lexicon.ceasefire
    noun = look.noun(ceasefire.nouns) or _shared_subject(look, ceasefire.nouns)
    phrase = ceasefire.phrases.search(look.text) if ceasefire.phrases else None
    if noun is None and phrase is None:
        return None
    anchor = noun or look.clause.head
    if phrase and "fir" in phrase.group():
        future = any(c.lower_ in {"will", "would", "to"} for v in look.clause.verbs for c in v.children)
        return look.kind("ceasefire", anchor, "announced" if future else "observed")
    if look.lexicon.takes_effect.search(look.text):
        return look.kind("ceasefire", anchor, "observed")
    for state, lemmas in look.lexicon.ceasefire_verbs.items():
        if any(v in lemmas for v in look.verbs):
            return look.kind("ceasefire", anchor, _state(state, noun, look.clause))
    breach = next((t for t in look.nouns if t.lemma_.lower() in {"breach", "violation"}), None)
    # "Bombed the town in breach of the truce" tells of the bombing.
    done = breach is not None and breach.dep_ == "pobj" and look.verb(look.lexicon.attack_verbs) is not None
    return look.kind("ceasefire", breach, "violated") if breach is not None and not done else None


def _shared_subject(look: Look, nouns: frozenset[str]) -> Token | None:
    """ "The truce was signed in May and collapsed": whose subject a bare coordinated verb shares."""
    head = look.clause.head
    if head.dep_ != "conj" or any(c.dep_ in {"nsubj", "nsubjpass", "dobj"} for c in head.children):
        return None
    above = (c for c in head.head.children if c.dep_ in {"nsubj", "nsubjpass"})
    return next((c for c in above if look.sentence.lemma(c) in nouns), None)


def _state(state: str, noun: Token | None, clause: Clause) -> str:
    """Something that a ceasefire itself does ("began") is not done to it ("was declared")."""
    doing = noun is not None and noun.dep_ == "nsubj" and noun.head in clause.verbs
    return "observed" if state == "announced" and doing else state


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
        found = trigger.phrases.search(look.text) if wanted and trigger.phrases else None
        if found:
            return look.kind(trigger.kind, look.at(found))
    return None


def _by_verb(look: Look) -> Kind | None:
    """Specific verbs; those of giving effect ("launched", "carried out") leave it to their object."""
    for trigger in look.lexicon.triggers:
        verb = look.verb(trigger.verbs) if trigger.kind not in {*_LAST, "ied_or_mine"} else None
        if verb is not None and _fits(trigger, verb, look.lexicon.goods):
            return look.kind(trigger.kind, verb)
    return None


def _was_held(noun: Token) -> bool:
    """ "Two sailors detained in March were released"."""
    return any(c.dep_ in {"acl", "relcl"} and c.lemma_.lower() in _HOLDING_VERBS for c in noun.children)


def _exploded(look: Look) -> Kind | None:
    """Something exploded, and nothing says what it was."""
    verb = look.verb(look.lexicon.exploding)
    return look.kind("ied_or_mine", verb) if verb is not None else None


def _fits(trigger: Trigger, verb: Token, goods: frozenset[str]) -> bool:
    """Verbs of more than one sense need the object or complement of this one."""
    lemma = verb.lemma_.lower()
    if trigger.kind == "withdrawal_done":
        return not any(c.dep_ == "dobj" and c.lemma_ in {"report", "statement", "story"} for c in verb.children)
    objects = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]
    if trigger.kind == "capture" and any(c.lemma_.lower() in goods for c in objects):
        return False
    if trigger.kind == "prisoner_release_or_swap":
        return any(c.lemma_.lower() in _CAPTIVES or _was_held(c) for c in objects)
    if trigger.kind == "capture" and lemma not in {"take", "fall"}:
        return bool(objects) or verb.dep_ in {"acl", "relcl"} or any(c.dep_ == "agent" for c in verb.children)
    if lemma == "take":
        return any(is_name(c) or c.lemma_.lower() in _GROUND for c in objects)
    if lemma == "fall":
        above = [verb, verb.head, verb.head.head] if verb.dep_ == "xcomp" else [verb]
        subjects = (c for v in above for c in v.children if c.dep_ == "nsubj")
        to = any(c.lower_ == "to" for c in verb.children)
        return any(is_name(c) or (to and c.text[0].isupper()) or c.lemma_.lower() in _GROUND for c in subjects)
    if lemma in {"shoot", "stab"}:
        return bool(objects)
    if lemma == "fight":
        return not any(c.dep_ == "dobj" and c.lemma_ in {"fire", "disease", "corruption"} for c in verb.children)
    return True


def _by_noun(look: Look) -> Kind | None:
    for trigger in look.lexicon.triggers:
        noun = look.noun(trigger.nouns) if trigger.kind not in _LAST else None
        if noun is not None and _tells(noun):
            return look.kind(trigger.kind, noun)
    return None


def _tells(noun: Token) -> bool:
    """Whether a noun of an act is told of, and not merely a place or time of something else."""
    return not (
        noun.dep_ == "pobj"
        and noun.head.lower_ in {"of", "from", "to", "about", "for"}
        and noun.head.head.pos_ == "NOUN"
    )


def _talks(look: Look) -> Kind | None:
    noun = look.noun(look.lexicon.talks.nouns)
    if noun is not None and re.search(
        r"\b(held|hold|due|scheduled|planned|talks|negotiations|met|begin|began|lasted|discussed|ended)\b", look.text
    ):
        return look.kind("talks", noun)
    verb = look.verb(look.lexicon.talks.verbs)
    if verb is not None and any(c.dep_ in {"nsubj", "prep"} for c in verb.children):
        return look.kind("talks", verb)
    return None


def _gains_ground(word: Token, lexicon: Lexicon) -> bool:
    """ "Forces reached the town", "advanced": not "reached higher numbers", not "the ambulance reached the town"."""
    if word.lemma_.lower() not in {"reach", "approach", "enter"}:
        return True
    subject = next((c for c in word.children if c.dep_ == "nsubj"), None)
    moving = lexicon.actors["people"] | lexicon.actors["campaigns"]
    if subject is not None and subject.pos_ == "NOUN" and subject.lemma_.lower() not in moving:
        return False
    return any(
        c.dep_ == "dobj" and (is_name(c) or c.lemma_.lower() in _GROUND | {"road", "highway"}) for c in word.children
    )


def _met_with(noun: Token, lexicon: Lexicon) -> bool:
    """ "A crackdown on protests", "tried to crush the rally": what somebody else did about them is told."""
    if noun.dep_ == "dobj":
        return noun.head.lemma_.lower() in lexicon.suppressing
    return (
        noun.dep_ == "pobj" and noun.head.lower_ in {"on", "against", "to"} and noun.head.head.pos_ in {"NOUN", "VERB"}
    )


def _late(look: Look) -> Kind | None:
    for trigger in look.lexicon.triggers:
        if trigger.kind not in _LAST:
            continue
        found = trigger.phrases.search(look.text) if trigger.phrases else None
        if found:
            return look.kind(trigger.kind, look.at(found))
        word = look.verb(trigger.verbs) or next((n for n in [look.noun(trigger.nouns)] if n and _tells(n)), None)
        if trigger.kind == "force_movement" and word is not None and carries_aid(word):
            return look.kind("aid_access", word)
        if trigger.kind == "protest" and word is not None and _met_with(word, look.lexicon):
            continue
        if word is not None and (trigger.kind != "advance" or _gains_ground(word, look.lexicon)):
            return look.kind(trigger.kind, word)
    return None
