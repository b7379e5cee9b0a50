"""`make score-weigh`: measure what weighing makes of other people's labelled reports.

The last line is one JSON object:

gva_b3, gva_conll   reports of shootings grouped into incidents, B-cubed F1 and CoNLL F1
ecb_b3              reports of all sorts of events without a date, B-cubed F1
gaza_in_range       narratives of single strikes: share whose killed lie in the coded range
gaza_exact          share of the same where they are its lower end

All in percent. Exit codes: 0 measured, 2 the data are not there.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.gate.benches import gaza
from tests.gate.data import SHARED, path_of
from tests.gate.wiring import Wired
from tests.score_weigh import clusters

NO_DATA = 2


def main(shared: Path = SHARED) -> int:
    """Measure and print. Gives the exit code."""
    try:
        found = _figures(shared)
    except FileNotFoundError as missing:
        print(f"There is no {missing.filename or missing}; the labelled data lie beside the checkout.", file=sys.stderr)
        return NO_DATA
    print(json.dumps(found))
    return 0


def _figures(shared: Path) -> dict[str, float]:
    shootings = clusters.figures(_rows("gva_docs", shared), shared)
    print("gva_docs", shootings, flush=True)
    events = clusters.figures(_rows("ecb_plus", shared), shared)
    print("ecb_plus", events, flush=True)
    strikes = gaza.figures(_rows("airwars_gaza", shared), Wired())
    return {
        "gva_b3": shootings["b3"],
        "gva_conll": shootings["conll"],
        "ecb_b3": events["b3"],
        "gaza_in_range": round(strikes["gaza_killed"], 1),
        "gaza_exact": round(strikes["gaza_killed_exact"], 1),
    }


def _rows(name: str, shared: Path) -> Sequence[dict[str, Any]]:
    text = path_of(name, shared).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.split("\n") if line.strip()]


if __name__ == "__main__":
    sys.exit(main())
