"""`marsad add`: take reports in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from marsad.cli import screen
from marsad.cli.opening import open_desk
from marsad.cli.options import desk_option, json_option, metadata_options, strict_option
from marsad.model import to_plain

if TYPE_CHECKING:
    from marsad.engine import Added


@click.command("add")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@metadata_options
@desk_option
@strict_option
@json_option
@click.pass_context
def command(
    ctx: click.Context, /, paths: tuple[str, ...], folder: Path, strict: bool, as_json: bool, **stated: Any
) -> None:
    """Take in reports: txt, html, md, json and jsonl files, folders of them, or "-" for text from stdin.

    What the flags say goes before what X.meta.json beside X.txt says, and that before what a report says of itself (a
    JSONL row's fields, front matter, a page's metadata). The same bytes twice are one report.
    """
    from marsad.engine import Metadata

    with open_desk(folder) as desk, screen.progress("adding") as watch:
        added = desk.add(paths, Metadata(**stated), watch)
    screen.problems(added.problems)
    if as_json:
        screen.result_json({"new": added.new, "known": added.known, "problems": to_plain(added.problems)})
    else:
        screen.result(told(added))
    ctx.exit(exit_code(added, strict=strict))


def told(added: Added) -> str:
    """What was added, in a line."""
    known = f", {len(added.known):,} known already" if added.known else ""
    return f"{screen.counted(len(added.new), 'new report', 'new reports')}{known}"


def exit_code(added: Added, *, strict: bool) -> int:
    """8 where nothing could be taken in, or where the data have faults and `strict` was asked for; else 0."""
    faulty = bool(added.problems)
    return screen.INCOMPLETE if faulty and (strict or not added.reports) else 0
