"""Which right an address asks for, by the first part of its path. What a form does may ask for more: see `acting`."""

from __future__ import annotations

from marsad.web.visitor import Right

# None: whoever comes. A test fails on an address of the app that is not named here.
RIGHTS: dict[str, Right | None] = {
    "": Right.READ,
    "account": Right.READ,
    "admin": Right.ADMINISTER,
    "audit": Right.DECIDE,
    "brief": Right.READ,
    "ceasefire": Right.READ,
    "ceasefires": Right.READ,
    "changes": Right.READ,
    "claim": Right.READ,
    "control": Right.READ,
    "exports": Right.READ,
    "incident": Right.READ,
    "login": None,
    "logout": Right.READ,
    "map": Right.READ,
    "openapi": Right.READ,
    "outlook": Right.READ,
    "report": Right.READ,
    "review": Right.DECIDE,
    "search": Right.READ,
    "sources": Right.READ,
    "static": None,
    "tolls": Right.READ,
    "watch": Right.READ,
}
# Where somebody may go who is to change a password that somebody else knows.
CONFINED = frozenset({"account", "logout", "static"})


def room_of(path: str) -> str:
    """The first part of a path, without what its form is called: `watch` of `/watch.geojson`."""
    return path.lstrip("/").partition("/")[0].partition(".")[0]


def right_of(path: str) -> Right | None:
    """The right an address asks for; that to read, where nothing else is said."""
    return RIGHTS.get(room_of(path), Right.READ)
