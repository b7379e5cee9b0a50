"""A chain for a terminal, the words highlighted, and as plain JSON values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from marsad.model import to_plain
from marsad.publish.chain import Chain
from marsad.publish.days import full_day
from marsad.publish.display import shown
from marsad.publish.naming import NAMELESS
from marsad.publish.passage import Passage
from marsad.publish.rows import BOLD, FAINT, Run, wrapped
from marsad.publish.words import SAYS, verb_for

NARROWEST = 40
_LAID_OPEN = frozenset({"claim", "footnote"})
OPENING, CLOSING = "⟦", "⟧"


def chain_text(chain: Chain, width: int = 100, *, colour: bool = False) -> str:
    """Title, steps and passages in rows of at most `width` columns (40, if that is more); the words stand in ⟦ ⟧."""
    rows: list[str] = []

    def put(*runs: Run, margin: str = "", later: str | None = None) -> None:
        further = margin if later is None else later
        found = list(wrapped(runs, max(width, NARROWEST) - max(len(margin), len(further)), colour=colour))
        rows.append(margin + found[0])
        rows.extend(further + row for row in found[1:])

    put((shown(chain.title), BOLD), (f" ({chain.noun} {shown(chain.id)})", FAINT))
    for step in chain.steps:
        claims = f" [{', '.join(step.claims)}]" if step.claims else ""
        put((shown(step.text), ""), (claims, FAINT), margin="  · ", later="    ")
    for one in chain.passages:
        rows.append("")
        put((_source(one), ""), margin="  ")
        put(*_words(one), margin="    ")
        put((_reading(one, laid_open=chain.noun in _LAID_OPEN), FAINT), margin="    ")
    return "\n".join(row.rstrip() for row in rows) + "\n"


def _source(one: Passage) -> str:
    published = full_day(one.published) if one.published else "no date"
    title = f"“{shown(one.title)}”" if one.title else ""
    parts = (shown(one.publisher or NAMELESS), title, published, f"sha256 {one.digest[:12]}", shown(one.url or ""))
    return ", ".join(part for part in parts if part)


def _words(one: Passage) -> Iterator[Run]:
    """The passage as one paragraph; spaces at the edges of the words are kept so that words never run together."""
    yield f"… {shown(one.before)}{_edge(one.before[-1:])}", FAINT
    yield f"{OPENING}{shown(one.words)}{CLOSING}", BOLD
    yield f"{_edge(one.after[:1])}{shown(one.after)} …", FAINT


def _edge(character: str) -> str:
    return " " if character.isspace() else ""


def _reading(one: Passage, *, laid_open: bool) -> str:
    """Who says it and how it was read; the reader's notes are left out where the steps told them."""
    relays = f", relayed by {shown(', '.join(one.relayed_by))}" if one.relayed_by else ""
    why = f"; {shown('; '.join(one.evidence))}" if one.evidence and not laid_open else ""
    said = f"claim {one.claim}: {shown(one.speaker)} {verb_for(SAYS[one.act], one.speaker)}{relays}"
    return f"{said}, characters {one.start}–{one.end}; {shown(one.reader)}{why}"


def chain_plain(chain: Chain) -> dict[str, Any]:
    """The chain as plain JSON values; empty fields are left out."""
    plain: dict[str, Any] = to_plain(chain)
    return plain
