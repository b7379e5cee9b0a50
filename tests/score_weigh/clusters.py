"""Reports grouped by what they tell of, held against the incidents that people coded: B-cubed and CoNLL.

The scorers are those of the shared folder, so that figures are comparable with the ones measured there.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from marsad.weigh.stories import stories
from tests.gate.wiring import report_of


def scorers(shared: Path) -> ModuleType:
    """`score/metrics.py` of the shared folder. Raises FileNotFoundError."""
    path = shared / "score" / "metrics.py"
    spec = importlib.util.spec_from_file_location("shared_metrics", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def figures(rows: Sequence[Mapping[str, Any]], shared: Path) -> dict[str, float]:
    """`b3` and `conll` in percent, of rows with `gold.incident`."""
    reports = {report_of(row).id: str(row["id"]) for row in rows}
    found = {reports[i]: str(n) for n, members in enumerate(stories(map(report_of, rows))) for i in members}
    coded = {str(row["id"]): str(row["gold"]["incident"]) for row in rows}
    # two rows with one text are one report to us, and stand together whatever they are coded
    by_text = {str(row["id"]): found[reports[report_of(row).id]] for row in rows}
    told = scorers(shared).conll(coded, by_text)
    return {"b3": round(100 * told["b3"], 1), "conll": round(100 * told["conll"], 1)}
