"""`marsad gains`: what one reading has over another."""

from __future__ import annotations

from pathlib import Path

import click

from marsad.cli import screen
from marsad.cli.options import json_option

FILE = click.Path(path_type=Path, dir_okay=False, exists=True)


@click.command("gains")
@click.argument("old", type=FILE)
@click.argument("new", type=FILE)
@click.option("--gold", type=FILE, help="Hand-coded claims of the same documents.")
@json_option
def command(old: Path, new: Path, gold: Path | None, as_json: bool) -> None:
    """Print claims won and lost from OLD to NEW, files as `marsad read --format jsonl` writes them.

    With --gold: which hand-coded claims became found (their words) or told (type, speaker, polarity and modality too),
    or ceased to be, and which claims nobody coded came or went. Without: claims only in OLD, only in NEW, and those of
    both whose fields differ.
    """
    from marsad.engine import compare, gains_plain, gains_text

    gains = compare(old, new, gold)
    if as_json:
        screen.result_json(gains_plain(gains))
    else:
        screen.result(gains_text(gains))
