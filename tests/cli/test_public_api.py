"""The public names: few, all there, and free until they are used."""

from __future__ import annotations

import subprocess
import sys

import pytest

import marsad

MOST = 15


def test_there_are_few_public_names() -> None:
    assert len(marsad.__all__) <= MOST
    assert sorted(set(marsad.__all__)) == sorted(marsad.__all__)


@pytest.mark.parametrize("name", marsad.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(marsad, name) is not None


def test_an_unknown_name_is_refused_as_any_module_refuses_it() -> None:
    with pytest.raises(AttributeError, match="no attribute 'oracle'"):
        _ = marsad.oracle


def test_importing_the_package_loads_none_of_its_rooms() -> None:
    code = "import marsad, sys; print([m for m in sys.modules if m.startswith('marsad.') or m == 'spacy'])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
