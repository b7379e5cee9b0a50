"""Measure how names become places: python -m scripts.score_places [BENCH FOLDER] [--only PART …]

Prints a table for each set and, last, one JSON object with the figures in per cent:
top1, top1_province          UCDP names of villages and towns, first candidate within 5 km: alone, with the governorate
resolved_precision/_coverage the same names told with a place 2–25 km away: share resolved, and right of these
headlines_hit10, _far50      headlines placed within 10 km, and wrong by more than 50 km, of all headlines
news_acc161                  place names of world news, given, within 161 km
gaza_hit5                    incident reports placed within 5 km, of those with a point
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from scripts.score_places import names, news, texts

BENCH = Path(__file__).parents[2].parent / "shared" / "bench" / "dev"
PARTS = ("names", "headlines", "news", "gaza")


def main() -> int:
    """Measure what was asked for; print the JSON line last."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", type=Path, nargs="?", default=BENCH)
    parser.add_argument("--only", nargs="*", choices=PARTS, default=PARTS)
    parser.add_argument("--keep", type=Path, help="folder for what was read, to place it anew without reading")
    chosen = parser.parse_args()
    if not chosen.bench.is_dir():
        print(f"No bench at {chosen.bench}: name its folder.", file=sys.stderr)
        return 2
    figures: dict[str, float] = {}
    for part in chosen.only:
        figures |= _measured(part, chosen.bench, chosen.keep)
    print(json.dumps(figures))
    return 0


def _measured(part: str, bench: Path, keep: Path | None) -> dict[str, float]:
    if part == "names":
        return names.measure(bench)
    if part == "news":
        return news.measure(bench)
    kept = keep / f"{part}.pickle" if keep else None
    return (texts.headlines if part == "headlines" else texts.gaza)(bench, kept)


if __name__ == "__main__":
    sys.exit(main())
