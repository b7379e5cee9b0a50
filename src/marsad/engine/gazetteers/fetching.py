"""The files of a gazetteer over the network: GeoNames, and the boundaries that the catalogue of OCHA lists."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from marsad.archive.download import download, text
from marsad.archive.store import digest_of
from marsad.engine.gazetteers import licensing
from marsad.engine.gazetteers.ordering import Gathered, Material, Order, problem
from marsad.engine.results import Watch
from marsad.errors import Damaged, Missing, NotFound
from marsad.model import Licence, Problem
from marsad.packs import geonames

_COUNTRIES = "countryInfo.txt"
# A file that an earlier attempt brought whole is as good as new for so long.
_FRESH_SECONDS = 86_400
_SHA256_DIGITS = 64


def addresses(country: str, geonames_url: str, cod_url: str) -> dict[str, str]:
    """Where what can be had from, by the folder and name under which `--from` takes it; of the boundaries, the page."""
    base = geonames_url.rstrip("/")
    return {
        f"{country}.zip": f"{base}/{country}.zip",
        f"alternatenames/{country}.zip": f"{base}/alternatenames/{country}.zip",
        "admin1CodesASCII.txt": f"{base}/admin1CodesASCII.txt",
        "admin2Codes.txt": f"{base}/admin2Codes.txt",
        _COUNTRIES: f"{base}/{_COUNTRIES}",
        "COD-AB (GeoJSON or shapefile)": f"{cod_url.rstrip('/')}/dataset/?q=cod-ab+{country.lower()}",
    }


def fetched(order: Order, folder: Path, watch: Watch) -> Gathered:
    """Every file, in `folder`; what is there from an earlier attempt is not fetched again.

    A country without boundaries in the catalogue is a problem among the results. Raises MarsadError where a file
    cannot be had, Damaged where it is not the one of its checksum.
    """
    bringing = _Bringing(order, folder, watch)
    *points, _ = addresses(order.country, order.geonames_url, order.cod_url).items()
    materials = [bringing.file(name, url) for name, url in points]
    if not order.boundaries:
        return Gathered(materials=materials)
    return _with_boundaries(order, bringing, materials)


def _with_boundaries(order: Order, bringing: _Bringing, materials: list[Material]) -> Gathered:
    country = _country(materials, order.country)
    if country is None:
        return _none(materials, f"{_COUNTRIES} does not list {order.country}")
    page = f"{order.cod_url.rstrip('/')}/api/3/action/package_show?id=cod-ab-{country.code3.lower()}"
    try:
        told = licensing.entry(text(page))
    except NotFound:
        return _none(materials, f"the catalogue has none for {country.name} ({page})")
    except (ValueError, json.JSONDecodeError) as fault:
        raise Damaged(
            f"The catalogue's answer cannot be understood: {fault}.",
            where=page,
            next_step="Try again later, or download the boundaries yourself and name them with --from.",
        ) from fault
    licence = _licence(order, told, page)
    chosen = _resource(told.get("resources"))
    if chosen is None:
        return _none(materials, f"the catalogue offers them neither as GeoJSON nor as shapefile ({page})")
    url = urljoin(page, str(chosen.get("download_url") or chosen["url"]))
    digest = str(chosen.get("hash") or "")
    name = f"boundaries/{Path(urlsplit(url).path).name}"
    material = bringing.file(name, url, digest if len(digest) == _SHA256_DIGITS else None)
    return Gathered(materials=[*materials, material], boundaries=licence)


def _none(materials: list[Material], why: str) -> Gathered:
    return Gathered(materials=materials, problems=(_without(why),))


def _without(why: str) -> Problem:
    return problem("no_boundaries", f"No boundaries are installed: {why}. Places know their areas by code alone.")


def _licence(order: Order, told: Mapping[str, Any], page: str) -> Licence:
    if order.boundaries_licence:
        return licensing.of_terms(order.country, order.boundaries_licence, str(told.get("title") or ""))
    licence = licensing.of_catalogue(order.country, told)
    if licence is None:
        raise licensing.refused(page)
    return licence


def _country(materials: list[Material], code: str) -> geonames.Country | None:
    table = next(one.path for one in materials if one.path.name == _COUNTRIES)
    return geonames.countries(table.read_text(encoding="utf-8", errors="replace").splitlines()).get(code)


def _resource(listed: Any) -> Mapping[str, Any] | None:
    """The boundaries as GeoJSON, else as shapefile where that can be read. Raises Missing where it cannot."""
    offered = [r for r in listed or () if isinstance(r, dict) and (r.get("download_url") or r.get("url"))]
    as_text = next((r for r in offered if str(r.get("format", "")).casefold() == "geojson"), None)
    shapes = next((r for r in offered if str(r.get("format", "")).casefold() in ("shp", "zipped shapefile")), None)
    if as_text is None and shapes is not None and find_spec("shapefile") is None:
        raise no_shapefiles(str(shapes.get("name", "")))
    return as_text or shapes


def no_shapefiles(where: str) -> Missing:
    """Shapefiles need a package of their own."""
    return Missing(
        "The boundaries are a shapefile, and the package that reads shapefiles is not installed.",
        where=where,
        next_step="Run `pip install 'marsad[shapefiles]'`, or name the boundaries as GeoJSON.",
    )


class _Bringing:
    """Brings files into one folder."""

    def __init__(self, order: Order, folder: Path, watch: Watch) -> None:
        self._order = order
        self._folder = folder
        self._watch = watch

    def file(self, name: str, url: str, sha256: str | None = None) -> Material:
        """The file of that name below the folder."""
        target = self._folder / name
        wanted = self._order.checksums.get(name) or self._order.checksums.get(target.name) or sha256
        digest = digest_of(target) if _fresh(target) else ""
        if not digest or (wanted and digest != wanted.lower()):
            digest = download(url, target, self._watch, sha256=wanted).sha256
        today = datetime.now(UTC).date().isoformat()
        return Material(path=target, origin=url, retrieved=today, sha256=digest, bytes=target.stat().st_size)


def _fresh(target: Path) -> bool:
    return target.is_file() and time.time() - target.stat().st_mtime < _FRESH_SECONDS
