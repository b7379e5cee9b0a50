"""Where: the places a clause names and what each says of it (at, within, near, north of, from, toward, along …)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from marsad.model import PlaceMention, Role, Span
from marsad.read.lexicon import Lexicon, words
from marsad.read.sentences import KnownPlaces, Sentence

_ROLE_OF_PREPOSITION = {
    "near": Role.NEAR, "outside": Role.NEAR, "beside": Role.NEAR, "from": Role.FROM, "toward": Role.TOWARD,
    "towards": Role.TOWARD, "to": Role.TOWARD, "along": Role.ALONG, "between": Role.BETWEEN,
}  # fmt: skip
_UNNAMED = re.compile(
    r"\b(?:villages|towns|areas|districts|neighbou?rhoods|settlements|parts|suburbs|positions|the countryside)"
    r" (?:in|of|across)\s*$",
    re.IGNORECASE,
)
_TOWARD_VERBS = frozenset({"advance", "move", "push", "head", "march", "flee", "withdraw", "deploy", "send", "return"})
_INSIDE = re.compile(
    r",?\s+(?:in|of|within|inside)\s+(?:the\s+)?(?:neighbou?ring\s+|nearby\s+)?"
    r"(?:(?:town|city|province|governorate|district|region|countryside|state) of\s+)?"
)
_AREA_KINDS = frozenset({"admin1", "admin2", "admin3", "region", "mountain", "country"})
_Found = tuple[Token, PlaceMention, bool]
# A name with the Arabic article behind a preposition or a verb of attack is a place, known to a gazetteer or not.
_ARTICLED = r"(?:[Aa]l|[Ee]l|[Aa][nrstdz]h?|[Ee][dzs]|[Uu]l)-[A-Z][\w'’]+(?:[ -][A-Z][\w'’]+)?"
_BEFORE_PLACE = "on|in|at|near|around|towards?|from|edge of|bombed|shelled|hit|struck|captured"
_NO_NAMES = frozenset(
    {"the", "a", "this", "that", "some", "other", "one", "two", "three", "several", "many", "its", "each"}
)
_DISCUSSED = frozenset(
    {"talk", "summit", "meeting", "negotiation", "conference", "discuss", "meet", "statement", "report"}
)
_NOT_AT = frozenset({"between", "with", "by", "than", "like", "against", "for", "about"})


class Finder:
    """Finds the place mentions of a sentence once; clauses then take those that stand in them."""

    def __init__(self, places: KnownPlaces, lexicon: Lexicon) -> None:
        self._places = places
        heads = lexicon.places["heads"]
        self._heads = words(heads["settlement"]) | words(heads["area"]) | words(heads["line"])
        self._areas = words(heads["area"])
        self._directions = words(lexicon.places["directions"]["words"])
        self._relative: dict[str, str] = lexicon.places["relative"]

    def find(self, sentence: Sentence) -> list[tuple[Token, PlaceMention]]:
        """Every place named in the sentence, with the token its name ends in, in order."""
        start, end = sentence.starts[0], sentence.ends[-1]
        piece = sentence.text[start:end]
        found: list[_Found] = []
        for name_start, name_end, kind in self._names(piece):
            token = self._token(sentence, start + name_start, start + name_end)
            if token is None or _acts(token, sentence) or (kind == "country" and _names_state(token)):
                continue
            span = self._widened(sentence, start + name_start, start + name_end, kind in _AREA_KINDS)
            found.append(
                (token, PlaceMention(span=span, role=self._role(token, sentence, span, kind)), self._wide(span, kind))
            )
        return _nested(_deduplicated(found), sentence.text)

    def _wide(self, span: Span, kind: str) -> bool:
        """Whether the name is that of an area and not of a settlement."""
        return kind in _AREA_KINDS or bool(set(span.quote.lower().split()) & (self._areas | self._directions))

    def _names(self, piece: str) -> Iterator[tuple[int, int, str]]:
        """Names the gazetteer knows, and unknown ones that grammar marks: "the village of X", "X district"."""
        known = list(self._places.names_in(piece))
        yield from known
        taken = [(s, e) for s, e, _ in known]
        name = r"(?:[A-Z][\w'’]+|al-[A-Z][\w'’]+)(?:[ -](?:[A-Z][\w'’]+|al-[A-Z][\w'’]+)){0,3}"
        heads = "|".join(sorted((re.escape(h) for h in self._heads), key=len, reverse=True))
        for pattern in (
            rf"\b(?:{_BEFORE_PLACE}) ({_ARTICLED})(?![\w'’])",
            rf"({name}), an? (?:\w+ )?(?:{heads})\b",
            rf"\b(?:{heads})s? of ({name})",
            rf"\b({name}) (?:{heads})\b",
            rf"\b(?:{heads})s? of \w+ and ({name})",
        ):
            for match in re.finditer(pattern, piece):
                bounds = match.span(1)
                if match.group(1).lower() in _NO_NAMES or any(bounds[0] < e and s < bounds[1] for s, e in taken):
                    continue
                taken.append(bounds)
                yield bounds[0], bounds[1], "settlement"

    def _token(self, sentence: Sentence, start: int, end: int) -> Token | None:
        """The syntactic head among the tokens of a name."""
        inside = [t for t in sentence.tokens if sentence.start(t) >= start and sentence.end(t) <= end]
        if not inside:
            return None
        return next((t for t in inside if t.head not in inside), inside[-1])

    def _widened(self, sentence: Sentence, start: int, end: int, wide: bool) -> Span:
        """The name with what belongs to it: "southern … Province", "the Jabal al-Akrad region", "villages in …"."""
        text = sentence.text
        after = re.match(
            r"[ ](?:(?:de-escalation|demilitari[sz]ed|buffer|security) )?([A-Za-z-]+)\b", text[end : end + 34]
        )
        if after and after.group(1).lower() in self._heads:
            end += after.end()
        before = re.search(r"([A-Za-z-]+) $", text[max(0, start - 24) : start])
        if before and before.group(1).lower() in self._directions:
            start -= len(before.group())
        listed = _UNNAMED.search(text[max(0, start - 40) : start])
        if listed and (wide or not listed.group().rstrip().endswith("of")):
            start = max(0, start - 40) + listed.start()
        return Span(start=start, end=end, quote=text[start:end])

    def _role(self, token: Token, sentence: Sentence, span: Span, kind: str) -> Role:
        relative = self._relation_before(sentence, span)
        if relative is not None:
            return relative
        if kind in _AREA_KINDS and re.match(
            r" (?:towns?|villages?|cit(?:y|ies)) of ", sentence.text[span.end : span.end + 14]
        ):
            return Role.WITHIN
        top = self._top(token)
        preposition = top.head.lower_ if top.dep_ == "pobj" else ""
        if preposition in _ROLE_OF_PREPOSITION:
            return self._by_preposition(preposition, top)
        if top.dep_ == "dobj" and top.head.lemma_.lower() in {"flee", "leave", "evacuate", "quit"}:
            return Role.FROM
        if top.dep_ == "dobj" and top.head.lemma_.lower() in {"border", "neighbour", "neighbor", "adjoin", "overlook"}:
            return Role.NEAR
        if preposition == "on" and top.head.head.lemma_.lower() in _TOWARD_VERBS:
            return Role.TOWARD
        if preposition == "of" and kind == "country" and not self._part_of(top.head.head):
            return Role.MENTIONED
        if preposition in {"on", "over"} and top.head.head.lemma_.lower() in _DISCUSSED:
            return Role.MENTIONED
        if preposition in _NOT_AT or (
            top.dep_ in {"poss", "compound", "amod", "nmod"} and not _subject_of_passive(top)
        ):
            return Role.MENTIONED if kind == "country" or preposition in _NOT_AT else Role.AT
        return Role.AT

    def _part_of(self, noun: Token) -> bool:
        """ "Parts of Syria", "the north of Syria": somewhere in it; "the army of Syria" is nowhere."""
        return noun.lemma_.lower() in self._heads | self._directions | {
            "part",
            "all",
            "rest",
            "most",
            "swathe",
            "corner",
        }

    def _by_preposition(self, preposition: str, top: Token) -> Role:
        role = _ROLE_OF_PREPOSITION[preposition]
        if preposition == "to" and top.head.head.lemma_.lower() not in _TOWARD_VERBS:
            return Role.AT
        return role

    def _relation_before(self, sentence: Sentence, span: Span) -> Role | None:
        """ "West of X", "12 km north-east of X", "on the outskirts of X", "near the town of X"."""
        before = sentence.text[max(0, span.start - 48) : span.start].lower()
        heads = "|".join(sorted(self._heads, key=len, reverse=True))
        lead = re.sub(rf"(?:the )?(?:[\w-]+ )?(?:{heads}) of $", "", before)
        match = re.search(r"([\w-]+) of (?:the )?$", lead) or re.search(r"([\w-]+) of (?:the )?$", before)
        if match and match.group(1) in self._relative:
            return Role(self._relative[match.group(1)])
        return (
            Role.NEAR
            if re.search(r"\b(?:near|close to|not far from|outside|on the edge of) (?:the )?$", lead)
            else None
        )

    def _top(self, token: Token) -> Token:
        """Up from the name through its head noun ("the town of X") to what hangs on the clause."""
        while True:
            head = token.head
            if head is token or token.dep_ not in {"compound", "nmod", "appos", "conj", "amod", "poss", "punct"}:
                if (
                    token.dep_ == "pobj"
                    and head.lower_ == "of"
                    and head.head.lemma_.lower() in self._heads | {"part", "all", "rest", "most"}
                ):
                    token = head.head
                    continue
                return token
            if token.dep_ in {"conj", "appos"} and head.pos_ in {"VERB", "AUX"}:
                return token
            if head.pos_ not in {"NOUN", "PROPN"}:
                return token
            token = head


def _acts(token: Token, sentence: Sentence) -> bool:
    """Whether the name stands for a government or its forces: "Russia denied", "Israel's army", "Kyiv said"."""
    following = sentence.text[sentence.end(token) : sentence.end(token) + 2]
    subject = token.dep_ in {"nsubj", "agent"} and token.head.pos_ in {"VERB", "AUX"}
    return (
        subject and token.head.lemma_ not in {"be", "see", "witness", "host", "hold", "come", "suffer", "experience"}
    ) or (following in {"-b", "-h", "-l"})


def _names_state(token: Token) -> bool:
    """A country as a party: "between Russia and Turkey", "by Iran", "with Israel"."""
    while token.dep_ == "conj":
        token = token.head
    return token.dep_ == "pobj" and token.head.lower_ in {"by", "with", "between", "against"}


def _subject_of_passive(token: Token) -> bool:
    return token.head.dep_ == "nsubjpass"


def _deduplicated(found: list[_Found]) -> list[_Found]:
    kept: list[_Found] = []
    for item in sorted(found, key=lambda f: (f[1].span.start, -f[1].span.end)):
        if not kept or item[1].span.start >= kept[-1][1].span.end:
            kept.append(item)
    return kept


def _nested(found: list[_Found], text: str) -> list[tuple[Token, PlaceMention]]:
    """ "X in Y", "X of Y", "X, Y Province": the wider place is the one the narrower lies within."""
    out: list[tuple[Token, PlaceMention]] = []
    for index, (token, mention, wide) in enumerate(found):
        role = mention.role
        if index and role is Role.AT:
            between = text[found[index - 1][1].span.end : mention.span.start]
            if _INSIDE.fullmatch(between) or (wide and _apposed(found, index, text)):
                role = Role.WITHIN
        out.append((token, replace(mention, role=role)))
    return out


def _apposed(found: list[_Found], index: int, text: str) -> bool:
    """ "X, Y Province": one comma between, and no list going on behind it."""
    before, mention = found[index - 1][1], found[index][1]
    listed = re.match(r",? and ", text[mention.span.end : mention.span.end + 6])
    return text[before.span.end : mention.span.start].strip() == "," and listed is None


def in_clause(found: list[tuple[Token, PlaceMention]], tokens: list[Token]) -> list[PlaceMention]:
    """The mentions whose name stands among the tokens."""
    inside = {t.i for t in tokens}
    return [mention for token, mention in found if token.i in inside]
