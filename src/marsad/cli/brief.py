"""`marsad brief`: print the brief of a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from marsad.cli import screen
from marsad.cli.opening import open_desk
from marsad.cli.options import DAY, desk_option, known_option, reviewed_option, together
from marsad.errors import UsageError

if TYPE_CHECKING:
    from marsad.engine import Desk, Format

shape_options = together(
    click.option(
        "--format", "format_", type=click.Choice(["text", "md", "html", "json"]), default="text", show_default=True,
        help="How to write it.",
    ),
    click.option("--json", "format_", flag_value="json", help="The same as --format json."),
    click.option("--wide", is_flag=True, help="140 columns."),
    click.option("--narrow", is_flag=True, help="72 columns."),
)  # fmt: skip


@click.command("brief")
@click.option("--date", "day", type=DAY, help="The day of the brief. Default: the last day anything became known.")
@known_option
@reviewed_option
@shape_options
@click.option(
    "--pdf", type=click.Path(dir_okay=False, path_type=Path), help="Print it into this file, on A4, by a Chromium here."
)
@desk_option
def command(
    day: date | None, as_known_on: date | None, reviewed: bool | None, format_: Format, wide: bool, narrow: bool,
    pdf: Path | None, folder: Path,
) -> None:  # fmt: skip
    """Print the brief of a day: what is reported, what is disputed and by whom, ceasefires, tolls, control, outlook,
    gaps, and the sources behind every figure. By default as known on that very day."""
    with open_desk(folder) as desk:
        day = day or as_known_on or desk.latest_day()
        if day is None:
            raise UsageError(
                "There is nothing to brief on.", where=str(folder), next_step="Run `marsad add PATH…` first."
            )
        if pdf:
            print_into(pdf, desk, day, as_known_on, reviewed)
        else:
            write(desk, day, as_known_on, format_, screen.width(wide=wide, narrow=narrow), reviewed)


def print_into(pdf: Path, desk: Desk, day: date, as_known_on: date | None, reviewed: bool | None = None) -> None:
    """Compose the brief and print it as PDF. Raises UsageError where this machine cannot."""
    from marsad.cli.paper import write_pdf
    from marsad.engine import render

    write_pdf(render(desk.brief(day, as_known_on, reviewed), "html"), pdf)
    screen.remark(f"The brief of {day.isoformat()} is in {pdf}.")


def write(
    desk: Desk, day: date, as_known_on: date | None, format_: Format, columns: int, reviewed: bool | None = None
) -> None:
    """Compose the brief and write it to stdout."""
    from marsad.engine import render

    coloured = format_ == "text" and screen.colour()
    screen.result(render(desk.brief(day, as_known_on, reviewed), format_, columns, colour=coloured))
