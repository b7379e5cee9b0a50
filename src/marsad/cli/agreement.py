"""`marsad agreement`: how far people who decided on the same claims agree."""

from __future__ import annotations

from pathlib import Path

import click

from marsad.cli import screen
from marsad.cli.opening import open_desk
from marsad.cli.options import desk_option, json_option
from marsad.model import to_plain

HEADS = ("field", "alpha", "claims", "coders", "alike", "")


@click.command("agreement")
@desk_option
@json_option
def command(folder: Path, as_json: bool) -> None:
    """Say how far coders agree: Krippendorff's alpha for each field, over claims that two people or more decided on.

    1 is full agreement, 0 what chance would give. Where too few claims were decided on twice, it says so instead.
    """
    with open_desk(folder) as desk:
        found = desk.review.agreement()
    if as_json:
        screen.result_json(to_plain(found))
        return
    rows = [HEADS]
    for one in found.fields:
        alpha = "–" if one.alpha is None else f"{one.alpha:.2f}"
        rows.append((one.field, alpha, str(one.items), str(one.coders), str(one.same), one.why_not))
    lines = (f"{r[0]:<10}{r[1]:>7}{r[2]:>8}{r[3]:>8}{r[4]:>7}  {r[5]}".rstrip() for r in rows)
    screen.result("\n".join(lines))
