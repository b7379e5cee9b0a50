"""Files in the formats of GeoNames and COD-AB, made of a few real rows (GeoNames, CC BY 4.0); and a server of them."""

from __future__ import annotations

import hashlib
import json
import threading
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

IDLIB = 35.93, 36.63


def row(
    id_: int, name: str, lat: float, lon: float, *, alternates: str = "", feature: str = "PPL", country: str = "SY",
    codes: tuple[str, ...] = ("12",), population: int = 0,
) -> str:  # fmt: skip
    """One line of a dump: 19 columns."""
    admin = (*codes, "", "", "", "")[:4]
    cells = (
        id_, name, name, alternates, lat, lon, feature[:1], feature, country, "", *admin, population, "", "",
        "Asia/Damascus", "2026-01-01",
    )  # fmt: skip
    return "\t".join(map(str, cells)) + "\n"


ROWS = (
    row(163843, "Syria", 35.0, 38.0, alternates="Syria,Syrie,SY", feature="PCLI", codes=("00",)),
    row(169387, "Muḩāfaz̧at Idlib", 35.75, 36.67, alternates="Idlib Governorate,Gouvernorat d'Idlib", feature="ADM1"),
    row(168661, "Kafr Nubl", 35.61376, 36.56449, alternates="Kafranbel,kfr nbl,كفر نبل,Кафр-Набль", population=45_652),
    row(2960, "Ayn Halaqim", 34.93998, 36.32212, alternates='Ajn-Khalakim,"Ain Halaqim,عين حلاقيم', codes=("10",)),
    row(173480, "Marsad", 35.7, 36.7, feature="HLL"),
)


def alternate(id_: int, place: int, language: str, name: str, *marks: str) -> str:
    """One line of a table of alternate names; marks are preferred, short, colloquial, historic, from, to."""
    return "\t".join([str(id_), str(place), language, name, *(*marks, *[""] * 6)[:6]]) + "\n"


ALTERNATES = (
    alternate(1, 168661, "en", "Kafr Nabl", "1"),
    alternate(2, 168661, "ar", "كفر نبل", "1"),
    alternate(3, 168661, "link", "https://en.wikipedia.org/wiki/Kafr_Nabl"),
    alternate(4, 168661, "wkdt", "Q2302386"),
    alternate(5, 168661, "la", "Capronabla", "", "", "", "1"),
    alternate(6, 168661, "", "Kafranbel"),
    alternate(7, 999, "en", "Elsewhere"),
)
COUNTRIES = (
    "# ISO\tISO3\t…\n"
    "SY\tSYR\t760\tSY\tSyria\tDamascus\t185180\t16906283\tAS\t.sy\tSYP\tPound\t963\t\t\tar-SY,ku,hy,arc,fr,en\t163843\t\n"
)
AREA_NAMES = "SY.12\tIdlib\tIdlib\t169387\nUA.05\tDonetsk\tDonetsk\t709716\n"


