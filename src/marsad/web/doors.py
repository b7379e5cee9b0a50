"""By which doors the pages of a desk are reached."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Doors:
    """`hosts` are the names the desk answers to, beside the loopback ones (none: to any name).

    With a `team` everybody is asked to sign in. `https`: they come by HTTPS, of this server or a proxy.
    """

    hosts: tuple[str, ...] = ()
    team: bool = False
    https: bool = False
