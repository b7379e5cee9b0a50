"""Attacks and the harm they do: which weapon, which kind, or what was told before."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Token

from marsad.read.kinds.look import Kind, Look
from marsad.read.lexicon import Lexicon, words_in
from marsad.read.sentences import undergoers

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
BY_HAND = "by hand"
"""Of harm: who did it stood on the ground."""
_ON_FOOT = frozenset({"army", "police", "unit", "commando", "sniper", "mob", "gunmen", "force"})
_BLASTS = frozenset({"blast", "explosion"})
# "No civilians were killed in the strike" says nothing against the strike.
_NO_HARM = re.compile(
    r"\bno (?:\w+ )?(?:casualt|death|injur|victim|fatalit)|"
    r"\bno (?:\w+ )?(?:civilian|people|person|soldier|fighter|resident|one)s? (?:was|were|had|has|killed|wounded|hurt)"
)
_NEARLY_ALL = 0.8
_FROM_AFAR = frozenset({"shelling", "drone_strike"})
_FROM_ABOVE = frozenset({"air_strike", "drone_strike"})
_AERIAL = frozenset({"strike", "raid", "bombing"})
_SELF_EVIDENT = frozenset({"bombardment"})
_DEFINITE = frozenset({"the", "these", "those", "this", "that", "its", "their", "such"})


def theme(text: str, lexicon: Lexicon) -> str | None:
    """The one kind of strike a report is about, where it names nearly no other; what its bare "strikes" are."""
    low = text.lower()
    among = words_in(low)
    named = {means.kind: means.events.count(low, among) for means in lexicon.means}
    kind = max(named, key=lambda k: named[k])
    return kind if named[kind] > 1 and named[kind] >= _NEARLY_ALL * sum(named.values()) else None


def only_from_the_air(text: str, lexicon: Lexicon) -> bool:
    """Whether a report names warplanes or air strikes and nothing else that could strike from afar."""
    low = text.lower()
    among = words_in(low)
    others = [means for means in lexicon.means if means.kind in _FROM_AFAR]
    afar = any(m.events.search(low, among) or m.weapons.search(low, among) for m in others)
    return not afar and lexicon.warplanes.search(low) is not None


def strike(look: Look, last_strike: str | None) -> Kind | None:
    if _NO_HARM.search(look.text):
        return None
    attack = look.verb(look.lexicon.attack_verbs) or look.verb(look.lexicon.fire_verbs)
    harm = look.verb(look.lexicon.harm_verbs | look.lexicon.die_verbs)
    noun = look.noun(look.lexicon.attack_nouns) or look.noun(look.lexicon.harm_nouns)
    struck = (
        attack
        or harm
        or noun
        or look.noun(_BLASTS)
        or look.verb(look.lexicon.damage_verbs | look.lexicon.employing_verbs | look.lexicon.exploding)
    )
    for means in look.lexicon.means:
        event = means.events.search(look.text, look.words)
        if event:
            return look.kind(means.kind, look.at(event))
        weapon = means.weapons.search(look.text, look.words) if struck is not None else None
        if weapon and _of_person(look.at(weapon), look.lexicon):
            continue
        if (
            weapon
            and weapon.group().startswith("bomb")
            and (_dropped(look) or _of_state(look.at(weapon), look.lexicon))
        ):
            return look.kind(last_strike or "bombardment_unspecified", look.at(weapon))
        if weapon:
            return look.kind(means.kind, attack or noun or harm or look.clause.head)
    return _open_strike(look, attack, last_strike)


def _dropped(look: Look) -> bool:
    """ "Bombs landed on the town"."""
    return look.verb(look.lexicon.fire_verbs) is not None


def _of_state(bomb: Token, lexicon: Lexicon) -> bool:
    """ "Regime bombs": fired or dropped, and laid by nobody."""
    return any(t.lemma_.lower() in lexicon.actors["state"] for t in bomb.lefts)


def _of_person(weapon: Token, lexicon: Lexicon) -> bool:
    """ "A bomb facilitator", "rocket suppliers": what somebody deals in hit nobody."""
    return weapon.dep_ in {"compound", "nmod", "amod"} and weapon.head.lemma_.lower() in lexicon.actors["hunted"]


def _mishap(look: Look) -> bool:
    """Whether the sentence names a disaster or an accident and no attack: nature "hits" and nobody attacked."""
    lemmas = {look.sentence.lemma(t) for t in look.sentence.tokens if t.pos_ in {"NOUN", "PROPN"}}
    return bool(lemmas & look.lexicon.mishaps) and not lemmas & look.lexicon.attack_nouns


def _open_strike(look: Look, attack: Token | None, last_strike: str | None) -> Kind | None:
    """An attack with no weapon named: what "the strikes" refer to, else left open."""
    if _mishap(look):
        return None
    noun = look.noun(look.lexicon.attack_nouns | _BLASTS)
    if attack is not None and noun is None and _hunted(attack, look):
        return look.kind("raid", attack)
    if last_strike and _refers_back(noun, attack, from_above=last_strike in _FROM_ABOVE):
        return replace(look.kind(last_strike, noun or attack or look.clause.head), refers_back=noun is not None)
    if attack is not None and attack.lemma_.lower() in look.lexicon.bomb_words and _has_object(attack):
        return look.kind("bombardment_unspecified", attack)
    if (noun is None and attack is None) or look.noun(_BLASTS) is not None:
        return None
    if noun is not None and noun.lemma_.lower() in look.lexicon.bomb_words:
        return look.kind("bombardment_unspecified", noun)
    word = attack if attack is not None else _carrying(noun)
    if noun is not None and noun.lemma_.lower() == "raid":
        return look.kind(last_strike or "raid", noun)
    if word is None or word.lemma_.lower() in look.lexicon.fire_verbs:
        return None
    planned = noun is not None and noun.tag_ == "NNS" and look.verb(look.lexicon.planning_verbs) is not None
    return look.kind("stance" if planned else "attack", word)


def _refers_back(noun: Token | None, attack: Token | None, *, from_above: bool) -> bool:
    """ "The strikes", "the attack", a bare "hit": what was told before; "bombardment" says what it means.

    After an air strike (`from_above`) any "strike", "raid" or "bombed" is one too.
    """
    if noun is not None and noun.lemma_.lower() in _AERIAL and from_above:
        return True
    if noun is not None:
        return noun.lemma_.lower() not in _SELF_EVIDENT and any(t.lower_ in _DEFINITE for t in noun.lefts)
    return attack is not None and (
        attack.lemma_.lower() in {"hit", "strike", "target"} or (from_above and attack.lemma_.lower() == "bomb")
    )


def _hunted(attack: Token, look: Look) -> bool:
    """ "Targeted a commander": forces on the ground go after persons; whoever shells or bombs targets places."""
    fighters = look.lexicon.actors["fighter"] | look.lexicon.actors["hunted"]
    persons = [c for c in undergoers(attack) if c.lemma_.lower() in fighters]
    return attack.lemma_.lower() == "target" and bool(persons)


def _carrying(noun: Token | None) -> Token | None:
    """An attack of no stated kind is told of only as what a clause is about, not in passing."""
    return noun if noun is not None and noun.dep_ in {"nsubj", "nsubjpass", "dobj", "ROOT", "attr"} else None


def _has_object(verb: Token) -> bool:
    reduced = verb.tag_ == "VBN" or verb.dep_ in {"acl", "relcl"}
    return reduced or any(c.dep_ in {"dobj", "nsubjpass", "prep", "agent"} for c in verb.children)


def harm(look: Look) -> Kind | None:
    verb = look.verb(look.lexicon.harm_verbs | look.lexicon.die_verbs)
    if verb is not None:
        cause = _cause(look)
        mishap = _mishap(look) and not cause
        return look.kind("act" if mishap else "harm", verb, cause or (BY_HAND if _by_fighters(verb, look) else ""))
    noun = look.noun(look.lexicon.harm_nouns)
    caused = look.verb(look.lexicon.causing_verbs) is not None or any(t.like_num for t in look.told)
    return look.kind("harm", noun, _cause(look)) if noun is not None and caused else None


def _by_fighters(verb: Token, look: Look) -> bool:
    """ "The soldiers killed two people": by men on the ground, whatever struck before."""
    men = (look.lexicon.actors["fighter"] | look.lexicon.actors["nonstate"] | _ON_FOOT) - look.lexicon.actors["weapons"]
    doing = [c for c in verb.children if c.dep_ == "nsubj"]
    doing += [p for c in verb.children if c.dep_ == "agent" for p in c.children]
    return verb.lemma_.lower() in look.lexicon.harm_verbs and any(t.lemma_.lower() in men for t in doing)


def _cause(look: Look) -> str:
    """The one kind of attack that the rest of the sentence names: "two were killed … after an air strike"."""
    text = look.sentence.lower(look.sentence.tokens)
    among = words_in(text)
    named = [means.kind for means in look.lexicon.means if means.events.search(text, among)]
    return named[0] if len(named) == 1 else ""
