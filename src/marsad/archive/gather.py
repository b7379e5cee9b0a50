"""Walks what a person names, and hands out drafts and problems in a fixed order."""

from __future__ import annotations

import io
import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, time, tzinfo
from pathlib import Path
from typing import BinaryIO

from marsad.archive import page, prose
from marsad.archive.dates import DeskTime
from marsad.archive.decode import storable
from marsad.archive.draft import Draft, Extract, Metadata, Method, Source, problem
from marsad.archive.front_matter import SIDECAR, sidecar
from marsad.archive.limits import MAX_DOCUMENT_BYTES
from marsad.archive.rows import json_document, json_lines
from marsad.archive.settle import settled
from marsad.model import Problem

STDIN = "-"

_SUFFIXES = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", ".html": "page", ".htm": "page",
    ".xhtml": "page", ".json": "json", ".jsonl": "rows", ".ndjson": "rows",
}  # fmt: skip
# Files that speak of their folder; they are no reports unless somebody names them.
_ABOUT = re.compile(r"(README|LICEN[CS]E|NOTICE|CHANGELOG)(\..*)?", re.IGNORECASE)
_PAGE = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*(?:<!doctype html|<html)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A file, the name its report shall have, and whether a person named it."""

    path: Path
    name: str
    named: bool


def gather(
    paths: Iterable[str | Path],
    metadata: Metadata | None = None,
    *,
    zone: tzinfo = UTC,
    day_starts: time = time(0, 0),
    stdin: BinaryIO | None = None,
) -> Iterator[Draft | Problem]:
    """Drafts of all that lies under `paths`, each followed by the problems met with it.

    A path is a file, a directory (walked in sorted order; hidden files and a folder's own README, licence and the
    like are passed over) or "-" for the bytes of `stdin`. Metadata is settled in this order: `metadata`, sidecar, row
    or front matter, the page's own statements. Whatever cannot be taken is a Problem whose `report` is None, and the
    rest goes on.
    """
    desk = DeskTime(zone=zone, day_starts=day_starts)
    flags = metadata or Metadata()
    for path in paths:
        if str(path) == STDIN:
            yield from _settled(_piped(stdin or sys.stdin.buffer), flags, desk)
            continue
        for found in _walk(Path(path)):
            if isinstance(found, Problem):
                yield found
                continue
            beside, faults = sidecar(found.path)
            yield from faults
            yield from _settled(_extracts(found), flags.over(beside), desk)


def _settled(extracts: Iterable[Extract | Problem], stated: Metadata, desk: DeskTime) -> Iterator[Draft | Problem]:
    for extract in extracts:
        if isinstance(extract, Problem):
            yield extract
        else:
            yield from settled(extract, stated, desk)


def _walk(path: Path) -> Iterator[_Found | Problem]:
    try:
        is_folder = path.is_dir()
    except OSError:
        is_folder = False  # what lies there is told below
    if not is_folder:
        yield _looked_at(path, path.name, named=True)
        return
    barred: list[OSError] = []
    for folder, folders, files in os.walk(path, onerror=barred.append):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for file in sorted(files):
            if not (file.startswith(".") or file.endswith(SIDECAR) or _ABOUT.fullmatch(file)):
                inside = Path(folder, file)
                yield _looked_at(inside, inside.relative_to(path).as_posix(), named=False)
    for error in barred:
        yield problem("unreadable", f"{storable(str(error.filename))}: cannot be listed ({error.strerror}).")


def _looked_at(path: Path, name: str, *, named: bool) -> _Found | Problem:
    """A file that can be opened without waiting for ever, as a pipe would make us."""
    shown = storable(str(path))
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return problem("not_a_file", f"{shown}: no plain file; use - for what comes through a pipe.")
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return problem("not_found", f"{shown}: there is no such file or folder.")
    except OSError as error:
        return problem("unreadable", f"{shown}: cannot be read ({error.strerror}).")
    return _Found(path=path, name=storable(name), named=named)


def _extracts(found: _Found) -> Iterator[Extract | Problem]:
    kind = _SUFFIXES.get(found.path.suffix.lower(), "text" if found.named else "")
    if not kind:
        yield problem("unknown_kind", f"{found.name}: no kind of file that is read ({', '.join(_SUFFIXES)}).")
        return
    try:
        with found.path.open("rb") as stream:
            yield from _read(kind, stream, found.name, "file")
    except OSError as error:
        yield problem("unreadable", f"{found.name}: cannot be read ({error.strerror}).")


def _piped(stream: BinaryIO) -> Iterator[Extract | Problem]:
    """Standard input: a page if it begins like one, else plain text."""
    raw = stream.read(MAX_DOCUMENT_BYTES + 1)
    kind = "page" if _PAGE.match(raw) else "text"
    yield from _read(kind, io.BytesIO(raw), "stdin", "stdin")


def _read(kind: str, stream: BinaryIO, name: str, method: Method) -> Iterator[Extract | Problem]:
    if kind == "rows":
        yield from json_lines(stream, name)
        return
    raw = stream.read(MAX_DOCUMENT_BYTES + 1)
    source = Source(raw=raw, name=name, method=method)
    if len(raw) > MAX_DOCUMENT_BYTES:
        yield problem("too_large", f"{name}: more than {MAX_DOCUMENT_BYTES:,} bytes; nothing was kept of it.")
    elif not raw.strip():
        yield problem("empty", f"{name}: the file is empty.")
    elif kind == "json":
        yield from json_document(source)
    else:
        yield {"text": prose.plain, "markdown": prose.markdown, "page": page.extract}[kind](source)
