"""Canonical text leads back to its original, whatever the words."""

from __future__ import annotations

import io
import json

from hypothesis import given
from hypothesis import strategies as st

from marsad.archive import Draft, Metadata, OffsetMap, Segment, gather
from marsad.archive.dates import DeskTime
from marsad.archive.rows import json_lines
from marsad.archive.settle import settled

words = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\r\t"), min_size=1, max_size=80)


def test_a_span_is_found_to_the_letter_where_the_map_is_exact_and_as_a_whole_where_it_is_not():
    offsets = OffsetMap(
        segments=(
            Segment(start=0, end=5, source_start=10, source_end=15),
            Segment(start=5, end=6, source_start=15, source_end=20, exact=False),
            Segment(start=8, end=10, source_start=30, source_end=32),
        )
    )
    assert offsets.source_of(1, 3) == (11, 13)
    assert offsets.source_of(4, 6) == (14, 20)
    assert offsets.source_of(5, 9) == (15, 31)
    assert offsets.source_of(6, 8) is None
    assert offsets.source_of(10, 12) is None


@given(words, st.booleans(), words)
def test_the_text_of_a_row_leads_back_through_its_escapes(text, plain, title):
    row = json.dumps({"labels": [{"text": title}], "title": title, "text": text}, ensure_ascii=plain)
    [found] = gather_rows(row)
    if not text.strip():
        assert not isinstance(found, Draft)
        return
    written = found.raw.decode()
    for start in range(len(text)):
        first, last = found.offsets.source_of(start, start + 1)
        assert json.loads(f'"{written[first:last]}"', strict=False) == text[start]


@given(words)
def test_plain_text_is_its_own_original(text):
    for found in gather(["-"], stdin=io.BytesIO(text.encode())):
        if isinstance(found, Draft) and found.media_type == "text/plain":
            assert found.raw.decode(found.encoding) == found.text
            assert found.offsets.source_of(0, len(found.text)) == (0, len(found.text))


def gather_rows(row: str) -> list[object]:
    [extract] = json_lines(io.BytesIO(row.encode()), "rows.jsonl")
    stated = Metadata(language="en", title="", published="2019-09-11")
    return list(settled(extract, stated, DeskTime()))[:1]
