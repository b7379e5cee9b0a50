"""One file a page: each view turns an address into a `Page`, which becomes HTML or its JSON twin."""

from __future__ import annotations
