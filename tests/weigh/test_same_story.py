"""Which reports tell of one matter, by their words and days."""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.model import Report
from marsad.weigh.likeness import Likeness, cosine, faded, terms
from marsad.weigh.stories import stories

MARKET = "Shells hit the fish market of Quarrow on Monday, killing eleven. Warden Osk Pellin blamed the Tarn Column."
MARKET_TOO = "Eleven people died when the fish market of Quarrow was shelled, said Osk Pellin, the warden of the town."
MARKET_BRIEFLY = (
    "Gunners shelled the fish market in Quarrow; three porters were carried off with burns, residents told a radio."
)
BRIDGE = "Engineers of the Marl Brigade blew up the railway bridge at Ostervane before dawn, a spokesman said."


def report(name: str, text: str, day: int | None = 1, language: str | None = "en") -> Report:
    published = None if day is None else date.fromordinal(date(2020, 1, 1).toordinal() + day)
    return Report(id=name, name=name, text=text, published=published, language=language)


@pytest.mark.parametrize(
    ("other", "day", "together", "proves"),
    [
        (MARKET_TOO, 2, True, "names, a number and rare words that both tell"),
        (BRIDGE, 1, False, "the same day is no likeness"),
        (MARKET_BRIEFLY, 1, True, "a rare name and two words of the matter, the same day"),
        (MARKET_BRIEFLY, 200, False, "half a year later it may be another shelling of that market"),
        (MARKET, 200, True, "word for word it is the same story whenever it is printed again"),
        (MARKET, 800, False, "beyond a year nothing is compared"),
        (MARKET_TOO, None, True, "a report without a day is taken for a month away"),
    ],
)
def test_two_reports_tell_of_one_matter(other: str, day: int | None, together: bool, proves: str) -> None:
    found = stories([report("a", MARKET), report("b", other, day)])
    assert (len(found) == 1) is together, proves


def test_a_language_whose_common_words_are_not_known_is_like_nothing() -> None:
    assert len(stories([report("a", MARKET, language="xx"), report("b", MARKET, language="xx")])) == 2


def test_a_report_of_two_matters_chains_no_third_to_the_first() -> None:
    """Joined is what is alike on the average, so that a round-up does not weld the bridge to the market."""
    found = stories(
        [
            report("market", MARKET),
            report("market too", MARKET_TOO),
            report("bridge", BRIDGE),
            report("both", MARKET + " " + BRIDGE),
        ]
    )
    assert not any({"market too", "bridge"} <= set(members) for members in found)


def test_names_and_numbers_weigh_more_than_the_common_words_of_news() -> None:
    weighed = terms("People said the attack in Quarrow killed 11 in the market.")
    assert weighed["quarrow"] > 2 * weighed["market"]
    assert weighed["11"] == weighed["quarrow"]


def test_the_words_that_two_reports_share_are_named_the_weightiest_first() -> None:
    shared = Likeness().shared(report("a", MARKET), report("b", MARKET_TOO))
    assert set(shared) <= {"quarrow", "osk", "pellin"}
    assert shared


TEXTS = st.lists(st.sampled_from([MARKET, MARKET_TOO, BRIDGE, MARKET + BRIDGE, "", "Nothing."]), max_size=8)


@settings(max_examples=40)
@given(
    texts=TEXTS, days=st.lists(st.one_of(st.none(), st.integers(0, 500)), min_size=8, max_size=8), seed=st.integers()
)
def test_every_report_has_one_matter_in_whatever_order_they_come(
    texts: list[str], days: list[int | None], seed: int
) -> None:
    reports = [report(f"r{n}", text, days[n]) for n, text in enumerate(texts)]
    shuffled = list(reports)
    random.Random(seed).shuffle(shuffled)
    found = stories(reports)
    assert found == stories(shuffled)
    assert sorted(i for members in found for i in members) == sorted(r.id for r in reports)


@given(one=st.text(max_size=80), other=st.text(max_size=80), days=st.integers(0, 400))
def test_likeness_is_mutual_and_time_only_takes_from_it(one: str, other: str, days: int) -> None:
    first, second = terms(one), terms(other)
    share = cosine(first, second)
    assert share == cosine(second, first)
    assert -1e-9 <= share <= 1 + 1e-9
    day = date(2020, 1, 1)
    later = date.fromordinal(day.toordinal() + days)
    assert faded(share, day, later) == faded(share, later, day) <= faded(share, day, day)
