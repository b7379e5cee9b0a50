"""The bytes, kept for ever under their own digest: `objects/ab/cd/<sha256>`, read-only, written whole or not at all."""

from __future__ import annotations

import hashlib
import os
import re
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

from marsad.errors import Damaged, MarsadError, NotFound

_DIGEST = re.compile(r"[0-9a-f]{64}")
_CHUNK = 1 << 20
# A broken-off write leaves a file in `incoming/`. No single write takes an hour, so an older one has no writer.
_STALE_SECONDS = 3_600


class Store:
    """Objects by digest in `folder`. The same bytes twice are one object; nothing is ever changed or removed."""

    def __init__(self, folder: Path) -> None:
        self._objects = folder / "objects"
        self._incoming = folder / "incoming"

    def keep(self, raw: bytes) -> str:
        """Keep these bytes and give their sha256 in hexadecimal; on return they are on disk.

        Raises MarsadError where they cannot be written (no room, no permission); then nothing is left of them.
        """
        digest = hashlib.sha256(raw).hexdigest()
        path = self.path(digest)
        if not path.exists():
            try:
                self._write(raw, path)
            except OSError as error:
                raise _trouble("written", path.parent, error) from error
        return digest

    def read(self, digest: str) -> bytes:
        """The bytes under a digest. Raises NotFound where there are none, Damaged where they no longer match it."""
        try:
            raw = self.path(digest).read_bytes()
        except FileNotFoundError:
            raise NotFound(
                "The archive holds no such object.", where=digest, next_step="Run `marsad verify`."
            ) from None
        if hashlib.sha256(raw).hexdigest() != digest:
            raise Damaged(
                "An archived object was changed after it was kept.",
                where=str(self.path(digest)),
                next_step="Restore the file from a copy, then run `marsad verify`.",
            )
        return raw

    def path(self, digest: str) -> Path:
        """Where the object of this digest lies, or would lie."""
        return self._objects / digest[:2] / digest[2:4] / digest

    def files(self) -> Iterator[Path]:
        """Every file among the objects, in order; whether it belongs there is for `verify` to say."""
        return iter(sorted(path for path in self._objects.rglob("*") if not path.is_dir()))

    def belongs(self, path: Path) -> bool:
        """Whether a file lies where an object of its name lies."""
        return bool(_DIGEST.fullmatch(path.name)) and path == self.path(path.name)

    def _write(self, raw: bytes, path: Path) -> None:
        self._incoming.mkdir(parents=True, exist_ok=True)
        self._sweep()
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = self._incoming / uuid.uuid4().hex
        try:
            with temporary.open("xb") as file:
                file.write(raw)
                file.flush()
                os.fsync(file.fileno())
            temporary.chmod(0o444)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
        # The rename is on disk only when the directory is; should a power cut lose a new directory above it all the
        # same, the log names the object and `verify` misses it.
        _sync_folder(path.parent)

    def _sweep(self) -> None:
        before = time.time() - _STALE_SECONDS
        for left in self._incoming.iterdir():
            try:
                if left.stat().st_mtime < before:
                    left.unlink()
            except FileNotFoundError:
                continue  # another writer was quicker


def digest_of(path: Path) -> str:
    """The sha256 of a file's bytes, read in pieces."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _trouble(done: str, path: Path, error: OSError) -> MarsadError:
    return MarsadError(
        f"The archive cannot be {done}: {error.strerror}.",
        where=str(path),
        next_step="Check the disk, its room and the permissions, then run the same command again.",
    )


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
