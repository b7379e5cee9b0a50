"""Parts of speech and dictionary forms, asked of the model's rules once for each word, tag and dependency.

The model finds them by some two hundred patterns, tried at every token of every text. Nearly all look at one token
alone, so that what they give a word with a tag and a dependency is the same wherever it stands. Where a pattern of
several words fits ("there is", "gonna"), the text goes through the model's own rules as a whole.
"""

from __future__ import annotations

from typing import Any

from numpy import array, uint64
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc

NAME = "marsad_remembered_forms"
_RULED = ("attribute_ruler", "lemmatizer")
_ASKED: list[int | str] = ["ORTH", "TAG", "DEP"]
_GIVEN: list[int | str] = ["TAG", "POS", "LEMMA"]
_SIGNS = frozenset({"ORTH", "TEXT", "LOWER", "DEP"})
_SHOWN: list[int | str] = ["LOWER", "ORTH", "DEP", "IS_SPACE"]
_LOOKED_AT = frozenset({"ORTH", "TEXT", "LOWER", "IS_SPACE", "TAG", "DEP"})
_MOST = 100_000
"""Most words remembered; then it begins anew, so that memory stays bounded."""
_BLANKS = [{"IS_SPACE": True}]
"""Runs of blanks are tokens whose dependency the rules may set; they are left to them."""

_Pattern = list[dict[str, Any]]
_Key = tuple[int, int, int]


def remembering(nlp: Language) -> Language:
    """The pipeline with its two components of rules made one that remembers what they gave.

    It stays as it is where those are not its last two, or look at more than a word, its tag and its dependency, or at
    several words of which none is named.
    """
    if tuple(nlp.pipe_names[-2:]) == _RULED and all(map(_is_plain, _patterns(nlp))):
        _index(nlp)
        nlp.add_pipe(NAME, last=True)
        for name in _RULED:
            nlp.disable_pipe(name)
    return nlp


def _index(nlp: Language) -> None:
    """The lemmatizer's lists of words as sets: it looks up every form it tries, among 80,000 nouns."""
    lemmatizer: Any = nlp.get_pipe(_RULED[1])
    if lemmatizer.lookups.has_table("lemma_index"):
        table = lemmatizer.lookups.get_table("lemma_index")
        for part, listed in list(table.items()):
            table[part] = frozenset(listed)


def _patterns(nlp: Language) -> list[_Pattern]:
    ruler: Any = nlp.get_pipe(_RULED[0])
    return [pattern for rule in ruler.patterns for pattern in rule["patterns"]]


def _is_plain(pattern: _Pattern) -> bool:
    little = all(attribute.upper() in _LOOKED_AT for token in pattern for attribute in token)
    return little and (len(pattern) == 1 or _sign(pattern) is not None)


def _sign(pattern: _Pattern) -> str | None:
    """A word or dependency that a text must hold for the pattern to fit anywhere in it."""
    named = (value for token in pattern for name, value in token.items() if name.upper() in _SIGNS)
    return next((value for value in named if isinstance(value, str)), None)


def _dependencies(patterns: list[_Pattern]) -> frozenset[str]:
    """The dependencies that some pattern names."""
    named: set[str] = set()
    for value in (token["DEP"] for pattern in patterns for token in pattern if "DEP" in token):
        for one in [value] if isinstance(value, str) else value.values():
            named.update([one] if isinstance(one, str) else one)
    return frozenset(named)


class Forms:
    """The component. What it gives is what the two it stands for give, token by token."""

    def __init__(self, nlp: Language) -> None:
        patterns = _patterns(nlp)
        self._vocab = nlp.vocab
        self._rules: list[Any] = [nlp.get_pipe(name) for name in _RULED]
        self._several = Matcher(nlp.vocab)
        several = [p for p in patterns if len(p) > 1]
        self._several.add("several", [_BLANKS, *several])
        self._signs = frozenset(nlp.vocab.strings.add(sign) for sign in map(_sign, several) if sign)
        self._telling = frozenset(nlp.vocab.strings.add(name) for name in _dependencies(patterns))
        self._any = nlp.vocab.strings.add("dep")
        self._known: dict[_Key, list[int]] = {}

    def __call__(self, doc: Doc) -> Doc:
        if not len(doc) or self._needs_context(doc):
            return self._ruled(doc)
        keys = [self._key(word, tag, dep) for word, tag, dep in doc.to_array(_ASKED).tolist()]
        if len(self._known) > _MOST:
            self._known.clear()
        unknown = [key for key in dict.fromkeys(keys) if key not in self._known]
        if unknown:
            self._learn(unknown)
        given: Any = array([self._known[key] for key in keys], dtype=uint64)
        doc.from_array(_GIVEN, given)
        return doc

    def _needs_context(self, doc: Doc) -> bool:
        """Whether a pattern of several words fits; the matcher is only asked where a word stands that one needs."""
        shown = doc.to_array(_SHOWN)
        signed = shown[:, -1].any() or not self._signs.isdisjoint(shown[:, :-1].ravel().tolist())
        return bool(signed and self._several(doc, allow_missing=True))

    def _key(self, word: int, tag: int, dep: int) -> _Key:
        return word, tag, dep if dep in self._telling else self._any

    def _ruled(self, doc: Doc) -> Doc:
        for rule in self._rules:
            doc = rule(doc)
        return doc

    def _learn(self, keys: list[_Key]) -> None:
        """Ask the rules about words put side by side, or one by one where they would make a pattern together."""
        doc = self._side_by_side(keys)
        if len(keys) > 1 and self._needs_context(doc):
            for key in keys:
                self._learn([key])
            return
        self._known.update(zip(keys, self._ruled(doc).to_array(_GIVEN).tolist(), strict=True))

    def _side_by_side(self, keys: list[_Key]) -> Doc:
        strings = self._vocab.strings
        words, tags, deps = ([strings[one] for one in column] for column in zip(*keys, strict=True))
        return Doc(self._vocab, words=words, tags=tags, deps=deps, heads=list(range(len(keys))))


@Language.factory(NAME)
def _forms(nlp: Language, name: str) -> Forms:  # noqa: ARG001
    return Forms(nlp)
