"""What the words say of a place: at it, within it, near it, from it, toward it, or only about it."""

from __future__ import annotations

import re

from spacy.tokens import Token

from marsad.model import Role, Span
from marsad.read.lexicon import Lexicon, words
from marsad.read.sentences import Sentence

AREA_KINDS = frozenset({"admin1", "admin2", "admin3", "region", "mountain", "country"})
_ROLE_OF_PREPOSITION = {
    "near": Role.NEAR, "outside": Role.NEAR, "beside": Role.NEAR, "around": Role.NEAR, "off": Role.NEAR,
    "from": Role.FROM, "toward": Role.TOWARD, "towards": Role.TOWARD, "to": Role.TOWARD, "into": Role.TOWARD,
    "along": Role.ALONG, "between": Role.BETWEEN,
}  # fmt: skip
_BESIDE = re.compile(
    r"\b(?:near(?: of)?|close to|next to|in front of|opposite|adjacent to|not far from"
    r"|outside|around|on the edge of|vicinity of|off the coast of|(?:area|land) around)"
    r" (?:the )?(?:(?!of |in |to |and |a )[a-z-]+ )?$"
)
_LED_OF = re.compile(r"([\w-]+) of (?:the )?(?:[a-z]+(?:ed|-held|-controlled) )?$")
_RIGHT_OF = re.compile(r"([\w-]+) of (?:the )?$")
_OUT_OF = re.compile(r"\bout of (?:the )?$")
_PART = re.compile(r"\b(?:in|across|throughout|inside|over|on) the (?:far )?[\w-]+ of (?:the )?$")
_INSIDE_PARTY = re.compile(r"\b(?:(?:qaeda|qaida|branch) in|(?:qaeda|qaida|state|jihad) of) (?:the )?$")
_DATELINE = re.compile(r"(?:,[^.\n]{0,40})? ?(?:\([^)\n]{2,60}\)|[-–—:])")
_NOT_AT = frozenset({"between", "with", "by", "than", "like", "about"})
_INSIDE_PHRASE = frozenset({"compound", "nmod", "appos", "conj", "amod", "poss", "punct"})
_NEIGHBOURING = frozenset({"neighbouring", "neighboring"})
"""Words before a name that the parser takes for verbs: "neighbouring Drovia"."""
_FOR = frozenset({"for", "against"})


