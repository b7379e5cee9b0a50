"""What a denial answers within its report."""

from __future__ import annotations

import pytest


def _met(claims):
    """(denied kind, the words of each claim it is linked to)."""
    words = {c.id: c.span.quote for c in claims}
    return [(c.type, [words[d.claim] for d in c.denies if d.claim]) for c in claims if c.act == "denies"]


def test_a_denial_of_air_missions_does_not_meet_shelling(read):
    claims = read(
        "Drovian jets bombed Kelden on Tuesday. Government forces shelled Ostrany. "
        "The Drovian Defence Ministry denied that attacks resumed: "
        "“Our aircraft have not carried out any missions to hit ground targets.”"
    )
    met = [quote for _, quotes in _met(claims) for quote in quotes]
    assert met
    assert all("Kelden" in quote for quote in met)


def test_a_denial_does_not_answer_what_is_long_past(read):
    claims = read(
        "Drovian jets bombed Kelden in January. The Drovian Defence Ministry denied that its jets bombed Ostrany."
    )
    assert [quotes for _, quotes in _met(claims)] == [[]]


def test_a_denial_has_a_scope(read):
    claims = read("The Drovian Defence Ministry denied that its jets had struck Ostrany.")
    assert claims[0].denies[0].scope in {"occurrence", "responsibility"}


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("The ministry rejected as baseless reports that jets bombed Belmar.", True),
        ("The army dismissed claims that it shelled Belmar.", True),
        ("The Front rejected the offer and shelled Belmar.", False),
        ("The Karvanian government rejected foreign intervention after jets bombed Belmar.", False),
    ],
    ids=["reports called baseless", "claims dismissed", "an offer refused", "an intervention opposed"],
)
def test_rejecting_denies_only_what_somebody_said(read, text, denied):
    claims = read(text)
    assert any(c.act == "denies" for c in claims) is denied
    assert all((c.polarity == "negated") is denied for c in claims if c.type in {"shelling", "air_strike"})
