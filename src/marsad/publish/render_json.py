"""The brief as JSON, every field of `brief.Brief` under its own name."""

from __future__ import annotations

import json
from typing import Any

from marsad.model import to_plain
from marsad.publish.brief import Brief
from marsad.publish.display import escaped_surrogates

FORMAT = "marsad-brief/1"


def brief_plain(brief: Brief) -> dict[str, Any]:
    """The brief as plain values; empty fields are left out, and `notice` where there is none."""
    notice = {"notice": " ".join(brief.notices)} if brief.notices else {}
    return {"format": FORMAT, **notice, **to_plain(brief)}


def brief_json(brief: Brief) -> str:
    """Indented JSON, in UTF-8 without escapes."""
    return escaped_surrogates(json.dumps(brief_plain(brief), ensure_ascii=False, indent=1)) + "\n"
