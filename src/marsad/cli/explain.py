"""`marsad explain`: from a figure to the words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from marsad.cli import screen
from marsad.cli.opening import open_desk
from marsad.cli.options import DAY, desk_option, json_option, known_option


@click.command("explain")
@click.argument("id_", metavar="ID")
@click.option("--date", "day", type=DAY, help="The day of the brief whose footnote ID names.")
@known_option
@desk_option
@json_option
def command(id_: str, day: date | None, as_known_on: date | None, folder: Path, as_json: bool) -> None:
    """Lead from ID to the words it rests on, highlighted in their report.

    ID is that of a claim, incident, toll, ceasefire, holding or outlook, or the beginning of one; or a footnote of a
    brief, as in: marsad explain "[3]" --date 2019-09-11. Without --date a footnote is one of the latest brief.
    """
    from marsad.engine import chain_plain, chain_text

    with open_desk(folder) as desk:
        chain = desk.explain(id_, day, as_known_on)
    if as_json:
        screen.result_json(chain_plain(chain))
    else:
        screen.result(chain_text(chain, screen.width(wide=False, narrow=False), colour=screen.colour()))
