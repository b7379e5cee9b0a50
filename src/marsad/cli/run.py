"""`marsad run`: add + read + weigh + brief."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from marsad.cli import add, brief, init, read, screen, weigh
from marsad.cli.opening import open_desk
from marsad.cli.options import DAY, desk_option, jobs_option, known_option, metadata_options, strict_option
from marsad.config import SETTINGS_FILE

if TYPE_CHECKING:
    from marsad.engine import Added, Desk, Format


@click.command("run")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@metadata_options
@click.option("--date", "day", type=DAY, help="The day of the brief. Default: the last day any of PATH… was published.")
@known_option
@brief.shape_options
@click.option("--pack", default="syria", show_default=True, help="The pack of a desk that has to be made.")
@click.option("--demonstration", is_flag=True, help="A desk that has to be made is marked as a demonstration.")
@jobs_option
@desk_option
@strict_option
@click.pass_context
def command(
    ctx: click.Context, /, paths: tuple[str, ...], day: date | None, as_known_on: date | None, format_: Format,
    wide: bool, narrow: bool, pack: str, demonstration: bool, folder: Path, strict: bool,
    jobs: int, **stated: Any,
) -> None:  # fmt: skip
    """Add PATH…, read what is new, weigh it, and print the brief. Makes the desk where there is none.

    Reports without a date are never given one: where none of PATH… has a date, the brief is that of the day they were
    collected, and says so.
    """
    from marsad.engine import Metadata

    with _desk(folder, pack, demonstration=demonstration) as desk:
        with screen.progress("adding") as watch:
            added = desk.add(paths, Metadata(**stated), watch)
        screen.remark(add.told(added))
        with screen.progress("reading") as watch:
            done = desk.read(watch, jobs)
        screen.remark(read.told(done))
        screen.remark(weigh.told(desk.weigh(as_known_on)))
        screen.problems((*added.problems, *done.problems))
        chosen = day or _day_of(desk, added)
        brief.write(desk, chosen, as_known_on, format_, screen.width(wide=wide, narrow=narrow))
    faulty = bool(added.problems or done.problems)
    ctx.exit(add.exit_code(added, strict=strict) or (screen.INCOMPLETE if strict and faulty else 0))


def _desk(folder: Path, pack: str, *, demonstration: bool) -> Desk:
    if (folder / SETTINGS_FILE).is_file():
        return open_desk(folder)
    screen.remark(f"Making a desk in {folder}.")
    return init.make(folder, pack=pack, demonstration=demonstration)


def _day_of(desk: Desk, added: Added) -> date:
    if added.latest:
        return added.latest
    today = desk.day_of(datetime.now(UTC))
    screen.remark(f"None of the reports has a date; this is the brief of {today}, the day they were collected.")
    return today
