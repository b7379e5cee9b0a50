"""What cannot be taken ends in a problem with its name; the rest of the batch is done."""

from __future__ import annotations

import gzip
import io
import json
import os
import random

import pytest

from marsad.archive import Draft, Metadata, gather, report_id
from marsad.archive.limits import MAX_DOCUMENT_BYTES

WORDS = "Villagers said on Tuesday that shells fell near the old mill. "


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        pytest.param("a.txt", b"", "empty", id="empty"),
        pytest.param("a.txt", b" \n\t\n", "empty", id="blank"),
        pytest.param("a.txt", b"\xef\xbb\xbf", "empty", id="a byte-order mark alone"),
        pytest.param("a.jsonl", b"\n\n", "empty", id="no rows"),
        pytest.param("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(100), "binary", id="a picture"),
        pytest.param("a.txt", gzip.compress(WORDS.encode() * 9), "binary", id="a packed file"),
        pytest.param("a.html", gzip.compress(WORDS.encode() * 9), "binary", id="a packed page is not unpacked"),
        pytest.param("a.txt", b"%PDF-1.4\n1 0 obj\n", "binary", id="a PDF"),
        pytest.param("a.txt", random.Random(1).randbytes(5000).replace(b"\0", b"\1"), "unknown_encoding", id="noise"),
        pytest.param("a.txt", WORDS.encode() * (50_000_000 // len(WORDS)), "too_large", id="50 MB of text"),
        pytest.param("a.md", WORDS.encode() * 20_000, "too_large", id="a large Markdown text"),
        pytest.param("a.json", b"[" * 100_000, "bad_row", id="JSON nested without end"),
        pytest.param("a.json", b"7", "bad_row", id="JSON that is no row"),
    ],
)
def test_nothing_is_kept_and_the_reason_is_named(gathered, name, content, code):
    drafts, problems = gathered(name, content)
    assert drafts == []
    assert [(p.code, p.report) for p in problems] == [(code, None)]
    assert problems[0].message.startswith(name)


def test_text_in_an_undeclared_encoding_is_read_and_the_guess_is_named(gathered):
    text = "Les habitants ont déclaré que des obus étaient tombés près du vieux moulin à l'aube. " * 5
    [draft], [problem] = gathered("a.txt", text.encode("cp1252"))
    assert draft.text == text
    assert draft.raw.decode(draft.encoding) == text
    assert (problem.code, problem.report) == ("guessed_encoding", report_id(draft.raw))
    assert draft.encoding in problem.message


def test_the_limit_of_size_is_for_a_row_and_not_for_the_file(gathered):
    row = json.dumps({"text": WORDS * 10})
    long = json.dumps({"text": "x" * MAX_DOCUMENT_BYTES})
    drafts, problems = gathered("rows.jsonl", "\n".join([row, long, row]))
    assert len(drafts) == 2
    assert [(p.code, p.message.partition(":")[0]) for p in problems] == [("too_large", "rows.jsonl line 2")]


def test_standard_input_is_not_read_beyond_the_limit():
    class Endless(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            assert size > 0
            return b"x" * size

    [problem] = gather(["-"], stdin=Endless())
    assert problem.code == "too_large"


def test_the_rest_of_a_batch_is_done(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\0\1\2")
    (tmp_path / "b.txt").write_text(WORDS)
    (tmp_path / "b.meta.json").write_text("{oops")
    (tmp_path / "c.html").write_text("<div>" * 1000)
    (tmp_path / "d.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "e.txt")
    found = list(gather([tmp_path]))
    assert [f.name if isinstance(f, Draft) else f.code for f in found] == [
        "binary", "bad_sidecar", "b.txt", "unfit_page", "not_found", "not_a_file",
    ]  # fmt: skip


def test_letters_that_are_none_never_reach_the_archive(gathered):
    [draft], _ = gathered("\udcffa.txt", WORDS, Metadata(publisher="Valley\udcff\0 Post"))
    assert (draft.name, draft.publisher) == ("?a.txt", "Valley?? Post")
    drafts, [problem] = gathered("b.html", b'<meta charset="unicode_escape"><p>\xff\\ud800 fell near the mill.</p>')
    assert (drafts, problem.code) == ([], "bad_text")
