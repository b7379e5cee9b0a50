"""Changes of weigh/ that no test notices: mutmut's mutants, all of them or a sample, and the share that is killed.

    python scripts/mutants.py                     all mutants of all files, an hour or two on one core
    python scripts/mutants.py --sample 600        600 of them, drawn with --seed (0)
    python scripts/mutants.py --only denials      those of one file

Tests that draw their cases (properties) and tests of pace are left out: a mutant is killed by a test that fails
whenever it is there. Prints the figures by file, then one line of JSON.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

MUTANTS = Path("mutants/src/marsad/weigh")
SURVIVED, UNTESTED = 0, 33
# Something small, to have all mutants written without running many.
FIRST = "marsad.weigh.naming*"


def main() -> int:
    """Run the mutants asked for and print what became of them; 1 where fewer are killed than --least."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--sample", type=int, default=0, help="how many mutants; 0: all")
    asked.add_argument("--seed", type=int, default=0)
    asked.add_argument("--only", default="", help="the file, without its ending")
    asked.add_argument("--least", type=float, default=0.0, help="percent that must be killed")
    given = asked.parse_args()
    _mutmut(FIRST)
    names = sorted(n for n in _results() if not given.only or n.startswith(f"marsad.weigh.{given.only}."))
    chosen = random.Random(given.seed).sample(names, min(given.sample or len(names), len(names)))
    _mutmut(*chosen)
    share = _told({n: code for n, code in _results().items() if n in set(chosen)})
    print(
        json.dumps({"mutants": len(names), "run": len(chosen), "seed": given.seed, "killed_percent": round(share, 1)})
    )
    return int(share < given.least)


def _mutmut(*names: str) -> None:
    done = subprocess.run([sys.executable, "-m", "mutmut", "run", "--max-children", "1", *names], check=False,
                          stdout=subprocess.DEVNULL)  # fmt: skip
    if not MUTANTS.is_dir():
        raise SystemExit(done.returncode or 1)


def _results() -> dict[str, int | None]:
    """What became of every mutant, by its name; None for one not run."""
    found: dict[str, int | None] = {}
    for meta in sorted(MUTANTS.glob("*.meta")):
        found |= json.loads(meta.read_text(encoding="utf-8"))["exit_code_by_key"]
    return found


def _told(results: dict[str, int | None]) -> float:
    """Print the figures by file; gives the percentage killed of all that ran. What no test runs has survived."""
    run: Counter[str] = Counter()
    killed: Counter[str] = Counter()
    for name, code in results.items():
        if code is not None:
            run[name.split(".")[2]] += 1
            killed[name.split(".")[2]] += code not in (SURVIVED, UNTESTED)
    for part in sorted(run):
        print(f"{part:14} {killed[part]:5} of {run[part]:5}  {100 * killed[part] / run[part]:5.1f} %")
    return 100 * killed.total() / max(run.total(), 1)


if __name__ == "__main__":
    sys.exit(main())
