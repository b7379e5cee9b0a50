"""`marsad gazetteer`: which places a name may stand for."""

from __future__ import annotations

import click

from marsad.cli import screen
from marsad.cli.options import json_option
from marsad.model import to_plain


@click.group("gazetteer")
def command() -> None:
    """Ask the gazetteer."""


@command.command("search")
@click.argument("name")
@click.option("--pack", default="syria", show_default=True, help="The pack to search.")
@click.option("--limit", type=click.IntRange(1, 100), default=5, show_default=True, help="How many at most.")
@json_option
def search(name: str, pack: str, limit: int, as_json: bool) -> None:
    """The places NAME may stand for, likeliest first, without any context."""
    from marsad.engine import places_called

    found = places_called(name, pack, limit)
    if as_json:
        screen.result_json([to_plain(c) for c in found])
        return
    for one in found:
        screen.result(f"{one.score:5.1f}  {one.name}  {one.lat:.4f}, {one.lon:.4f}  {one.place_id}  {one.why}".rstrip())
    if not found:
        screen.result(f"No place is called {name!r}.")
