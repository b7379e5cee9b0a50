"""English words that stand around a place name and say what it is, or which part of it is meant."""

from __future__ import annotations

_SETTLEMENT = ("settlement", "neighbourhood")
_QUARTER = ("neighbourhood", "settlement")
_DISTRICT = ("admin2", "admin3", "neighbourhood", "settlement")
_REGION = ("region", "mountain", "admin1", "admin2", "admin3")
_HEIGHT = ("mountain", "region")
_SITE = ("site", "settlement")

_HEADS: dict[tuple[str, ...], str] = {
    ("settlement",): "village town city hamlet settlement locality township municipality",
    _SETTLEMENT: "suburb community",
    _QUARTER: "neighbourhood neighborhood quarter ward",
    _DISTRICT: "district",
    ("admin3", "admin2"): "subdistrict sub-district nahiya nahiyah",
    ("admin1",): "province governorate oblast wilayat wilayah muhafazah",
    ("admin1", "admin2", "country"): "state county department",
    _REGION: "region zone pocket enclave canton",
    ("region", "mountain", "admin3"): "plain plains valley desert basin triangle",
    _HEIGHT: "mountain mountains mount hill hills heights peak range",
    ("road",): "road highway motorway route",
    ("water", "site"): "river lake reservoir canal",
    _SITE: (
        "airport airbase airfield base barracks bridge camp checkpoint clinic crossing dam factory farm farms field "
        "hospital junction market mosque oilfield outpost plant port prison roundabout school station university"
    ),
    ("country",): "country republic",
}
# Head noun → kinds of places it fits, the likeliest first.
KINDS: dict[str, tuple[str, ...]] = {word: kinds for kinds, words in _HEADS.items() for word in words.split()}
# Words between a name and its head noun ("Abu al-Duhur military airbase").
QUALIFIERS = frozenset("air border gas international military national oil refugee strategic main central".split())

# "Idlib countryside": around a town, or most of a governorate.
COUNTRYSIDE = frozenset({"countryside", "rif", "reef", "rural", "hinterland"})
# "Darkush area": the place and what lies about it.
AROUND = frozenset({"area", "areas", "environs", "surroundings", "vicinity", "outskirts", "suburbs", "periphery"})
NEARNESS = (
    "near", "close to", "around", "outside", "next to", "adjacent to", "not far from", "in the vicinity of",
    "the vicinity of", "on the outskirts of", "the outskirts of", "outskirts of", "the surroundings of",
    "the area around", "areas around", "the areas around", "on the edge of", "the edges of", "suburbs of",
    "the suburbs of",
)  # fmt: skip

_COMPASS = {
    "north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0, "south": 180.0, "southwest": 225.0,
    "west": 270.0, "northwest": 315.0,
}  # fmt: skip
# "southern", "south", "north-western" → degrees clockwise from north.
BEARINGS: dict[str, float] = {
    form: angle for point, angle in _COMPASS.items() for form in (point, f"{point}ern", f"{point}ernmost")
}
COMPASS_NAMES = {angle: point for point, angle in _COMPASS.items()}
# A noun that stands for several unnamed places ("villages in southern Idlib").
UNNAMED = frozenset(
    "areas bases camps city cities communities districts fronts frontlines hamlets localities neighborhoods outposts "
    "neighbourhoods parts places points positions settlements sites suburbs town towns village villages".split()
)
WHOLE = frozenset("all almost bulk majority most much part parts rest remainder whole some swathes".split())


def bearing_of(word: str) -> float | None:
    """Degrees clockwise from north that a word of direction stands for, or None."""
    return BEARINGS.get(word.casefold().replace("-", "").replace(" ", ""))


def kinds_of(word: str) -> tuple[str, ...]:
    """The kinds of places a head noun fits, the likeliest first; none for other words."""
    plain = word.casefold()
    return KINDS.get(plain, ())
