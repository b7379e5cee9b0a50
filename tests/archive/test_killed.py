"""A run of collecting, killed at random moments, is completed by the next."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

from marsad.archive import Store, verify

COLLECT = """
import sys
from pathlib import Path
from marsad.archive import Archive, gather
archive = Archive(Path(sys.argv[2]), actor="desk")
for draft in gather([sys.argv[1]]):
    archive.collect(draft)
    print(draft.name, flush=True)
"""


def collect(source: Path, folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", COLLECT, str(source), str(folder)], stdout=subprocess.PIPE, text=True
    )


def test_nothing_is_lost_and_nothing_is_half_done(tmp_path):
    source = tmp_path / "rows.jsonl"
    source.write_text("\n".join(f'{{"id": "{n}", "language": "en", "text": "Shell {n} fell."}}' for n in range(25)))
    with collect(source, tmp_path / "undisturbed") as process:
        process.communicate(timeout=60)
    folder = tmp_path / "killed"
    chance = random.Random(11)
    for steps in (0, 3, 9, 17):
        with collect(source, folder) as process:
            for _ in range(steps):
                process.stdout.readline()
            time.sleep(chance.uniform(0, 0.01))
            process.kill()
        assert {p.code for p in verify(folder)} <= {"object_unlogged", "log_torn"}
    with collect(source, folder) as process:
        process.communicate(timeout=60)
    assert verify(folder) == []
    kept = [[path.name for path in Store(f).files()] for f in (folder, tmp_path / "undisturbed")]
    assert kept[0] == kept[1]
    assert len(kept[0]) == 25
