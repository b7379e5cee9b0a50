"""Build the place files of the Syria pack: python scripts/build_pack_syria.py SHARED_GEO_DIR [TARGET]

Reads OCHA's list of communities, the COD-AB boundaries, GeoNames and UCDP GED from the folder, and `regions.toml` of
the pack, and writes `places.tsv.gz`, `areas.geojson.gz` and `regions.geojson.gz` into the pack, or TARGET. The same
input gives the same bytes. Needs `pip install marsad[packs]`. Who holds a place is never read.
"""

from __future__ import annotations

import sys
from pathlib import Path

from pack_files import writing
from pack_syria import areas, merging, places

PACK = Path(__file__).resolve().parents[1] / "src" / "marsad" / "packs" / "syria"


def main(folder: Path, target: Path = PACK) -> None:
    """Write the three files and print how many rows each holds."""
    outlines = areas.boundaries(folder)
    events = places.ged_names(folder)
    rows = merging.merged(
        places.communities(folder), places.neighbourhoods(folder), places.geonames(folder), events, outlines, PACK
    )
    shapes = areas.areas(outlines, rows, events, PACK)
    regions = areas.regions(outlines, rows, PACK)
    writing.tsv(target / "places.tsv.gz", rows)
    writing.geojson(target / "areas.geojson.gz", shapes)
    writing.geojson(target / "regions.geojson.gz", regions)
    print(f"{len(rows)} places, {len(shapes)} areas, {len(regions)} regions, roads and rivers")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        raise SystemExit(__doc__)
    main(*map(Path, sys.argv[1:]))
