"""Names on the ground: what a place mention means, how exactly it is known, and why."""

from __future__ import annotations

from marsad.place.placer import Placer as Placer
