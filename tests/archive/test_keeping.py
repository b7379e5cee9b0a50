"""Bytes kept for ever, and a log that tells who brought them; what is touched is named."""

from __future__ import annotations

import errno
import json
import os
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from marsad.archive import Archive, CollectionLog, Draft, Entry, Store, gather, report_id, verify
from marsad.archive.log import FIRST, LOG_FILE, entry_of
from marsad.errors import Busy, Damaged, MarsadError, NotFound
from marsad.model import Problem

AN_ACT = Entry(actor="desk", method="file", outcome="kept", name="a.txt", digest="0" * 64, bytes=3)


def act(number: int) -> Entry:
    return replace(AN_ACT, name=f"{number}.txt")


def outcomes(folder) -> list[tuple[str, str]]:
    entries = [entry_of(line) for line in CollectionLog(folder).lines()]
    return [(entry.outcome, entry.name) for entry in entries]


@pytest.fixture
def filled(tmp_path):
    """An archive of three reports."""
    folder = tmp_path / "archive"
    archive = Archive(folder, actor="desk")
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"Shells fell near mill number {number}, villagers said.")
    for draft in gather(sorted(tmp_path.glob("*.txt"))):
        assert isinstance(draft, Draft)
        archive.collect(draft)
    return folder


# Objects


def test_the_same_bytes_twice_are_one_object_that_nobody_writes_to(tmp_path):
    store = Store(tmp_path)
    digest = store.keep(b"Shells fell.")
    assert store.keep(b"Shells fell.") == digest
    [path] = store.files()
    assert path == tmp_path / "objects" / digest[:2] / digest[2:4] / digest
    assert path.stat().st_mode & 0o777 == 0o444
    assert store.read(digest) == b"Shells fell."
    assert list((tmp_path / "incoming").iterdir()) == []


def test_an_object_that_is_gone_or_changed_is_not_handed_out(tmp_path):
    store = Store(tmp_path)
    with pytest.raises(NotFound):
        store.read("0" * 64)
    digest = store.keep(b"Shells fell.")
    store.path(digest).chmod(0o644)
    store.path(digest).write_bytes(b"Nothing fell.")
    with pytest.raises(Damaged) as caught:
        store.read(digest)
    assert digest in caught.value.where


def test_a_full_disk_leaves_no_half_object(tmp_path, monkeypatch):
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(MarsadError, match="No space left") as caught:
        Store(tmp_path).keep(b"Shells fell.")
    assert "its room" in caught.value.next_step
    assert list(Store(tmp_path).files()) == list((tmp_path / "incoming").iterdir()) == []
    monkeypatch.undo()
    assert Store(tmp_path).keep(b"Shells fell.")


def test_what_a_killed_writer_left_is_swept_when_it_is_old(tmp_path):
    incoming = tmp_path / "incoming"
    incoming.mkdir()
    for name, age in (("old", 7_200), ("young", 60)):
        (incoming / name).write_bytes(b"She")
        os.utime(incoming / name, (time.time() - age,) * 2)
    Store(tmp_path).keep(b"Shells fell.")
    assert [left.name for left in incoming.iterdir()] == ["young"]


# The log


def test_each_line_holds_the_hash_of_the_one_before(tmp_path):
    at = datetime(2019, 9, 11, 6, 30, tzinfo=UTC)
    log = CollectionLog(tmp_path, now=lambda: at)
    first, second = log.append(act(1)), log.append(act(2))
    assert (first.seq, first.prev, second.seq, second.prev) == (1, FIRST, 2, first.sha256)
    assert (first.utc, first.actor) == ("2019-09-11T06:30:00.000+00:00", "desk")
    assert first.tool.startswith("marsad ")
    assert [entry_of(line) for line in log.lines()] == [first, second]
    assert verify(tmp_path, ())[0].code == "object_missing"


def test_the_same_act_is_logged_once_and_another_name_is_another_act(tmp_path):
    first = CollectionLog(tmp_path).append(act(1))
    assert CollectionLog(tmp_path).append(act(1)) == first
    CollectionLog(tmp_path).append(act(2))
    assert outcomes(tmp_path) == [("kept", "1.txt"), ("kept", "2.txt")]


@pytest.mark.parametrize("cut", [1, 30, 200])
def test_a_line_torn_by_a_kill_is_mended_without_losing_the_earlier_ones(tmp_path, cut):
    log = CollectionLog(tmp_path)
    log.append(act(1))
    log.append(act(2))
    content = log.path.read_bytes()
    log.path.write_bytes(content[:-cut])
    assert "log_torn" in {p.code for p in verify(tmp_path)}
    CollectionLog(tmp_path).append(act(2))
    assert outcomes(tmp_path) == [("kept", "1.txt"), ("torn", LOG_FILE), ("kept", "2.txt")]
    assert {p.code for p in verify(tmp_path)} == {"object_missing"}


