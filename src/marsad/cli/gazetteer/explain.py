"""`marsad gazetteer explain`: why a name is put where it is, or left open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from marsad.cli import screen
from marsad.cli.gazetteer.added import told as told_added
from marsad.cli.gazetteer.within import PACK, desk_at, pack_option
from marsad.cli.options import desk_option, json_option
from marsad.model import Location, PlaceStatus, to_plain

if TYPE_CHECKING:
    from marsad.engine.gazetteers.explaining import Explained


@click.command("explain")
@click.argument("name")
@click.option("--text", default="", help="The words around it: they are read as a report is read.")
@pack_option
@desk_option
@json_option
def command(name: str, text: str, pack: str | None, folder: Path, as_json: bool) -> None:
    """Where NAME is put and why, or why that stays open, with every candidate.

    As in: marsad gazetteer explain al-Dahra --text "Shells hit al-Dahra village near Darkush on Monday."
    """
    from marsad.engine.gazetteers.explaining import explain

    found = explain(name, text, None if pack else desk_at(folder), pack or PACK)
    if as_json:
        screen.result_json([to_plain(one) for one in found])
        return
    screen.result("\n\n".join(_told(one) for one in found))


def _told(one: Explained) -> str:
    where = one.location
    lines = [f"“{one.words}” ({one.role}): {where.status}{_place(where)}"]
    if one.around:
        lines.append(f"  in:   {', '.join(one.around)}")
    lines.append(f"  why:  {where.reason}")
    if where.candidates:
        lines.append("  candidates, best first; the score is how well the name fits, 0–100:")
        lines += [
            f"    {each.score:5.1f}  {each.name}  {each.lat:.4f}, {each.lon:.4f}  {each.place_id}  {each.why}".rstrip()
            for each in where.candidates
        ]
    else:
        lines.append("  There are no candidates.")
    lines += [f"  {told_added(row)}" for row in one.added]
    return "\n".join(lines)


def _place(where: Location) -> str:
    if where.status is not PlaceStatus.RESOLVED or where.lat is None or where.lon is None:
        return ""
    local = f" {where.local_name}" if where.local_name else ""
    point = f"{where.lat:.4f}, {where.lon:.4f}"
    return f" as {where.name}{local} ({where.place_id}), {point}, {where.precision}, within {where.radius_km:g} km"
