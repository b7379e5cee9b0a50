"""What comes in, by kind of file: the words as given, the metadata as stated, in a fixed order."""

from __future__ import annotations

import io
import json
from datetime import UTC, date, datetime, time

import pytest

from marsad.archive import Draft, Metadata, gather, report_id, report_of
from marsad.model import Problem

WORDS = "Villagers of Marj al-Qasab said on Tuesday that shells fell near the old mill."
DENIAL = "The ministry denied that any of its units had fired at the valley."


def test_plain_text_is_kept_code_point_for_code_point(gathered):
    text = f"\n {WORDS}\r\n\r\n\u2028{DENIAL} \u200fمرج القصب\x0b 🌾\n\n"
    [draft], problems = gathered("a.txt", text)
    assert draft.text == text
    assert draft.raw == text.encode()
    assert draft.offsets.source_of(3, 10) == (3, 10)
    assert (draft.name, draft.title, draft.published, problems) == ("a.txt", None, None, [])


def test_a_byte_order_mark_is_encoding_and_not_text(gathered):
    [draft], _ = gathered("a.txt", b"\xef\xbb\xbf" + WORDS.encode())
    assert draft.text == WORDS
    [wide], problems = gathered("b.txt", WORDS.encode("utf-16"))
    assert (wide.text, problems) == (WORDS, [])


def test_a_sidecar_speaks_for_the_text_beside_it_and_flags_go_before_it(tmp_path):
    (tmp_path / "a.txt").write_text(WORDS)
    (tmp_path / "a.meta.json").write_text(
        json.dumps(
            {"publisher": "The Valley Post", "published": "2019-09-11", "title": "Shells  on\nthe mill", "note": 1}
        )
    )
    [draft] = gather([tmp_path], Metadata(publisher="The Mountain Echo"))
    assert isinstance(draft, Draft)
    assert (draft.publisher, draft.published, draft.title) == (
        "The Mountain Echo", date(2019, 9, 11), "Shells on the mill",
    )  # fmt: skip


def test_rows_carry_their_own_name_and_metadata_and_split_at_line_feeds_only(gathered):
    rows = [
        {"id": "post/1", "text": f"{WORDS}\u2028{DENIAL}", "published": "2019-09-11", "publisher": "The Valley Post",
         "title": "Shells", "url": "https://valley.example/1", "language": "en", "collected": "2019-09-12T06:00:00Z"},
        {"id": 7, "text": WORDS, "published": None, "publisher": None, "title": None, "url": None, "language": None},
        {"text": DENIAL, "labels": {"text": "not this"}},
    ]  # fmt: skip
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    drafts, problems = gathered("rows.jsonl", "\n".join(lines) + "\n\n")
    assert problems == []
    assert [d.name for d in drafts] == ["post/1", "7", "rows.jsonl line 3"]
    assert [d.raw.decode() for d in drafts] == lines
    first = drafts[0]
    assert (first.published, first.publisher, first.title, first.url, first.language, first.collected) == (
        date(2019, 9, 11), "The Valley Post", "Shells", "https://valley.example/1", "en",
        datetime(2019, 9, 12, 6, tzinfo=UTC),
    )  # fmt: skip
    assert drafts[1].published is None
    assert drafts[1].language == "en"


def test_a_broken_row_is_named_and_the_rest_goes_on(gathered):
    good = json.dumps({"id": "a", "text": WORDS})
    broken = ['{"id": "b", "text": ', "[1, 2]", '{"id": "c"}', '{"text": "lone \\ud800"}', "[" * 5000, "\x00\x01"]
    drafts, problems = gathered("rows.jsonl", "\n".join([good, *broken, good.replace('"a"', '"z"')]))
    assert [d.name for d in drafts] == ["a", "z"]
    assert [p.code for p in problems] == ["bad_row", "bad_row", "no_text", "bad_text", "bad_row", "binary"]
    assert [p.message.partition(":")[0] for p in problems] == [f"rows.jsonl line {n}" for n in range(2, 8)]
    assert {p.report for p in problems} == {None}


def test_a_field_that_is_no_string_is_unknown_and_named(gathered):
    [draft], [problem] = gathered(
        "rows.jsonl", json.dumps({"text": WORDS, "publisher": ["a"], "published": "2019-09-11"})
    )
    assert (draft.publisher, draft.published) == (None, date(2019, 9, 11))
    assert (problem.code, problem.report) == ("bad_field", report_id(draft.raw))


def test_the_rows_of_a_json_list_are_its_very_characters(gathered):
    row = '{ "id" : "a",  "text": "Shells \\u2014 \\"three\\" of them \\ud83c\\udf3e fell." }'
    drafts, problems = gathered("rows.json", f"[\n {row} ,\n {row.replace('a', 'b', 1)}, {{oops")
    assert [d.raw.decode() for d in drafts] == [row, row.replace("a", "b", 1)]
    assert drafts[0].text == 'Shells — "three" of them 🌾 fell.'
    assert [p.code for p in problems] == ["bad_row"]
    [single], _ = gathered("one.json", row)
    assert single.name == "a"


def test_front_matter_speaks_for_a_markdown_text_and_is_no_part_of_it(gathered):
    [draft], problems = gathered(
        "a.md",
        "---\r\npublished: 2019-09-11\npublisher: The Valley Post\nlanguage: no\n---\n"
        f"# Shells on *the* mill\n\n{WORDS}\nIt was [quiet](https://x.example) since.\n\n"
        f"> {DENIAL}\n\n* one\n* two <b>\n",
    )
    assert draft.text == (
        f"Shells on the mill\n\n{WORDS} It was quiet since.\n\n{DENIAL}\n\none\n\ntwo <b>"
    )  # fmt: skip
    assert (draft.title, draft.published, draft.language) == ("Shells on the mill", date(2019, 9, 11), "no")
    start = draft.text.index("denied")
    source = slice(*draft.offsets.source_of(start, start + 6))
    assert draft.raw.decode()[source] == f"> {DENIAL}\n"
    assert problems == []


