"""`marsad gazetteer apply`: place again what was read before."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from marsad.cli import screen
from marsad.cli.opening import open_desk
from marsad.cli.options import desk_option, json_option
from marsad.model import Location, PlaceStatus, to_plain

if TYPE_CHECKING:
    from marsad.engine.placing import Moved

SHOWN = 20


@click.command("apply")
@click.option("--read", is_flag=True, help="Read the reports again, too: the reader itself asks what is a place.")
@desk_option
@json_option
def command(read: bool, folder: Path, as_json: bool) -> None:
    """Place every report again that was read before, with the gazetteers and names the desk knows by now.

    Claims keep their ids; where a place is another now, the earlier reading is kept beside the new. A name that no
    gazetteer had may not have been taken for a place at all: --read finds it, and takes as long as reading did.
    """
    with open_desk(folder) as desk, screen.progress("reading again" if read else "placing again") as watch:
        done = desk.renew(watch, read=read)
    if as_json:
        screen.result_json(to_plain(done))
        return
    looked = screen.counted(done.reports, "report", "reports")
    if not done.changed:
        screen.result(f"{looked} looked at; every place is where it was.")
        return
    won = screen.counted(done.won, "claim", "claims")
    claims = f"; {won} won, {done.lost:,} lost" if done.won or done.lost else ""
    screen.result(f"{looked} looked at; {done.changed:,} changed{claims}.")
    told = Counter(_told(one) for one in done.moved)
    for words, times in list(told.items())[:SHOWN]:
        screen.result(f"  {words}{f' ({times} times)' if times > 1 else ''}")
    if len(told) > SHOWN:
        screen.result(f"  … and {len(told) - SHOWN} more; --json lists them.")


def _told(one: Moved) -> str:
    before, now = _place(one.before), _place(one.now)
    told = f"{before} → {now}" if before != now else f"{now} as before, for other reasons or among other candidates"
    return f"“{one.words}” in {one.report}: {told}"


def _place(where: Location | None) -> str:
    if where is None:
        return "not placed"
    return f"{where.name} ({where.place_id})" if where.status is PlaceStatus.RESOLVED else str(where.status)
