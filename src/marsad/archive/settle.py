"""What is stated about a document, settled: one value a field, dates as the desk's days, the language known or not."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from marsad.archive.dates import DeskTime
from marsad.archive.decode import storable
from marsad.archive.draft import Draft, Extract, Metadata, problem
from marsad.archive.language import primary_tag, recognised
from marsad.model import Problem


def report_id(raw: bytes) -> str:
    """The id of a report: "sha256:" and the digest of its original bytes."""
    return f"sha256:{hashlib.sha256(raw).hexdigest()}"


def settled(extract: Extract, stated: Metadata, desk: DeskTime) -> Iterator[Draft | Problem]:
    """The draft of an extract, then a Problem for each thing wrong with it; `stated` goes before what it says itself.

    A date that is none leaves the report undated. An extract without a word is a Problem alone.
    """
    name = extract.source.name
    if not extract.text.strip():
        yield problem("empty", f"{name}: there is no text in it; nothing was kept of it.")
        return
    own = stated.published is None and extract.stated.published is not None
    settling = _Settling(name, stated.over(extract.stated), desk, extract.other_dates if own else ())
    yield _draft(extract, settling)
    report = report_id(extract.source.raw)
    for fault in (*extract.problems, *settling.problems):
        yield replace(fault, report=report)


def _draft(extract: Extract, settling: _Settling) -> Draft:
    published, published_at = settling.published()
    return Draft(
        raw=extract.source.raw,
        media_type=extract.media_type,
        name=extract.source.name,
        text=extract.text,
        method=extract.source.method,
        encoding=extract.encoding,
        offsets=extract.offsets,
        title=_tidy(settling.stated.title),
        publisher=_tidy(settling.stated.publisher),
        published=published,
        published_at=published_at,
        url=_tidy(settling.stated.url),
        language=settling.language(extract.text),
        collected=settling.collected(),
    )


class _Settling:
    """Settles field by field and remembers what was wrong."""

    def __init__(self, name: str, stated: Metadata, desk: DeskTime, other_dates: tuple[str, ...]) -> None:
        self.stated = stated
        self.problems: list[Problem] = []
        self._name = name
        self._desk = desk
        self._other_dates = other_dates

    def published(self) -> tuple[date | None, datetime | None]:
        stated = self._stated("published", self.stated.published)
        if stated is None:
            return None, None
        self._compare(stated[0])
        return stated

    def collected(self) -> datetime | None:
        stated = self._stated("collected", self.stated.collected)
        if stated is None:
            return None
        day, at = stated
        return at or datetime.combine(day, self._desk.day_starts, self._desk.zone).astimezone(UTC)

    def language(self, text: str) -> str | None:
        stated = self.stated.language
        if stated is None:
            return recognised(text)
        tag = primary_tag(stated)
        if tag is None:
            self._note("bad_language", f"`language` is {stated!r}, which is no language tag; the text was looked at.")
        return tag or recognised(text)

    def _stated(self, field: str, words: str | None) -> tuple[date, datetime | None] | None:
        if not (words or "").strip():
            return None
        try:
            return self._desk.stated(words or "")
        except ValueError as reason:
            self._note("bad_date", f"`{field}` is {words!r}: {reason}; the report has none.")
            return None

    def _compare(self, day: date) -> None:
        for words in self._other_dates:
            try:
                other, _ = self._desk.stated(words)
            except ValueError:
                continue
            if other != day:
                self._note("dates_disagree", f"the page states {day} and {other} as its day; {day} was taken.")
                return

    def _note(self, code: str, what: str) -> None:
        self.problems.append(problem(code, f"{self._name}: {what}"))


def _tidy(words: str | None) -> str | None:
    """White space of any kind as single blanks; nothing left is nothing stated."""
    return " ".join(storable(words or "").split()) or None
