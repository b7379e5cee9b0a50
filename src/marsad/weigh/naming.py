"""Ids of derived things: hashes of what makes a thing itself, so that an unrelated report changes none of them."""

from __future__ import annotations

import hashlib
import json

LENGTH = 12


def stable_id(noun: str, *parts: object) -> str:
    """`noun-` and 12 hexadecimal digits; the same parts give the same id on every machine."""
    digest = hashlib.sha256(json.dumps([str(p) for p in parts], ensure_ascii=False).encode()).hexdigest()
    return f"{noun}-{digest[:LENGTH]}"
