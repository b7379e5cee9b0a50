"""`marsad weigh`: work out what the claims add up to."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from marsad.cli import screen
from marsad.cli.opening import open_desk
from marsad.cli.options import desk_option, json_option, known_option
from marsad.model import Picture, to_plain


@click.command("weigh")
@known_option
@desk_option
@json_option
def command(as_known_on: date | None, folder: Path, as_json: bool) -> None:
    """Work out incidents, tolls, ceasefires, control and outlook from every claim, and keep them."""
    with open_desk(folder) as desk:
        picture = desk.weigh(as_known_on)
    if as_json:
        screen.result_json(to_plain(picture))
    else:
        screen.result(told(picture))


def told(picture: Picture) -> str:
    """What was weighed, in a line."""
    contested = sum(1 for i in picture.incidents if i.contested)
    return (
        f"{screen.counted(len(picture.incidents), 'incident', 'incidents')} ({contested} contested), "
        f"{screen.counted(len(picture.ceasefires), 'ceasefire', 'ceasefires')}, "
        f"{screen.counted(len(picture.tolls), 'toll', 'tolls')}, "
        f"{screen.counted(len(picture.control), 'holding', 'holdings')}, "
        f"{screen.counted(len(picture.corrections), 'correction', 'corrections')}"
    )
