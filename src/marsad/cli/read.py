"""`marsad read`: turn what is new into claims; or read files without a ledger."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from marsad.cli import screen
from marsad.cli.opening import open_desk
from marsad.cli.options import desk_option, jobs_option, json_option, metadata_options, strict_option
from marsad.errors import UsageError
from marsad.model import to_plain

if TYPE_CHECKING:
    from marsad.engine import ReadThrough


@click.command("read")
@click.argument("files", nargs=-1, metavar="[FILE…]")
@click.option(
    "--format", "format_", type=click.Choice(["jsonl"]), help="Read FILEs without a ledger; write JSON lines."
)
@click.option("--pack", default="syria", show_default=True, help="The pack to read FILEs with.")
@metadata_options
@jobs_option
@desk_option
@strict_option
@json_option
@click.pass_context
def command(
    ctx: click.Context, /, files: tuple[str, ...], format_: str | None, pack: str, folder: Path, strict: bool,
    as_json: bool, jobs: int, **stated: Any,
) -> None:  # fmt: skip
    """Read the reports of a desk that are new to this reader.

    With --format jsonl FILE… no desk is needed: every document of the files becomes one line of JSON with its report,
    claims and problems; the report's name is the file's name, or the id of a JSONL row.
    """
    if format_:
        _without_ledger(files, pack, stated, jobs)
        return
    if files:
        raise UsageError(
            "FILEs are read without a ledger only.", next_step="Write --format jsonl, or `marsad add` them."
        )
    with open_desk(folder) as desk, screen.progress("reading") as watch:
        done = desk.read(watch, jobs)
    screen.problems(done.problems)
    if as_json:
        screen.result_json(to_plain(done))
    else:
        screen.result(told(done))
    ctx.exit(screen.INCOMPLETE if strict and done.problems else 0)


def told(done: ReadThrough) -> str:
    """What was read, in a line."""
    return f"{screen.counted(done.reports, 'report', 'reports')} read, {screen.counted(done.claims, 'claim', 'claims')}"


def _without_ledger(files: tuple[str, ...], pack: str, stated: dict[str, Any], jobs: int) -> None:
    from marsad.config import Config
    from marsad.engine import Metadata, read_files
    from marsad.model import Problem, report_line

    if not files:
        raise UsageError("Nothing to read.", next_step="Name files, folders, or - for stdin.")
    unread: list[Problem] = []
    with screen.progress("reading") as watch:
        for done, (report, claims, problems) in enumerate(
            read_files(files, Metadata(**stated), Config(folder=Path(), pack=pack), jobs), 1
        ):
            if report is None:
                unread.extend(problems)
                continue
            screen.result(json.dumps(report_line(report, claims, problems), ensure_ascii=False))
            watch(done, None, report.name)
    screen.problems(unread)
