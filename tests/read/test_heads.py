"""What stands in front of the news on one line with it: stamps, datelines, the headline again."""

from __future__ import annotations

import pytest

from marsad.archive.sections import sections
from marsad.model import Report, SectionKind
from marsad.read.sentences import paragraphs

NEWS = "Shells hit a bakery in Ostrany on Tuesday, two residents said."
HEADLINE = "Shells hit a bakery in Ostrany"


def pieces(text: str) -> list[tuple[str, str]]:
    report = Report(id="sha256:heads", name="heads", text=text, language="en", sections=sections(text))
    return [(str(p.section), text[p.start : p.end].strip()) for p in paragraphs(report)]


@pytest.mark.parametrize(
    "front",
    [
        "Last updated at Jul 262016 HARSA ",
        "Last updated on July 26, 2016 ",
        "Date of publication 26 July 2016 ",
        "Published July 26 2016 ",
        "26-07-2016 ",
        "26.07.2016 ",
        "Tue Jul 26 2016 ",
        "Tuesday 26 July 2016 18:14 ",
        "July 26 2016 1814 UTC+3 ",
        "26 July 2016 AFP ",
        "HARSA | Tue Jul 26, 2016 7:26 am EDT HARSA (Reuters) - ",
        "HARSA , Drovia | Tue Jul 26 , 2016 7:26 am EDT HARSA , Drovia -LRB- Reuters -RRB- - ",
        "HARSA, Drovia, July 26 (Xinhua) -- ",
        "HARSA, Drovia — ",
    ],
)
def test_a_stamp_or_dateline_is_no_part_of_the_first_sentence(front: str) -> None:
    found = pieces(f"{HEADLINE}\n{front}{NEWS}")
    assert found[-1] == (SectionKind.BODY, NEWS)
    assert {kind for kind, _ in found[:-1]} <= {SectionKind.HEADLINE, SectionKind.DATELINE}


@pytest.mark.parametrize(
    "front",
    [
        f"26-07-2016 {HEADLINE}. ",
        f"{HEADLINE}. ",
        f"{HEADLINE} AFP Tuesday 26 Jul 2016 ",
        f"Tuesday 26 Jul 2016 {HEADLINE} AFP ",
        "Two held after shelling NGO AFP Tuesday 26 Jul 2016 ",
        "Two held after shellingHARSA, July 26 (Xinhua) -- ",
        "* Shells hit bakery * Two held after shelling HARSA (Reuters) - ",
    ],
)
def test_a_headline_on_the_line_of_the_news_is_a_headline(front: str) -> None:
    found = pieces(f"{HEADLINE} - Harsa Courier\n{front}{NEWS}")
    assert found[-1] == (SectionKind.BODY, NEWS)
    assert [kind for kind, _ in found].count("headline") == 2


@pytest.mark.parametrize(
    "news",
    [
        NEWS,
        "Tuesday 26 July 2016 was a day of mourning in Harsa, residents said.",
        "July 26, 2016, saw the first shells fall on Harsa, residents said.",
        "On July 26 2016 Drovian troops entered Harsa, residents said.",
        "HARSA residents fled to the hills on Tuesday, the mayor said.",
        "OCHA Director Ana Orlan said on 26 July 2016 Drovian troops had left.",
        "Reuters reporters saw shells fall on Ostrany on Tuesday near the bridge.",
    ],
)
def test_words_of_the_news_stay_with_it(news: str) -> None:
    assert pieces(f"{HEADLINE}\n{news}")[-1] == (SectionKind.BODY, news)
