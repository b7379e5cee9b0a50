"""Which stretches of a text are names of places."""

from __future__ import annotations

import re
from typing import NamedTuple

from marsad.model import GazetteerEntry
from marsad.place.gazetteer import Gazetteer
from marsad.place.heads import bearing_of, kinds_of
from marsad.place.others import NEVER, TITLES, in_another, is_led, of_a_person
from marsad.place.skeleton import spelling

LONGEST = 6
_WORD = re.compile(r"\w+(?:['’ʼ‘`]\w+)*")
_JOINT = re.compile(r"[ \u00a0\-–‑]['’‘ʿ]?")
_POSSESSIVE = re.compile(r"['’ʼ]s?$")
_ARTICLES = frozenset(
    "al el ul an as ash ad adh ar at ath az es esh ed er et eth en ez us ush ur ut un uz ud il".split()
)
# Articles that are English words too: a name begins with one only where the gazetteer writes it so, or by a hyphen.
_ENGLISH = frozenset({"ad", "an", "as", "at", "ed", "en", "er", "et", "id", "in", "is", "it", "un", "us"})


class _Word(NamedTuple):
    start: int
    end: int
    text: str
    joined: bool
    hyphen: bool
    """Whether a hyphen follows."""

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()

    @property
    def lone_letter(self) -> bool:
        return len(self.text) == 1

    @property
    def closes(self) -> bool:
        """Whether a name may end in this word."""
        return self.text.isdigit() or (self.capital and not self.article and not self.lone_letter)

    @property
    def article(self) -> bool:
        return self.text.casefold() in _ARTICLES


def names_in(gazetteer: Gazetteer, text: str) -> list[tuple[int, int, str]]:
    """(start, end, kind) of every place name, in order, none overlapping; the longest name wins.

    A name begins with a capital, after an article if any. A lone little-known name counts only where it is no common
    word and no piece of a longer name or of a person's. A lone name that is a person's in one place of the text is a
    place's only where the words say so ("in Victoria"): people are called by their last name alone from then on.
    """
    words = _words(text)
    barred = gazetteer.barred(text)
    found: list[tuple[int, int, str]] = []
    lone: list[tuple[str, int]] = []
    persons: set[str] = set()
    at = 0
    while at < len(words):
        length, entry = _longest(gazetteer, text, words, at, barred)
        if entry and not in_another(text, words, at, length, entry.kind):
            name = text[words[at].start : words[at + length - 1].end]
            if length == 1 and _is_persons(gazetteer, text, words, at, entry):
                persons.add(name)
            else:
                found.append((words[at].start, words[at + length - 1].end, entry.kind))
                lone += [(name, words[at].start)] if not is_led(words, at) else []
        at += length
    dropped = {start for name, start in lone if name in persons}
    return [name for name in found if name[0] not in dropped]


def _is_persons(gazetteer: Gazetteer, text: str, words: list[_Word], at: int, entry: GazetteerEntry) -> bool:
    """Whether a lone word is a person's last name; in the pack's own part of the world it is rather a place's."""
    if gazetteer.is_near(entry) or entry.kind == "country":
        return False
    return not is_led(words, at) and of_a_person(text, words, at) and not gazetteer.likeliest(words[at - 1].text)


def _words(text: str) -> list[_Word]:
    found = []
    end = 0
    for match in _WORD.finditer(text):
        joined = _JOINT.fullmatch(text, end, match.start()) is not None
        end = match.end()
        bare = _POSSESSIVE.sub("", match.group())
        hyphen = text[match.end() : match.end() + 1] == "-"
        found.append(_Word(match.start(), match.start() + len(bare), bare, joined, hyphen))
        if bare != match.group():
            end = -1
    return found


def _longest(
    gazetteer: Gazetteer, text: str, words: list[_Word], at: int, barred: list[tuple[int, int]]
) -> tuple[int, GazetteerEntry | None]:
    """How many words from `at` on are a name, and the place; one word and None where they are none."""
    for length in range(_reach(words, at), 0, -1):
        last = words[at + length - 1]
        if not last.closes or words[at].lone_letter or _inside(words[at].start, last.end, barred):
            continue
        name = text[words[at].start : last.end]
        entry = None if name.casefold() in NEVER else gazetteer.likeliest(name)
        if entry and not _english_article(text, words[at : at + length], entry) and not _nisba(name, entry):
            several = sum(not word.article for word in words[at : at + length]) > 1
            if several or gazetteer.well_known(entry) or _by_itself(gazetteer, words, at, length):
                return length, entry
    return 1, None


def _reach(words: list[_Word], at: int) -> int:
    """How many words from `at` on could make one name."""
    first = words[at]
    if first.article and not first.capital:
        opens = at + 1 < len(words) and words[at + 1].joined and words[at + 1].capital
    else:
        opens = first.capital
    if not opens:
        return 0
    length = 1
    while at + length < len(words) and length < LONGEST:
        word = words[at + length]
        if not word.joined or not (word.capital or word.article or word.text.isdigit()):
            break
        length += 1
    return length


def _by_itself(gazetteer: Gazetteer, words: list[_Word], at: int, length: int) -> bool:
    """Whether no other name and no title stands right beside these words.

    Beside an article a name is one of a list that lost its commas ("al-Jadideh al-Mogambo", "Iraq al-Tanf"), unless an
    unknown name stands before it ("Mohammad al-Jamal", "Urem al-Kubra").
    """
    before = words[at - 1] if at and words[at].joined else None
    if length > 1:
        listed = at > 1 and words[at - 2].article and before is not None and before.joined
        known = gazetteer.likeliest(before.text) if before and before.capital else None
        return before is None or bool(listed) or known is not None or not _names_other(before)
    if before and before.article and before.hyphen:
        return False
    after = words[at + 1] if at + 1 < len(words) and words[at + 1].joined else None
    return not (before and _names_other(before)) and not (after and _named(after))


def _names_other(before: _Word) -> bool:
    return _named(before) or before.text.casefold() in TITLES


def _nisba(name: str, entry: GazetteerEntry) -> bool:
    """Whether the name says where somebody is from and not where: "al-Baghdadi" is no Baghdad."""
    plain = spelling(name).whole
    return plain.endswith("i") and not any(_ends_like_i(spelling(n).whole) for n in entry.names)


def _ends_like_i(name: str) -> bool:
    return name.endswith(("i", "y", "e", "eh", "ieh", "iya"))


def _english_article(text: str, name: list[_Word], entry: GazetteerEntry) -> bool:
    """Whether the name begins with an English word and not with an article ("As Syria …", not "As Suwayda")."""
    first = name[0].text
    if len(name) == 1 or first.casefold() not in _ENGLISH or text[name[0].end] == "-":
        return False
    return not any(n.casefold().startswith((f"{first.casefold()} ", f"{first.casefold()}-")) for n in entry.names)


def _named(word: _Word) -> bool:
    """Whether a word is written as a name and is no head noun or direction."""
    return word.capital and not kinds_of(word.text) and bearing_of(word.text) is None


def _inside(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(s <= start and end <= e for s, e in spans)
