"""The collection log: who collected what, when and how. Append-only JSON lines, each with the hash of the one before.

A line's `sha256` is taken over its other fields as JSON with sorted keys and no blanks. The first line's `prev` is 64
zeros. Failures are lines too: what could not be had is part of the record.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime
from importlib.metadata import version
from io import FileIO
from pathlib import Path
from typing import IO

from marsad.errors import Busy, Damaged, MarsadError

LOG_FILE = "collection.jsonl"
FIRST = "0" * 64
KEPT = "kept"

_POLL_SECONDS = 0.02
_LONGEST_NOTE = 4_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One act of collecting. `outcome` is "kept" or the code of a problem, which `note` words.

    `utc` is ISO 8601 with offset. `digest` and `bytes` are those of the object kept, None where nothing was.
    """

    actor: str
    method: str
    outcome: str
    name: str
    url: str | None = None
    digest: str | None = None
    bytes: int | None = None
    media_type: str | None = None
    encoding: str | None = None
    note: str | None = None
    tool: str = ""
    seq: int = 0
    utc: str = ""
    prev: str = FIRST
    sha256: str = ""

    def sealed(self) -> Entry:
        """The same entry with the hash of its other fields."""
        content = {name: value for name, value in asdict(self).items() if name != "sha256"}
        written = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return replace(self, sha256=hashlib.sha256(written.encode()).hexdigest())

    @property
    def facts(self) -> tuple[str | int | None, ...]:
        """What was collected and how, without when and by whom."""
        return self.method, self.outcome, self.name, self.url, self.digest, self.note


def entry_of(line: bytes) -> Entry:
    """The entry a line holds. Raises ValueError where it holds none; whether its hashes fit is not looked at."""
    data = json.loads(line)
    if not isinstance(data, dict) or set(data) != {f.name for f in fields(Entry)}:
        raise ValueError("not an entry of a collection log")
    return Entry(**data)


def _write_out(file: FileIO, line: bytes) -> None:
    """All of a line to disk; unbuffered, so that nothing of a failed write is tried again at closing."""
    rest = memoryview(line)
    while rest:
        rest = rest[file.write(rest) :]
    os.fsync(file.fileno())


def _utc_now() -> datetime:
    return datetime.now(UTC)


class CollectionLog:
    """The log in `folder`. Writers take turns; one that waits longer than `patience` seconds is told so."""

    def __init__(self, folder: Path, *, patience: float = 10.0, now: Callable[[], datetime] = _utc_now) -> None:
        self.path = folder / LOG_FILE
        self._patience = patience
        self._now = now
        self._tool = f"marsad {version('marsad')}"
        self._known: dict[tuple[str | int | None, ...], Entry] = {}
        self._last: Entry | None = None
        self._read_to = 0

    def append(self, entry: Entry) -> Entry:
        """Write an entry, numbered, timed, chained; on return it is on disk. What it says of those four is replaced.

        An act already logged with the same facts is not logged again: the entry then given back is the first.
        Raises Busy where another writer does not let go, Damaged where the log cannot be read, MarsadError where it
        cannot be written; then nothing is left of the entry.
        """
        with self._writing() as file:
            removed = self._catch_up(file)
            if removed:
                self._write(
                    file, Entry(actor=entry.actor, method="recovery", outcome="torn", name=LOG_FILE, note=removed)
                )
            return self._known.get(entry.facts) or self._write(file, entry)

    def lines(self) -> Iterator[bytes]:
        """The lines as they stand, without their ends; a line without an end (a torn one) keeps the last place."""
        content = b""
        if self.path.exists():
            with self._told("read"), self.path.open("rb") as file, self._locked(file, fcntl.LOCK_SH):
                content = file.read()
        yield from content.removesuffix(b"\n").split(b"\n") if content else ()

    def is_torn(self) -> bool:
        """Whether the last line lacks its end, as a writer killed in its midst leaves it."""
        if not self.path.exists() or not self.path.stat().st_size:
            return False
        with self.path.open("rb") as file:
            file.seek(-1, os.SEEK_END)
            return file.read() != b"\n"

    @contextmanager
    def _writing(self) -> Iterator[FileIO]:
        with self._told("written"):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("a+b", buffering=0) as file, self._locked(file, fcntl.LOCK_EX):
                yield file

    @contextmanager
    def _told(self, done: str) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise MarsadError(
                f"The collection log cannot be {done}: {error.strerror}.",
                where=str(self.path),
                next_step="Check the disk, its room and the permissions, then run the same command again.",
            ) from error

    @contextmanager
    def _locked(self, file: IO[bytes] | FileIO, kind: int) -> Iterator[None]:
        until = time.monotonic() + self._patience
        while True:
            try:
                fcntl.flock(file, kind | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > until:
                    raise Busy(
                        "Another process is writing the collection log.",
                        where=str(self.path),
                        next_step="Wait until it is done, then run the same command again.",
                    ) from None
                time.sleep(_POLL_SECONDS)
        try:
            yield
        finally:
            fcntl.flock(file, fcntl.LOCK_UN)

    def _catch_up(self, file: FileIO) -> str:
        """Take in what other writers added; mend a torn last line. Gives the words for what had to be cut off."""
        file.seek(self._read_to)
        whole, end, torn = file.read().rpartition(b"\n")
        for line in whole.split(b"\n") if end else ():
            self._take_in(line)
        self._read_to += len(whole) + len(end)
        if not torn:
            return ""
        file.truncate(self._read_to)
        return f"{len(torn)} bytes of a line that was broken off: {torn[:_LONGEST_NOTE].decode(errors='replace')}"

    def _take_in(self, line: bytes) -> None:
        try:
            self._remember(entry_of(line))
        except (ValueError, TypeError, RecursionError) as error:
            raise Damaged(
                "A line of the collection log cannot be read.",
                where=f"{self.path}, after entry {self._last.seq if self._last else 0}",
                next_step="Run `marsad verify` to see what was touched, and restore the log from a copy.",
            ) from error

    def _remember(self, entry: Entry) -> None:
        self._last = entry
        self._known.setdefault(entry.facts, entry)

    def _write(self, file: FileIO, entry: Entry) -> Entry:
        last = self._last
        sealed = replace(
            entry,
            seq=last.seq + 1 if last else 1,
            utc=self._now().astimezone(UTC).isoformat(timespec="milliseconds"),
            tool=self._tool,
            prev=last.sha256 if last else FIRST,
        ).sealed()
        line = json.dumps(asdict(sealed), ensure_ascii=False).encode() + b"\n"
        try:
            _write_out(file, line)
        except OSError:
            file.truncate(self._read_to)
            raise
        self._read_to += len(line)
        self._remember(sealed)
        return sealed
