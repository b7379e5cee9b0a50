"""`marsad gazetteer list`: what gazetteers there are, and on what terms."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from marsad.cli import screen
from marsad.cli.gazetteer.added import told
from marsad.cli.gazetteer.within import desk_at
from marsad.cli.options import desk_option, json_option
from marsad.model import to_plain

if TYPE_CHECKING:
    from marsad.engine.gazetteers.listing import Listed

_WHOSE = {"shipped": "comes with Marsad", "shared": "for all desks", "desk": "of this desk"}


@click.command("list")
@desk_option
@json_option
def command(folder: Path, as_json: bool) -> None:
    """Every gazetteer: what ships, what is installed for all desks, what is installed for the desk at hand."""
    from marsad.engine.gazetteers.listing import added, listed

    config = desk_at(folder)
    found = listed(config)
    rows = added(config) if config else []
    if as_json:
        screen.result_json({"gazetteers": [to_plain(one) for one in found], "added": [to_plain(row) for row in rows]})
        return
    for one in found:
        screen.result(_told(one))
    if rows:
        screen.result("Added by the editors of this desk:")
    for row in rows:
        screen.result(f"    {told(row)}")


def _told(one: Listed) -> str:
    size = f"{one.bytes / 1e6:.1f} MB"
    day = f", of {one.retrieved}" if one.retrieved else ""
    used = ", used by this desk" if one.used else ""
    lines = [
        f"{one.name}  {one.title}: {one.places:,} places, {one.names:,} names, {size} ({_WHOSE[one.whose]}{day}{used})",
        *([] if one.whose == "shipped" else [f"    {one.folder}"]),
        *(f"    {licence.title}: {licence.licence}" for licence in one.licences),
    ]
    return "\n".join(lines)
