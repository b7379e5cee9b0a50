"""The form of a claim, field by field: what a person left as it was, and what they set right, as verdicts."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from math import isfinite
from typing import Any

from marsad.engine import Verdict, correcting
from marsad.errors import UsageError
from marsad.model import (
    FAMILY_OF,
    Act,
    Basis,
    Claim,
    Comparator,
    Denial,
    Figure,
    FigureKind,
    Mention,
    Modality,
    PlaceMention,
    Polarity,
    Report,
    Role,
    Scope,
    SectionKind,
    Speaker,
    Verb,
    When,
    to_plain,
)
from marsad.publish.display import shown
from marsad.web import moment

Form = Mapping[str, Any]
EDITED = "edited"


def corrections(form: Form, claim: Claim, report: Report, because: str) -> list[Verdict]:
    """One verdict for each field that differs from the claim as it stands; none where the form shows no fields.

    Raises UsageError where something was given that cannot be.
    """
    if not form.get(EDITED):
        return []
    told = _Told(form, claim, report.text)
    found = {name: to_plain(read(told)) for name, read in _FIELDS.items()}
    return [
        Verdict(
            target=claim.id, verb=Verb.CORRECT, because=because, field=name, value=json.dumps(value, ensure_ascii=False)
        )
        for name, value in found.items()
        if value != to_plain(getattr(claim, name))
    ]


class _Told:
    """A form beside the claim and the text it is about."""

    def __init__(self, form: Form, claim: Claim, text: str) -> None:
        self._form = form
        self.claim = claim
        self.text = text

    def get(self, name: str) -> str:
        return str(self._form.get(name, "")).strip()

    def rows(self, name: str, held: int) -> Iterator[tuple[int, Callable[[str], str]]]:
        """The rows of a list that still hold words: those that are there, and the empty one behind them."""
        for number in range(held + 1):
            row = self._row(name, number)
            if row("words"):
                yield number, row

    def _row(self, name: str, number: int) -> Callable[[str], str]:
        return lambda part: self.get(f"{name}-{number}-{part}")

    def number(self, words: str) -> float | None:
        if not words:
            return None
        try:
            number = float(words.replace(",", ""))
        except ValueError as fault:
            raise _odd(words, "number") from fault
        if not isfinite(number):
            raise _odd(words, "number")
        return int(number) if number.is_integer() else number

    def day(self, name: str) -> date | None:
        words = self.get(name)
        return moment.day_of(words, "the time of the claim") if words else None


def _odd(words: str, what: str) -> UsageError:
    return UsageError(f"“{words[:40]}” is no {what}.", where="the form", next_step="Mend it and send it again.")


def _of(vocabulary: type, words: str, what: str) -> Any:
    try:
        return vocabulary(words)
    except ValueError as fault:
        raise _odd(words, what) from fault


def _type(told: _Told) -> str:
    kind = told.get("type")
    if kind not in FAMILY_OF and kind != told.claim.type:
        raise _odd(kind, "type of a claim")
    return kind


def _speaker(told: _Told) -> Speaker:
    name, source = told.get("speaker-name"), told.get("speaker-id") or None
    held = told.claim.speaker
    if not name:
        raise _odd(name, "name of a speaker")
    if _untouched(name, held.name):
        return replace(held, id=source)
    if name == "publisher":
        return Speaker(name=name, id=source)
    span = correcting.find(name, told.claim, told.text)
    return Speaker(name=" ".join(span.quote.split()), id=source, span=span)


def _untouched(words: str, held: str) -> bool:
    """Whether a field holds what the page put there: pages show no sign that would act on them, and no line ends."""
    return correcting.same_words(words, held) or correcting.same_words(words, shown(held))


def _relays(told: _Told) -> tuple[str, ...]:
    lines = [line.strip() for line in told.get("relayed_by").splitlines() if line.strip()]
    return tuple(next((one for one in told.claim.relayed_by if _untouched(line, one)), line) for line in lines)


def _mentions(name: str) -> Callable[[_Told], tuple[Mention, ...]]:
    def read(told: _Told) -> tuple[Mention, ...]:
        held: tuple[Mention, ...] = getattr(told.claim, name)
        return tuple(
            Mention(span=_span(row("words"), n, held, told), party=row("party") or None)
            for n, row in told.rows(name, len(held))
        )

    return read


def _span(words: str, number: int, held: tuple[Any, ...], told: _Told) -> Any:
    """The span a row has already, where its words are as they were; else where the new words stand."""
    if number < len(held) and _untouched(words, held[number].text):
        return held[number].span
    return correcting.find(words, told.claim, told.text)


def _places(told: _Told) -> tuple[PlaceMention, ...]:
    held = told.claim.places
    found = []
    for number, row in told.rows("places", len(held)):
        span = _span(row("words"), number, held, told)
        kept = number < len(held) and held[number].span == span
        role = _of(Role, row("role"), "role of a place")
        found.append(PlaceMention(span=span, role=role, location=held[number].location if kept else None))
    return tuple(found)


def _time(told: _Told) -> When | None:
    held, words = told.claim.time, told.get("time-words")
    earliest, latest = told.day("time-earliest"), told.day("time-latest")
    if not (words or earliest or latest):
        return None
    basis, grain = _of(Basis, told.get("time-basis"), "basis of a time"), told.get("time-granularity") or "day"
    if held and _untouched(words, held.text or ""):
        if (earliest, latest, basis, grain) == (held.earliest, held.latest, held.basis, held.granularity):
            return held
        return replace(correcting.window(held.text, earliest, latest, basis, grain), span=held.span)
    span = correcting.find(words, told.claim, told.text) if words else None
    return replace(correcting.window(span.quote if span else None, earliest, latest, basis, grain), span=span)


def _figures(told: _Told) -> tuple[Figure, ...]:
    held = told.claim.figures
    return tuple(_figure(number, row, held, told) for number, row in told.rows("figures", len(held)))


def _figure(number: int, row: Callable[[str], str], held: tuple[Figure, ...], told: _Told) -> Figure:
    span = _span(row("words"), number, held, told)
    given = Figure(
        span=span,
        kind=_of(FigureKind, row("kind"), "kind of figure"),
        comparator=_of(Comparator, row("comparator"), "comparator"),
        unit=row("unit") or "people",
        who=row("who") or None,
        cumulative=bool(row("cumulative")),
    )
    counts = (told.number(row("number")), told.number(row("low")), told.number(row("high")))
    if number < len(held) and held[number].span == span:
        before = held[number]
        given = replace(given, period=before.period)
        if before.comparator is given.comparator and counts == (correcting.number_of(before), before.low, before.high):
            return replace(given, value=before.value, low=before.low, high=before.high)
    return correcting.bounded(given, *counts)


def _denies(told: _Told) -> tuple[Denial, ...]:
    rows = (told.get(f"denies-{n}-scope") for n in range(len(told.claim.denies) + 1))
    return tuple(
        Denial(scope=_of(Scope, scope, "scope of a denial"), claim=told.get(f"denies-{n}-claim") or None)
        for n, scope in enumerate(rows)
        if scope
    )


_FIELDS: dict[str, Callable[[_Told], Any]] = {
    "speaker": _speaker,
    "relayed_by": _relays,
    "act": lambda told: _of(Act, told.get("act"), "speech act"),
    "type": _type,
    "polarity": lambda told: _of(Polarity, told.get("polarity"), "polarity"),
    "modality": lambda told: _of(Modality, told.get("modality"), "modality"),
    "actors": _mentions("actors"),
    "targets": _mentions("targets"),
    "places": _places,
    "time": _time,
    "figures": _figures,
    "denies": _denies,
    "section": lambda told: _of(SectionKind, told.get("section"), "section"),
}
FIELDS = tuple(_FIELDS)
