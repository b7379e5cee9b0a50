"""`marsad init`: make a desk."""

from __future__ import annotations

from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from marsad.cli import screen
from marsad.cli.options import json_option, together
from marsad.config import Config
from marsad.errors import UsageError

if TYPE_CHECKING:
    from marsad.engine import Desk


class Hour(click.ParamType[time]):
    """An hour of the day as HH:MM."""

    name = "hour"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> time:
        try:
            return value if isinstance(value, time) else time.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not an hour; write it as 06:00.", param, ctx)


settings_options = together(
    click.option("--title", default=None, help="The desk's title, printed over every brief. Default: the pack's."),
    click.option("--pack", default="syria", show_default=True, help="A shipped pack, or the folder of one."),
    click.option(
        "--time-zone", default="UTC", show_default=True, help="The zone of the desk's days, such as Asia/Damascus."
    ),
    click.option(
        "--day-starts", type=Hour(), default="00:00", show_default=True, help="The hour at which a day begins."
    ),
    click.option("--operator", default="desk", show_default=True, help="Who collects and decides, for the log."),
    click.option("--demonstration", is_flag=True, help="Mark every page: its reports were written for demonstration."),
)


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@settings_options
@json_option
def command(folder: Path, as_json: bool, **settings: Any) -> None:
    """Make a desk in FOLDER: settings, ledger and archive."""
    with make(folder, **settings) as desk:
        config = desk.config
    if as_json:
        screen.result_json({"desk": str(folder), "title": config.title, "pack": config.pack})
    else:
        screen.result(f"A desk stands in {folder}. Next: marsad add PATH… --desk {folder}")


def make(folder: Path, *, pack: str, title: str | None = None, time_zone: str = "UTC", **others: Any) -> Desk:
    """A new desk in `folder`, with the pack's title if none is given.

    Raises UsageError where there is a desk already, or no such pack or time zone.
    """
    from marsad import packs
    from marsad.engine import Desk, pack_called

    known = pack_called(pack)
    kept = pack if pack in packs.shipped() else str(Path(pack).resolve())
    config = Config(folder=folder, title=title or known.title, pack=kept, time_zone=time_zone, **others)
    try:
        _ = config.zone
    except (ValueError, OSError, KeyError) as fault:
        raise UsageError(
            f"There is no time zone {time_zone!r}.", next_step="Name one such as Asia/Damascus or UTC."
        ) from fault
    return Desk.create(config)
