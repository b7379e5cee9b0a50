"""Help that teaches: what `marsad` alone says, and how quickly."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from marsad.cli import main
from marsad.cli.verbs import VERBS

QUICK = 0.5
MARSAD = Path(sys.executable).with_name("marsad")


def test_marsad_alone_teaches_the_main_job() -> None:
    done = CliRunner().invoke(main, [])
    assert done.exit_code == 0
    for shown in ("marsad run reports/", "marsad init desk", "marsad brief --date", "marsad explain", "Exit codes:"):
        assert shown in done.stdout


def test_the_verbs_stand_in_the_order_of_the_work() -> None:
    told = CliRunner().invoke(main, ["--help"]).stdout.split("Verbs, in the order of the work")[1]
    places = [told.index(f"\n  {verb} ") for verb in VERBS]
    assert places == sorted(places)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_of_its_own(verb: str) -> None:
    done = CliRunner().invoke(main, [verb, "--help"])
    assert done.exit_code == 0
    assert "Usage: marsad" in done.stdout


def test_help_is_quick() -> None:
    taken = []
    for _ in range(3):
        begun = time.monotonic()
        subprocess.run([MARSAD, "--help"], capture_output=True, check=True)
        taken.append(time.monotonic() - begun)
    assert min(taken) < QUICK


def test_an_unknown_verb_is_a_fault_of_use() -> None:
    done = CliRunner().invoke(main, ["guess"])
    assert done.exit_code == 2
    assert "No such command" in done.stderr
