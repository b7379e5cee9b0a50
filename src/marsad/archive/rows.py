"""JSON and JSON Lines: one report a row, with the fields `id text published publisher title url language collected`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from marsad.archive.decode import Decoded, decoded, is_storable
from marsad.archive.draft import Extract, Method, Source, problem
from marsad.archive.front_matter import metadata_of
from marsad.archive.limits import MAX_DOCUMENT_BYTES
from marsad.archive.offsets import OffsetMap, joined
from marsad.model import Problem

MEDIA_TYPE = "application/json"

_STRING = re.compile(r'"text"\s*:\s*"([^"\\]*+(?:\\.[^"\\]*+)*+)"', re.S)
# One escape (a surrogate pair is one), or a run of characters that stand for themselves.
_WRITTEN = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|[^\\]+", re.S)
_NEXT = re.compile(r"[^\s,]")


def json_lines(stream: BinaryIO, name: str, method: Method = "row") -> Iterator[Extract | Problem]:
    """The rows of JSON Lines, split at "\\n" only, since texts hold other line separators.

    A broken line is a Problem that names it, and the rest goes on. The limit of size holds for each row.
    """
    number, empty = 0, True
    while line := stream.readline(MAX_DOCUMENT_BYTES + 1):
        number += 1
        where = f"{name} line {number}"
        if len(line) > MAX_DOCUMENT_BYTES and not line.endswith(b"\n"):
            empty = False
            _skip_line(stream)
            yield problem("too_large", f"{where}: more than {MAX_DOCUMENT_BYTES:,} bytes; nothing was kept of it.")
        elif line.strip():
            empty = False
            yield _parsed(Source(raw=line.removesuffix(b"\n"), name=where, method=method))
    if empty:
        yield problem("empty", f"{name}: there are no rows in it.")


def json_document(source: Source) -> Iterator[Extract | Problem]:
    """The rows of one JSON file: an object, or a list of objects. Each row is the very characters it was written in."""
    read = decoded(source)
    if isinstance(read, Problem):
        yield read
        return
    text = read.text
    if not text.lstrip().startswith("["):
        yield _parsed(source)
        return
    end, number = text.index("[") + 1, 0
    while (row := _NEXT.search(text, end)) and row[0] != "]":
        at, number = row.start(), number + 1
        where = f"{source.name} row {number}"
        try:
            _, end = json.JSONDecoder().raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            yield problem("bad_row", f"{where}: not JSON ({_why(error)}); it and what follows it were left out.")
            return
        yield _parsed(Source(raw=text[at:end].encode(), name=where, method="row"))


def _parsed(source: Source) -> Extract | Problem:
    read = decoded(source)
    if isinstance(read, Problem):
        return read
    try:
        row = json.loads(read.text)
    except (ValueError, RecursionError) as error:
        return problem("bad_row", f"{source.name}: not JSON ({_why(error)}); it was left out.")
    if not isinstance(row, dict):
        return problem("bad_row", f"{source.name}: not a JSON object; it was left out.")
    text = row.get("text")
    if not isinstance(text, str):
        return problem("no_text", f"{source.name}: no `text` in this row; nothing was kept of it.")
    if not is_storable(text):
        return problem("bad_text", f"{source.name}: its text holds characters that are none; nothing was kept of it.")
    return _extract(source, read, row, text)


def _extract(source: Source, read: Decoded, row: dict[str, Any], text: str) -> Extract:
    stated, problems = metadata_of(row, source.name)
    given = row.get("id")
    name = str(given) if isinstance(given, str | int) and str(given).strip() else source.name
    return Extract(
        source=Source(raw=source.raw, name=name, method=source.method),
        media_type=MEDIA_TYPE,
        encoding=read.encoding,
        text=text,
        offsets=_offsets(read.text, text),
        stated=stated,
        problems=(*read.problems, *problems),
    )


def _offsets(written: str, text: str) -> OffsetMap:
    for match in _STRING.finditer(written):
        if json.loads(f'"{match[1]}"', strict=False) == text:
            return OffsetMap(segments=joined(_pieces(match[1], match.start(1))))
    return OffsetMap()


def _pieces(literal: str, begins: int) -> Iterator[tuple[int, int, int, int]]:
    at = 0
    for match in _WRITTEN.finditer(literal):
        length = 1 if match[0].startswith("\\") else len(match[0])
        yield at, at + length, begins + match.start(), begins + match.end()
        at += length


def _skip_line(stream: BinaryIO) -> None:
    while (rest := stream.readline(MAX_DOCUMENT_BYTES)) and not rest.endswith(b"\n"):
        pass


def _why(error: Exception) -> str:
    return str(error) if isinstance(error, ValueError) else "nested too deep"
