"""A reader over an invented conflict: Karvania's government and its ally Drovia against the Northern Front."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

import pytest

from marsad.archive.sections import sections
from marsad.model import Claim, Pack, Party, Report, Source
from marsad.read import RulesReader

PACK = Pack(
    name="karvania",
    title="Karvania",
    bounds=(40.0, 20.0, 45.0, 28.0),
    parties=(
        Party(id="karvania", name="Karvanian government forces", side="government", kind="state",
              aliases=("Karvanian army", "government forces", "Karvanian government", "regime forces", "the regime")),
        Party(id="drovia", name="Drovia", side="government", kind="state", allies=("karvania",),
              aliases=("Drovian", "Drovian air force", "Drovian forces", "Drovian Defence Ministry")),
        Party(id="front", name="Northern Front", side="opposition", kind="armed group",
              aliases=("the Front", "rebels", "rebel fighters")),
    ),
    sources=(
        Source(id="drovian_mod", name="Drovian Defence Ministry", kind="official", side="government", party="drovia"),
        Source(id="vesk", name="Vesk Observatory", kind="monitor"),
        Source(id="kana", name="Kana", kind="agency", side="government", aliases=("Kana news agency",)),
    ),
)  # fmt: skip

SETTLEMENTS = ("Ostrany", "Belmar", "Tirvan", "Old Tirvan", "Sarnik", "Mirova", "Kelden", "Port Harsa", "al-Dumair")
AREAS = {"Velna": "admin1", "Tirvan": "admin1", "Karvania": "country", "Drovia": "country"}


class Places:
    """Place names of the invented conflict."""

    def __init__(self) -> None:
        self._kinds = dict.fromkeys(SETTLEMENTS, "settlement") | AREAS
        ordered = sorted(self._kinds, key=len, reverse=True)
        self._pattern = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w)")

    def kind_of(self, name: str) -> str | None:
        return self._kinds.get(name)

    def names_in(self, text: str) -> Sequence[tuple[int, int, str]]:
        return [(m.start(), m.end(), self._kinds[m.group()]) for m in self._pattern.finditer(text)]


@pytest.fixture(scope="session")
def reader() -> RulesReader:
    return RulesReader(PACK, Places())


Read = Callable[..., list[Claim]]


@pytest.fixture(scope="session")
def read(reader: RulesReader) -> Read:
    """Reads a text published on Wednesday 8 May 2024 by the (invented) Harsa Courier."""

    def run(text: str, published: date | None = date(2024, 5, 8)) -> list[Claim]:
        report = Report(
            id="sha256:test", name="test", text=text, publisher="Harsa Courier", published=published, language="en",
            sections=sections(text),
        )  # fmt: skip
        return list(reader.read(report).claims)

    return run
