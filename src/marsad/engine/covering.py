"""The words of blurred reports, covered: every span of them, wherever it stands, and whatever else was taken from them.

What a claim comes to (who, what, where, when, how many) stays; only the words it rests on are hidden. The cover has the
length of the words but not their shape, so that offsets hold and nothing can be guessed from the length of a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from marsad.model import Claim, Decision, PlaceMention, Report, Span, Verb

NAME = "Blurred report"
_INK, _EVERY = "▒", 8
T = TypeVar("T")


def covered_report(report: Report) -> Report:
    """The report with its text covered line by line, and without its names, for title, address and file are words too.

    Who published it and when stays, and so does the digest of what was kept.
    """
    return replace(report, text=_covered(report.text, 0), title=NAME, name=NAME, url=None)


def covered_claim(claim: Claim, report: Report) -> Claim:
    """A claim of a report without the report's words."""
    when = claim.time
    covered = replace(
        Cover({report.id: report}).over(claim),
        evidence=(),
        time=replace(when, text=None, span=_span(when.span)) if when else None,
    )
    return replace(covered, span=_span(claim.span))


def covered_decision(decision: Decision) -> Decision:
    """A decision on something of a blurred report: its reason and its value may hold the report's words."""
    value = decision.value if decision.verb is Verb.SENSITIVITY else "{}"
    return replace(decision, because=_INK * _EVERY, value=value)


class Cover:
    """Covers whatever quotes any of these reports (as they are, by id)."""

    def __init__(self, reports: Mapping[str, Report]) -> None:
        self._texts = [report.text for report in reports.values()]

    def over(self, value: T) -> T:
        """The noun or nouns with every span of those reports' words covered; the very same where there is none."""
        changed: T = self._over(value)
        return changed

    def _over(self, value: Any) -> Any:
        if isinstance(value, Span):
            return _span(value) if self._quotes(value) else value
        if isinstance(value, tuple):
            parts = [self._over(part) for part in value]
            return tuple(parts) if _differ(parts, value) else value
        if is_dataclass(value) and not isinstance(value, type):
            return self._noun(value)
        return value

    def _noun(self, noun: Any) -> Any:
        held = {f.name: getattr(noun, f.name) for f in fields(noun)}
        if isinstance(noun, PlaceMention) and noun.location and self._quotes(noun.span):
            held["location"] = replace(noun.location, reason="")  # it names the words that were looked up
        changed = {name: new for name, old in held.items() if (new := self._over(old)) is not getattr(noun, name)}
        return replace(noun, **changed) if changed else noun

    def _quotes(self, span: Span) -> bool:
        return any(text[span.start : span.end] == span.quote for text in self._texts)


def _differ(parts: Iterable[Any], before: Iterable[Any]) -> bool:
    return any(new is not old for new, old in zip(parts, before, strict=True))


def _span(span: Span | None) -> Any:
    return None if span is None else replace(span, quote=_covered(span.quote, span.start))


def _covered(words: str, start: int) -> str:
    """A cover that depends on the place in the report alone: a quote covers as its stretch of the text does."""
    return "".join(
        "\n" if char == "\n" else " " if (start + n) % _EVERY == _EVERY - 1 else _INK for n, char in enumerate(words)
    )
