"""Bytes to text: what the bytes declare first, UTF-8 next, a guess last and never in silence."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from marsad.archive.draft import Source, problem
from marsad.model import Problem

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# All of C0 and C1 that no text holds: without tab, line ends, form feed, escape and next-line.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
# Text has none; a few, or one in a hundred, leave room for a terminal's stray codes.
_FEW_CONTROL, _MOST_CONTROL = 4, 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text, the encoding it was read in, and a problem where that encoding was a guess."""

    text: str
    encoding: str
    problems: tuple[Problem, ...] = ()


def decoded(source: Source, declared: str | None = None) -> Decoded | Problem:
    """The text of a source; `declared` is the encoding that a page names for itself.

    A byte-order mark belongs to the encoding, not to the text. Binary and undecodable bytes are a Problem.
    """
    marked = next((encoding for mark, encoding in _MARKS if source.raw.startswith(mark)), None)
    if not marked and (b"\0" in source.raw or source.raw.startswith(b"%PDF-")):
        return _binary(source)
    result = _first([marked] if marked else ["utf-8", declared], source.raw) or _guessed(source)
    if result is None:
        return problem("unknown_encoding", f"{source.name}: no known encoding fits its bytes; nothing was kept.")
    if not is_storable(result.text):
        return problem("bad_text", f"{source.name}: its text holds characters that are none; nothing was kept of it.")
    if len(_CONTROL.findall(result.text)) > max(_FEW_CONTROL, _MOST_CONTROL * len(result.text)):
        return _binary(source)
    return result


def is_storable(text: str) -> bool:
    """Whether text can be written down as UTF-8 and kept by every database: no lone surrogates, no NUL."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in text


def storable(text: str) -> str:
    """The text with what `is_storable` would object to replaced by question marks."""
    return text.encode(errors="replace").decode().replace("\0", "?")


def _first(encodings: list[str | None], raw: bytes) -> Decoded | None:
    for encoding in filter(None, encodings):
        try:
            return Decoded(text=raw.decode(encoding), encoding=encoding)
        except (UnicodeError, LookupError):
            continue
    return None


def _guessed(source: Source) -> Decoded | None:
    from charset_normalizer import from_bytes  # here: only odd bytes need it, and every start would pay for it

    best = from_bytes(source.raw).best()
    if best is None:
        return None
    note = problem("guessed_encoding", f"{source.name}: not UTF-8 and no encoding declared; read as {best.encoding}.")
    return Decoded(text=source.raw.decode(best.encoding), encoding=best.encoding, problems=(note,))


def _binary(source: Source) -> Problem:
    kind = "a PDF" if source.raw.startswith(b"%PDF-") else "not text"
    return problem("binary", f"{source.name}: these bytes are {kind}; nothing was kept of it.")
