"""Taking a place mention apart: the name, what the words say it is, and which part of it or what beside it is meant."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from marsad.place.heads import AROUND, COUNTRYSIDE, IN_TOWNS, NEARNESS, QUALIFIERS, UNNAMED, WHOLE, bearing_of, kinds_of

_BETWEEN = re.compile(
    r"^(?P<what>.*?)\b(?:between|linking|connecting|from)\s+(?P<a>.+?)\s+(?:and|to|with)\s+(?P<b>.+)$", re.IGNORECASE
)
_AXIS = re.compile(
    r"^(?P<a>[^-–—]+(?:-[A-Z][^-–—]*)?)\s*[-–—]\s*(?P<b>[^-–—]+)\s+(?:\w+ )?"
    r"(?:axis|front|frontline|front line|highway|line|motorway|road|route)$"
)
_BEARING = r"(?:north|south)(?:[- ]?(?:east|west))?|east|west"
_DISTANCE = r"(?:(?P<km>\d+(?:\.\d+)?)\s*(?P<unit>km|kms|kilomet(?:re|er)s?|miles?)\s+)?"
_SIDE_OF = re.compile(
    rf"^(?:just |some |about )?{_DISTANCE}(?:to the )?(?P<side>{_BEARING}) of (?P<rest>.+)$", re.IGNORECASE
)
_PART_OF = re.compile(rf"^the (?P<side>{_BEARING}) of (?P<rest>.+)$", re.IGNORECASE)
_SIDE = re.compile(
    rf"^{_DISTANCE}(?P<side>(?:{_BEARING})(?:ern)?)(?:ern)? "
    r"(?:parts?|areas?|sides?|sectors?|outskirts|end) of (?P<rest>.+)$",
    re.IGNORECASE,
)
_NEAR = re.compile(
    r"^(?:just )?(?:" + "|".join(sorted(NEARNESS, key=len, reverse=True)) + r")\s+(?P<rest>.+)$", re.IGNORECASE
)
_IN = re.compile(r"^(?P<what>.+?),?\s+(?:in|inside|within|across|of|throughout)\s+(?P<rest>.+)$")
_OWNED = re.compile(r"^(?P<whose>[^,]+)['’]s (?P<rest>.+)$")
_COMMA = re.compile(r"^(?P<what>[^,]+),\s*(?P<rest>.+)$")
# "The Old City of Homs" is Homs.
_PARTS_OF_TOWNS = frozenset({"old", "new", "inner", "greater", "downtown", "central"})
_EDGES = " \t\n.,;:!?\"'“”‘«»[]"
_MILE_KM = 1.609


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """A mention taken apart.

    `name` is empty where the words name nothing ("the mountainous area"). `kinds`: what head nouns allow, the
    likeliest first; empty for any. `part`: the bearing of the part meant ("southern"). `side`: the bearing in which it
    lies from the name ("west of"), `km` how far. `near`: in the neighbourhood of the name. `between`: two further
    names. `inside`: the area the words put it in. `unnamed`: several places without names. `countryside`: the land
    around it.
    """

    text: str
    name: str = ""
    kinds: tuple[str, ...] = ()
    part: float | None = None
    side: float | None = None
    km: float | None = None
    near: bool = False
    between: tuple[str, str] | None = None
    inside: Expression | None = None
    unnamed: bool = False
    countryside: bool = False

    @property
    def relative(self) -> bool:
        """Whether it means something beside the name, not the named place itself."""
        return self.near or self.side is not None or self.between is not None


def expression(text: str) -> Expression:
    """The parts of a mention, by its words alone."""
    plain = " ".join(text.strip(_EDGES).split())
    return replace(_taken(plain), text=plain)


def _taken(text: str) -> Expression:
    for rule in (_owned, _between, _nearby, _on_a_side, _in_a_part, _contained):
        found = rule(text)
        if found:
            return found
    return _phrase(text)


def _owned(text: str) -> Expression | None:
    """ "Syria's Idlib province" is the province, in Syria; "Idlib's southern countryside" is one phrase."""
    match = _OWNED.match(text)
    if not match or not _has_name(match["rest"]) or not _has_name(match["whose"]):
        return None
    return replace(_taken(match["rest"]), inside=_phrase(match["whose"]))


def _between(text: str) -> Expression | None:
    match = _BETWEEN.match(text) or _AXIS.match(text)
    if not match or not (_has_name(match["a"]) and _has_name(match["b"])):
        return None
    what = _phrase(match["what"]) if "what" in match.groupdict() else Expression(text=text)
    ends = (_phrase(match["a"]).name, _phrase(match["b"]).name)
    return replace(what, between=ends, kinds=what.kinds or ("road",)) if all(ends) else None


def _nearby(text: str) -> Expression | None:
    match = _NEAR.match(text)
    return replace(_taken(match["rest"]), near=True) if match and _has_name(match["rest"]) else None


def _on_a_side(text: str) -> Expression | None:
    match = _SIDE_OF.match(text)
    if not match or not _has_name(match["rest"]):
        return None
    rest = _taken(match["rest"])
    if "admin1" in rest.kinds and match["km"] is None:
        return replace(rest, part=bearing_of(match["side"]))
    return replace(rest, side=bearing_of(match["side"]), km=_km(match["km"], match["unit"]))


def _in_a_part(text: str) -> Expression | None:
    match = _PART_OF.match(text) or _SIDE.match(text)
    if not match or not _has_name(match["rest"]):
        return None
    return replace(_taken(match["rest"]), part=bearing_of(match["side"]))


def _contained(text: str) -> Expression | None:
    """ "the town of X" · "villages in X" · "most of X" · "X in Y" · "X, Y"."""
    match = _IN.match(text) or _COMMA.match(text)
    if not match or not _has_name(match["rest"]):
        return None
    what, rest = _phrase(match["what"]), _taken(match["rest"])
    if what.name and what.name.casefold() not in _PARTS_OF_TOWNS:
        return replace(what, inside=rest)
    words = {word.casefold() for word in match["what"].split()}
    part = what.part if what.part is not None else rest.part
    unnamed = bool(words & UNNAMED) and " of " not in text[len(match["what"]) :][:4]
    of_town = ("settlement",) if words & IN_TOWNS else ()
    return replace(
        rest,
        kinds=rest.kinds or of_town or (() if unnamed else what.kinds),
        part=part,
        unnamed=unnamed,
        near=rest.near or bool(words & AROUND and not unnamed and not words & WHOLE),
        countryside=rest.countryside or what.countryside,
    )


def _phrase(text: str) -> Expression:
    """Words around one name: directions and modifiers before it, head nouns behind it."""
    words = _possessive(text).split()
    found = _Frame()
    first, last = 0, len(words)
    while first < last and found.opens(words[first], words[first + 1 : first + 2]):
        first += 1
    while last > first and found.closes(words[last - 1], alone=last - first == 1):
        last -= 1
    name = " ".join(words[first:last]).strip(_EDGES)
    return Expression(
        text=text, name=name, kinds=tuple(found.kinds), part=found.part, near=found.around and bool(name),
        countryside=found.countryside,
    )  # fmt: skip


class _Frame:
    """What the words before and behind a name have said so far."""

    def __init__(self) -> None:
        self.kinds: list[str] = []
        self.part: float | None = None
        self.around = False
        self.countryside = False

    def opens(self, word: str, after: list[str]) -> bool:
        """Take in a word before the name; False where the name begins."""
        if bearing_of(word) is not None:
            self.part = bearing_of(word)
            return True
        if _HELD.search(word):
            return True
        if word[:1].isupper() or word[:1].isdigit() or _begins_name(word, after):
            return word == "The" or (word.casefold() == "rural" and bool(after))
        self._hint(word)
        return True

    def closes(self, word: str, *, alone: bool) -> bool:
        """Take in a word behind the name; False where the name ends."""
        plain = word.casefold().strip(_EDGES)
        if alone and word[:1].isupper():
            return False
        if plain in COUNTRYSIDE | AROUND | QUALIFIERS or kinds_of(plain):
            self._hint(plain)
            return True
        if bearing_of(plain) is not None:
            self.part = bearing_of(plain)
            return True
        return word.islower() and word.isalpha() and plain not in _JOINING

    def _hint(self, word: str) -> None:
        plain = word.casefold()
        self.countryside = self.countryside or plain in COUNTRYSIDE
        self.around = self.around or plain in AROUND
        if not self.kinds:
            self.kinds.extend(kinds_of(plain))


_HELD = re.compile(r"-(?:administered|backed|besieged|controlled|dominated|held|majority|occupied|ruled|run)$")
_JOINING = frozenset({"al", "el", "and", "ibn", "bin"})
_ARTICLE = re.compile(r"^(?:al|el|ul|a[rstdznj]h?|e[rstdznj]h?)$", re.IGNORECASE)


def _begins_name(word: str, after: list[str]) -> bool:
    """Whether a word in small letters is the article of a name: "al-Dahra", "al Dahra"."""
    head, dash, rest = word.partition("-")
    if dash and _ARTICLE.match(head):
        return rest[:1].isupper() or rest.isalpha()
    return bool(after) and _ARTICLE.match(word) is not None and after[0][:1].isupper()


def _possessive(text: str) -> str:
    """ "Idlib's southern countryside" as "Idlib southern countryside"."""
    return re.sub(r"['’]s(?=\s|$)", "", text)


def _has_name(text: str) -> bool:
    return any(letter.isupper() or letter.isdigit() for letter in text)


def _km(number: str | None, unit: str | None) -> float | None:
    if number is None:
        return None
    return float(number) * (_MILE_KM if unit and unit.lower().startswith("mile") else 1.0)
