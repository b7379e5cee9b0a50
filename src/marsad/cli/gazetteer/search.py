"""`marsad gazetteer search`: the places a name may stand for."""

from __future__ import annotations

from pathlib import Path

import click

from marsad.cli import screen
from marsad.cli.gazetteer.within import knowledge, pack_option
from marsad.cli.options import desk_option, json_option
from marsad.model import to_plain


@click.command("search")
@click.argument("name")
@click.option("--near", default="", metavar="PLACE", help="Only what lies within 30 km of this place (name or id).")
@click.option("--in", "in_", default="", metavar="AREA", help="Only what lies in this area (name or id).")
@click.option("--limit", type=click.IntRange(1, 100), default=5, show_default=True, help="How many at most.")
@pack_option
@desk_option
@json_option
def command(name: str, near: str, in_: str, limit: int, pack: str | None, folder: Path, as_json: bool) -> None:
    """The places NAME may stand for, likeliest first, without any context."""
    from marsad.engine.gazetteers.searching import search

    found = search(knowledge(folder, pack), name, limit, near=near, in_=in_)
    if as_json:
        screen.result_json([to_plain(c) for c in found])
        return
    for one in found:
        screen.result(f"{one.score:5.1f}  {one.name}  {one.lat:.4f}, {one.lon:.4f}  {one.place_id}  {one.why}".rstrip())
    if not found:
        narrowed = "".join([f" near {near}" if near else "", f" in {in_}" if in_ else ""])
        screen.result(f"No place is called {name!r}{narrowed}.")