class Roles:
    """Tells the role of a name from the words around it and what it hangs on."""

    def __init__(self, lexicon: Lexicon) -> None:
        table = lexicon.places
        self.heads = frozenset().union(*(words(listed) for listed in table["heads"].values()))
        self.areas = words(table["heads"]["area"])
        self.directions = words(table["directions"]["words"])
        self._relative: dict[str, str] = table["relative"]
        self._verbs = {name: words(listed) for name, listed in table["roles"].items()}
        self._events = lexicon.attack_nouns | words(table["roles"]["events"])
        ordered = "|".join(sorted(map(re.escape, self.heads), key=len, reverse=True))
        self._lead = re.compile(
            rf"(?:the )?(?:(?!of |the |to |in |and )[\w-]+ ){{0,2}}(?:{ordered}|cities|countries)s? of (?:the )?$"
        )

    def own(self, sentence: Sentence, span: Span) -> Role | None:
        """The role that the words right before the name give: "west of X", "near the town of X", "out of X"."""
        before = sentence.text[max(0, span.start - 60) : span.start].lower()
        # Few names have an "of" before them; looking for what stands before it costs more than all that follows.
        has_of = " of " in before
        lead = self._lead.sub("", before) if has_of else before
        match = _LED_OF.search(lead) or _RIGHT_OF.search(before) if has_of else None
        if match and match.group(1) in self._relative:
            return (
                None if _PART.search(lead) and match.group(1) != "outskirts" else Role(self._relative[match.group(1)])
            )
        if _INSIDE_PARTY.search(before) or self._is_dateline(sentence, span):
            return Role.MENTIONED
        if _OUT_OF.search(lead):
            return Role.FROM
        return Role.NEAR if _BESIDE.search(lead) or _BESIDE.search(before) else None

    def _is_dateline(self, sentence: Sentence, span: Span) -> bool:
        """ "HARSA (Kana) - …": where the report was filed."""
        line = sentence.text[span.end : span.end + 70]
        return span.quote.isupper() and len(span.quote) > 3 and _DATELINE.match(line) is not None

    def of(self, token: Token, kind: str) -> Role:
        """The role from the grammar: the preposition the name hangs on, and the verb or noun that one hangs on."""
        top = self._top(token)
        if top.head.lower_ in _NEIGHBOURING and top.dep_ == "dobj":
            top = self._top(top.head)
        preposition = top.head.lower_ if top.dep_ in {"pobj", "pcomp"} else ""
        if kind == "country" and token.dep_ in {"poss", "compound", "nmod"} and not self.is_event(token.head):
            return Role.MENTIONED
        if preposition:
            return self._by_preposition(preposition, top, kind)
        if top.dep_ == "dobj" and self._says(top.head, "leaving"):
            return Role.FROM
        if top.dep_ == "dobj" and (self._says(top.head, "bordering") or self._lies(top.head, "surrounding")):
            return Role.NEAR
        if top.dep_ == "dobj" and self._lies(top.head, "linking"):
            return Role.BETWEEN
        if kind == "country" and top.dep_ == "dobj" and self._says(top.head, "entering"):
            return Role.TOWARD
        if top.dep_ in {"dobj", "dative"} and top.head.lemma_.lower() in self._verbs["addressing"]:
            return Role.MENTIONED
        return Role.AT

    def _by_preposition(self, preposition: str, top: Token, kind: str) -> Role:
        over = top.head.head
        if preposition == "to" and self._lies(over, "linking"):
            return Role.BETWEEN
        if preposition in {"to", "into"}:
            moved = self._says(over, "moving") or over.lemma_.lower() in self._verbs["ways"]
            spoken_of = kind == "country" and preposition == "to"
            return Role.TOWARD if moved else Role.MENTIONED if spoken_of else Role.AT
        if preposition in _ROLE_OF_PREPOSITION:
            return _ROLE_OF_PREPOSITION[preposition]
        moved = self._says(over, "moving") or self._says(over, "leaving")
        if (preposition == "on" and self._says(over, "moving")) or (preposition == "for" and moved):
            return Role.TOWARD
        if preposition in {"in", "at", "on"} and over.lemma_.lower() in self._verbs["posted"] and _fires(over):
            return Role.FROM
        return Role.MENTIONED if self._only_about(preposition, over, kind) else Role.AT

    def _only_about(self, preposition: str, over: Token, kind: str) -> bool:
        """ "Sanctions on X", "talks about X", "the army of X", "banned in X"."""
        lemma = over.lemma_.lower()
        if preposition in _NOT_AT or lemma in self._verbs["banning"] or (preposition == "of" and _protested_at(over)):
            return True
        if over.pos_ == "VERB" and lemma in self._verbs["seated"]:
            return True
        if preposition in {"on", "over"} and lemma in self._verbs["discussing"]:
            return True
        if preposition in _FOR:
            return not self.is_event(over) and kind == "country"
        return preposition == "of" and kind == "country" and not (self._is_part(over) or self.is_event(over))

    def is_event(self, noun: Token) -> bool:
        """Whether the noun names something that happens at a place."""
        return noun.lemma_.lower() in self._events

    def _lies(self, participle: Token, how: str) -> bool:
        """ "The area surrounding X", "the road linking X to Y": how something lies, and nothing done."""
        return participle.tag_ == "VBG" and participle.dep_ == "acl" and participle.lemma_.lower() in self._verbs[how]

    def posts(self, verb: Token) -> bool:
        """Whether the verb says where somebody or something is posted."""
        return verb.lemma_.lower() in self._verbs["posted"]

    def _is_part(self, noun: Token) -> bool:
        """ "Parts of X", "the north of X": somewhere in it; "the army of X" is nowhere."""
        return noun.lemma_.lower() in self.heads | self.directions | self._verbs["parts"]

    def _says(self, word: Token, what: str) -> bool:
        """Whether the word, or the verb whose object it is, is one of a list."""
        lemmas = {word.lemma_.lower()}
        if word.dep_ in {"dobj", "nsubj", "nsubjpass"}:
            lemmas.add(word.head.lemma_.lower())
        return bool(lemmas & self._verbs[what])

    def _top(self, token: Token) -> Token:
        """Up from the name through its head noun ("the town of X") to what hangs on the clause."""
        while True:
            head = token.head
            if token.dep_ == "pobj" and head.lower_ == "of" and self._leads_up(head.head):
                token = head.head
            elif head is token or token.dep_ not in _INSIDE_PHRASE or head.pos_ not in {"NOUN", "PROPN"}:
                return token
            else:
                token = head

    def _leads_up(self, noun: Token) -> bool:
        return noun.lemma_.lower() in self.heads | self._verbs["parts"]


def _fires(posted: Token) -> bool:
    """Whether those posted somewhere are the ones who act: "shells fired by rebels positioned in X"."""
    whose = posted.head
    agent = whose.dep_ == "pobj" and whose.head.lower_ == "by"
    return posted.dep_ in {"acl", "relcl"} and (agent or whose.dep_ == "nsubj")


def _protested_at(noun: Token) -> bool:
    """ "Protested against the bombing of X": not where they protested."""
    against = noun.head if noun.dep_ == "pobj" and noun.head.lower_ in {"against", "over", "at"} else None
    return against is not None and against.head.lemma_.lower() in {"protest", "demonstrate", "protester", "rally"}
