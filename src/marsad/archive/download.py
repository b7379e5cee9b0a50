"""Fetching a file over the network, whole or not at all. What a killed or broken-off download had is taken up again.

Beside the target lie, until it is complete, `NAME.part` with the bytes so far and `NAME.part.json` with the mark
(ETag or Last-Modified) of the file they belong to. A server is asked for the rest only under that mark; one that sends
the whole file instead, or another file, is taken at its word and the download begins anew.
"""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import BinaryIO

import httpx

from marsad.archive.store import digest_of
from marsad.errors import Damaged, MarsadError, NotFound, Unreachable

Watch = Callable[[int, int | None, str], None]
"""Told how many bytes are there, of how many, and of which file."""

_ATTEMPTS = 4
_PATIENCE = httpx.Timeout(60.0, connect=20.0)
_PAUSE_SECONDS = 0.5
_RANGE = re.compile(r"bytes (?:(\d+)-\d+|\*)/(\d+|\*)")
AGAIN = "Check the connection, then run the same command again: it goes on where it broke off."


@dataclass(frozen=True, slots=True, kw_only=True)
class Downloaded:
    """A complete file; `modified` is the day the server says it was last changed, as it says it."""

    path: Path
    url: str
    sha256: str
    bytes: int
    modified: str = ""


class _Broken(Exception):
    """The connection ended before the file did."""


def download(url: str, target: Path, watch: Watch, *, sha256: str | None = None) -> Downloaded:
    """Fetch `url` into `target`, and give its digest.

    Raises NotFound where the server has no such file, Damaged where it is not the file of the `sha256` asked for,
    Unreachable or MarsadError where it cannot be had or written; then what came stays for the next attempt.
    """
    partial = _Partial(target, url)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        modified = _fetched(url, partial, watch)
        digest = digest_of(partial.path)
    except OSError as fault:
        raise MarsadError(
            f"What is downloaded cannot be written: {fault.strerror or fault}.",
            where=str(target),
            next_step="Check the disk, its room and the permissions, then run the same command again.",
        ) from fault
    if sha256 and digest != sha256.lower():
        partial.drop()
        raise Damaged(
            f"The file is not the one asked for: its sha256 is {digest}, not {sha256.lower()}.",
            where=url,
            next_step="Check the checksum, or where it came from. Nothing of the file was kept.",
        )
    size = partial.size
    partial.complete()
    return Downloaded(path=target, url=url, sha256=digest, bytes=size, modified=modified)


def text(url: str) -> str:
    """A small text, such as a catalogue's answer. Raises NotFound or MarsadError where it cannot be had."""
    with _client() as client:
        try:
            answer = client.get(url)
        except httpx.HTTPError as fault:
            raise _unreachable(url, fault) from fault
    _expect(answer, url)
    return answer.text


def _client() -> httpx.Client:
    return httpx.Client(
        follow_redirects=True,
        timeout=_PATIENCE,
        headers={"User-Agent": f"marsad/{version('marsad')}", "Accept-Encoding": "identity"},
    )


def _fetched(url: str, partial: _Partial, watch: Watch) -> str:
    """Ask until the file is whole; gives when it was last changed. Raises MarsadError where that takes too often."""
    fault: Exception = _Broken()
    with _client() as client:
        for attempt in range(_ATTEMPTS):
            if attempt:
                time.sleep(_PAUSE_SECONDS * attempt)
            try:
                return _once(client, url, partial, watch)
            except (httpx.TransportError, _Broken) as broken:
                fault = broken
            except httpx.HTTPError as refused:
                raise _unreachable(url, refused) from refused
    if partial.size:
        raise MarsadError(
            f"The download broke off after {partial.size:,} bytes.", where=url, next_step=AGAIN
        ) from fault
    raise _unreachable(url, fault) from fault


