"""Clauses: the verbs and bare nouns around which a sentence tells its events, and the words that belong to each."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from marsad.read.sentences.arguments import subjects
from marsad.read.sentences.parse import Sentence

_HEADS = frozenset({"ROOT", "ccomp", "conj", "advcl", "relcl", "acl", "pcomp", "parataxis", "csubj", "dep"})
_VERBAL = frozenset({"VERB", "AUX"})
_COUNTING_VERBS = frozenset({"count", "record", "document", "register", "list", "tally"})
_LIGHT = frozenset({"carry", "conduct", "launch", "perform", "mount", "stage", "fly"})
_ASIDE = frozenset(
    {"since", "after", "before", "until", "till", "despite", "amid", "following", "during", "notwithstanding", "ahead"}
    | {"without", "because", "over", "due", "for"}
)
"""Words that lead to the time or reason of a clause and not to what it tells."""
_ASIDE_BY_REACTION = frozenset({"over", "due", "for"})
"""Of these the ones that do so only behind a noun of reaction ("in retaliation for an attack")."""
_DAMAGING = frozenset({"damage", "destroy", "wreck", "ruin", "level"})
_HURTING = frozenset({"kill", "wound", "injure", "hit", "strike", "shell", "bomb", "land", "fall"})
_THOSE = frozenset({"those", "all", "most", "some", "many"})
_GRANTED = frozenset({"since", "after", "before", "until", "till", "when", "while", "although", "because", "as"})
_WISHES = frozenset(
    {"demand", "call", "request", "appeal", "proposal", "offer", "order", "ultimatum", "condition", "hope"}
)
_TIMING = frozenset({"since", "after", "before", "until", "till", "when"})
_REACTIONS = frozenset({"retaliation", "response", "reaction", "revenge", "condemnation", "outrage"})


@dataclass(eq=False, slots=True)
class Clause:
    """One verb (or bare noun) with the words that belong to it; `chain` runs from it up through the verbs it completes
    ("is expected → to seek", "failed → to advance")."""

    head: Token
    tokens: list[Token]
    chain: list[Token] = field(default_factory=list)

    @property
    def verbs(self) -> list[Token]:
        """The verbs that carry the clause, the innermost first."""
        return self.chain

    def joined(self, other: Clause) -> Clause:
        """Both clauses as one, led by this one."""
        tokens = sorted({*self.tokens, *other.tokens}, key=lambda t: t.i)
        return Clause(head=self.head, tokens=tokens, chain=[*self.chain, *other.chain])

    @property
    def is_purpose(self) -> bool:
        """An infinitive that says what for ("came to hit targets"): nothing it names is told as done."""
        infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in self.head.children)
        return infinitive and self.head.dep_ in {"advcl", "acl", "relcl"}

    @property
    def mark(self) -> str:
        """The conjunction that leads the clause in, or nothing."""
        return next((c.lower_ for c in self.head.children if c.dep_ == "mark" or c.tag_ == "WRB"), "")

    @property
    def is_presupposed(self) -> bool:
        """ "… since the truce began": taken for granted by whoever says the rest."""
        return self.head.dep_ == "advcl" and self.mark in _GRANTED

    @property
    def is_awaited(self) -> bool:
        """ "Will not start before they have met": not told as done."""
        future = any(c.lower_ in {"will", "would", "shall"} for c in self.head.head.children if c.dep_ == "aux")
        return self.head.dep_ == "advcl" and self.mark in {"before", "until", "till"} and future

    @property
    def is_wished(self) -> bool:
        """ "The demand that they withdraw": wished for, told by nobody."""
        led = any(c.lower_ == "that" and c.dep_ != "nsubj" for c in self.head.children)
        return led and self.head.dep_ in {"acl", "relcl", "ccomp"} and self.head.head.lemma_.lower() in _WISHES

    @property
    def is_untold(self) -> bool:
        """Whether it names an act that nobody tells as done."""
        return self.is_purpose or self.is_condition or self.is_awaited or self.is_wished

    @property
    def is_headless(self) -> bool:
        """ "Captured by the army on Monday": an entry of a list that leaves out what it is said of."""
        alone = self.head.tag_ == "VBN" and self.head.dep_ == "ROOT" and self.head is self.tokens[0]
        return alone and not any(c.dep_ in {"nsubj", "nsubjpass", "auxpass"} for c in self.head.children)

    @property
    def is_timing(self) -> bool:
        """ "… hours after a truce was due to begin": gives the time of what is told."""
        return self.head.dep_ == "advcl" and self.mark in _TIMING

    @property
    def is_condition(self) -> bool:
        """ "If the army attacks", "had the army attacked": supposed, and told by nobody."""
        return any(c.dep_ == "mark" and c.lower_ in {"if", "unless"} for c in self.head.children) or self._is_inverted

    @property
    def _is_inverted(self) -> bool:
        """ "Had the army attacked, …", "should they attack, …"."""
        first = next(self.head.lefts, None)
        leads = first is not None and first.dep_ == "aux" and first.lower_ in {"had", "should", "were"}
        return self.head.dep_ == "advcl" and leads and bool(subjects(self.head))

    @property
    def is_charge(self) -> bool:
        """ "Accused each other of violating the truce"."""
        return self.head.dep_ == "pcomp" and self.head.head.head.lemma_ in {"accuse", "blame", "suspect"}

    @property
    def is_open_question(self) -> bool:
        """ "It was not clear whether …", "it is not known who …", "it is not ruled out that …"."""
        above, below = self.head.head, list(self.head.children)
        if self.head.lemma_ in {"rule", "exclude"} and any(c.dep_ == "neg" for c in below):
            return True
        if above.lemma_ in {"rule", "exclude"}:
            return self.head.dep_ == "ccomp" and any(c.dep_ == "neg" for c in above.children)
        if any(c.dep_ == "mark" and c.lower_ in {"if", "whether"} for c in below):
            return above.lemma_ in {"clear", "unclear", "be", "know", "determine", "confirm", "say"}
        open_ = any(c.dep_ == "neg" or c.lower_ in {"unclear", "unknown"} for c in above.children)
        asking = self.head.dep_ == "ccomp" and any(c.tag_ in {"WP", "WRB", "WDT"} for c in below)
        return asking and open_ and above.lemma_ in {"be", "know", "say", "specify"}

    def told(self) -> list[Token]:
        """The clause's words without those that only give its time or reason."""
        aside = {t.i for word in self.tokens if is_aside(word) for t in word.subtree}
        return [t for t in self.tokens if t.i not in aside]


