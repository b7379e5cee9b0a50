"""The files of a gazetteer on disk: whatever lies in the folders named, told apart by content."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from marsad.archive.store import digest_of
from marsad.engine.gazetteers import licensing
from marsad.engine.gazetteers.ordering import Gathered, Material, Order
from marsad.errors import Damaged, NotFound, UsageError

_SUFFIXES = frozenset({".zip", ".txt", ".geojson", ".json", ".shp"})
_CHECKSUM = re.compile(r"([0-9a-fA-F]{64})(?:\s+\*?(\S.*))?\s*")
_ASIDE = frozenset({"readme.txt"})


def found(order: Order) -> Gathered:
    """Every file that may belong to a gazetteer, checked against the checksums given and those that lie beside it.

    Raises NotFound where a path is not there, Damaged where a file does not match its checksum.
    """
    paths = sorted({path.absolute() for one in order.paths for path in _files(one)})
    materials = [_material(path, order.checksums) for path in paths if _candidate(path)]
    unused = set(order.checksums) - {one.path.name for one in materials}
    if unused:
        raise UsageError(
            f"There is no file {', '.join(sorted(unused))} to check.",
            where=", ".join(map(str, order.paths)),
            next_step="Write --sha256 FILE=DIGEST with the name of a file that --from names.",
        )
    folders = dict.fromkeys(path.parent for path in paths)
    try:
        licence = licensing.beside(order.country, folders)
    except (ValueError, TypeError) as fault:
        raise UsageError(
            f"The licence beside the files cannot be understood: {fault}.",
            where=", ".join(map(str, folders)),
            next_step="Mend licences.toml or package_show.json there.",
        ) from fault
    if order.boundaries_licence:
        licence = licensing.of_terms(order.country, order.boundaries_licence)
    return Gathered(materials=materials, boundaries=licence)


def _files(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from (each for each in path.rglob("*") if each.is_file() and not each.name.startswith("."))
    elif path.is_file():
        yield path
        # A folder's licence and checksums speak for a file named alone, too; its other files do not come along.
    else:
        raise NotFound("There is no such file or folder.", where=str(path), next_step="Nothing was done; name it anew.")


def _candidate(path: Path) -> bool:
    name = path.name.casefold()
    return path.suffix.casefold() in _SUFFIXES and name not in _ASIDE and not name.startswith("package_show")


def _material(path: Path, checksums: Mapping[str, str]) -> Material:
    wanted = checksums.get(path.name) or _stated(path)
    digest = digest_of(path)
    if wanted and digest != wanted.lower():
        raise Damaged(
            f"{path.name} is not the file of its checksum: its sha256 is {digest}, not {wanted.lower()}.",
            where=str(path),
            next_step="Copy or download the file again; nothing was installed.",
        )
    changed = datetime.fromtimestamp(path.stat().st_mtime, UTC).date().isoformat()
    return Material(path=path, origin=f"file:{path.name}", retrieved=changed, sha256=digest, bytes=path.stat().st_size)


def _stated(path: Path) -> str | None:
    """The checksum beside a file: in NAME.sha256, or in SHA256SUMS."""
    for sums in (path.with_name(path.name + ".sha256"), path.with_name("SHA256SUMS")):
        if not sums.is_file():
            continue
        for line in sums.read_text(encoding="utf-8", errors="replace").splitlines():
            told = _CHECKSUM.fullmatch(line.strip())
            if told and (told.group(2) or path.name).removeprefix("./") == path.name:
                return told.group(1)
    return None
