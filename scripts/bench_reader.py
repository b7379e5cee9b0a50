"""How fast the reader is, beside what its language model alone takes for the same text.

    python scripts/bench_reader.py [FILE.jsonl] [--docs N] [--processes N] [--general FILE.jsonl] [--reader NAME]

A row of a file is {"text": …, "published"?: …}; without a file the example reports are read, over and over. Prints a
table, and as its last line the same figures as JSON. `ratio` is the reader's processor time over that of the bare
pipeline without its entity recogniser, `ratio_full` over the model as it comes, both over the same paragraphs in
batches, in this run.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from itertools import cycle, islice
from pathlib import Path

import spacy

from marsad.archive import Metadata, gather, report_of
from marsad.archive.sections import sections
from marsad.engine import plugging
from marsad.engine.crew import read_all
from marsad.model import Problem, Report
from marsad.read.sentences import MODELS, paragraphs

EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "idlib-2019"


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("file", nargs="?", type=Path, help="JSON lines to read instead of the examples")
    asked.add_argument("--docs", type=int, default=60)
    asked.add_argument("--processes", type=int, default=2)
    asked.add_argument("--general", type=Path, help="JSON lines of news of other things")
    asked.add_argument("--reader", default=plugging.BEST_READER, help="`rules` reads without the tagger")
    options = asked.parse_args()
    reports = _rows(options.file, options.docs) if options.file else _examples(options.docs)
    figures = {"docs": len(reports), "words": _words(reports)} | _alone(reports, options.reader)
    figures |= {"rss_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}
    if options.general:
        figures |= {"general_docs_s": _rate(_rows(options.general, options.docs), 1, options.reader)}
    if options.processes > 1:
        rate = _rate(reports, options.processes, options.reader)
        figures |= {"processes": options.processes, "docs_s_processes": rate}
        figures |= {"rss_mb_process": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024}
    for name, value in figures.items():
        print(f"{name:18} {value}")
    print(json.dumps(figures))


def _alone(reports: Sequence[Report], name: str) -> dict[str, float]:
    """The reader in this process, and the bare model."""
    reader = plugging.tools("syria", name).reader
    model = next(model for model in MODELS if spacy.util.is_package(model))
    texts = [report.text[p.start : p.end] for report in reports for p in paragraphs(report)]
    bare, full = spacy.load(model, exclude=["ner"]), spacy.load(model)
    for report in reports[:3]:
        reader.read(report)
    plain = _taken(lambda: list(bare.pipe(texts)))
    whole = _taken(lambda: list(full.pipe(texts)))
    begun = time.perf_counter()
    read = _taken(lambda: [reader.read(report) for report in reports])
    passed = time.perf_counter() - begun
    return {
        "docs_s": round(len(reports) / passed, 1),
        "words_s": round(_words(reports) / passed),
        "docs_cpu_s": round(len(reports) / read, 1),
        "ratio": round(read / plain, 2),
        "ratio_full": round(read / whole, 2),
    }


def _rate(reports: Sequence[Report], processes: int, name: str) -> float:
    """Reports a second, from the first that is read on: what it takes to begin is left out."""
    reading = read_all(reports, lambda one: one, partial(plugging.tools, "syria", name), processes)
    warm = min(4 * processes, len(reports) // 3)
    list(islice(reading, warm))
    begun = time.perf_counter()
    left = sum(1 for _ in reading)
    return round(left / (time.perf_counter() - begun), 1)


def _taken(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _words(reports: Sequence[Report]) -> int:
    return sum(len(report.text.split()) for report in reports)


def _rows(path: Path, limit: int) -> list[Report]:
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip())
    return [_report(number, row) for number, row in enumerate(islice(rows, limit))]


def _report(number: int, row: dict[str, str]) -> Report:
    day = row.get("published") or row.get("date")
    return Report(
        id=f"sha256:{number}",
        name=str(number),
        text=row["text"],
        published=date.fromisoformat(day[:10]) if day else None,
        language="en",
        sections=sections(row["text"]),
    )


def _examples(limit: int) -> list[Report]:
    found = [one for one in gather([EXAMPLES], Metadata()) if not isinstance(one, Problem)]
    english = [r for r in map(report_of, found) if (r.language or "en").startswith("en")]
    return list(islice(cycle(english), limit))


if __name__ == "__main__":
    main()
