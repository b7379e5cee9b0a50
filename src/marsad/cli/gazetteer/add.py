"""`marsad gazetteer add`: a place, or another name of one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from marsad import config as settings
from marsad.cli import screen
from marsad.cli.gazetteer.added import told
from marsad.cli.options import desk_option, json_option
from marsad.errors import UsageError
from marsad.model import to_plain

AGAIN = "Reports read from now on use it; those read before keep the places they were given."


class Point(click.ParamType[tuple[float, float]]):
    """Latitude and longitude as LAT,LON in degrees."""

    name = "lat,lon"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[float, float]:
        if isinstance(value, tuple):
            return value
        try:
            lat, lon = (float(part) for part in str(value).split(","))
        except ValueError:
            self.fail(f"{value!r} is no point; write it as 35.62,36.56 (latitude first).", param, ctx)
        return lat, lon


@click.command("add")
@click.argument("name")
@click.option("--at", "point", type=Point(), metavar="LAT,LON", help="A place of its own, at this point.")
@click.option("--kind", default="village", show_default=True, help="village, site, mountain, river, region …")
@click.option("--for", "place", metavar="PLACE-ID", help="Another name of the place with this id.")
@click.option("--source", "because", default="", metavar="WHY", help="Where it is known from; kept with it.")
@desk_option
@json_option
def command(
    name: str,
    point: tuple[float, float] | None,
    kind: str,
    place: str | None,
    because: str,
    folder: Path,
    as_json: bool,
) -> None:
    """Add a place the gazetteer lacks (--at), or another name of a place it has (--for), to a desk.

    An editor's name goes before every other that is spelt the same. `marsad gazetteer undo ROW` takes it back.
    """
    from marsad.engine.gazetteers import editing

    if (point is None) == (place is None):
        raise UsageError(
            "A name needs a place: either a point or a place that is known.",
            next_step="Write --at LAT,LON for a new place, or --for PLACE-ID for another name of one.",
        )
    config = settings.load(folder)
    if point:
        row = editing.add_place(config, name, *point, kind, because)
        if editing.outside(config, *point):
            screen.remark(f"{row.lat}, {row.lon} lies outside of what the desk's pack is about: is latitude first?")
    else:
        row = editing.add_alias(config, name, place or "", because)
    if as_json:
        screen.result_json(to_plain(row))
    else:
        screen.result(f"{told(row)}\n{AGAIN}")