def is_aside(word: Token) -> bool:
    """Whether the word leads to the time or reason of its clause."""
    if word.dep_ not in {"prep", "mark", "advmod", "pcomp"} or word.lower_ not in _ASIDE:
        return False
    return word.lower_ not in _ASIDE_BY_REACTION or word.head.lemma_.lower() in _REACTIONS


def clauses(sentence: Sentence, cues: frozenset[int]) -> list[Clause]:
    """Every clause of the sentence in order; a cue verb (by token index) and what it says are clauses apart."""
    heads = [t for t in sentence.tokens if _is_head(t, cues)]
    listed = {t.i for t in heads}
    found = []
    for head in heads:
        own = _own(head, listed)
        hanging = head.head if head.dep_ == "ccomp" and head.head.dep_ == "relcl" else head
        if hanging.dep_ in {"acl", "relcl"} and hanging.head.pos_ in {"NOUN", "PROPN", "NUM"}:
            own = [*_antecedent(hanging), *own, *_counting(hanging, listed)]
        elif head.dep_ == "acl" and head.head.lower_ in _THOSE:
            own = [*own, *_telling_of(head.head, listed)]
        found.append(Clause(head=head, tokens=sorted(own, key=lambda t: t.i), chain=_chain(head, cues)))
    return found


def _is_head(token: Token, cues: frozenset[int]) -> bool:
    if _qualifies(token):
        return False
    if token.dep_ == "ROOT":
        return not any(_is_main_of(c, token) for c in token.children)
    if token.i in cues:
        return True
    if token.dep_ == "xcomp" or (token.dep_ == "dobj" and token.tag_ == "VBG"):
        return token.head.i in cues
    if token.dep_ in {"acl", "relcl", "advcl"} and (_completes_light_verb(token) or _is_main_verb(token)):
        return False
    if _is_means(token) or _goes_along(token):
        return False
    if token.dep_ == "conj" and token.head.dep_ == "xcomp":
        return token.pos_ in _VERBAL
    if token.dep_ == "conj" and token.tag_ == "VBG" and token.head.tag_ == "VBN":
        return False
    if token.dep_ == "conj" and token.head.pos_ not in _VERBAL and token.head.dep_ != "ROOT":
        return False
    return token.dep_ in _HEADS and token.pos_ in _VERBAL


