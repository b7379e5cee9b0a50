"""Reading the TOML tables of a pack into nouns; whatever is wrong in them is a ValueError that names the row."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from marsad.model import Licence, Party, Reliability, Source

_HERE = Path(__file__).parent
Noun = TypeVar("Noun")


def read(path: Path) -> dict[str, Any]:
    """One TOML file; an absent one is empty. Raises ValueError where it is not TOML in UTF-8."""
    if not path.is_file():
        return {}
    return tomllib.loads(path.read_text(encoding="utf-8"))


def parties(table: dict[str, Any]) -> tuple[Party, ...]:
    """The parties of `parties.toml`."""
    return tuple(_party(row) for row in table.get("party", ()))


def sources(table: dict[str, Any]) -> tuple[Source, ...]:
    """The sources of `sources.toml`."""
    return tuple(_source(row) for row in table.get("source", ()))


def licences(table: dict[str, Any]) -> tuple[Licence, ...]:
    """The licences of `licences.toml`."""
    return tuple(_built(Licence, row) for row in table.get("licence", ()))


@cache
def force_nouns() -> tuple[str, ...]:
    """What follows a people's or leader's name to mean its forces."""
    return tuple(read(_HERE / "forces.toml")["nouns"])


def _party(row: dict[str, Any]) -> Party:
    listed = {name: tuple(row.get(name, ())) for name in ("aliases", "allies")}
    return _built(Party, row | listed)


def _source(row: dict[str, Any]) -> Source:
    reliability = Reliability(row.get("reliability", Reliability.F))
    return _built(Source, row | {"aliases": tuple(row.get("aliases", ())), "reliability": reliability})


def _built(kind: type[Noun], row: dict[str, Any]) -> Noun:
    try:
        return kind(**row)
    except TypeError as error:
        raise ValueError(f"row {row.get('id', row)!r}: {error}") from error