def zipped(path: Path, members: Mapping[str, str | bytes]) -> Path:
    """A zip of these members."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return path


def square(south: float, west: float, side: float = 0.5) -> dict[str, Any]:
    """A GeoJSON square."""
    north, east = south + side, west + side
    return {
        "type": "Polygon",
        "coordinates": [[[west, south], [east, south], [east, north], [west, north], [west, south]]],
    }


OLD = {"name": "ADM{}_EN", "local": "ADM{}_AR", "code": "ADM{}_PCODE"}
NEW = {"name": "adm{}_name", "local": "adm{}_name1", "code": "adm{}_pcode"}


def layers(schema: Mapping[str, str], level: int) -> dict[str, Any]:
    """The two areas of a level (one for the country) as GeoJSON, in the fields of a schema."""
    if level == 0:
        return _collection([_feature(schema, 0, [("Syria", "سوريا", "SY")], square(35.5, 36.5, 1.0))])
    rows = [
        (*_above(level, "SY07", ("Idleb", "إدلب")), square(35.5, 36.5)),
        (*_above(level, "SY05", ("Hama", "حماة")), square(35.0, 36.5)),
    ]
    return _collection([_feature(schema, level, list(chain[:-1]), chain[-1]) for chain in rows])


def _above(level: int, code: str, names: tuple[str, str]) -> list[tuple[str, str, str]]:
    codes = [code + "00" * (at - 1) for at in range(level, 0, -1)]
    return [*((*names, each) for each in codes), ("Syria", "سوريا", "SY")]


def _feature(
    schema: Mapping[str, str], level: int, chain: list[tuple[str, str, str]], outline: dict[str, Any]
) -> dict[str, Any]:
    told: dict[str, Any] = {"validOn": "2024-01-01", "area_sqkm": 12.5}
    for upper, (name, local, code) in zip(range(level, -1, -1), chain, strict=True):
        told |= {
            schema["name"].format(upper): name,
            schema["local"].format(upper): local,
            schema["code"].format(upper): code,
        }
    return {"type": "Feature", "properties": told, "geometry": outline}


def _collection(features: list[dict[str, Any]]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": features}


def boundaries(path: Path, schema: Mapping[str, str] = NEW) -> Path:
    """A zip of three levels as GeoJSON, as the Humanitarian Data Exchange offers it."""
    named = {f"syr_admin{level}.geojson": json.dumps(layers(schema, level)) for level in range(3)}
    return zipped(path, named)


def folder(path: Path) -> Path:
    """Everything of GeoNames about Syria in one folder, as `--from` takes it."""
    zipped(path / "SY.zip", {"SY.txt": "".join(ROWS), "readme.txt": "Readme for GeoNames\n"})
    zipped(path / "alternatenames" / "SY.zip", {"SY.txt": "".join(ALTERNATES)})
    (path / "countryInfo.txt").write_text(COUNTRIES, encoding="utf-8")
    (path / "admin1CodesASCII.txt").write_text(AREA_NAMES, encoding="utf-8")
    (path / "admin2Codes.txt").write_text("", encoding="utf-8")
    return path


@dataclass
class Served:
    """A server on this machine. `asked` holds path and Range of every request; faults are switched on by a test."""

    url: str
    files: dict[str, bytes] = field(default_factory=dict)
    asked: list[tuple[str, str | None]] = field(default_factory=list)
    ranges: bool = True
    marks: bool = True
    cut: list[int] = field(default_factory=list)
    """After how many bytes the connection is cut, for the requests to come."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    served: Served


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        served = self.server.served
        path, _, _ = self.path.partition("?")
        wanted = self.headers.get("Range")
        served.asked.append((path, wanted))
        body = served.files.get(self.path, served.files.get(path))
        if body is None:
            self.send_error(404)
            return
        mark = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        begin = int(wanted.removeprefix("bytes=").split("-")[0]) if wanted else 0
        partial = bool(served.ranges and wanted and self.headers.get("If-Range") == mark)
        if partial and begin >= len(body):
            self.send_response(416)
            self.send_header("Content-Range", f"bytes */{len(body)}")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        rest = body[begin:] if partial else body
        self.send_response(206 if partial else 200)
        if partial:
            self.send_header("Content-Range", f"bytes {begin}-{len(body) - 1}/{len(body)}")
        self.send_header("Content-Length", str(len(rest)))
        if served.marks:
            self.send_header("ETag", mark)
        self.end_headers()
        if served.cut:
            self.wfile.write(rest[: served.cut.pop(0)])
            self.close_connection = True
        else:
            self.wfile.write(rest)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def serving() -> Iterator[Served]:
    """A server that is there while the test lasts."""
    server = _Server(("127.0.0.1", 0), _Handler)
    server.served = Served(url=f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server.served
    finally:
        server.shutdown()
        server.server_close()


CATALOGUE = "/api/3/action/package_show?id=cod-ab-syr"


def mirror(served: Served, scratch: Path, *, licence: str | None = "cc-by-igo") -> None:
    """GeoNames and the catalogue of boundaries, as far as Syria goes."""
    made = folder(scratch / "mirror")
    for path in made.rglob("*"):
        if path.is_file():
            served.files[f"/dump/{path.relative_to(made)}"] = path.read_bytes()
    served.files["/files/syr_admin.geojson.zip"] = boundaries(scratch / "cod.zip").read_bytes()
    told = {
        "title": "Syrian Arab Republic - Subnational Administrative Boundaries",
        "dataset_source": "UNCS, OCHA",
        "license_id": licence,
        "resources": [
            {"format": "XLSX", "url": "/files/none.xlsx"},
            {"format": "GeoJSON", "download_url": "/files/syr_admin.geojson.zip", "hash": ""},
        ],
    }
    served.files[CATALOGUE] = json.dumps({"success": True, "result": told}).encode()
