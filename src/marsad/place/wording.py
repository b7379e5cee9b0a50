"""Mentions taken apart with a look into the gazetteer, which knows names that grammar alone would cut."""

from __future__ import annotations

import re
from dataclasses import replace

from marsad.place.expression import Expression, expression
from marsad.place.gazetteer import Gazetteer
from marsad.place.heads import AROUND, kinds_of

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
        return words if words.name or words.between else self._uncapitalised(words)

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
