"""A report's text with its claims highlighted: nothing of the text is lost, nothing of it acts."""

from __future__ import annotations

import html
import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from marsad.model import Act, Claim, Report, SectionKind, Span, Speaker
from marsad.web.marks import Stretch, paragraphs, parts
from tests.growth import TIMES, in_proportion

TAG = re.compile(r"<[^>]*>")


def report(text: str) -> Report:
    return Report(id="sha256:0", name="x", text=text)


def claim(text: str, start: int, end: int, name: str = "a", act: Act = Act.ASSERTS) -> Claim:
    span = Span(start=start, end=end, quote=text[start:end])
    return Claim(report="sha256:0", span=span, speaker=Speaker(name="s"), act=act, type="shelling", id=name)


def shown(text: str, *claims: Claim) -> str:
    return "\n".join(p.html for p in paragraphs(report(text), claims, (0, len(text))))


def test_a_claim_is_marked_and_leads_to_its_line_in_the_list() -> None:
    text = "They say it rained."
    assert shown(text, claim(text, 5, 18)) == (
        'They <mark id="claim-a" data-claim="a" class="act-asserts"><a href="#said-a">say it rained</a></mark>.'
    )


def test_where_claims_overlap_the_text_is_cut_and_the_marks_nest() -> None:
    text = "abcdef"
    found = shown(text, claim(text, 0, 4, "one"), claim(text, 2, 6, "two"))
    assert TAG.sub("", found) == text
    assert re.findall(r'id="claim-(\w+)"', found) == ["one", "two"]
    assert re.findall(r'data-claim="(\w+)"', found) == ["one", "one", "two", "two"]
    assert "<a" not in re.sub(r"<a [^>]*>[^<]*</a>", "", found), "a link never lies inside another"


def test_two_claims_on_the_same_words_both_have_their_anchor() -> None:
    text = "abc"
    assert re.findall(r'id="claim-(\w+)"', shown(text, claim(text, 0, 3, "one"), claim(text, 0, 3, "two"))) == [
        "one",
        "two",
    ]


def test_a_claim_over_two_lines_is_marked_in_both_and_anchored_once() -> None:
    text = "first line\nsecond line"
    found = shown(text, claim(text, 6, 17))
    assert found.count('data-claim="a"') == 2
    assert found.count('id="claim-a"') == 1


def test_markup_in_a_report_stays_text() -> None:
    text = '<script>alert(1)</script> & "quoted" </mark><img src=x onerror=alert(1)>'
    found = shown(text, claim(text, 3, 30))
    assert set(re.findall(r"<(\w+)", found)) == {"mark", "a"}
    assert html.unescape(TAG.sub("", found)) == text


def test_characters_that_would_turn_or_break_the_page_are_shown_by_their_code() -> None:
    found = shown("abc\u202etxt.exe\x07 \ud800")
    assert [code for code in ("U+202E", "U+0007", "U+D800") if code in found] == ["U+202E", "U+0007", "U+D800"]
    assert not re.search("[\u202e\x07\ud800]", found)


def test_marks_of_ordinary_arabic_text_stay() -> None:
    text = "قال المرصد\u200f (SOHR)\u200e."
    assert shown(text) == text


def test_each_line_carries_the_part_it_plays() -> None:
    text = "Headline\n\nBody"
    found = paragraphs(replace(report(text), sections=()), [], (0, len(text)))
    assert [p.kind for p in found] == [SectionKind.BODY, SectionKind.BODY]


def test_a_claim_outside_the_text_is_not_marked() -> None:
    assert shown("short", claim("short", 2, 99)) == "short"


def test_a_line_of_five_megabytes_is_shown_in_time_in_proportion() -> None:
    def show(size: int) -> None:
        text = "<b>war & war</b> " * (300 * size)
        claims = [claim(text, n * 1000, n * 1000 + 1500, f"c{n}") for n in range(4 * size)]
        assert len(shown(text, *claims)) > len(text)

    assert in_proportion(show, 1_000 // TIMES, 1_000)


def test_the_parts_of_a_quote_are_set_off() -> None:
    found = parts("in Mill today", [Stretch(id="p", start=3, end=7, label="place")])
    assert found == 'in <span class="part part-place">Mill</span> today'


@given(
    text=st.text(st.sampled_from("ab <>&\"'\nج\u202e"), max_size=40),
    spans=st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6),
)
def test_taking_the_marks_away_gives_the_text_back(text: str, spans: list[tuple[int, int]]) -> None:
    claims = [claim(text, s, e, f"c{n}") for n, (s, e) in enumerate(spans) if s < e <= len(text)]
    lines = [line for line in text.split("\n") if line and not line.isspace()]
    found = [
        html.unescape(TAG.sub("", p.html)).replace("U+202E", "\u202e")
        for p in paragraphs(report(text), claims, (0, len(text)))
    ]
    assert found == lines
