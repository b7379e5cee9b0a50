"""`marsad verify`: whether what is kept is as it was kept."""

from __future__ import annotations

from pathlib import Path

import click

from marsad.cli import screen
from marsad.cli.opening import open_desk
from marsad.cli.options import desk_option, json_option
from marsad.errors import Damaged
from marsad.model import to_plain


@click.command("verify")
@desk_option
@json_option
@click.pass_context
def command(ctx: click.Context, /, folder: Path, as_json: bool) -> None:
    """Re-hash every object of the archive and every link of its log; exit with 5 and name what was touched."""
    with open_desk(folder) as desk:
        touched = desk.verify()
        reports = len(desk.reports())
    if as_json:
        screen.result_json({"reports": reports, "touched": to_plain(tuple(touched))})
        ctx.exit(Damaged.exit_code if touched else 0)
    if not touched:
        screen.result(f"Untouched: {screen.counted(reports, 'report', 'reports')}, archive and log.")
        return
    for one in touched:
        screen.result(f"{one.code}: {one.message}")
    raise Damaged(
        f"{screen.counted(len(touched), 'thing is', 'things are')} not as kept.",
        where=str(folder),
        next_step="Restore what is named above from a copy; do not add to this desk before.",
    )
