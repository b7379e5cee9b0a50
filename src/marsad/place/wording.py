"""Mentions taken apart with a look into the gazetteer, which knows names that grammar alone would cut."""

from __future__ import annotations

import re
from dataclasses import replace

from marsad.model import GazetteerEntry
from marsad.place.expression import Expression, expression
from marsad.place.framing import ends, framed
from marsad.place.gazetteer import ALIKE, Gazetteer
from marsad.place.heads import AROUND, BELONGS, kinds_of

_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)


class Wording:
    """Takes mentions apart."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def taken(self, text: str) -> Expression:
        """The parts of a mention; "Eastern Ghouta" and "South Sudan" are names where the gazetteer has them."""
        words = expression(text)
        whole = self._whole(words)
        if whole:
            return Expression(text=words.text, name=whole, kinds=words.kinds if whole != words.text else ())
        return self._belonging(words, text) if words.name or words.between else self._uncapitalised(words)

    def in_text(self, text: str, start: int, end: int, *, beside: bool = False) -> Expression:
        """The parts of the mention at these offsets, with what the words around it say.

        A distance alone gives no side: that is the role of the mention to tell. `beside`: it is told that something
        lies on a side of the place, so that "the north of" means no part of it.
        """
        words = self.taken(text[start:end])
        if not words.name or words.between:
            return words
        line = ends(text, start, end)
        if line and not words.relative:
            one, two = (expression(name).name for name in line)
            return replace(words, between=(one, two), kinds=("road",)) if one and two else words
        phrase = framed(text, start, end)
        told = expression(phrase) if phrase else None
        if told is None or told.name.casefold() != words.name.casefold():
            return words
        told = self._belonging(told, phrase or "")
        return replace(
            words,
            kinds=words.kinds or told.kinds,
            part=told.part if words.part is None and (told.countryside or not beside) else words.part,
            km=told.km if words.km is None else words.km,
            countryside=words.countryside or told.countryside,
        )

    def pointed(self, text: str, noun: str) -> Expression:
        """The parts of a mention that other words point back to: "the city" is the city of what was named before."""
        words = self.taken(text)
        return replace(words, kinds=kinds_of(noun), part=None, countryside=False, unnamed=False)

    def seat(self, area: GazetteerEntry) -> GazetteerEntry | None:
        """The town in an area that bears its name, if any: its sides are told from there."""
        named = [match.entry for match in self._gazetteer.matches(area.name) if match.exact]
        towns = [entry for entry in named if entry.kind == "settlement" and area.id in entry.within]
        return max(towns, key=lambda e: (e.prominence, e.id), default=None)

    def _belonging(self, words: Expression, phrase: str) -> Expression:
        """ "Palmyra desert", where no desert is called so: the land about Palmyra."""
        if not words.name or BELONGS.isdisjoint(phrase.casefold().split()):
            return words
        known = {match.entry.kind for match in self._gazetteer.matches(words.name) if match.score >= ALIKE}
        if not known or known & {"mountain", "region"}:
            return words
        return replace(words, kinds=(), countryside=True)

    def _whole(self, words: Expression) -> str | None:
        """The longest name the gazetteer has that begins the mention and holds more than its name alone."""
        tokens = _ARTICLE.sub("", words.text).split()
        for length in range(len(tokens), 0, -1):
            behind = tokens[length:]
            name = " ".join(tokens[:length])
            if len(name) <= len(words.name) or not all(kinds_of(t) or t.casefold() in AROUND for t in behind):
                return None
            if self._gazetteer.names_exactly(name):
                return name
        return None

    def _uncapitalised(self, words: Expression) -> Expression:
        """A mention without any capital, as some texts write every name."""
        if any(letter.isupper() for letter in words.text):
            return words
        named = expression(words.text.title())
        return replace(named, text=words.text) if named.name and self._gazetteer.names_exactly(named.name) else words
