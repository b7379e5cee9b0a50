"""Forces on the ground: who goes where, who drives whom out, who begins an operation, who holds what."""

from __future__ import annotations

from spacy.tokens import Token

from marsad.read.kinds.look import Kind, Look
from marsad.read.lexicon import Lexicon
from marsad.read.sentences import is_name, subjects, undergoers

_OUT = frozenset({"out", "from"})
_THEM = frozenset({"them", "him"})
_AID = frozenset({"aid", "relief", "humanitarian", "food", "medical", "assistance", "supply"})
_LEFT = frozenset("home house town city village country area district neighbourhood neighborhood".split())


def on_the_ground(look: Look) -> Kind | None:
    """Ground taken by driving its holders out, an operation begun, fighters lost: told by a verb with its object."""
    return _driven_out(look) or _begun(look) or _lost(look)


def moves(look: Look) -> Kind | None:
    """Forces that arrive, cross or are sent, people who leave in their thousands: of no ground gained."""
    verb = look.verb(look.lexicon.moving_verbs)
    if verb is not None and any(is_armed(t, look.lexicon) for t in _led_by(verb)):
        return look.kind("force_movement", verb)
    verb = look.verb(look.lexicon.sending_verbs)
    if verb is not None and any(is_armed(t, look.lexicon) for t in undergoers(verb)):
        return look.kind("force_movement", verb)
    verb = look.verb(look.lexicon.leaving_verbs)
    if verb is not None and any(_many_civilians(t, look.lexicon) for t in _led_by(verb)) and _leaves_a_place(verb):
        return look.kind("displacement", verb)
    return None


def is_armed(noun: Token, lexicon: Lexicon) -> bool:
    """Whether a noun stands for forces or fighters."""
    listed = (lexicon.actors[name] for name in ("people", "fighter", "nonstate"))
    counted = next((p for c in noun.children if c.lower_ == "of" for p in c.children if p.dep_ == "pobj"), None)
    return any(noun.lemma_.lower() in names for names in listed) or (
        counted is not None and counted.i != noun.i and is_armed(counted, lexicon)
    )


def carries_aid(convoy: Token) -> bool:
    """ "An aid convoy", "a convoy with food": no forces that move."""
    below = [*convoy.lefts, *(p for c in convoy.children if c.lower_ in {"with", "of"} for p in c.children)]
    return any(t.lemma_.lower() in _AID for t in below)


def _driven_out(look: Look) -> Kind | None:
    """ "Expelled the rebels from the town": by whom decides which capture."""
    verb = look.verb(look.lexicon.expelling_verbs)
    if verb is None:
        return None
    armed = any(is_armed(t, look.lexicon) or t.lower_ in _THEM or is_name(t) for t in undergoers(verb))
    out = any(c.lower_ in _OUT for c in verb.children)
    return look.kind("capture", verb, "expelled") if armed and out else None


def _begun(look: Look) -> Kind | None:
    """ "Began their assault on the town", "waged a ground assault"."""
    verb = look.verb(look.lexicon.beginning_verbs)
    if verb is None or not any(t.lemma_.lower() in look.lexicon.operations for t in undergoers(verb)):
        return None
    return look.kind("offensive_launched", verb)


def _lost(look: Look) -> Kind | None:
    """ "The army lost twelve soldiers": fighters fell, by whatever hand."""
    verb = look.verb(frozenset({"lose"}))
    if verb is None or not any(_fallen(t, look.lexicon) for t in undergoers(verb)):
        return None
    return look.kind("ground_clash", verb)


def _fallen(noun: Token, lexicon: Lexicon) -> bool:
    whose = (p for c in noun.children if c.lower_ == "of" for p in c.children)
    fighter = lexicon.actors["fighter"]
    return noun.lemma_.lower() in fighter or (noun.like_num and any(p.lemma_.lower() in fighter for p in whose))


def _led_by(verb: Token) -> list[Token]:
    """What the verb is said of, also through the verbs it completes and as the noun a relative clause hangs on."""
    found = subjects(verb)
    if not found and verb.dep_ in {"xcomp", "conj"}:
        return _led_by(verb.head)
    relative = any(c.tag_ in {"WDT", "WP"} for c in found)
    return [verb.head] if verb.dep_ in {"relcl", "acl"} and (relative or not found) else found


def _many_civilians(noun: Token, lexicon: Lexicon) -> bool:
    """ "Thousands of residents", "the families"."""
    of = [p for c in noun.children if c.lower_ == "of" for p in c.children]
    return any(t.tag_ in {"NNS", "NN"} and t.lemma_.lower() in lexicon.actors["civilian"] for t in [noun, *of]) and (
        noun.tag_ in {"NNS", "CD"} or bool(of)
    )


def _leaves_a_place(verb: Token) -> bool:
    """A place is left: the home, the town, the country, a name."""
    led = [*verb.children, *(p for c in verb.children if c.lower_ == "from" for p in c.children)]
    return any(t.dep_ in {"dobj", "pobj"} and (is_name(t) or t.lemma_.lower() in _LEFT) for t in led)
