"""Build the place files of a pack out of its `build.toml`: python scripts/build_pack_country.py PACK GEO_DIR [TARGET]

PACK is the name of a shipped pack (ukraine, palestine), GEO_DIR the folder with `geonames_CC_cities500.tsv` and
`natural_earth/CC_admin1_ne10m_polygonized.geojson`. Joins these with `build.toml` (names, areas, lines) and
`curated.tsv` (points) of the pack and writes `places.tsv.gz`, `areas.geojson.gz` and `regions.geojson.gz`. The same
input gives the same bytes. A further country needs a folder with the two hand-written files and no code.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

from pack_country import outlines, points, shapes
from pack_files import writing

PACKS = Path(__file__).resolve().parents[1] / "src" / "marsad" / "packs"


def main(name: str, folder: Path, target: Path | None = None) -> None:
    """Write the three files and print how many rows each holds."""
    pack = PACKS / name
    told = tomllib.loads((pack / "build.toml").read_text(encoding="utf-8"))
    ground = outlines.read(folder, told)
    rows = points.rows(folder, pack, told, ground)
    areas = shapes.areas(told, ground)
    regions = shapes.regions(told, ground, rows)
    target = target or pack
    writing.tsv(target / "places.tsv.gz", rows)
    writing.geojson(target / "areas.geojson.gz", areas)
    writing.geojson(target / "regions.geojson.gz", regions)
    print(f"{len(rows)} places, {len(areas)} areas, {len(regions)} regions and lines")


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        raise SystemExit(__doc__)
    main(sys.argv[1], *map(Path, sys.argv[2:]))
