"""`marsad diff`: what was learnt, and what was corrected, between two days."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from marsad.cli import screen
from marsad.cli.opening import open_desk
from marsad.cli.options import DAY, desk_option, json_option


@click.command("diff")
@click.argument("before", metavar="DAY", type=DAY)
@click.argument("after", metavar="[DAY]", type=DAY, required=False)
@desk_option
@json_option
def command(before: date, after: date | None, folder: Path, as_json: bool) -> None:
    """Say what became known from one day to the other: corrections first, then what was learnt.

    Both days are as known at their end; without the second, the first is compared with all that is known now. Every
    change names the claims behind it; `marsad explain ID` leads on to the words.
    """
    from marsad.engine import difference_plain, difference_text

    with open_desk(folder) as desk:
        found = desk.diff(before, after)
    if as_json:
        screen.result_json(difference_plain(found))
    else:
        screen.result(difference_text(found, screen.width(wide=False, narrow=False), colour=screen.colour()))
