"""What kind of act a clause tells: the claim type, from its verbs, nouns and weapons.

Types and their meaning: `marsad.model.vocabulary.TYPES`, after the codebook's act types. "capture" stands here for both
capture types until the actor is known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from spacy.tokens import Token

from marsad.read.clauses import Clause
from marsad.read.lexicon import Lexicon, Trigger
from marsad.read.nominals import is_name
from marsad.read.sentences import Sentence

STRIKES = frozenset(
    {
        "air_strike",
        "drone_strike",
        "shelling",
        "bombardment_unspecified",
        "ied_or_mine",
        "car_bomb",
        "suicide_attack",
        "grenade",
        "chemical_attack",
    }
)
HARM = frozenset({"killing_of_civilians", "harm"})

_ARGUMENTS = frozenset(
    {"nsubj", "nsubjpass", "dobj", "pobj", "ROOT", "conj", "attr", "appos", "oprd", "dative", "ccomp", "advcl", "xcomp"}
)
_END_OF = re.compile(r"\b(?:lull|halt|pause|end|stop|respite|break) (?:in|to|of|from)\b")
_BLASTS = frozenset({"blast", "explosion"})
_CAPTIVES = frozenset({"prisoner", "detainee", "hostage", "captive"})
_GROUND = frozenset({"town", "village", "city", "district", "area", "hill", "province", "base", "airport", "territory"})
# "No civilians were killed in the strike" says nothing against the strike.
_NO_HARM = re.compile(
    r"\bno (?:\w+ )?(?:casualt|death|injur|victim|fatalit)|"
    r"\bno (?:\w+ )?(?:civilian|people|person|soldier|fighter|resident|one)s? (?:was|were|had|has|killed|wounded|hurt)"
)
_PERCEIVING_VERBS = frozenset({"hear", "see", "report", "record", "describe"})
_NAMING_VERBS = frozenset({"call", "describe", "term", "label", "dub", "consider"})
_KNOWING_VERBS = frozenset({"know", "learn", "hear", "complain", "think", "speak"})
_TELLING_VERBS = frozenset({"warn", "inform", "notify", "tell"})
_SELF_EVIDENT = frozenset({"bombardment"})
_DEFINITE = frozenset({"the", "these", "those", "this", "that", "its", "their", "such"})
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


@dataclass(frozen=True, slots=True)
class Kind:
    """A claim type with the word it rests on.

    `state` is the ceasefire verb class where there is one; `refers_back` marks "the strikes", told of before.
    """

    type: str
    trigger: Token
    evidence: str
    state: str = ""
    refers_back: bool = False


def kind_of(clause: Clause, sentence: Sentence, lexicon: Lexicon, last_strike: str | None) -> Kind | None:
    """The kind of act a clause tells, or None. `last_strike` is what "the strikes" refers to, if anything.

    A clause without verbs (the object of a cue: "denied the shelling of the town") is judged by all its nouns.
    """
    told = clause.told()
    text = sentence.lower(told)
    verbs = [sentence.lemma(t) for t in clause.verbs]
    bare = not clause.chain
    nouns = [t for t in told if t.pos_ in {"NOUN", "PROPN"} and (bare or t.dep_ in _ARGUMENTS)]
    look = _Look(clause, told, text, verbs, nouns, sentence, lexicon)
    return _ceasefire(look) or (None if _ceased(look) else _told(look, last_strike))


def _ceased(look: _Look) -> bool:
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


def _told(look: _Look, last_strike: str | None) -> Kind | None:
    return (
        _by_phrase(look, _PHRASES_FIRST)
        or _by_verb(look)
        or _strike(look, last_strike)
        or _harm(look)
        or _by_phrase(look, None)
        or _by_noun(look)
        or _talks(look)
        or _late(look)
    )


@dataclass(frozen=True, slots=True)
class _Look:
    clause: Clause
    told: list[Token]
    text: str
    verbs: list[str]
    nouns: list[Token]
    sentence: Sentence
    lexicon: Lexicon

    def kind(self, type_: str, trigger: Token, state: str = "") -> Kind:
        return Kind(type_, trigger, f"trigger: {self.sentence.word(trigger)} ({type_})", state)

    def at(self, match: re.Match[str]) -> Token:
        """The last word of a matched phrase: the one it is built on."""
        return self.sentence.token_at(self.told, match.end() - 1)

    def verb(self, lemmas: frozenset[str]) -> Token | None:
        """The innermost verb of the chain that is one of the lemmas."""
        return next((t for t in self.clause.verbs if self.sentence.lemma(t) in lemmas and t.pos_ != "NOUN"), None)

    def noun(self, lemmas: frozenset[str]) -> Token | None:
        return next((t for t in self.nouns if self.sentence.lemma(t) in lemmas), None)


def _ceasefire(look: _Look) -> Kind | None:
    ceasefire = look.lexicon.ceasefire
    noun = look.noun(ceasefire.nouns)
    phrase = ceasefire.phrases.search(look.text) if ceasefire.phrases else None
    if noun is None and phrase is None:
        return None
    anchor = noun or look.clause.head
    if phrase and "fir" in phrase.group():
        future = any(c.lower_ in {"will", "would", "to"} for v in look.clause.verbs for c in v.children)
        return look.kind("ceasefire", anchor, "announced" if future else "observed")
    for state, lemmas in look.lexicon.ceasefire_verbs.items():
        if any(v in lemmas for v in look.verbs):
            return look.kind("ceasefire", anchor, _state(state, noun, look.clause))
    breach = next((t for t in look.nouns if t.lemma_.lower() in {"breach", "violation"}), None)
    return look.kind("ceasefire", breach, "violated") if breach is not None else None


def _state(state: str, noun: Token | None, clause: Clause) -> str:
    """Something that a ceasefire itself does ("began") is not done to it ("was declared")."""
    doing = noun is not None and noun.dep_ == "nsubj" and noun.head in clause.verbs
    return "observed" if state == "announced" and doing else state


def _strike(look: _Look, last_strike: str | None) -> Kind | None:
    if _NO_HARM.search(look.text):
        return None
    attack = look.verb(look.lexicon.attack_verbs) or look.verb(look.lexicon.fire_verbs)
    harm = look.verb(look.lexicon.harm_verbs | look.lexicon.die_verbs)
    noun = look.noun(look.lexicon.attack_nouns) or look.noun(look.lexicon.harm_nouns)
    for means in look.lexicon.means:
        event = means.events.search(look.text)
        if event:
            return look.kind(means.kind, look.at(event))
        struck = attack or harm or noun or look.noun(_BLASTS)
        weapon = means.weapons.search(look.text) if struck is not None else None
        if weapon and weapon.group().startswith("bomb") and attack is not None and look.verb(look.lexicon.fire_verbs):
            return look.kind(last_strike or "bombardment_unspecified", attack)
        if weapon:
            return look.kind(means.kind, attack or noun or harm or look.clause.head)
    return _open_strike(look, attack, last_strike)


def _open_strike(look: _Look, attack: Token | None, last_strike: str | None) -> Kind | None:
    """An attack with no weapon named: what "the strikes" refer to, else left open."""
    noun = look.noun(look.lexicon.attack_nouns | _BLASTS)
    if last_strike and _refers_back(noun, attack):
        return replace(look.kind(last_strike, noun or attack or look.clause.head), refers_back=noun is not None)
    if attack is not None and attack.lemma_.lower() in look.lexicon.bomb_words and _has_object(attack):
        return look.kind("bombardment_unspecified", attack)
    if (noun is None and attack is None) or look.noun(_BLASTS) is not None:
        return None
    if noun is not None and noun.lemma_.lower() in look.lexicon.bomb_words:
        return look.kind("bombardment_unspecified", noun)
    word = attack if attack is not None else _carrying(noun)
    if word is None or word.lemma_.lower() in look.lexicon.fire_verbs:
        return None
    return look.kind("attack", word)


def _refers_back(noun: Token | None, attack: Token | None) -> bool:
    """ "The strikes", "the raid", a bare "hit": what was told before. "Bombardment" and "bombed" say what they mean."""
    if noun is not None:
        return noun.lemma_.lower() not in _SELF_EVIDENT and any(t.lower_ in _DEFINITE for t in noun.lefts)
    return attack is not None and attack.lemma_.lower() in {"hit", "strike", "target"}


def _carrying(noun: Token | None) -> Token | None:
    """An attack of no stated kind is told of only as what a clause is about, not in passing."""
    return noun if noun is not None and noun.dep_ in {"nsubj", "nsubjpass", "dobj", "ROOT", "attr"} else None


def _has_object(verb: Token) -> bool:
    reduced = verb.tag_ == "VBN" or verb.dep_ in {"acl", "relcl"}
    return reduced or any(c.dep_ in {"dobj", "nsubjpass", "prep", "agent"} for c in verb.children)


def _harm(look: _Look) -> Kind | None:
    verb = look.verb(look.lexicon.harm_verbs | look.lexicon.die_verbs)
    if verb is not None:
        return look.kind("harm", verb)
    noun = look.noun(look.lexicon.harm_nouns)
    caused = look.verb(look.lexicon.causing_verbs) is not None or any(t.like_num for t in look.told)
    return look.kind("harm", noun) if noun is not None and caused else None


def _by_phrase(look: _Look, only: tuple[str, ...] | None) -> Kind | None:
    for trigger in look.lexicon.triggers:
        wanted = trigger.kind in only if only else trigger.kind not in _LAST
        found = trigger.phrases.search(look.text) if wanted and trigger.phrases else None
        if found:
            return look.kind(trigger.kind, look.at(found))
    return None


def _by_verb(look: _Look) -> Kind | None:
    """Specific verbs; those of giving effect ("launched", "carried out") leave it to their object."""
    for trigger in look.lexicon.triggers:
        verb = look.verb(trigger.verbs) if trigger.kind not in _LAST else None
        if verb is not None and _fits(trigger, verb):
            return look.kind(trigger.kind, verb)
    return None


def _fits(trigger: Trigger, verb: Token) -> bool:
    """Verbs of more than one sense need the object or complement of this one."""
    lemma = verb.lemma_.lower()
    if trigger.kind == "withdrawal_done":
        return not any(c.dep_ == "dobj" and c.lemma_ in {"report", "statement", "story"} for c in verb.children)
    objects = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]
    if trigger.kind == "prisoner_release_or_swap":
        return any(c.lemma_.lower() in _CAPTIVES for c in objects)
    if trigger.kind == "capture" and lemma not in {"take", "fall"}:
        return bool(objects) or verb.dep_ in {"acl", "relcl"} or any(c.dep_ == "agent" for c in verb.children)
    if lemma == "take":
        return any(is_name(c) or c.lemma_.lower() in _GROUND for c in objects)
    if lemma == "fall":
        return any(c.dep_ == "nsubj" and (is_name(c) or c.lemma_.lower() in _GROUND) for c in verb.children)
    if lemma in {"shoot", "stab"}:
        return bool(objects)
    if lemma == "fight":
        return not any(c.dep_ == "dobj" and c.lemma_ in {"fire", "disease", "corruption"} for c in verb.children)
    return True


def _by_noun(look: _Look) -> Kind | None:
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


def _talks(look: _Look) -> Kind | None:
    noun = look.noun(look.lexicon.talks.nouns)
    if noun is not None and re.search(
        r"\b(held|hold|due|scheduled|planned|talks|negotiations|met|begin|began)\b", look.text
    ):
        return look.kind("talks", noun)
    verb = look.verb(look.lexicon.talks.verbs)
    if verb is not None and any(c.dep_ in {"nsubj", "prep"} for c in verb.children):
        return look.kind("talks", verb)
    return None


def _gains_ground(word: Token, lexicon: Lexicon) -> bool:
    """ "Forces reached the town", "advanced": not "reached higher numbers", not "the ambulance reached the town"."""
    if word.lemma_.lower() not in {"reach", "approach"}:
        return True
    subject = next((c for c in word.children if c.dep_ == "nsubj"), None)
    moving = lexicon.actors["people"] | lexicon.actors["campaigns"]
    if subject is not None and subject.pos_ == "NOUN" and subject.lemma_.lower() not in moving:
        return False
    return any(
        c.dep_ == "dobj" and (is_name(c) or c.lemma_.lower() in _GROUND | {"road", "highway"}) for c in word.children
    )


def _late(look: _Look) -> Kind | None:
    for trigger in look.lexicon.triggers:
        if trigger.kind not in _LAST:
            continue
        found = trigger.phrases.search(look.text) if trigger.phrases else None
        if found:
            return look.kind(trigger.kind, look.at(found))
        word = look.verb(trigger.verbs) or next((n for n in [look.noun(trigger.nouns)] if n and _tells(n)), None)
        if word is not None and (trigger.kind != "advance" or _gains_ground(word, look.lexicon)):
            return look.kind(trigger.kind, word)
    return None
