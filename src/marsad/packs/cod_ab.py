"""Reading administrative boundaries of the Common Operational Datasets (COD-AB), in both schemas of their fields.

Until 2024 the fields of level n are `ADMn_EN`, `ADMn_AR` (or another language), `ADMn_PCODE`; from 2025 on
`admn_name`, `admn_name1`…`admn_name3`, `admn_pcode`, with the languages in `lang`…`lang3`. Every row also names the
areas around it. The finest level is simplified as one coverage, so that neighbours keep their common border, and the
levels above are put together out of it.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import shapely
from shapely import affinity
from shapely.geometry.base import BaseGeometry

from marsad.model import GazetteerEntry, Precision
from marsad.packs.geonames_places import features
from marsad.packs.scripts import LATIN, script

LEVELS = ("country", "admin1", "admin2", "admin3")
TOLERANCE = 0.005
GRID = 0.0001
KM_A_DEGREE = 111.195
_NO_LANGUAGE = frozenset({"pcode", "ref", "type", "code"})
_CODE = re.compile(r"adm(\d)_pcode", re.IGNORECASE)
# What an area is, written before its name in Arabic ("centre of …").
_FRAME = "مركز "


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """One area: its level (0 the country), p-code, names (English first), name in the local script, and outline.

    `around` holds the p-codes of the areas around it, finest first.
    """

    level: int
    code: str
    names: tuple[str, ...]
    local: str | None
    around: tuple[str, ...]
    outline: BaseGeometry


def level_of(fields: Mapping[str, Any]) -> int | None:
    """The level whose areas a row with these fields describes: the finest it has a p-code for; None for no COD-AB."""
    levels = [int(found.group(1)) for name in fields if (found := _CODE.fullmatch(name))]
    return max(levels, default=None)


def area(fields: Mapping[str, Any], outline: BaseGeometry) -> Area:
    """One row as an area. Raises ValueError where it has no p-code, no name or no outline."""
    level = level_of(fields)
    if level is None:
        raise ValueError("no field admN_pcode")
    told = {name.casefold(): " ".join(str(value).split()) for name, value in fields.items() if value is not None}
    names = _names(told, level)
    code = told.get(f"adm{level}_pcode", "")
    if not code or not names or outline.is_empty:
        raise ValueError(f"area {code or names or '?'} lacks a p-code, a name or an outline")
    around = [told.get(f"adm{upper}_pcode", "") for upper in range(level - 1, -1, -1)]
    local = next((name for name in names if script(name) not in (LATIN, "")), None)
    return Area(
        level=level,
        code=code,
        names=tuple(sorted(names, key=lambda name: script(name) != LATIN)),
        local=local.removeprefix(_FRAME) if local else None,
        around=tuple(filter(None, around)),
        outline=outline,
    )


def _names(told: Mapping[str, str], level: int) -> list[str]:
    """Names in the order English, then every other language, then alternatives."""
    newer = [told.get(f"adm{level}_{name}", "") for name in ("name", "name1", "name2", "name3", "ref_name")]
    older = {
        name.removeprefix(f"adm{level}_"): value
        for name, value in told.items()
        if re.fullmatch(rf"adm{level}_[a-z]{{2}}", name) and name[-2:] not in _NO_LANGUAGE
    }
    others = [value for name, value in sorted(older.items()) if name != "en"]
    alternatives = [value for name, value in told.items() if re.fullmatch(rf"adm{level}(_ref|alt\d[a-z]{{2}})", name)]
    found = [older.get("en", ""), *newer, *others, *alternatives]
    return list(dict.fromkeys(name.replace("|", " ") for name in found if name))


def entries(areas: Sequence[Area], country: str, source: str) -> list[GazetteerEntry]:
    """The areas as places of a pack, in the order of their codes; the country bears its ISO code."""
    finest = max((one.level for one in areas), default=0)
    outlines = _outlines([one for one in areas if one.level == finest], areas)
    found = {one.code: _entry(one, country, outlines[one.code], source) for one in areas if one.level < len(LEVELS)}
    return [found[code] for code in sorted(found)]


def _outlines(finest: Sequence[Area], areas: Sequence[Area]) -> dict[str, BaseGeometry]:
    """A simplified outline for every area."""
    simple = shapely.coverage_simplify([shapely.make_valid(one.outline) for one in finest], TOLERANCE)
    found = {one.code: _rounded(outline) for one, outline in zip(finest, simple, strict=True)}
    parts: defaultdict[str, list[BaseGeometry]] = defaultdict(list)
    for one in finest:
        for code in one.around:
            parts[code].append(found[one.code])
    for one in areas:
        if one.code not in found:
            own = shapely.union_all(parts[one.code]) if one.code in parts else one.outline.simplify(TOLERANCE)
            found[one.code] = _rounded(own)
    return found


def _rounded(outline: BaseGeometry) -> BaseGeometry:
    return shapely.normalize(shapely.set_precision(outline, GRID))


def _entry(one: Area, country: str, outline: BaseGeometry, source: str) -> GazetteerEntry:
    kind = LEVELS[one.level]
    point = outline.representative_point()
    # The country is named by its ISO code, whatever p-code the data set gives it.
    around = (*one.around[: max(0, one.level - 1)], *([country] if one.level else []))
    return GazetteerEntry(
        id=one.code if one.level else country,
        kind=kind,
        names=one.names,
        lat=round(point.y, 4),
        lon=round(point.x, 4),
        precision=Precision(kind),
        radius_km=_radius_km(outline),
        source=source,
        local_name=one.local,
        within=around,
        prominence=features()["PCLI" if not one.level else f"ADM{one.level}"].rank,
        geometry=shapely.to_wkt(outline, rounding_precision=4),
    )


def _radius_km(outline: BaseGeometry) -> float:
    """The radius of the smallest circle around an outline, in a plane true around its middle."""
    stretch = math.cos(math.radians(outline.centroid.y))
    flat = affinity.scale(outline, KM_A_DEGREE * stretch, KM_A_DEGREE, origin=(0, 0))
    return max(0.1, round(float(shapely.minimum_bounding_radius(flat)), 1))
