"""Options that several verbs share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from marsad.config import SETTINGS_FILE

F = TypeVar("F", bound=Callable[..., Any])


class Day(click.ParamType[date]):
    """A day as YYYY-MM-DD."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as 2019-09-11.", param, ctx)


DAY = Day()


def _nearest_desk() -> Path:
    here = Path()
    return here if (here / SETTINGS_FILE).is_file() else Path("desk")


desk_option = click.option(
    "--desk",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    envvar="MARSAD_DESK",
    default=_nearest_desk,
    show_default="$MARSAD_DESK, else this folder if it is a desk, else ./desk",
    help="The desk's folder.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Write JSON, for machines.")
strict_option = click.option("--strict", is_flag=True, help="Exit with 8 when the data have faults.")
jobs_option = click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="Processes that read; each takes some 600 MB.",
)
reviewed_option = click.option(
    "--reviewed/--all",
    "reviewed",
    default=None,
    help="Only claims that people accepted, or all. Default: `publish` in marsad.toml.",
)
known_option = click.option("--as-known-on", type=DAY, default=None, help="Leave out what became known after this day.")


def together(*options: Callable[[F], F]) -> Callable[[F], F]:
    """Several options as one decorator, in this order."""

    def decorate(verb: F) -> F:
        for option in reversed(options):
            verb = option(verb)
        return verb

    return decorate


metadata_options = together(
    click.option("--publisher", help="Who published them."),
    click.option("--published", metavar="DAY", help="The day of publication, such as 2019-09-11."),
    click.option("--title", help="Their title."),
    click.option("--url", help="Where they were found."),
    click.option("--language", help="Their language as an ISO 639-1 code, such as en or ar."),
)
