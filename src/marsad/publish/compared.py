"""Claims as two readings of one document are compared: their words and what was made of them, without ids or places.

They come from lines of the contract or from hand-coded files, which write mentions flat (`start`, `end`, `quote`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from marsad.model import FAMILY_OF, Family, Modality, Polarity, shared

Named = tuple[str, str]
Amount = tuple[str, float | None, float | None, float | None]
"""Kind, number in the words, lower and upper bound."""
HALF = 0.5
_IDLE = frozenset("the a an of in on at to and by for its his their from local that some".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One claim. `voice` is the range of code points that names the speaker; `places` are (words, role)."""

    start: int
    end: int
    quote: str
    speaker: str
    type: str
    act: str
    voice: tuple[int, int] | None = None
    polarity: str = Polarity.AFFIRMED.value
    modality: str = Modality.ACTUAL.value
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    places: tuple[Named, ...] = ()
    time: tuple[str | None, str | None] | None = None
    figures: tuple[Amount, ...] = ()

    @property
    def family(self) -> Family | None:
        return FAMILY_OF.get(self.type)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """One document and its claims in the order of the text."""

    name: str
    publisher: str | None
    claims: tuple[Told, ...]


COMPARED = ("speaker", "act", "type", "polarity", "modality", "actors", "targets", "places", "time", "figures")
"""The fields of a claim that a reader fills, in the order in which differences are told."""


def coded(line: Mapping[str, Any]) -> Coded:
    """A document of either shape. Raises KeyError, TypeError or ValueError where it is of neither."""
    report = line.get("report") or line
    name = line.get("id") or report.get("name") or report["id"]
    claims = sorted((_told(c) for c in line["claims"]), key=lambda c: (c.start, c.end))
    return Coded(name=str(name), publisher=report.get("publisher"), claims=tuple(claims))


def _told(record: Mapping[str, Any]) -> Told:
    span, speaker = record["span"], record.get("speaker") or {}
    voice = speaker.get("span")
    return Told(
        start=int(span["start"]),
        end=int(span["end"]),
        quote=str(span.get("quote", "")),
        speaker=str(speaker.get("name") or "publisher"),
        type=str(record["type"]),
        act=str(record["act"]),
        voice=(int(voice["start"]), int(voice["end"])) if voice else None,
        polarity=str(record.get("polarity") or Polarity.AFFIRMED),
        modality=str(record.get("modality") or Modality.ACTUAL),
        actors=_words_of(record.get("actors")),
        targets=_words_of(record.get("targets")),
        places=tuple(sorted((_quote(p), str(p["role"])) for p in record.get("places") or () if p)),
        time=_window(record.get("time")),
        figures=tuple(_amount(f) for f in record.get("figures") or ()),
    )


def _amount(figure: Mapping[str, Any]) -> Amount:
    return str(figure["kind"]), figure.get("value"), figure.get("low"), figure.get("high")


def _words_of(mentions: Sequence[Mapping[str, Any]] | None) -> tuple[str, ...]:
    return tuple(sorted(_quote(m) for m in mentions or () if m))


def _quote(mention: Mapping[str, Any]) -> str:
    return str(mention.get("text") or mention.get("quote") or "")


def _window(when: Mapping[str, Any] | None) -> tuple[str | None, str | None] | None:
    return (when.get("earliest"), when.get("latest")) if when else None


def differing(one: Told, other: Told) -> tuple[str, ...]:
    """The names of the fields in which two readings of the same words differ."""
    return tuple(name for name in COMPARED if getattr(one, name) != getattr(other, name))


def same_speaker(one: Told, other: Told, publisher: str | None) -> bool:
    """Whether both are vouched for by the same: each by the publisher, or by names or words that are the same."""
    own = [_own_voice(t.speaker, publisher) for t in (one, other)]
    if any(own):
        return all(own)
    return same_name(one.speaker, other.speaker) or (
        one.voice is not None and other.voice is not None and shared(one.voice, other.voice) >= HALF
    )


def _own_voice(name: str, publisher: str | None) -> bool:
    mine, theirs = _telling(name), _telling(publisher or "")
    return name.casefold() in {"publisher", "author"} or bool(mine and theirs and (mine <= theirs or theirs <= mine))


def same_name(one: str, other: str) -> bool:
    """Whether more than half of the shorter name's telling words are in the longer."""
    mine, theirs = _telling(one), _telling(other)
    return len(mine & theirs) > HALF * min(len(mine), len(theirs))


def _telling(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W_]+", name.casefold())) - _IDLE
