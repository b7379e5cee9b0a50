"""Checks the archive against its own digests and names each thing that was touched. Changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from marsad.archive.log import FIRST, KEPT, LOG_FILE, CollectionLog, Entry, entry_of
from marsad.archive.store import Store, digest_of
from marsad.model import Problem

STEP = "verify"


def verify(folder: Path, expected: Iterable[str] = ()) -> list[Problem]:
    """What is wrong with the archive in `folder`, the log first; empty when all is as it was kept.

    `expected` are digests that must be there besides those the log names (of the ledger's reports). Codes:
    `log_torn`, `log_broken`, `object_damaged`, `object_unreadable`, `object_missing`, `object_unlogged`,
    `object_stray`.
    """
    log = _Chain()
    return [
        *log.check(CollectionLog(folder)),
        *_objects(Store(folder), log.logged, {*log.logged, *expected}),
    ]


@dataclass(slots=True)
class _Chain:
    """Walks the log; `logged` are the digests that readable lines say were kept."""

    logged: set[str] = field(default_factory=set)

    def check(self, log: CollectionLog) -> Iterator[Problem]:
        previous, number = FIRST, 0
        lines = list(log.lines())
        if log.is_torn():
            yield _problem("log_torn", f"{LOG_FILE} line {len(lines)} was broken off; the next `marsad add` mends it.")
            lines.pop()
        for number, line in enumerate(lines, start=1):
            entry = _readable(line)
            faults = _faults(entry, number, previous)
            if faults:
                yield _problem("log_broken", f"{LOG_FILE} line {number}: {' and '.join(faults)}.")
            if entry:
                previous = entry.sha256
                if entry.outcome == KEPT and entry.digest:
                    self.logged.add(entry.digest)


def _readable(line: bytes) -> Entry | None:
    try:
        return entry_of(line)
    except (ValueError, TypeError, RecursionError):
        return None


def _faults(entry: Entry | None, number: int, previous: str) -> list[str]:
    if entry is None:
        return ["it cannot be read"]
    checks = {
        "its content was changed": entry.sealed().sha256 != entry.sha256,
        "it does not follow the line before": entry.prev != previous,
        f"its number is {entry.seq}": entry.seq != number,
    }
    return [words for words, failed in checks.items() if failed]


def _objects(store: Store, logged: set[str], expected: set[str]) -> Iterator[Problem]:
    present: set[str] = set()
    for path in store.files():
        if not store.belongs(path):
            yield _problem("object_stray", f"{path}: no object of the archive lies there.")
            continue
        present.add(path.name)
        yield from _object(path)
        if path.name not in logged:
            yield _problem(
                "object_unlogged",
                f"{path}: the log does not name it. Adding was broken off (add it again), or the log was cut.",
                path.name,
            )
    for digest in sorted(expected - present):
        yield _problem("object_missing", f"{store.path(digest)}: the object is gone.", digest)


def _object(path: Path) -> Iterator[Problem]:
    try:
        sound = digest_of(path) == path.name
    except OSError as error:
        yield _problem("object_unreadable", f"{path}: cannot be read ({error.strerror}).", path.name)
        return
    if not sound:
        yield _problem("object_damaged", f"{path}: its bytes were changed after it was kept.", path.name)


def _problem(code: str, message: str, digest: str | None = None) -> Problem:
    return Problem(code=code, message=message, report=f"sha256:{digest}" if digest else None, step=STEP)