def _qualifies(token: Token) -> bool:
    """ "In occupied Kelden": between a preposition and a name, a participle that the parser took for a verb."""
    if token.tag_ not in {"VBD", "VBN"} or token.i == 0 or token.i + 1 == len(token.doc) or token.dep_ == "ROOT":
        return False
    return (
        token.nbor(-1).tag_ == "IN"
        and token.nbor().tag_ in {"NNP", "NNPS"}
        and not any(c.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass", "mark"} for c in token.children)
    )


def _completes_light_verb(token: Token) -> bool:
    """ "Carried out missions to hit targets": the act is in the infinitive, the verb above it only gives it effect."""
    infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children)
    verb = token.head.head if token.head.dep_ == "dobj" else token.head
    return infinitive and verb.pos_ == "VERB" and verb.lemma_ in _LIGHT


def _is_main_of(verb: Token, noun: Token) -> bool:
    """ "A blast hit the town", hung by the parser as if "a blast that hit" stood without a verb."""
    finite = verb.dep_ == "acl" and verb.tag_ in {"VBD", "VBZ"} and verb.i > noun.i
    return finite and noun.pos_ == "NOUN" and not any(c.dep_ in {"mark", "nsubj", "nsubjpass"} for c in verb.children)


def _is_means(gerund: Token) -> bool:
    """ "Hit by shelling": a gerund that stands like a noun."""
    by = gerund.dep_ == "pcomp" and gerund.tag_ == "VBG" and gerund.head.lower_ == "by"
    return by and gerund.head.head.tag_ == "VBN" and not any(c.dep_ == "dobj" for c in gerund.children)


def _goes_along(verb: Token) -> bool:
    """ "Killed two and damaged the clinic": what the same act did besides."""
    return verb.dep_ == "conj" and not subjects(verb) and verb.lemma_ in _DAMAGING and verb.head.lemma_ in _HURTING


def _is_main_verb(token: Token) -> bool:
    """ "Rockets fired from there landed here": the finite verb, hung by the parser on the participle before it."""
    alone = token.dep_ == "advcl" and token.tag_ in {"VBD", "VBZ"} and token.i > token.head.i
    participle = token.head.tag_ in {"VBD", "VBN"} and token.head.pos_ == "VERB"
    return (
        alone
        and participle
        and not any(c.dep_ in {"mark", "nsubj", "nsubjpass", "advmod", "aux", "punct"} for c in token.children)
    )


def _own(head: Token, listed: set[int]) -> list[Token]:
    found = [head]
    for above in found:  # grows while it is walked
        found += [child for child in above.children if child.i not in listed]
    return found


def _telling_of(pronoun: Token, listed: set[int]) -> list[Token]:
    """ "Among those killed were six children": the clause that says something of them."""
    verb = next((a for a in pronoun.ancestors if a.pos_ in _VERBAL), None)
    return _own(verb, listed) if verb is not None else []


def _antecedent(head: Token) -> list[Token]:
    """The noun a relative or participial clause hangs on, with its modifiers: "The offensive, launched in April"."""
    noun = head.head
    kept = [t for t in noun.lefts if t.dep_ in {"compound", "amod", "nmod", "det", "punct", "nummod"}]
    return [noun, *(t for left in kept for t in left.subtree)]


def _counting(participle: Token, listed: set[int]) -> list[Token]:
    """ "Since April we have counted 972 civilians killed": the words of the counting belong to what is counted."""
    verb = participle.head.head
    return _own(verb, listed) if participle.head.dep_ == "dobj" and verb.lemma_ in _COUNTING_VERBS else []


def _act_below(verb: Token) -> Token | None:
    """The infinitive that tells what a light verb does."""
    below = [*verb.children, *(c for noun in verb.children if noun.dep_ == "dobj" for c in noun.children)]
    return next((c for c in below if c.dep_ in {"acl", "relcl", "advcl"} and _completes_light_verb(c)), None)


def _chain(head: Token, cues: frozenset[int]) -> list[Token]:
    """Innermost first: the completing verbs below the head, the head, and the verbs above that it completes."""
    below = [head]
    while True:
        completing = [*below[0].children, *(c for a in below[0].children if a.dep_ == "acomp" for c in a.children)]
        lower = next((c for c in completing if c.dep_ == "xcomp" and c.i not in cues), _act_below(below[0]))
        if lower is None or below[0].i in cues:
            break
        below.insert(0, lower)
    above, top = [], head
    while top.dep_ in {"xcomp", "conj"} and top.head.pos_ in _VERBAL and top.head.i not in cues:
        if top.dep_ == "xcomp":
            above.append(top.head)
        elif top.head.dep_ != "xcomp":
            break
        top = top.head
    return below + above
