"""Installing a gazetteer: gathered, built, written aside, and only then put in the place of an older one."""

from __future__ import annotations

import fcntl
import shutil
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from marsad.engine.gazetteers import building, fetching, finding, licensing
from marsad.engine.gazetteers.building import Built, Sources
from marsad.engine.gazetteers.linking import Link, links
from marsad.engine.gazetteers.ordering import Gathered, Installation, Material, Order
from marsad.engine.results import Watch
from marsad.errors import Busy, Damaged, MarsadError, UsageError
from marsad.model import GazetteerEntry, Licence
from marsad.packs import unpacking, writing
from marsad.packs.cod_ab import Area
from marsad.packs.installed import HEAD, LINKS, aside
from marsad.packs.unpacking import Content, Part

_LAYERS = (Content.GEOJSON, Content.SHAPES)


def install(order: Order, watch: Watch) -> Installation:
    """Install what is ordered; what was installed before stays until the new is whole.

    Raises MarsadError with what, where and what next: for files that are damaged, of no licence or of another country,
    for a server or a disk that fails. Broken off at any moment, the same order again completes it.
    """
    if not (len(order.country) == 2 and order.country.isascii() and order.country.isalpha()):
        raise UsageError(
            f"{order.country!r} is no code of a country.",
            next_step="Write two letters by ISO 3166, such as SY for Syria.",
        )
    with _disk(order.shelf), _alone(order):
        downloads = order.shelf / f".{order.country}.downloads"
        gathered = finding.found(order) if order.paths else fetching.fetched(order, downloads, watch)
        installation = _installed(order, gathered, watch)
        shutil.rmtree(downloads, ignore_errors=True)
    return installation


def _installed(order: Order, gathered: Gathered, watch: Watch) -> Installation:
    parts = [part for one in gathered.materials for part in _parts(one, watch)]
    areas, layers = _areas(order, parts) if order.boundaries else ([], set())
    built = _built(order, parts, areas)
    sources = {entry.source for entry in built.places}
    licences = tuple(one for one in _licences(order, gathered, built) if one.id in sources)
    _refuse_unlicensed(built, licences, parts)
    watch(0, None, "comparing with the places known")
    same = links(built.places, order.known)
    used = [one for one in gathered.materials if one.path in built.used | layers]
    folder = _put(order, used, built, licences, same)
    return Installation(
        country=order.country,
        title=built.title,
        folder=folder,
        places=len(built.places),
        names=sum(len(entry.names) for entry in built.places),
        areas=sum(entry.geometry is not None for entry in built.places),
        linked=len(same) + len({e.id for e in order.known} & {e.id for e in built.places}),
        licences=licences,
        problems=(*gathered.problems, *built.problems),
    )


def _parts(material: Material, watch: Watch) -> list[Part]:
    watch(0, None, f"reading {material.path.name}")
    try:
        return unpacking.parts(material.path)
    except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError, RuntimeError) as fault:
        raise _unreadable(str(material.path), fault) from fault


def _unreadable(where: str, fault: Exception) -> Damaged:
    return Damaged(
        f"The file cannot be read: {fault}.",
        where=where,
        next_step="It may have been cut short: copy or download it again. What was installed before stays.",
    )


def _areas(order: Order, parts: Sequence[Part]) -> tuple[list[Area], set[Path]]:
    """The areas of this country in all layers, each code once; and the files that held some."""
    found: dict[str, Area] = {}
    used: set[Path] = set()
    for part in parts:
        if part.content not in _LAYERS:
            continue
        try:
            areas = unpacking.areas(part)
        except ImportError as absent:
            raise fetching.no_shapefiles(str(part.path)) from absent
        except (ValueError, LookupError, TypeError, AttributeError, zipfile.BadZipFile, EOFError) as fault:
            raise _unreadable(f"{part.path}{f' ({part.member})' if part.member else ''}", fault) from fault
        for area in areas:
            if _is_of(area, order.country):
                found.setdefault(area.code, area)
                used.add(part.path)
    return list(found.values()), used


def _is_of(area: Area, country: str) -> bool:
    """By the p-code of the country around it; some countries' p-codes begin with three letters."""
    code = area.around[-1] if area.around else area.code
    return code.upper().startswith(country)


