"""Which claims of two coders stay: repeats and fragments fall away, what much hangs on never does."""

from __future__ import annotations

import pytest

from marsad.model import Act, Claim, SectionKind, Span, Speaker
from marsad.read.adjudicate import Weighed, worth_keeping

FULL = "Shells killed six people in the market of Kelden on Monday"
AGAIN = "killed six people in the market"
ELSEWHERE = "Rebels burned two barracks beside the river"
TEXT = f"{FULL}. {ELSEWHERE}. {AGAIN}."


def claim(quote: str, **fields: object) -> Claim:
    start = TEXT.index(quote)
    start = TEXT.rindex(quote) if quote == AGAIN else start
    span = Span(start=start, end=start + len(quote), quote=quote)
    given: dict[str, object] = {"act": Act.ASSERTS, "type": "shelling", **fields}
    return Claim(report="sha256:0", span=span, speaker=Speaker(name="publisher"), **given)  # type: ignore[arg-type]


def weighed(one: Claim, *, by_rules: bool = True, by_tagger: bool = True, told: float = 0.95) -> Weighed:
    return Weighed(one, by_rules, by_tagger, told)


@pytest.mark.parametrize(
    ("last", "stays"),
    [
        pytest.param(weighed(claim(AGAIN), by_tagger=False, told=0.55), False, id="a piece told again, one coder's"),
        pytest.param(weighed(claim(AGAIN)), True, id="told again, but both coders are sure of it"),
        pytest.param(
            weighed(claim(AGAIN, act=Act.DENIES), by_tagger=False, told=0.55), True, id="a denial always stays"
        ),
        pytest.param(
            weighed(claim(AGAIN, type="ceasefire_violated"), by_tagger=False, told=0.55), True, id="so does a ceasefire"
        ),
        pytest.param(weighed(claim(AGAIN, type="toll"), by_tagger=False, told=0.55), True, id="and a toll"),
        pytest.param(
            weighed(claim(AGAIN, section=SectionKind.CAPTION), by_tagger=False, told=0.55),
            True,
            id="the tagger has seen too few captions to be asked",
        ),
    ],
)
def test_what_is_told_again_falls_away_unless_much_hangs_on_it(last: Weighed, stays: bool) -> None:
    kept = worth_keeping([weighed(claim(FULL)), weighed(claim(ELSEWHERE)), last], TEXT)
    assert [c.span.quote for c in kept] == [FULL, ELSEWHERE, *([AGAIN] if stays else [])]


def test_a_claim_told_first_stays_where_its_repeat_falls() -> None:
    first = weighed(claim(FULL), by_tagger=False, told=0.75)
    again = weighed(claim(AGAIN), by_tagger=False, told=0.75)
    assert [c.span.quote for c in worth_keeping([first, again], TEXT)] == [FULL]
