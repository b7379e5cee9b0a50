"""From rows of GeoNames to places of a pack: which features are taken, and what they are called."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from marsad.model import GazetteerEntry, Precision
from marsad.packs import tables
from marsad.packs.geonames import Alternate, Row
from marsad.packs.scripts import ARABIC, CYRILLIC, LATIN, script

ID = "gn:"
# A name of three letters or fewer is more often a code than a name.
SHORTEST = 4
MOST_KNOWN = 0.95
AREAS = ("admin1", "admin2", "admin3")
# Romanised from Russian letter by letter ("Dehr'a", "Ehl'-Khasaka"): no report spells so, and it is like other names.
_FROM_CYRILLIC = re.compile(r"[Ee]h\w?'")
_ARTICLE = re.compile(r"^(?:al|el|ad|an|ar|as|ash|at|az|the)[\s-]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """What becomes of a feature code."""

    kind: str
    precision: str
    radius_km: float
    rank: float
    heads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Names:
    """What is known of names besides the rows: alternates and names of areas by geonameid, the country's language."""

    alternates: Mapping[int, Sequence[Alternate]]
    areas: Mapping[int, tuple[str, ...]]
    language: str = ""


def entries(rows: Iterable[Row], names: Names, source: str) -> list[GazetteerEntry]:
    """The places of the features that are taken, in the order of the rows; `within` lists areas of the same rows."""
    taken = [row for row in rows if row.feature in features()]
    by_codes = {key: _id(row) for row in taken for key in _own_codes(row)}
    called = _Called(names, _local_script(taken, names))
    return [_entry(row, called, by_codes, source) for row in taken]


@cache
def features() -> Mapping[str, Feature]:
    """What is taken, by feature code."""
    found: dict[str, Feature] = {}
    for told in _table()["feature"]:
        feature = Feature(**{k: v for k, v in told.items() if k not in ("codes", "heads")}, heads=_heads(told))
        found |= dict.fromkeys(told["codes"], feature)
    return found


@cache
def _table() -> dict[str, Any]:
    return tables.read(Path(__file__).with_name("features.toml"))


def _heads(told: dict[str, Any]) -> tuple[str, ...]:
    return tuple(told.get("heads", ()))


def _id(row: Row) -> str:
    """Countries have the code that every pack gives them."""
    return row.country if features()[row.feature].kind == "country" else f"{ID}{row.id}"


def _own_codes(row: Row) -> list[tuple[str, ...]]:
    """The codes by which places name an area as theirs."""
    kind = features()[row.feature].kind
    level = AREAS.index(kind) + 1 if kind in AREAS and row.feature in ("ADM1", "ADM2", "ADM3") else 0
    codes = row.codes[:level]
    return [codes] if codes and all(codes) else []


def _entry(row: Row, called: _Called, areas: Mapping[tuple[str, ...], str], source: str) -> GazetteerEntry:
    feature = features()[row.feature]
    around = [areas.get(row.codes[:level]) for level in (3, 2, 1)]
    country = [row.country] if feature.kind != "country" else []
    return GazetteerEntry(
        id=_id(row),
        kind=feature.kind,
        names=called.names(row, feature),
        lat=round(row.lat, 5),
        lon=round(row.lon, 5),
        precision=Precision(feature.precision),
        radius_km=feature.radius_km,
        source=source,
        local_name=called.local(row, feature),
        within=tuple(area for area in (*around, *country) if area and area != _id(row)),
        prominence=_prominence(feature, row.population),
    )


def _prominence(feature: Feature, population: int) -> float:
    """0–1 out of administrative rank and population, neither alone deciding; areas by their rank alone."""
    if feature.kind in (*AREAS, "country"):
        return feature.rank
    people = max(0.0, (math.log10(population) - 3) / 5) if population > 0 else 0.0
    return round(min(MOST_KNOWN, 1 - (1 - feature.rank) * (1 - people)), 3)


