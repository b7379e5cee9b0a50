"""`marsad doctor`: whether everything Marsad needs is in place."""

from __future__ import annotations

from pathlib import Path

import click

from marsad.cli import screen
from marsad.cli.options import desk_option, json_option
from marsad.errors import Missing
from marsad.model import to_plain


@click.command("doctor")
@desk_option
@json_option
@click.pass_context
def command(ctx: click.Context, /, folder: Path, as_json: bool) -> None:
    """Check Python, language model, pack, ledger, archive, web assets and disk; exit with 7 if something is amiss."""
    from marsad.engine import doctor

    checks = tuple(doctor(folder))
    if as_json:
        screen.result_json([to_plain(c) for c in checks])
    for check in () if as_json else checks:
        screen.result(f"{'ok     ' if check.ok else 'problem'}  {check.part}: {check.found}")
        if check.next_step:
            screen.result(f"         next: {check.next_step}")
    ctx.exit(0 if all(c.ok for c in checks) else Missing.exit_code)
