"""What is printed is limited to what people reviewed, or says that it is a draft."""

from __future__ import annotations

from enum import StrEnum


class Gate(StrEnum):
    """How a print stands to the publish gate; None where a desk has no gate and none was asked for."""

    REVIEWED = "reviewed"
    DRAFT = "draft"


DRAFT = "DRAFT"
NOTICES: dict[Gate, str] = {
    Gate.REVIEWED: "Limited to claims that people accepted.",
    Gate.DRAFT: f"{DRAFT}: it holds claims that nobody has accepted yet.",
}


def notice_of(gate: Gate | None) -> str:
    """What a print says of itself; nothing where there is no gate."""
    return NOTICES[gate] if gate else ""
