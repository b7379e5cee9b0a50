"""What of the queue a person chose to see; it stays in every address of the desk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from marsad.errors import UsageError
from marsad.model import Why
from marsad.web.moment import Moment

PAGE = 25
_MOST = 10_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """`why` and `kind` narrow the queue; `mine` leaves out what waits for another reader; `start` counts from 0."""

    why: Why | None = None
    kind: str | None = None
    mine: bool = True
    start: int = 0

    def address(self, moment: Moment, path: str, **changes: object) -> str:
        """`path` with what is chosen as its query, some parts changed."""
        told: dict[str, object] = {
            "why": self.why.value if self.why else None,
            "kind": self.kind,
            "turn": None if self.mine else "all",
            "from": self.start or None,
        }
        return moment.address(path, incident=None, **(told | changes))


def chosen(query: Mapping[str, str]) -> Chosen:
    """What an address chooses. Raises UsageError where it cannot be understood."""
    why, start = query.get("why") or None, query.get("from") or "0"
    if why is not None and why not in list(Why):
        raise UsageError(
            f"The queue knows no cause “{why[:40]}”.", where="why in the address", next_step="Choose one of the list."
        )
    if not start.isascii() or not start.isdigit() or int(start[:9]) > _MOST:
        raise UsageError(
            f"“{start[:40]}” is no place in a list.", where="from in the address", next_step="Count from 0."
        )
    return Chosen(
        why=Why(why) if why else None,
        kind=query.get("kind") or None,
        mine=query.get("turn") != "all",
        start=int(start[:9]),
    )