def test_front_matter_that_is_no_yaml_is_named_and_stays_text(gathered):
    [draft], [problem] = gathered("a.md", f"---\nkey: [oops\n---\n\n{WORDS}\n")
    assert problem.code == "bad_front_matter"
    assert WORDS in draft.text


def test_a_folder_is_walked_in_order_without_the_files_about_itself(tmp_path):
    for name in (
        "b/2.txt",
        "b/10.txt",
        "a.txt",
        "c.TXT",
        ".hidden.txt",
        ".git/x.txt",
        "README.md",
        "LICENSE",
        "b/photo.png",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{WORDS} {name}")
    found = list(gather([tmp_path]))
    assert [f.name if isinstance(f, Draft) else f.code for f in found] == [
        "a.txt", "c.TXT", "b/10.txt", "b/2.txt", "unknown_kind",
    ]  # fmt: skip
    [named] = gather([tmp_path / "README.md"])
    assert isinstance(named, Draft)


def test_standard_input_is_text_or_a_page_by_its_beginning():
    page = f"<!doctype html><html><body><article><p>{WORDS}</p><p>{DENIAL}</p></article></body></html>"
    [text] = gather(["-"], stdin=io.BytesIO(WORDS.encode()))
    [from_page] = gather(["-"], stdin=io.BytesIO(page.encode()))
    assert isinstance(text, Draft)
    assert isinstance(from_page, Draft)
    assert (text.name, text.method, text.media_type) == ("stdin", "stdin", "text/plain")
    assert from_page.text == f"{WORDS}\n\n{DENIAL}"


def test_a_path_that_is_not_there_is_a_problem_and_the_rest_goes_on(tmp_path):
    (tmp_path / "a.txt").write_text(WORDS)
    problem, draft = gather([tmp_path / "none.txt", tmp_path / "a.txt"])
    assert isinstance(problem, Problem)
    assert (problem.code, problem.report) == ("not_found", None)
    assert isinstance(draft, Draft)


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        pytest.param("2019-09-11", date(2019, 9, 11), id="a day is that day"),
        pytest.param("11 September 2019", date(2019, 9, 11), id="a day in words"),
        pytest.param("September 11, 2019", date(2019, 9, 11), id="a day in American words"),
        pytest.param("2019-09-10T21:30:00Z", date(2019, 9, 11), id="past midnight in Damascus"),
        pytest.param("2019-09-11T00:30:00", date(2019, 9, 11), id="no offset: the desk's own clock"),
        pytest.param("Tue, 10 Sep 2019 21:30:00 GMT", date(2019, 9, 11), id="as in mail"),
        pytest.param("9999-09-11", None, id="a year that is none"),
        pytest.param("1066-10-14", None, id="a year long before"),
        pytest.param("9999-12-31T23:59:59-14:00", None, id="a moment beyond the calendar"),
        pytest.param("11/09/2019", None, id="two readings: no date"),
        pytest.param("2019-09", None, id="a month is no day"),
        pytest.param("2019-02-30", None, id="a day that never was"),
        pytest.param("last Tuesday", None, id="words that need a guess"),
    ],
)
def test_a_date_is_a_whole_day_plainly_stated_or_none(gathered, stated, day):
    [draft], problems = gathered("a.txt", WORDS, Metadata(published=stated))
    assert draft.published == day
    assert [p.code for p in problems] == ([] if day else ["bad_date"])
    assert all(p.report == report_id(draft.raw) and stated in p.message for p in problems)


def test_the_desks_day_begins_when_the_desk_says(gathered):
    [draft], _ = gathered("a.txt", WORDS, Metadata(published="2019-09-11T02:00:00Z"), day_starts=time(6), zone=UTC)
    assert draft.published == date(2019, 9, 10)
    assert draft.published_at == datetime(2019, 9, 11, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "stated", "language"),
    [
        pytest.param(WORDS, None, "en", id="recognised"),
        pytest.param(WORDS, "ar-SY", "ar", id="what is stated goes before what is recognised"),
        pytest.param("أعلن سكان القرية أن قذائف سقطت قرب الطاحونة القديمة يوم الثلاثاء", None, "ar", id="Arabic"),
        pytest.param("Kafr Nabl", None, None, id="too little to tell"),
        pytest.param("1, 2, 3", None, None, id="no letters"),
    ],
)
def test_the_language_is_stated_or_recognised_or_unknown(gathered, text, stated, language):
    [draft], _ = gathered("a.txt", text, Metadata(language=stated))
    assert draft.language == language


def test_a_report_has_the_digest_of_its_bytes_and_sections_over_all_its_text(gathered):
    at = datetime(2019, 9, 12, tzinfo=UTC)
    [draft], _ = gathered("a.txt", WORDS)
    report = report_of(draft, at)
    assert report.id == report_id(WORDS.encode())
    assert (report.sections[0].start, report.sections[-1].end, report.collected) == (0, len(WORDS), at)
    [stated], _ = gathered("b.txt", WORDS, Metadata(collected="2019-09-11T09:00:00+03:00"))
    assert report_of(stated, at).collected == datetime(2019, 9, 11, 6, tzinfo=UTC)