def _once(client: httpx.Client, url: str, partial: _Partial, watch: Watch) -> str:
    with client.stream("GET", url, headers=partial.wanted()) as answer:
        if answer.status_code == httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE:
            return _already_whole(answer, partial)
        _expect(answer, url)
        begins, total = _stretch(answer)
        if begins != partial.size:
            partial.empty()
            if begins:
                raise _Broken
        partial.mark(answer.headers)
        with partial.path.open("ab") as file:
            _pour(answer, file, partial, total, watch)
        if total is not None and partial.size != total:
            raise _Broken
        return str(answer.headers.get("last-modified", ""))


def _pour(answer: httpx.Response, file: BinaryIO, partial: _Partial, total: int | None, watch: Watch) -> None:
    done = partial.size
    for piece in answer.iter_raw():
        file.write(piece)
        done += len(piece)
        watch(done, total, partial.name)
    file.flush()
    os.fsync(file.fileno())


def _stretch(answer: httpx.Response) -> tuple[int, int | None]:
    """At which byte an answer begins, and how long the whole file is, where that is said."""
    found = _RANGE.match(answer.headers.get("content-range", ""))
    if answer.status_code == httpx.codes.PARTIAL_CONTENT and found and found.group(1):
        return int(found.group(1)), int(found.group(2)) if found.group(2).isdigit() else None
    length = answer.headers.get("content-length", "")
    return 0, int(length) if length.isdigit() else None


def _already_whole(answer: httpx.Response, partial: _Partial) -> str:
    """A server asked for what follows the last byte has nothing left; whether we have it all, its answer says."""
    found = _RANGE.match(answer.headers.get("content-range", ""))
    if found and found.group(2) == str(partial.size):
        return ""
    partial.empty()
    raise _Broken


def _expect(answer: httpx.Response, url: str) -> None:
    if answer.is_success:
        return
    told = f"The server answers {answer.status_code} {answer.reason_phrase}."
    if answer.status_code in (httpx.codes.NOT_FOUND, httpx.codes.GONE):
        raise NotFound(told, where=url, next_step="Check the code of the country, or the address of the mirror.")
    raise MarsadError(told, where=url, next_step="Wait a while and run the same command again, or name another mirror.")


def _unreachable(url: str, fault: Exception) -> Unreachable:
    told = f": {fault}" if str(fault) else ""
    return Unreachable(f"The server cannot be reached{told}.", where=url, next_step=AGAIN)


class _Partial:
    """The bytes had so far of one file, and the mark of the file they belong to."""

    def __init__(self, target: Path, url: str) -> None:
        self.name = target.name
        self.path = target.with_name(target.name + ".part")
        self._target = target
        self._marks = target.with_name(target.name + ".part.json")
        self._url = url

    @property
    def size(self) -> int:
        return self.path.stat().st_size if self.path.is_file() else 0

    def wanted(self) -> dict[str, str]:
        """The headers that ask for what is missing; none where nothing is there, or it is not known of what."""
        mark = self._mark() if self.size else ""
        if not mark:
            self.empty()
            return {}
        return {"Range": f"bytes={self.size}-", "If-Range": mark}

    def mark(self, headers: httpx.Headers) -> None:
        """Remember which file the bytes belong to. A weak ETag does not vouch for single bytes."""
        etag = headers.get("etag", "")
        strong = "" if etag.startswith("W/") else etag
        told = {"url": self._url, "mark": strong or headers.get("last-modified", "")}
        self._marks.write_text(json.dumps(told), encoding="utf-8")

    def _mark(self) -> str:
        with suppress(OSError, ValueError, AttributeError):
            told = json.loads(self._marks.read_text(encoding="utf-8"))
            return str(told.get("mark", "")) if told.get("url") == self._url else ""
        return ""

    def empty(self) -> None:
        """Begin anew."""
        self.path.unlink(missing_ok=True)

    def drop(self) -> None:
        """Leave nothing behind."""
        self.empty()
        self._marks.unlink(missing_ok=True)

    def complete(self) -> None:
        """Give the file its name."""
        self.path.replace(self._target)
        self._marks.unlink(missing_ok=True)
