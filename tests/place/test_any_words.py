"""Whatever the words, placing answers: a point where it is resolved, a reason always."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.model import Act, Claim, PlaceMention, PlaceStatus, Report, Role, Span, Speaker
from marsad.packs import load
from marsad.place import Placer

SYRIA = Placer(load("syria"))
PIECES = st.sampled_from(
    "Idlib Aleppo Syria Darkush M5 Ghouta Hama Iraq southern west of near between and the villages in countryside "
    "province city 12 km al-Dahra road airport 's , ( ) / - district".split(" ")
)
WORDS = st.one_of(st.text(max_size=30), st.lists(PIECES, min_size=1, max_size=7).map(" ".join))


@settings(max_examples=150)
@given(st.lists(st.tuples(WORDS, st.sampled_from(list(Role))), min_size=1, max_size=3))
def test_every_mention_gets_a_location(mentions: list[tuple[str, Role]]) -> None:
    text = ""
    places = []
    for quote, role in mentions:
        places.append(PlaceMention(span=Span(start=len(text), end=len(text) + len(quote), quote=quote), role=role))
        text += quote + ". "
    claim = Claim(
        report="r",
        span=Span(start=0, end=len(text), quote=text),
        speaker=Speaker(name="publisher"),
        act=Act.ASSERTS,
        type="shelling",
        places=tuple(places),
    )
    (placed,) = SYRIA.place([claim], Report(id="r", name="r", text=text))
    for mention in placed.places:
        at = mention.location
        assert at is not None
        assert at.reason
        resolved = at.status is PlaceStatus.RESOLVED
        assert resolved == (at.lat is not None) == (at.lon is not None) == (at.radius_km is not None)
        assert resolved == (at.place_id is not None)
