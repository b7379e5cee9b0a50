"""What is asked for when a gazetteer is installed, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from marsad.model import GazetteerEntry, Licence, Problem

GEONAMES_URL = "https://download.geonames.org/export/dump"
COD_URL = "https://data.humdata.org"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A gazetteer to install: of which country, onto which shelf, out of what.

    `paths` are files and folders on disk; without any it is fetched from `geonames_url` and `cod_url`. `checksums` are
    sha256 by file name. `boundaries_licence` is the licence of the boundaries, for files that do not state it.
    `known` are the places of packs that it will be used with.
    """

    country: str
    shelf: Path
    paths: Sequence[Path] = ()
    checksums: Mapping[str, str] = field(default_factory=dict)
    geonames_url: str = GEONAMES_URL
    cod_url: str = COD_URL
    boundaries: bool = True
    boundaries_licence: str = ""
    known: Sequence[GazetteerEntry] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """A file that a gazetteer is made of, with where it came from; `retrieved` is an ISO day."""

    path: Path
    origin: str
    retrieved: str
    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """All files, the licence of the boundaries where one was stated, and what could not be had."""

    materials: Sequence[Material]
    boundaries: Licence | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation:
    """What was installed. `linked`: how many of its places are places of `known` too; `faults`: rows not understood."""

    country: str
    title: str
    folder: Path
    places: int
    names: int
    areas: int
    linked: int
    licences: tuple[Licence, ...]
    problems: tuple[Problem, ...]


def problem(code: str, message: str) -> Problem:
    """A fault in what a gazetteer is made of."""
    return Problem(code=code, message=message, step="gazetteer")
