"""Report text made fit to be shown: what it says is kept, what would act on the reader's screen is not.

Footnotes keep their quotes code point for code point; only what is printed passes through here. Control characters
could move a terminal's cursor, and directional overrides and isolates could turn our own words around, so neither is
printed; marks that belong to ordinary Arabic or Hebrew text (LRM, RLM, ALM) stay.
"""

from __future__ import annotations

import re

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_TURNING = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_LONE = re.compile(r"[\ud800-\udfff]")


def shown(text: str) -> str:
    """One line of text, safe on a terminal and in a page."""
    return _CONTROL.sub("\ufffd", " ".join(_TURNING.sub("", text).split()))


def escaped_surrogates(json_text: str) -> str:
    """JSON text that can be encoded as UTF-8: lone surrogates, which some reports hold, become JSON escapes."""
    return _LONE.sub(lambda m: f"\\u{ord(m[0]):04x}", json_text)


def encodable(text: str) -> str:
    """The text without lone surrogates, which UTF-8 cannot hold."""
    return _LONE.sub("\ufffd", text)


def clipped(text: str, length: int) -> str:
    """At most `length` code points, cut between words and then marked by "…"."""
    if len(text) <= length:
        return text
    head = text[: length - 1]
    cut = max(head.rfind(" "), head.rfind("\n"))
    return head[: cut if cut > length // 2 else len(head)].rstrip() + "…"
