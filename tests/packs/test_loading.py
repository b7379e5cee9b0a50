"""A pack that cannot be read says which file, and what to do."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

import pytest

from marsad.errors import UsageError
from marsad.packs import load

KARVANIA = Path(__file__).parent / "karvania"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(KARVANIA, tmp_path / "karvania"))


def test_a_folder_is_a_pack() -> None:
    pack = load(str(KARVANIA))
    assert pack.name == "karvania"
    assert pack.title == "Karvania"
    assert {party.id for party in pack.parties} >= {"ostrel_front", "karvania_government"}


def test_compressed_and_plain_files_read_alike(copy: Path) -> None:
    plain = load(str(copy))
    table = copy / "places.tsv"
    (copy / "places.tsv.gz").write_bytes(gzip.compress(table.read_bytes()))
    table.unlink()
    assert load(str(copy)) == plain


def test_included_packs_bring_countries() -> None:
    names = {name for entry in load(str(KARVANIA)).entries if entry.kind == "country" for name in entry.names}
    assert {"Karvania", "Turkey", "Russia"} <= names


def test_an_unknown_name_is_refused_with_the_choice() -> None:
    with pytest.raises(UsageError) as refused:
        load("atlantis")
    assert "syria" in refused.value.next_step


@pytest.mark.parametrize(
    ("file", "content", "why"),
    [
        ("parties.toml", "[[party]\n", "no TOML"),
        ("parties.toml", '[[party]]\nid = "x"\n', "a field is missing"),
        ("sources.toml", '[[source]]\nid = "x"\nname = "X"\nkind = "outlet"\ncolour = "red"\n', "an unknown field"),
        ("pack.toml", 'title = "X"\n', "no bounds"),
        ("places.tsv", "id\tkind\nA\tsettlement\n", "columns are missing"),
        ("areas.geojson", "{}", "no features"),
    ],
)
def test_a_broken_file_is_a_fault_of_the_operator(copy: Path, file: str, content: str, why: str) -> None:
    (copy / file).write_text(content, encoding="utf-8")
    with pytest.raises(UsageError) as refused:
        load(str(copy))
    assert str(copy) in refused.value.where, why
