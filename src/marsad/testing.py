"""For authors of readers: what the port `marsad.plugins.Reader` promises, as a check to run in their own tests.

    from marsad.testing import check_reader

    def test_my_reader_keeps_the_promises():
        check_reader(MyReader(pack, gazetteer), reports=[Report(id="sha256:1", name="mine", text="…", language="en")])

The reports that come with it are odd on purpose; add some that the reader finds claims in, else little is checked.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from marsad.model import FAMILY_OF, Claim, Reading, Report, claim_id, report_line
from marsad.plugins import Reader

PLAIN = "The ministry denied that its jets had bombed Velmore on Tuesday. Residents said that 12 people were killed."
TEXTS = (
    "",
    " \n\n\t ",
    "…",
    PLAIN,
    "“We struck nothing,” the army said.\u2028It added: “No shell fell on Tirn.”\r\nMore soon.",
    "😀 Shells hit Velmore 😀, killing three.",  # code points beyond the sixteen-bit ones
    "\u202eerif deneppo yehT\u202c in al-Qaryāt \u200f(القرية), e\u0301coles included.",
    "\x00\x1b[31m\ud800 said \udfff",  # control characters, lone surrogates
    "(" * 400 + "shelling" + ")" * 400,
    "bombed " * 400,
    "a" * 5_000,
)
"""What a reader meets sooner or later."""
UNREAD = "qaa"
"""A language code that stands for no language (ISO 639-2, reserved for local use)."""


def check_reader(reader: Reader, *, reports: Sequence[Report] = (), unread: str | None = UNREAD) -> None:
    """Raise AssertionError that names every promise the reader breaks on `TEXTS` and on `reports`.

    `unread` is a language it does not read; None for a reader that reads them all.
    """
    broken = list(dict.fromkeys(broken_promises(reader, reports=reports, unread=unread)))
    if broken:
        raise AssertionError("\n".join([f"{reader.name} breaks what a reader promises:", *broken]))


def broken_promises(reader: Reader, *, reports: Sequence[Report] = (), unread: str | None = UNREAD) -> Iterator[str]:
    """Each promise the reader breaks, with the report it breaks it on."""
    name, _, version = reader.name.partition("/")
    if not (name and version):
        yield f"its name {reader.name!r} is not a name and a version, as in `rules/1.0`"
    every = [*_samples(), *reports]
    first = [_read(reader, report) for report in every]
    again = [_read(reader, report) for report in reversed(every)][::-1]
    for report, once, twice in zip(every, first, again, strict=True):
        if isinstance(once, str):
            yield f"{report.name}: {once}"
            continue
        if once != twice:
            yield f"{report.name}: read again, after other reports, it gives something else"
        yield from (f"{report.name}: {fault}" for fault in _faults(reader, report, once))
    if unread is not None:
        yield from _guesses(reader, Report(id="sha256:unread", name="unread", text=PLAIN, language=unread))


def _samples() -> Iterator[Report]:
    for number, text in enumerate(TEXTS):
        yield Report(
            id=f"sha256:{number:064x}", name=f"sample {number}", text=text, publisher="Harsa Courier",
            published=date(2024, 5, 8), language="en",
        )  # fmt: skip


def _read(reader: Reader, report: Report) -> Reading | str:
    """What the reader makes of it, or what it did instead."""
    try:
        reading = reader.read(report)
    except Exception as fault:  # whatever it raises, it must not
        return f"it raises {type(fault).__name__}: {fault}; a fault in the text is a Problem"
    return reading if isinstance(reading, Reading) else f"it gives a {type(reading).__name__}, not a Reading"


def _faults(reader: Reader, report: Report, reading: Reading) -> Iterator[str]:
    claims = reading.claims
    if reading.report != report.id:
        yield "the reading is of another report"
    if not report.text.strip() and claims:
        yield "an empty text gives claims"
    if len({c.id for c in claims}) < len(claims):
        yield "two claims have one id"
    if [c.span.start for c in claims] != sorted(c.span.start for c in claims):
        yield "the claims are not in the order of the text"
    if _renamed(reader, report) != [c.id for c in claims]:
        yield "the ids of its claims change with the report's name and the moment it came in"
    ids = {c.id for c in claims}
    if any(d.claim not in {None, *ids} for c in claims for d in c.denies):
        yield "a denial meets a claim that is not of this report"
    for claim in claims:
        yield from (f"claim {claim.id or claim.type}: {fault}" for fault in _faults_of(claim, reader, report))
    yield from _unwritable(report, reading)


def _renamed(reader: Reader, report: Report) -> list[str]:
    moved = replace(report, name="another name", collected=datetime(2001, 1, 1, tzinfo=UTC), url="file:///elsewhere")
    reading = _read(reader, moved)
    return [c.id for c in reading.claims] if isinstance(reading, Reading) else []


def _faults_of(claim: Claim, reader: Reader, report: Report) -> Iterator[str]:
    if claim.report != report.id:
        yield "it is of another report"
    if claim.span.start >= claim.span.end:
        yield "its span is empty"
    for span in claim.spans:
        if not span.stands_in(report.text):
            yield f"{span.quote!r} does not stand at {span.start}–{span.end}"
    if claim.id != claim_id(claim):
        yield "its id is not that of its content; make it with `claim.identified()`, last of all"
    if claim.type not in FAMILY_OF:
        yield f"{claim.type!r} is no type of the code book"
    if claim.reader != reader.name:
        yield f"it names {claim.reader!r} as its reader"
    if not claim.evidence:
        yield "it names no evidence: the rule, cue or model it rests on"


def _unwritable(report: Report, reading: Reading) -> Iterator[str]:
    try:
        json.dumps(report_line(report, reading.claims, reading.problems))
    except (TypeError, ValueError, AttributeError) as fault:
        yield f"it cannot be written as the contract wants it: {type(fault).__name__}: {fault}"


def _guesses(reader: Reader, report: Report) -> Iterator[str]:
    reading = _read(reader, report)
    if not isinstance(reading, Reading) or reading.claims or not reading.problems:
        yield f"a report in a language it does not read ({report.language}) is not a Problem without claims"