def _built(order: Order, parts: Sequence[Part], areas: Sequence[Area]) -> Built:
    sources = Sources(points=licensing.geonames_id(order.country), areas=licensing.boundaries_id(order.country))
    where = ", ".join(map(str, order.paths)) or order.geonames_url
    try:
        built = building.build(parts, areas, order.country, sources)
    except (ValueError, zipfile.BadZipFile, EOFError) as fault:
        raise _unreadable(where, fault) from fault
    if not built.places:
        raise UsageError(
            f"No place of {order.country} is in these files.",
            where=where,
            next_step=(
                f"Name the GeoNames dump of the country ({order.country}.zip) or its COD-AB boundaries; "
                f"`marsad gazetteer install {order.country} --plan` says where to get them."
            ),
        )
    return built


def _licences(order: Order, gathered: Gathered, built: Built) -> list[Licence]:
    retrieved = max((one.retrieved for one in gathered.materials), default="")
    return [
        licensing.geonames(order.country, built.title, retrieved),
        *([gathered.boundaries] if gathered.boundaries else []),
    ]


def _refuse_unlicensed(built: Built, licences: Sequence[Licence], parts: Sequence[Part]) -> None:
    if {entry.source for entry in built.places} - {one.id for one in licences}:
        layers = dict.fromkeys(str(part.path) for part in parts if part.content in _LAYERS)
        raise licensing.refused(", ".join(layers))


def _put(
    order: Order, materials: Sequence[Material], built: Built, licences: Sequence[Licence], same: Sequence[Link]
) -> Path:
    """Write the folder aside and give it its name; a kill in between leaves the old one, or the new one."""
    folder = order.shelf / order.country
    new, old = order.shelf / f".{order.country}.new", aside(order.shelf, order.country)
    for left in (new, old) if folder.exists() else (new,):
        shutil.rmtree(left, ignore_errors=True)
    try:
        new.mkdir(parents=True)
        writing.places(new, built.places)
        writing.licences(new / "licences.toml", licences)
        writing.table(new / LINKS, ("id", "same_as", "km", "alike"), [_cells(link) for link in same])
        head = _head(order, built.places, built.title)
        writing.toml(new / HEAD, head, {"material": [_told(one) for one in materials]})
        if folder.exists():
            folder.rename(old)
        new.rename(folder)
    except OSError:
        if old.exists() and not folder.exists():
            old.rename(folder)
        raise
    finally:
        shutil.rmtree(new, ignore_errors=True)
    shutil.rmtree(old, ignore_errors=True)
    return folder


def _cells(link: Link) -> tuple[str | float, ...]:
    return link.id, link.same_as, link.km, link.alike


def _head(order: Order, places: Sequence[GazetteerEntry], title: str) -> dict[str, object]:
    lats, lons = [e.lat for e in places], [e.lon for e in places]
    return {
        "title": f"Gazetteer of {title}",
        "country": order.country,
        "bounds": [min(lats), min(lons), max(lats), max(lons)],
        "places": len(places),
        "names": sum(len(entry.names) for entry in places),
        "made_with": f"marsad {version('marsad')}",
    }


def _told(material: Material) -> dict[str, object]:
    return {
        "file": material.path.name,
        "url": material.origin,
        "retrieved": material.retrieved,
        "sha256": material.sha256,
        "bytes": material.bytes,
    }


@contextmanager
def _disk(shelf: Path) -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        raise MarsadError(
            f"The gazetteer cannot be written: {fault.strerror or fault}.",
            where=str(fault.filename or shelf),
            next_step="Check the disk, its room and the permissions, then run the same command again. "
            "What was installed before stays.",
        ) from fault


@contextmanager
def _alone(order: Order) -> Iterator[None]:
    """One install of a country on a shelf at a time."""
    order.shelf.mkdir(parents=True, exist_ok=True)
    with (order.shelf / f".{order.country}.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Busy(
                f"Another process is installing the gazetteer of {order.country}.",
                where=str(order.shelf),
                next_step="Wait until it is done; then run the same command again if you still need it.",
            ) from None
        yield
