"""What an editor added, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from marsad.packs.added import Addition


def told(row: Addition) -> str:
    """Who added what, when and why, with the row's id."""
    if row.what == "place":
        what = f"{row.place_id} {row.name!r} ({row.kind} at {row.lat}, {row.lon}) was added"
    elif row.what == "alias":
        what = f"{row.name!r} was added as a name of {row.of}"
    else:
        what = f"Row {row.of} ({row.name!r}) was taken back"
    why = f": {row.because}" if row.because else ", no source given"
    return f"{what} by {row.by} on {row.at[:10]} (row {row.id}){why}"