def test_a_full_disk_leaves_no_half_line(tmp_path, monkeypatch):
    log = CollectionLog(tmp_path)
    log.append(act(1))
    before = log.path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(errno.ENOSPC, "No space left on device")))
        with pytest.raises(MarsadError, match="No space left"):
            log.append(act(2))
    assert log.path.read_bytes() == before
    log.append(act(2))
    assert [seq for seq, _ in enumerate(outcomes(tmp_path), 1)] == [1, 2]


def test_a_writer_that_waits_too_long_is_told_so(tmp_path):
    holding, waiting = CollectionLog(tmp_path), CollectionLog(tmp_path, patience=0.05)
    with holding._writing(), pytest.raises(Busy) as caught:
        waiting.append(act(1))
    assert LOG_FILE in caught.value.where
    waiting.append(act(1))


def test_two_writers_make_one_chain(tmp_path):
    def write(begin: int) -> None:
        log = CollectionLog(tmp_path)
        for number in range(begin, begin + 15):
            log.append(act(number))

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(write, [0, 8]))
    assert len(outcomes(tmp_path)) == 23
    assert {p.code for p in verify(tmp_path)} == {"object_missing"}


def test_a_log_that_cannot_be_read_is_not_written_on(tmp_path):
    CollectionLog(tmp_path).append(act(1))
    with (tmp_path / LOG_FILE).open("ab") as file:
        file.write(b"what is this\n")
    with pytest.raises(Damaged) as caught:
        CollectionLog(tmp_path).append(act(2))
    assert "after entry 1" in caught.value.where


# Collecting


def test_collecting_keeps_logs_and_gives_the_report(tmp_path):
    (tmp_path / "a.txt").write_text("Shells fell near the mill, villagers said.")
    archive = Archive(tmp_path / "archive", actor="nur")
    [draft] = gather([tmp_path / "a.txt"])
    assert isinstance(draft, Draft)
    report = archive.collect(draft)
    [entry] = [entry_of(line) for line in archive.log.lines()]
    assert report.id == f"sha256:{entry.digest}" == report_id(draft.raw)
    assert (entry.actor, entry.method, entry.bytes, entry.media_type) == ("nur", "file", 42, "text/plain")
    assert report.collected == datetime.fromisoformat(entry.utc)
    assert Archive(tmp_path / "archive", actor="nur").collect(draft) == report
    assert len(list(archive.log.lines())) == 1
    assert verify(tmp_path / "archive") == []


def test_what_could_not_be_had_is_logged_too(tmp_path):
    archive = Archive(tmp_path, actor="desk")
    [problem] = gather([tmp_path / "none.txt"])
    assert isinstance(problem, Problem)
    archive.failed(problem)
    archive.failed(replace(problem, report="sha256:of a report that was kept"))
    [entry] = [entry_of(line) for line in archive.log.lines()]
    assert (entry.outcome, entry.digest) == ("not_found", None)
    assert "none.txt" in str(entry.note)


# Verifying


def test_an_untouched_archive_has_nothing_to_name(filled):
    assert verify(filled) == []


def test_an_empty_or_absent_archive_has_nothing_to_name(tmp_path):
    assert verify(tmp_path / "none") == []


def test_every_flipped_byte_of_an_object_is_named(filled):
    for path in Store(filled).files():
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 1
        path.chmod(0o644)
        path.write_bytes(content)
        [problem] = verify(filled)
        assert (problem.code, problem.report) == ("object_damaged", f"sha256:{path.name}")
        content[len(content) // 2] ^= 1
        path.write_bytes(content)
    assert verify(filled) == []


def test_every_flipped_byte_of_the_log_is_named(filled):
    log = filled / LOG_FILE
    content = log.read_bytes()
    for at in range(0, len(content), 7):
        touched = bytearray(content)
        touched[at] ^= 1
        log.write_bytes(touched)
        assert verify(filled), f"byte {at} was flipped unseen"


def test_what_was_taken_away_added_or_reordered_is_named(filled):
    log = filled / LOG_FILE
    lines = log.read_bytes().splitlines(keepends=True)
    digest = json.loads(lines[1])["digest"]

    def codes() -> list[str]:
        return [p.code for p in verify(filled)]

    log.write_bytes(lines[0] + lines[2])
    assert codes() == ["log_broken", "object_unlogged"]
    log.write_bytes(lines[0] + lines[1])
    assert codes() == ["object_unlogged"]
    log.write_bytes(lines[1] + lines[0] + lines[2])
    assert codes() == ["log_broken"] * 3
    log.write_bytes(b"".join(lines))
    Store(filled).path(digest).unlink()
    assert codes() == ["object_missing"]
    (filled / "objects" / "notes.txt").write_text("what is this")
    assert codes() == ["object_stray", "object_missing"]


def test_an_object_that_others_rely_on_must_be_there(filled):
    assert [p.report for p in verify(filled, ["f" * 64])] == ["sha256:" + "f" * 64]
