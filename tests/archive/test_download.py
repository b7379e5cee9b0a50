"""Fetching files: whole or not at all, taken up again where they broke off, checked."""

from __future__ import annotations

import errno
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from marsad.archive import download as downloading
from marsad.archive.download import download
from marsad.errors import Damaged, MarsadError, NotFound, Unreachable
from tests.dumps import Served, serving

BODY = bytes(range(256)) * 4_000
DIGEST = hashlib.sha256(BODY).hexdigest()


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    monkeypatch.setattr(downloading, "_PAUSE_SECONDS", 0.0)
    with serving() as server:
        server.files["/SY.zip"] = BODY
        yield server


def fetch(served: Served, folder: Path, sha256: str | None = None) -> downloading.Downloaded:
    return download(f"{served.url}/SY.zip", folder / "SY.zip", lambda *_: None, sha256=sha256)


def ranges(served: Served) -> list[str | None]:
    return [wanted for _, wanted in served.asked]


def test_a_file_comes_whole_with_its_digest_and_leaves_nothing_beside_it(served: Served, tmp_path: Path) -> None:
    told: list[tuple[int, int | None, str]] = []
    done = download(f"{served.url}/SY.zip", tmp_path / "SY.zip", lambda *step: told.append(step))
    assert (done.sha256, done.bytes) == (DIGEST, len(BODY))
    assert [path.name for path in tmp_path.iterdir()] == ["SY.zip"]
    assert told[-1] == (len(BODY), len(BODY), "SY.zip")


def test_a_connection_that_breaks_is_taken_up_where_it_broke(served: Served, tmp_path: Path) -> None:
    served.cut = [300_000, 200_000]
    assert fetch(served, tmp_path).sha256 == DIGEST
    assert ranges(served) == [None, "bytes=300000-", "bytes=500000-"]


def test_one_that_breaks_too_often_says_so_and_the_next_run_goes_on(served: Served, tmp_path: Path) -> None:
    served.cut = [100_000] * 4
    with pytest.raises(MarsadError, match="broke off after 400,000 bytes") as caught:
        fetch(served, tmp_path)
    assert "goes on where it broke off" in caught.value.next_step
    assert not (tmp_path / "SY.zip").exists()
    served.asked.clear()
    assert fetch(served, tmp_path).sha256 == DIGEST
    assert ranges(served) == ["bytes=400000-"]


@pytest.mark.parametrize(
    ("fault", "proves"),
    [
        ("ranges", "a server that ignores Range sends all, and all is taken anew"),
        ("marks", "without a mark nobody knows that the rest belongs to the same file: it is asked for anew"),
    ],
)
def test_servers_that_cannot_resume(served: Served, tmp_path: Path, fault: str, proves: str) -> None:
    setattr(served, fault, False)
    served.cut = [300_000]
    assert fetch(served, tmp_path).sha256 == DIGEST, proves


def test_a_file_that_changed_meanwhile_is_taken_anew(served: Served, tmp_path: Path) -> None:
    served.cut = [100_000] * 4
    with pytest.raises(MarsadError):
        fetch(served, tmp_path)
    served.files["/SY.zip"] = BODY[::-1]
    assert fetch(served, tmp_path).sha256 == hashlib.sha256(BODY[::-1]).hexdigest()


def test_a_file_that_was_whole_when_the_run_was_killed_is_not_fetched_again(served: Served, tmp_path: Path) -> None:
    served.cut = [100_000] * 4
    with pytest.raises(MarsadError):
        fetch(served, tmp_path)
    (tmp_path / "SY.zip.part").write_bytes(BODY)
    assert fetch(served, tmp_path).sha256 == DIGEST
    assert ranges(served)[-1] == f"bytes={len(BODY)}-"


def test_a_wrong_checksum_is_refused_and_nothing_is_kept(served: Served, tmp_path: Path) -> None:
    with pytest.raises(Damaged, match=DIGEST):
        fetch(served, tmp_path, sha256="0" * 64)
    assert list(tmp_path.iterdir()) == []
    assert fetch(served, tmp_path, sha256=DIGEST.upper()).sha256 == DIGEST


def test_what_the_server_lacks_and_a_server_that_is_not_there_are_told_apart(served: Served, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="404"):
        download(f"{served.url}/XX.zip", tmp_path / "XX.zip", lambda *_: None)
    with serving() as gone:
        url = gone.url
    with pytest.raises(Unreachable) as caught:
        download(f"{url}/SY.zip", tmp_path / "SY.zip", lambda *_: None)
    assert url in caught.value.where


def test_a_full_disk_ends_in_words_and_keeps_what_came(
    served: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(MarsadError, match="No space left") as caught:
        fetch(served, tmp_path)
    assert "its room" in caught.value.next_step
    monkeypatch.undo()
    assert fetch(served, tmp_path).sha256 == DIGEST


def test_a_killed_download_is_completed_by_the_next(served: Served, tmp_path: Path) -> None:
    served.cut = [300_000]
    # The server sends a part and closes; the fetcher is killed before it asks again.
    code = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from marsad.archive import download as d\n"
        "d.time.sleep = lambda _: os.kill(os.getpid(), signal.SIGKILL)\n"
        f"d.download({served.url + '/SY.zip'!r}, Path({str(tmp_path / 'SY.zip')!r}), lambda *_: None)\n"
    )
    killed = subprocess.run([sys.executable, "-c", code], check=False, timeout=60)
    assert killed.returncode == -9
    assert (tmp_path / "SY.zip.part").stat().st_size == 300_000
    assert fetch(served, tmp_path).sha256 == DIGEST
    assert ranges(served)[-1] == "bytes=300000-"
