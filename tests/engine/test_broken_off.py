"""Work broken off right before or right after any single write, and done again: nothing lost, nothing twice."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from marsad.archive import CollectionLog, Metadata, Store
from marsad.config import Config
from marsad.engine import Desk, plugging
from marsad.ledger import Ledger
from marsad.model import Act, Claim, Reading, Report, Span, Speaker, to_plain

TARN = Path(__file__).resolve().parents[1] / "stories" / "tarn"
# Every place where `add`, `read` and `weigh` write.
WRITES = (
    (Store, "keep"),
    (CollectionLog, "append"),
    (Ledger, "add"),
    (Ledger, "note"),
    (Ledger, "record"),
    (Ledger, "keep_picture"),
)
TEXTS = {"one": "Norland bombed Velmore.", "two": "Harbour shelled Oskarby.", "empty": ""}


class BrokenOff(BaseException):
    """Stands for a kill: nothing in the program may catch it."""


class Echo:
    """Makes one claim of every report."""

    name = "echo/1"

    def read(self, report: Report) -> Reading:
        words = Span(start=0, end=len(report.text), quote=report.text)
        told = Claim(
            report=report.id, span=words, speaker=Speaker(name="publisher"), act=Act.ASSERTS, type="shelling",
            reader=self.name,
        )  # fmt: skip
        return Reading(report=report.id, claims=(told.identified(),))


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Adds, reads and weighs three files on the desk of a folder."""
    monkeypatch.setattr(plugging, "reader", lambda *_: Echo())
    files = []
    for name, text in TEXTS.items():
        files.append(tmp_path / f"{name}.txt")
        files[-1].write_text(text, encoding="utf-8")

    def done(folder: Path) -> None:
        with Desk(Config(folder=folder, pack=str(TARN))) as desk:
            desk.add(files, Metadata(published="2031-05-06", collected="2031-05-07", language="en"))
            desk.read()
            desk.weigh()

    return done


def _dump(folder: Path) -> dict[str, Any]:
    with Desk(Config(folder=folder, pack=str(TARN))) as desk:
        assert desk.verify() == []
        kept = (desk.reports(), desk.claims(), desk.problems(), desk.decisions())
        dump = {str(n): sorted(json.dumps(to_plain(one)) for one in nouns) for n, nouns in enumerate(kept)}
        lines = [json.loads(line) for line in CollectionLog(desk.config.archive_path).lines()]
        facts = [[line["name"], line["outcome"], line["digest"]] for line in lines]
        return dump | {"picture": to_plain(desk.weigh()), "log": facts}


def _break_off(monkeypatch: pytest.MonkeyPatch, at: int, *, after: bool) -> list[int]:
    """Break off at the write of this number, counted from 1; gives a list that grows with every write."""
    written: list[int] = []

    def breaking(write: Callable[..., Any]) -> Callable[..., Any]:
        def instead(*given: Any, **named: Any) -> Any:
            written.append(1)
            if len(written) == at and not after:
                raise BrokenOff
            result = write(*given, **named)
            if len(written) == at:
                raise BrokenOff
            return result

        return instead

    for owner, name in WRITES:
        monkeypatch.setattr(owner, name, breaking(getattr(owner, name)))
    return written


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_broken_off_at_any_write_and_done_again(
    work: Callable[[Path], None], tmp_path: Path, after: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = tmp_path / "fresh"
    Desk.create(Config(folder=fresh, pack=str(TARN))).close()
    shutil.copytree(fresh, tmp_path / "undisturbed")
    with monkeypatch.context() as patched:
        writes = _break_off(patched, at=0, after=after)
        work(tmp_path / "undisturbed")
    expected = _dump(tmp_path / "undisturbed")
    assert len(writes) >= 2 * 4 + 2

    for number in range(1, len(writes) + 1):
        desk = tmp_path / f"desk-{number}"
        shutil.copytree(fresh, desk)
        with monkeypatch.context() as patched:
            _break_off(patched, at=number, after=after)
            with pytest.raises(BrokenOff):
                work(desk)
        work(desk)
        assert _dump(desk) == expected, f"broken off at write {number}"
