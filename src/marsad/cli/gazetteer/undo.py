"""`marsad gazetteer undo`: take back what an editor added."""

from __future__ import annotations

from pathlib import Path

import click

from marsad import config as settings
from marsad.cli import screen
from marsad.cli.gazetteer.added import told
from marsad.cli.options import desk_option, json_option
from marsad.model import to_plain


@click.command("undo")
@click.argument("row")
@click.option("--because", default="", metavar="WHY", help="Why it is taken back; kept with it.")
@desk_option
@json_option
def command(row: str, because: str, folder: Path, as_json: bool) -> None:
    """Take back the ROW by which a place or a name was added, by another row. An undoing can be undone, too."""
    from marsad.engine.gazetteers import editing

    done = editing.undo(settings.load(folder), row, because)
    if as_json:
        screen.result_json(to_plain(done))
    else:
        screen.result(told(done))
