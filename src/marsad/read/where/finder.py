"""Where: the places a clause names and what each says of it (at, within, near, north of, from, toward, along …)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from spacy.tokens import Token

from marsad.model import PlaceMention, Role, Span
from marsad.read.lexicon import Lexicon, words
from marsad.read.sentences import Sentence
from marsad.read.where.backward import Backward
from marsad.read.where.bearings import AREA_KINDS, Roles

_UNNAMED = re.compile(
    r"\b(?:villages|towns|areas|districts|neighbou?rhoods|settlements|parts|suburbs|positions|the countryside)"
    r" (?:in|of|across)\s*$",
    re.IGNORECASE,
)
_INSIDE = re.compile(
    r",?\s+(?:in|of|within|inside)\s+(?:the\s+)?"
    r"(?:neighbou?ring\s+|nearby\s+|[a-z]+ern\s+|(?:[\w-]+-)?(?:occupied|held|controlled|besieged|annexed)\s+)?"
    r"(?:(?:town|city|province|governorate|district|region|countryside|state) of\s+)?"
)
_HEAD_BEHIND = re.compile(r"[ ](?:(?:de-escalation|demilitari[sz]ed|buffer|security) )?([A-Za-z-]+)\b")
_ALSO = re.compile(r" ?\((?:also (?:known|spelt|called) (?:as )?|formerly |or )?(?:the )?")
_OWNED = re.compile(r"['’]?s (?:(?:[a-z-]+ ){0,3}[a-z]+ of )?")
_OWNING = frozenset({"poss", "compound", "nmod"})
_OF_HEAD = re.compile(r" (?:towns?|villages?|cit(?:y|ies)) of ")


@dataclass(frozen=True, slots=True)
class _Found:
    token: Token
    mention: PlaceMention
    kind: str
    wide: bool
    told: bool
    """Whether words right before the name say its role, so that no other name near it bears on it."""


class Finder:
    """Finds the place mentions of a report, sentence by sentence in order; clauses then take those in them."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._roles = Roles(lexicon)
        self._tells_deed = lexicon.tells_deed
        self._backward = Backward(lexicon)
        self._hosting = words(lexicon.places["subjects"]["hosting"])
        self._harming = lexicon.harm_verbs | lexicon.die_verbs | words(lexicon.places["subjects"]["of_persons"])
        self._allies = words(lexicon.places["subjects"]["allies"])
        self._kin = words(lexicon.places["subjects"]["kin"])
        self._host_states = words(lexicon.places["subjects"]["hosting_states"])

    def find(self, sentence: Sentence) -> list[tuple[Token, PlaceMention]]:
        """Every place named in the sentence, with the token its name ends in, in order."""
        start, end = sentence.starts[0], sentence.ends[-1]
        found: list[_Found] = []
        for first, last, kind in sentence.names:
            token = self._token(sentence, first, last)
            if token is not None and not self._is_other(token, kind, sentence, last):
                found.append(self._found(sentence, token, (first, last), kind))
        named = _without_other_names(_deduplicated(found), sentence.text)
        listed = list(zip(named, _nested(named, sentence.text), strict=True))
        pointed: list[tuple[Token, PlaceMention]] = []
        for first, last, noun in self._backward.pointers(sentence.text[start:end]):
            while listed_before := [n for n in listed if n[0].mention.span.start < start + first]:
                self._remember(listed.pop(listed.index(listed_before[0])), sentence)
            pointed += self._pointed(sentence, start + first, start + last, noun)
        for item in listed:
            self._remember(item, sentence)
        return sorted([*_nested(named, sentence.text), *pointed], key=lambda found: found[0].i)

    def shares_place(self, noun: Token, clause: Token) -> bool:
        """Whether a clause behind a noun says where that is: a deed, a spot, those posted in it."""
        lemma = noun.lemma_.lower()
        where = any(c.lower_ == "where" for c in clause.children)
        spot = noun.dep_ not in {"nsubj", "appos"} and (lemma in self._roles.heads or self._roles.posts(clause))
        return where or spot or self._tells_deed(lemma) or self._roles.is_event(noun)

    def _remember(self, item: tuple[_Found, tuple[Token, PlaceMention]], sentence: Sentence) -> None:
        found, (_, mention) = item
        if mention.role is Role.MENTIONED:
            return
        start = mention.span.start
        self._backward.remember(mention, found.kind, sentence.text[max(0, start - 24) : start])

    def _pointed(self, sentence: Sentence, start: int, end: int, noun: str) -> list[tuple[Token, PlaceMention]]:
        """ "The city": the place named before that is meant, with the role these words give it."""
        token, meant = self._token(sentence, start, end), self._backward.meant(noun)
        if (
            token is None
            or meant is None
            or token.dep_ in {"compound", "nmod"}
            or self._acts(token, sentence, self._hosting)
        ):
            return []
        here = Span.cut(sentence.text, start, end)
        role = self._roles.own(sentence, here) or self._roles.of(token, "settlement")
        return [(token, PlaceMention(span=meant.span, role=role))]

    def _found(self, sentence: Sentence, token: Token, bounds: tuple[int, int], kind: str) -> _Found:
        end = self._without_lost_apostrophe(sentence.text, *bounds)
        if kind == "country" and _owns(sentence, end):
            span = Span.cut(sentence.text, bounds[0], end)
            return _Found(token, PlaceMention(span=span, role=Role.MENTIONED), kind, wide=True, told=True)
        span = self._widened(sentence, *bounds, kind in AREA_KINDS)
        told = self._roles.own(sentence, span)
        around = kind in AREA_KINDS and _OF_HEAD.match(sentence.text, span.end)
        part = kind == "country" and span.start < bounds[0]
        role = told or (Role.WITHIN if around else self._roles.of(token, "region" if part else kind))
        return _Found(token, PlaceMention(span=span, role=role), kind, self._wide(span, kind), told is not None)

    def _is_other(self, token: Token, kind: str, sentence: Sentence, end: int) -> bool:
        """Whether the name stands for somebody: a state, those who bear a town's name, one who was killed."""
        if kind == "country":
            return self._acts(token, sentence, self._host_states) or _names_state(self._listed_with(token))
        behind = re.match(r"['’]?s? (\w+)", sentence.text[end : end + 24])
        kin = behind is not None and behind.group(1).lower() in self._kin
        whose = token.dep_ in _OWNING and token.head.lemma_.lower() in self._kin
        suffers = token.dep_ in {"nsubjpass", "dobj"} and token.head.lemma_.lower() in self._harming
        return kin or whose or suffers or (self._acts(token, sentence, self._hosting) and not self._led(token))

    def _acts(self, token: Token, sentence: Sentence, hosting: frozenset[str]) -> bool:
        """Whether the name does something: "Drovia denied", "Kelden said"; a place only is or sees something.

        `hosting` are the verbs that do not make it somebody.
        """
        following = sentence.text[sentence.end(token) : sentence.end(token) + 2]
        doer = self._listed_with(token)
        subject = doer.dep_ in {"nsubj", "agent"} and doer.head.pos_ in {"VERB", "AUX"}
        return (subject and doer.head.lemma_ not in hosting) or following in {"-b", "-h", "-l"}

    def _listed_with(self, token: Token) -> Token:
        """What the name stands beside as one more: "the rebels and Drovia", "its ally Drovia"."""
        while token.dep_ == "conj" or (token.dep_ == "appos" and token.head.lemma_.lower() in self._allies):
            token = token.head
        return token

    def _led(self, token: Token) -> bool:
        """ "The town of X": a place, whatever verb the parser hangs the name on."""
        before = token.nbor(-1) if token.i else token
        return before.lower_ == "of" and before.i > 0 and before.nbor(-1).lemma_.lower() in self._roles.heads

    def _wide(self, span: Span, kind: str) -> bool:
        """Whether the name is that of an area and not of a settlement."""
        return kind in AREA_KINDS or bool(
            set(span.quote.lower().split()) & (self._roles.areas | self._roles.directions)
        )

    def _token(self, sentence: Sentence, start: int, end: int) -> Token | None:
        """The syntactic head among the tokens of a name."""
        inside = [t for t in sentence.tokens if sentence.start(t) >= start and sentence.end(t) <= end]
        if not inside:
            return None
        return next((t for t in inside if t.head not in inside), inside[-1])

    def _widened(self, sentence: Sentence, start: int, end: int, wide: bool) -> Span:
        """The name with what belongs to it: "southern … Province", "the Jabal al-Akrad region", "villages in …"."""
        text = sentence.text
        end = self._without_lost_apostrophe(text, start, end)
        after = _HEAD_BEHIND.match(text, end, end + 34)
        if after and after.group(1).lower() in self._roles.heads:
            end = after.end()
        before = re.search(r"([A-Za-z-]+) $", text[max(0, start - 24) : start])
        if before and before.group(1).lower() in self._roles.directions:
            start -= len(before.group())
        listed = _UNNAMED.search(text[max(0, start - 40) : start])
        if listed and (wide or not listed.group().rstrip().endswith("of")):
            start = max(0, start - 40) + listed.start()
        return Span.cut(text, start, end)

    def _without_lost_apostrophe(self, text: str, start: int, end: int) -> int:
        """The end of the name without the "s" of "Drovias army", in a text that lost its apostrophes."""
        bare = text[start : end - 1]
        lost = text[end - 1] == "s" and not re.search(r"['’]s\b", text) and re.search(rf"\b{re.escape(bare)}\b", text)
        return end - 1 if lost else end


