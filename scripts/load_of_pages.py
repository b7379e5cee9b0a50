"""How quickly the pages come: PYTHONPATH=. python scripts/load_of_pages.py --claims 100000

Makes a desk of so many invented claims (a fifth as many reports), or takes one with `--desk`, serves it as `marsad
serve` does in a process of its own, and asks every page and its JSON twin, one after the other: milliseconds at the
median, at the 95th of a hundred, and at most; kilobytes before compression. Then 50 readers at once and 5 reviewers who
decide by the forms of the review desk, for `--seconds`: what was answered, and whether every decision that was accepted
is in the ledger. The last line is one JSON object.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import httpx
from lxml import html

from marsad import config
from marsad.engine import Desk
from marsad.ledger import Ledger
from tests.load.desks import found

READERS, REVIEWERS = 50, 5
LISTS = ("/", "/watch/table", "/ceasefires", "/tolls", "/control", "/outlook", "/sources", "/review")
SERVE = "import sys; from marsad.cli import main; sys.exit(main())"


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--claims", type=int, default=10_000)
    asked.add_argument("--reports", type=int, help="a fifth of the claims")
    asked.add_argument("--desk", type=Path, help="a desk made before; made there where there is none")
    asked.add_argument("--rounds", type=int, default=20, help="how often each page is asked")
    asked.add_argument("--seconds", type=float, default=20, help="how long readers and reviewers go on")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as aside:
        folder = given.desk or Path(aside) / "desk"
        if not (folder / config.SETTINGS_FILE).exists():
            found(folder, given.claims, given.reports or given.claims // 5).close()
        print(json.dumps(measured(folder, given.rounds, given.seconds)))


def measured(folder: Path, rounds: int, seconds: float) -> dict[str, Any]:
    """All figures of one desk."""
    asked = Asked.of(folder)
    with served(folder) as (home, pid, started):
        print(f"{asked.claims:,} claims, {asked.reports:,} reports; {started:.1f} s to start")
        pages = alone(home, asked, rounds)
        crowd = asyncio.run(crowded(home, asked, folder, seconds))
        memory = resident(pid)
    told = {"claims": asked.claims, "reports": asked.reports, "start_s": round(started, 1), "memory_mb": memory}
    return told | {"load": os.getloadavg()[0], "pages": pages, "crowd": crowd}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: pages of a kind by address, and ids to decide on."""

    claims: int
    reports: int
    pages: dict[str, list[str]]
    to_decide: list[str]

    @classmethod
    def of(cls, folder: Path) -> Asked:
        """Some of everything a desk holds, by chance but always the same; no day a picture is not weighed of yet."""
        chance = random.Random(5)
        with Desk(config.load(folder)) as desk:
            claims, reports, picture = desk.claims(), desk.reports(), desk.weigh()
            last = desk.latest_day() or date.today()
        days = [last, last - timedelta(days=200)]
        pages = {kind: [kind] for kind in LISTS}
        pages["/search"] = ["/search?q=army", "/search?q=warplanes+bombed"]
        pages["/changes"] = [f"/changes?from={days[1]}&to={days[0]}"]
        pages["/brief/{day}"] = [f"/brief/{day}" for day in days]
        nouns: tuple[tuple[str, Any], ...] = (
            ("report", reports), ("claim", claims), ("incident", picture.incidents), ("ceasefire", picture.ceasefires),
        )  # fmt: skip
        for noun, held in nouns:
            pages[f"/{noun}/{{id}}"] = [f"/{noun}/{one.id}" for one in chance.sample(held, min(20, len(held)))]
        pages["known on a day"] = [f"{kind}?known={day}" for kind in LISTS for day in days]
        return cls(len(claims), len(reports), pages, [c.id for c in chance.sample(claims, min(2000, len(claims)))])


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, int, float]]:
    """The address of the pages, the process that serves them, and the seconds until it said so."""
    began = time.monotonic()
    command = [sys.executable, "-c", SERVE, "serve", "--desk", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            address = server.stdout.readline().split("/  (")[0].strip()
            yield address, server.pid, time.monotonic() - began
        finally:
            server.terminate()


def alone(home: str, asked: Asked, rounds: int) -> dict[str, dict[str, float]]:
    """Each page by itself, with its JSON twin; the first answers, which wait for what is weighed, are told apart."""
    figures = {}
    print("| page | first, ms | median | 95th | most | kB |\n|---|---|---|---|---|---|")
    with httpx.Client(base_url=home, timeout=600) as client:
        for kind, addresses in asked.pages.items():
            for twin in (False, True):
                paths = [_twin(path) for path in addresses] if twin else addresses
                first = max(_timed(client, path)[0] for path in dict.fromkeys(paths))
                taken = [_timed(client, paths[n % len(paths)]) for n in range(rounds)]
                times, kilobytes = [one for one, _ in taken], max(size for _, size in taken) // 1000
                name = f"{kind}{'.json' if twin else ''}"
                figures[name] = {
                    "first": round(first), "p50": round(statistics.median(times), 1),
                    "p95": round(_of_hundred(times, 95), 1), "most": round(max(times), 1), "kb": kilobytes,
                }  # fmt: skip
                print(f"| {name} | " + " | ".join(f"{value:,}" for value in figures[name].values()) + " |", flush=True)
    return figures


def _twin(path: str) -> str:
    """The address of the JSON twin."""
    before, _, query = path.partition("?")
    return ("/watch" if before == "/" else before) + ".json" + (f"?{query}" if query else "")


def _timed(client: httpx.Client, path: str) -> tuple[float, int]:
    """Milliseconds and bytes of an answer; one that says that it is being weighed is asked for again."""
    while True:
        began = time.monotonic()
        answer = client.get(path)
        assert answer.status_code in (200, 202), (path, answer.status_code, answer.text[:500])
        if answer.status_code == 200:
            return 1000 * (time.monotonic() - began), len(answer.content)
        time.sleep(1)


def _of_hundred(times: list[float], rank: int) -> float:
    return sorted(times)[min(len(times) - 1, len(times) * rank // 100)]


async def crowded(home: str, asked: Asked, folder: Path, seconds: float) -> dict[str, Any]:
    """Readers and reviewers at once."""
    until, answers, times = time.monotonic() + seconds, Counter[int](), defaultdict[str, list[float]](list)
    accepted: list[tuple[str, str]] = []

    async def read(client: httpx.AsyncClient, number: int) -> None:
        chance = random.Random(number)
        while time.monotonic() < until:
            kind = chance.choice(list(asked.pages))
            path, began = chance.choice(asked.pages[kind]), time.monotonic()
            answer = await client.get(path if chance.random() < 0.7 else _twin(path))
            answers[answer.status_code] += 1
            times[kind].append(1000 * (time.monotonic() - began))

    async def review(client: httpx.AsyncClient, number: int) -> None:
        mine = random.Random(1000 + number).sample(asked.to_decide[number::REVIEWERS], 50)
        while time.monotonic() < until and mine:
            claim, verb = mine.pop(), random.choice(("accept", "accept", "reject"))
            began = time.monotonic()
            answer = await _decided(client, claim, verb)
            answers[answer.status_code] += 1
            times["a decision"].append(1000 * (time.monotonic() - began))
            if answer.status_code == 303:
                accepted.append((claim, verb))
            await asyncio.sleep(1)

    limits = httpx.Limits(max_connections=READERS + REVIEWERS, max_keepalive_connections=READERS + REVIEWERS)
    async with httpx.AsyncClient(base_url=home, timeout=600, limits=limits) as client:
        await asyncio.gather(*(read(client, n) for n in range(READERS)), *(review(client, n) for n in range(REVIEWERS)))
    with Ledger(folder / "ledger.sqlite") as ledger:
        kept = {(decision.target, decision.verb.value) for decision in ledger.decisions()}
    every = [one for some in times.values() for one in some]
    told = {
        "readers": READERS, "reviewers": REVIEWERS, "seconds": seconds, "answers": dict(answers),
        "errors": sum(n for status, n in answers.items() if status >= 500), "p50": round(statistics.median(every)),
        "p95": round(_of_hundred(every, 95)), "decided": len(accepted), "lost": len(set(accepted) - kept),
    }  # fmt: skip
    print(told)
    return told


async def _decided(client: httpx.AsyncClient, claim: str, verb: str) -> httpx.Response:
    """Decide on a claim as a reviewer does: its page, then its form sent with a verb."""
    page = html.fromstring((await client.get(f"/review/{claim}")).text)
    form = next(f for f in page.forms if f.get("id") == "edit")
    return await client.post(form.action, data={**dict(form.form_values()), "verb": verb, "because": "load"})


def resident(pid: int) -> int:
    """The most memory a process has held, in MB; 0 where the system does not say."""
    status = Path(f"/proc/{pid}/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM")), 0)


if __name__ == "__main__":
    main()
