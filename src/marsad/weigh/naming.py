"""Ids of derived things, and names of those who act that a pack does not know.

Ids are hashes of what makes a thing itself, so that an unrelated report changes none of them.
"""

from __future__ import annotations

import hashlib
import json

from marsad.model import Claim

LENGTH = 12
PRONOUNS = frozenset({"they", "it", "he", "she", "we", "each other", "both", "both sides", "the two sides"})


def stable_id(noun: str, *parts: object) -> str:
    """`noun-` and 12 hexadecimal digits; the same parts give the same id on every machine."""
    digest = hashlib.sha256(json.dumps([str(p) for p in parts], ensure_ascii=False).encode()).hexdigest()
    return f"{noun}-{digest[:LENGTH]}"


def called(claim: Claim) -> tuple[str, ...]:
    """The names of those a claim says did it, as worded with a capital; no pronoun."""
    return tuple(m.text for m in claim.actors if m.text[:1].isupper() and m.text.casefold() not in PRONOUNS)
