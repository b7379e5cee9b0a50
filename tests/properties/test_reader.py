"""Properties of the reader: any text, in any script, is read without a fault; every span stands where it says; the same
text gives the same claims in every process; work grows with the text and no faster."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from types import FrameType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.archive.sections import sections
from marsad.model import Claim, Pack, Party, Report, Span, report_line
from marsad.read import RulesReader
from marsad.read.sentences import paragraphs

STEADY = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
NAMES = ("Ostrany", "Belmar", "Tirvan", "Sarnik", "Mirova", "Kelden")


class Places:
    def kind_of(self, name: str) -> str | None:
        return "settlement" if name in NAMES else None

    def names_in(self, text: str) -> Sequence[tuple[int, int, str]]:
        return [(m.start(), m.end(), "settlement") for m in re.finditer(rf"\b(?:{'|'.join(NAMES)})\b", text)]


PACK = Pack(
    name="karvania",
    title="Karvania",
    bounds=(40.0, 20.0, 45.0, 28.0),
    parties=(
        Party(id="karvania", name="Karvanian army", side="government", kind="state", aliases=("government forces",)),
        Party(
            id="front", name="Northern Front", side="opposition", kind="armed group", aliases=("the Front", "rebels")
        ),
    ),
)
READER = RulesReader(PACK, Places())

# A small grammar of conflict news, with what breaks readers strewn in.
WHO = st.sampled_from(
    ["rebels", "the Front", "Government forces", "Karvanian warplanes", "It", "They", "two soldiers", "a"]
)
DID = st.sampled_from(
    """shelled|bombed and captured|did not kill|denied having struck|said it had hit|were killed in|agreed a truce in|
    will attack|withdrew from|accused the army of shelling|announced|warned of an attack on|retracted|had been""".split(
        "|"
    )
)
WHERE = st.sampled_from([*NAMES, "the town of Belmar", "villages north of Sarnik and Mirova", "it", "12 km from", ""])
WHEN = st.sampled_from(["on Tuesday", "two days later", "since 31 February 2024", "after the attack", "in 0000", ""])
MARK = st.sampled_from(
    [
        ". ",
        ", ",
        "; ",
        " – ",
        "\n",
        "\n\n",
        "\u2028\u2028",
        "? ",
        "… ",
        ' "',
        "” ",
        " (",
        ") ",
        ": ",
        "\r\n",
        "",
        "\x00",
    ]
)
NOISE = st.sampled_from(
    ["\u200b", "\u202e", "\ufeff", "e\u0301\u0301", "👩‍👩‍👧", "قصف الطيران قرية", "空爆で五人が死亡", "обстрел", "שלום",
     "١٢ مدنياً", "𝔄𝔱𝔱𝔞𝔠𝔨", "ﷺ", "İİ", "ß", "\x85", "\x0c", "12,000,000,000,000", "9" * 400, "%", "-" * 30]
)  # fmt: skip
CLAUSE = st.tuples(WHO, DID, WHERE, WHEN, MARK).map(lambda parts: " ".join(parts[:4]) + parts[4])
NEWS = st.lists(st.one_of(CLAUSE, CLAUSE, CLAUSE, NOISE, MARK), max_size=14).map("".join)
ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
TEXTS = st.one_of(NEWS, ANY, st.tuples(NEWS, ANY, NEWS).map("".join))
DAYS = st.one_of(st.none(), st.sampled_from([date.min, date.max, date(2024, 2, 29), date(2024, 5, 8)]))


def report_of(text: str, published: date | None = date(2024, 5, 8)) -> Report:
    return Report(
        id="sha256:any", name="any", text=text, published=published, language="en", sections=sections(text)
    )  # fmt: skip


def spans(claim: Claim) -> Iterator[Span]:
    yield claim.span
    yield from (m.span for m in (*claim.actors, *claim.targets, *claim.places, *claim.figures))
    yield from filter(None, (claim.speaker.span, claim.time.span if claim.time else None))


@STEADY
@given(TEXTS, DAYS)
def test_any_text_is_read_and_every_span_stands_where_it_says(text: str, published: date | None) -> None:
    reading = READER.read(report_of(text, published))
    for span in (span for claim in reading.claims for span in spans(claim)):
        assert text[span.start : span.end] == span.quote != ""
    assert READER.read(report_of(text, published)) == reading
    ids = [claim.id for claim in reading.claims]
    assert len(set(ids)) == len(ids)


@STEADY
@given(TEXTS)
def test_paragraphs_leave_nothing_out(text: str) -> None:
    reached = 0
    for paragraph in paragraphs(report_of(text)):
        assert not text[reached : paragraph.start].strip()
        assert reached <= paragraph.start < paragraph.end
        reached = paragraph.end
    assert not text[reached:].strip()


# Each is one thing that an article may hold without end.
ENDLESS = {
    "no full stops": "rebels shelled the town of Belmar and killed five soldiers while the army bombed Sarnik ",
    "paragraphs": "Rebels shelled Belmar on Tuesday and killed five soldiers, the ministry said.\n\n",
    "lines": "rebels shelled Belmar\n",
    "one word": "Killed",
    "quotations": '"the rebels "said that “the army ‘killed ',
    "numbers": "killed 5 12 900 and 1,200 ",
    "nested phrases": "the killing of ",
    "a list": "the army, rebels and ",
    "times that wait": "It was shelled four days after the attack. ",
    "denials": "The army denied that it bombed Belmar. Rebels said the army bombed Belmar. ",
    "pronouns": "He said they were shelled. ",
    "blanks": "killed \r\n  \t \u2028 ",
    "brackets": "((((army",
    "a hyphenated word": "Al-Aa-",
    "names in a list": "in Al-Amal Upper Belmar, Old al-Kelden Tirvan, Sarnik-Mirova, ",
}


def steps(text: str) -> int:
    """Calls of functions that reading the text takes: no clock is asked."""
    made = 0

    def count(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal made
        made += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        READER.read(report_of(text))
    finally:
        sys.setprofile(None)
    return made


@pytest.mark.parametrize("piece", ENDLESS.values(), ids=ENDLESS)
def test_work_grows_with_the_text_and_no_faster(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("marsad.read.screen.Screen.kept", lambda *given: given[-1])
    lead = "Rebels shelled the army. "
    once, twice = (lead + piece * (length // len(piece)) for length in (3_000, 6_000))
    steps(once[:200])
    assert steps(twice) < 2.7 * steps(once) + 20_000


READ_APART = """
import sys, json, importlib.util
spec = importlib.util.spec_from_file_location("apart", sys.argv[1])
apart = importlib.util.module_from_spec(spec); spec.loader.exec_module(apart)
print(apart.lines(sys.stdin.read()))
"""


def lines(text: str) -> str:
    report = report_of(text)
    reading = READER.read(report)
    return json.dumps(report_line(report, reading.claims, reading.problems))


def test_every_process_reads_the_same() -> None:
    """Sets and dicts of words are in another order in every process; claims are not."""
    text = "".join(
        f"{who} shelled {NAMES[i % 6]} and Kelden, killing {i + 2} civilians, the army and the Front said on Tuesday. "
        "The army denied that its warplanes had bombed villages north of Sarnik; they accused rebels of it.\n\n"
        for i, who in enumerate(["Rebels", "Government forces", "Northern Front fighters", "They"] * 2)
    )
    told = [
        subprocess.run(
            [sys.executable, "-c", READ_APART, __file__],
            input=text, capture_output=True, text=True, check=True, env=os.environ | {"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "4242")
    ]  # fmt: skip
    assert told[0] == told[1]
    assert Counter(told[0])["{"] > 50
