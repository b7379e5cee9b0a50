"""`marsad export`: claims, incidents or ceasefires for other programs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from marsad.cli import screen
from marsad.cli.opening import open_desk
from marsad.cli.options import desk_option, known_option, reviewed_option
from marsad.errors import UsageError


@click.command("export")
@click.argument("subject", type=click.Choice(["claims", "incidents", "ceasefires"]))
@click.option("--format", "format_", default="csv", show_default=True, help="csv, geojson, or a format of a plug-in.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file, not stdout.")
@click.option("--for-readers", is_flag=True, help="Without what is withheld, and without the words of what is blurred.")
@known_option
@reviewed_option
@desk_option
def command(
    subject: str,
    format_: str,
    output: Path | None,
    for_readers: bool,
    as_known_on: date | None,
    reviewed: bool | None,
    folder: Path,
) -> None:
    """Write claims, incidents or ceasefires as one file, with attribution and the day it was known on."""
    from marsad import engine

    with open_desk(folder) as desk:
        seen = engine.for_readers(desk) if for_readers else desk
        text = seen.export(subject, format_, as_known_on, reviewed)
    if output is None:
        screen.result(text)
        return
    try:
        output.write_text(text, encoding="utf-8", newline="")
    except OSError as fault:
        raise UsageError(
            f"It cannot be written: {fault.strerror}.", where=str(output), next_step="Name another file."
        ) from fault
    screen.remark(f"{subject} written to {output}")