def _local_script(rows: Sequence[Row], names: Names) -> str:
    """The script, other than Latin, in which most of the towns are written; Latin where few are."""
    counted: Counter[str] = Counter()
    towns = [row for row in rows if row.feature.startswith("PPL")]
    for row in towns:
        counted.update({script(one.name) for one in _told(row, names)})
    for told in (LATIN, "", "MIXED"):
        counted.pop(told, None)
    best = counted.most_common(1)
    return best[0][0] if best and best[0][1] * 20 >= len(towns) else LATIN


def _told(row: Row, names: Names) -> list[Alternate]:
    """Every alternate of a row that is a name, historic ones last; those with a language where there are any."""
    known = names.alternates.get(row.id)
    told = [Alternate(name=name) for name in row.alternates] if known is None else list(known)
    named = [one for one in told if one.language not in _table()["no_languages"]]
    return sorted(named, key=lambda one: one.historic)


class _Called:
    """What places are called in one country."""

    def __init__(self, names: Names, local_script: str) -> None:
        self._names = names
        self._local_script = local_script
        self._kept = {LATIN, ARABIC, CYRILLIC, local_script}

    def names(self, row: Row, feature: Feature) -> tuple[str, ...]:
        """The preferred English name, else GeoNames' own, then every other, historic ones last."""
        told = _told(row, self._names)
        own = [row.name, row.plain_name] if row.plain_name else [row.name]
        if feature.kind == "country":
            others = [one.name for one in told if one.language == "en"]
        else:
            others = [one.name for one in told if self._usable(one.name)]
        preferred = [one.name for one in told if one.language == "en" and one.preferred and not one.historic]
        found = [*preferred, *own, *self._names.areas.get(row.id, ()), *others]
        if feature.kind in AREAS:
            found += _bare(found)
        if feature.heads:
            found = _with_heads(found, feature.heads) or _with_heads([row.name], feature.heads)
        return tuple(dict.fromkeys(found))

    def local(self, row: Row, feature: Feature) -> str | None:
        """The name in the country's own language and script; None where that is Latin or not known."""
        told = [one for one in _told(row, self._names) if script(one.name) == self._local_script != LATIN]
        told.sort(key=lambda one: (one.historic, one.language != self._names.language, not one.preferred))
        fit = [one.name for one in told if not feature.heads or " " in one.name]
        return fit[0] if fit else None

    def _usable(self, name: str) -> bool:
        written = script(name)
        if written != LATIN:
            return written in self._kept
        # Small letters are consonants written out ("alkramt"), a few capitals are a code.
        return len(name) >= SHORTEST and _begins_great(name) and not _FROM_CYRILLIC.search(name)


def _begins_great(name: str) -> bool:
    first = next((letter for letter in name if letter.isalpha()), "")
    return first.isupper()


def _bare(names: Sequence[str]) -> list[str]:
    """The names of an area without the words that only say that it is one."""
    found = []
    for name in names:
        folded = name.casefold()
        behind = next((word for word in _table()["behind_areas"] if folded.endswith(f" {word}")), "")
        before = next((word for word in _table()["before_areas"] if _plain(folded).startswith(f"{word} ")), "")
        bare = name[: len(name) - len(behind)].strip()
        bare = bare.split(" ", 1)[1] if before else bare
        if bare and bare != name:
            found.append(bare)
    return found


def _plain(folded: str) -> str:
    letters = unicodedata.normalize("NFKD", folded)
    return "".join(letter for letter in letters if letter.isascii() and (letter.isalpha() or letter == " "))


def _with_heads(names: Collection[str], heads: Sequence[str]) -> list[str]:
    """Names of several words as they are; of one word only with what says what it is, and in Latin letters."""
    found = []
    for name in names:
        if " " in _ARTICLE.sub("", name):
            found.append(name)
        elif script(name) == LATIN:
            found += [head.replace("X", name) for head in heads]
    return found
