"""What a denial answers within its report."""

from __future__ import annotations


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
