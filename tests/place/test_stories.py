"""Reports of a few words, and where they lie."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from marsad.model import (
    Act,
    Claim,
    Location,
    PlaceMention,
    PlaceStatus,
    Precision,
    Report,
    Role,
    Span,
    Speaker,
)
from marsad.place import Placer
from marsad.place.ground import distance_km

Mentions = Sequence[tuple[str, Role]]


def claim(text: str, mentions: Mentions) -> Claim:
    """A claim over the whole text with places in the order of the text."""
    places = []
    at = 0
    for quote, role in mentions:
        at = text.index(quote, at)
        places.append(PlaceMention(span=Span(start=at, end=at + len(quote), quote=quote), role=role))
        at += len(quote)
    whole = Span(start=0, end=len(text), quote=text)
    speaker = Speaker(name="publisher")
    return Claim(report="r", span=whole, speaker=speaker, act=Act.ASSERTS, type="shelling", places=tuple(places))


def located(placer: Placer, text: str, *mentions: tuple[str, Role]) -> list[Location]:
    """Where each mention of one claim lies."""
    placed = placer.place([claim(text, mentions)], Report(id="r", name="r", text=text))
    return [p.location for p in placed[0].places if p.location is not None]


def test_what_the_words_say_chooses_between_villages(syria: Placer) -> None:
    text = "Shells landed in al-Dahra village, not far from Darkush and to the west of Idlib city."
    dahra, darkush, idlib = located(
        syria, text, ("al-Dahra village", Role.AT), ("Darkush", Role.NEAR), ("Idlib city", Role.WEST_OF)
    )
    assert dahra.place_id == "C4247"
    assert dahra.local_name == "الظهر"
    assert dahra.precision is Precision.SETTLEMENT
    assert "near Darkush" in dahra.reason
    assert darkush.place_id == "C4252"
    assert idlib.place_id == "C3871"


def test_a_village_is_never_chosen_by_its_name_alone(syria: Placer) -> None:
    (alone,) = located(syria, "Shells landed in al-Dahra.", ("al-Dahra", Role.AT))
    assert alone.status is not PlaceStatus.RESOLVED
    assert alone.lat is None
    assert "Daraa" not in {c.name for c in alone.candidates[:1]}
    assert alone.reason


@pytest.mark.parametrize("name", ["Hass", "Basqala"])
def test_a_province_named_beside_it_is_enough_for_a_village(syria: Placer, name: str) -> None:
    (village, _) = located(
        syria, f"{name} in Idlib province was hit.", (name, Role.AT), ("Idlib province", Role.WITHIN)
    )
    assert village.status is PlaceStatus.RESOLVED
    assert "SY07" in village.within


def test_a_name_once_settled_keeps_its_sense(syria: Placer) -> None:
    text = "Shells hit al-Dahra near Darkush. Two were hurt in al-Dahra."
    first = claim(text, [("al-Dahra", Role.AT), ("Darkush", Role.NEAR)])
    at = text.rindex("al-Dahra")
    again = claim(text, [])
    mention = PlaceMention(span=Span(start=at, end=at + 8, quote="al-Dahra"), role=Role.AT)
    again = Claim(report="r", span=again.span, speaker=again.speaker, act=again.act, type="toll", places=(mention,))
    placed = syria.place([first, again], Report(id="r", name="r", text=text))
    told = [c.places[0].location for c in placed]
    assert [at.place_id for at in told if at] == ["C4247", "C4247"]


@pytest.mark.parametrize(
    ("words", "place", "precision", "radius"),
    [
        ("southern Idlib Province", "SY07/south", Precision.PART_OF_ADMIN1, 48),
        ("northern Hama", "SY05/north", Precision.PART_OF_ADMIN1, 104),
        ("northeastern Latakia Province", "SY06/northeast", Precision.PART_OF_ADMIN1, 31),
        ("opposition-held northwest Syria", "SY/northwest", Precision.MULTI_ADMIN1, 150),
        ("the Jabal al-Akrad region", "R-akrad", Precision.NATURAL_OR_LINEAR, 12),
        ("Idlib", "SY07", Precision.ADMIN1, 56),
        ("western Aleppo countryside", "SY02/west-countryside", Precision.PART_OF_ADMIN1, 53),
        ("villages in southern Idlib", "SY07/south", Precision.PART_OF_ADMIN1, 48),
        ("Jisr al-Shughour district", "SY0704", Precision.ADMIN2, 25),
        ("Eastern Ghouta", "R-ghouta-east", Precision.NATURAL_OR_LINEAR, 25),
        ("Rural Damascus", "SY03", Precision.ADMIN1, 150),
    ],
)
def test_an_area_has_edges(syria: Placer, words: str, place: str, precision: Precision, radius: float) -> None:
    (area,) = located(syria, f"They shelled {words}.", (words, Role.AT))
    assert area.place_id == place
    assert area.precision is precision
    assert area.geometry is not None
    assert area.radius_km == pytest.approx(radius, rel=0.35)


@pytest.mark.parametrize(
    ("words", "role", "place", "why"),
    [
        ("Idlib", Role.AT, "SY07", "the province: hardly any coded event lies in its seat"),
        ("Idlib city", Role.AT, "C3871", "the head noun says so"),
        ("Idlib", Role.NEAR, "C3871/near", "near is beside a point"),
        ("Aleppo", Role.AT, "C1007", "a large share of the province's coded events lies in its seat"),
        ("Aleppo province", Role.AT, "SY02", "the head noun says so"),
        ("Hama", Role.AT, "SY05", "and not one of the villages of that name"),
    ],
)
def test_a_name_of_town_and_governorate(syria: Placer, words: str, role: Role, place: str, why: str) -> None:
    (at,) = located(syria, f"Fighting was reported, {words}.", (words, role))
    assert at.place_id == place, why


def test_nearness_without_a_place_is_a_disc(syria: Placer) -> None:
    (near,) = located(syria, "Shells fell near Darkush.", ("Darkush", Role.NEAR))
    assert near.precision is Precision.NEAR_SETTLEMENT
    assert near.radius_km == pytest.approx(10, abs=0.5)
    assert near.name == "near Darkush"


def test_a_distance_and_a_direction_give_a_small_disc(syria: Placer) -> None:
    (there,) = located(syria, "It lay 12 km north-east of Raqqa.", ("12 km north-east of Raqqa", Role.AT))
    assert there.lat is not None
    assert there.lon is not None
    assert distance_km(35.953, 39.006, there.lat, there.lon) == pytest.approx(12, abs=1.5)


def test_an_unknown_place_lies_where_its_words_put_it(syria: Placer) -> None:
    unknown, _ = located(syria, "A strike hit Qwzrtmnya near Saraqib.", ("Qwzrtmnya", Role.AT), ("Saraqib", Role.NEAR))
    assert unknown.name == "Qwzrtmnya"
    assert unknown.precision is Precision.NEAR_SETTLEMENT
    assert "not in the gazetteer" in unknown.reason


def test_a_road_between_two_towns_is_cut_there(syria: Placer) -> None:
    text = "The army reached the M5 highway between Aleppo and Homs."
    road, aleppo, homs = located(
        syria, text, ("the M5 highway", Role.AT), ("Aleppo", Role.MENTIONED), ("Homs", Role.MENTIONED)
    )
    assert road.precision is Precision.NATURAL_OR_LINEAR
    assert road.radius_km == pytest.approx(85, rel=0.1)
    assert (aleppo.place_id, homs.place_id) == ("C1007", "C2528")


def test_two_equal_villages_stay_two(karvania: Placer) -> None:
    text = "A shell hit Dolnitsa, in Karvania."
    dolnitsa, _ = located(karvania, text, ("Dolnitsa", Role.AT), ("Karvania", Role.WITHIN))
    assert dolnitsa.status is PlaceStatus.AMBIGUOUS
    assert {c.place_id for c in dolnitsa.candidates} == {"K4", "K5"}


@pytest.mark.parametrize("words", ["the area", "the mountainous area", "the town", "positions", "the country"])
def test_words_that_name_nothing_stay_unresolved(syria: Placer, words: str) -> None:
    (nowhere,) = located(syria, f"They shelled {words}.", (words, Role.AT))
    assert nowhere.status is PlaceStatus.UNRESOLVED
    assert nowhere.lat is None
    assert nowhere.precision is Precision.UNKNOWN


def test_contradicting_words_choose_nothing(syria: Placer) -> None:
    text = "Shells hit Basqala, near Palmyra."
    village, _ = located(syria, text, ("Basqala", Role.AT), ("Palmyra", Role.NEAR))
    assert village.status is not PlaceStatus.RESOLVED or village.precision is Precision.NEAR_SETTLEMENT


def test_another_war_is_placed_by_its_own_pack(karvania: Placer) -> None:
    text = "Front gunners shelled Dolnitsa near Velhov, southern Mirava and Upper Lipa in the Sable Hills."
    first, velhov, south, lipa, hills = located(
        karvania,
        text,
        ("Dolnitsa", Role.AT),
        ("Velhov", Role.NEAR),
        ("southern Mirava", Role.AT),
        ("Upper Lipa", Role.AT),
        ("the Sable Hills", Role.WITHIN),
    )
    assert [at.place_id for at in (first, velhov, south, lipa, hills)] == ["K4", "K3", "KV-M/south", "K7", "KV-hills"]


def test_placing_changes_places_only(syria: Placer) -> None:
    text = "Shells fell near Darkush."
    before = claim(text, [("Darkush", Role.NEAR)]).identified()
    (after,) = syria.place([before], Report(id="r", name="r", text=text))
    assert after.id == before.id == after.identified().id
    assert after.span == before.span
    assert syria.place([before], Report(id="r", name="r", text=text)) == (after,)


def test_head_nouns_are_understood_without_context(syria: Placer) -> None:
    assert syria.candidates("Idlib city")[0].place_id == "C3871"
    assert syria.candidates("Idlib province")[0].place_id == "SY07"
    assert len(syria.candidates("Dahra", limit=3)) == 3
