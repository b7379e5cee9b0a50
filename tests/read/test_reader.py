"""The reader as a whole: what every reader owes by the port's contract, and what must hold for any text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.archive.sections import sections
from marsad.model import TYPES, Report, claim_record

KNOWN_TYPES = {kind for kinds in TYPES.values() for kind in kinds}
WORDS = st.sampled_from(
    "Drovian jets bombed Ostrany . , “ ” : said the ministry denied that rebels captured Belmar on Tuesday killing 12 "
    "people \n\n — ( ) according to and which ceasefire ‮ \u2028 القصف удар 3,000 after four days".split(" ")
)
TEXTS = st.one_of(st.lists(WORDS, max_size=60).map(" ".join), st.text(max_size=300))


def _report(text: str, **more: object) -> Report:
    given_ = {"publisher": "Harsa Courier", "published": date(2024, 5, 8), "language": "en"} | more
    return Report(id="sha256:test", name="test", text=text, sections=sections(text), **given_)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_every_claim_points_at_its_words(reader, text):
    for claim in reader.read(_report(text)).claims:
        parts = (*claim.actors, *claim.targets, *claim.places, *claim.figures)
        spans = [claim.span, claim.speaker.span, *(part.span for part in parts)]
        assert all(text[s.start : s.end] == s.quote for s in spans if s is not None)
        assert claim.type in KNOWN_TYPES
        assert claim.id
        assert claim.evidence


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_reading_again_gives_the_same(reader, text):
    assert reader.read(_report(text)) == reader.read(_report(text))


def test_ids_differ_and_links_stay_within_the_report(reader):
    text = "Jets bombed Ostrany. Jets bombed Belmar. Drovia denied that its jets bombed Belmar."
    claims = reader.read(_report(text)).claims
    ids = {c.id for c in claims}
    assert len(ids) == len(claims)
    assert {d.claim for c in claims for d in c.denies if d.claim} <= ids


def test_another_language_is_a_problem_and_not_a_guess(reader):
    reading = reader.read(_report("قصفت الطائرات المدينة", language="ar"))
    assert reading.claims == ()
    assert [p.code for p in reading.problems] == ["language_not_read"]


def test_the_record_has_every_field_of_the_contract(reader):
    (claim,) = reader.read(_report("Activists said Drovian jets bombed Ostrany, killing 12 civilians.")).claims
    record = claim_record(claim)
    assert set(record) >= {
        "id", "span", "speaker", "relayed_by", "act", "type", "polarity", "modality", "actors", "targets", "places",
        "time", "figures", "denies", "reader",
    }  # fmt: skip
    assert record["reader"] == "rules/1.4"
    assert record["figures"][0]["low"] == 12


def test_a_headline_that_the_body_tells_again_makes_no_claim_of_its_own(reader):
    text = "Air strikes hit Belmar\n\nAir strikes hit the town of Belmar on Tuesday, residents said."
    assert [c.section for c in reader.read(_report(text)).claims] == ["body"]


@pytest.mark.parametrize(
    "text",
    ["", "   \n\n", "…", "12345", "a" * 5_000, "\ud800 \udfff."],
    ids=["empty", "blank", "dots", "digits", "long", "lone surrogates"],
)
def test_texts_without_claims(reader, text):
    assert reader.read(_report(text)).claims == ()