def _owns(sentence: Sentence, end: int) -> bool:
    """ "Drovia's Kelden", "Drovias second city of Kelden": the country of a place named right behind it.

    Texts lose their apostrophes.
    """
    return any(_OWNED.fullmatch(sentence.text, end, first) for first, _, _ in sentence.names)


def _names_state(token: Token) -> bool:
    """A country as a party: "between Russia and Turkey", "by Iran", "with Israel"."""
    return token.dep_ == "pobj" and token.head.lower_ in {"by", "with", "between", "against"}


def _deduplicated(found: list[_Found]) -> list[_Found]:
    kept: list[_Found] = []
    for item in sorted(found, key=lambda f: (f.mention.span.start, -f.mention.span.end)):
        if not kept or item.mention.span.start >= kept[-1].mention.span.end:
            kept.append(item)
    return kept


def _without_other_names(found: list[_Found], text: str) -> list[_Found]:
    """Without the second name of one place: "Kelden (Old Kelden)"."""
    pairs = zip([None, *found], found, strict=False)
    return [
        item
        for before, item in pairs
        if before is None or not _ALSO.fullmatch(text, before.mention.span.end, item.mention.span.start)
    ]


def _nested(found: list[_Found], text: str) -> list[tuple[Token, PlaceMention]]:
    """ "X in Y", "X of Y", "X, Y Province": the narrower lies within the wider; "near X and Y": near both."""
    out: list[tuple[Token, PlaceMention]] = []
    for index, item in enumerate(found):
        role = item.mention.role
        if index and not item.told:
            between = text[found[index - 1].mention.span.end : item.mention.span.start]
            if (role is Role.AT and _INSIDE.fullmatch(between)) or (item.wide and _apposed(found, index, text)):
                role = Role.WITHIN
            elif re.fullmatch(r",?(?: and|,) (?:the )?", between) and item.token.dep_ == "conj":
                role = out[-1][1].role
        out.append((item.token, replace(item.mention, role=role)))
    return out


def _apposed(found: list[_Found], index: int, text: str) -> bool:
    """ "X, Y Province": one comma between, and no list going on behind it."""
    before, mention = found[index - 1].mention, found[index].mention
    listed = re.match(r",? and ", text[mention.span.end : mention.span.end + 6])
    return text[before.span.end : mention.span.start].strip() == "," and listed is None


def in_clause(found: list[tuple[Token, PlaceMention]], tokens: list[Token]) -> list[PlaceMention]:
    """The mentions whose name stands among the tokens."""
    inside = {t.i for t in tokens}
    return [mention for token, mention in found if token.i in inside]
