"""Gazetteers that a user installs, and places that a desk's editors add."""

from __future__ import annotations

from typing import Any

from marsad import packs
from marsad.config import Config, shared_gazetteers
from marsad.engine import knowing
from marsad.engine.gazetteers.fetching import addresses as addresses
from marsad.engine.gazetteers.installing import install as install
from marsad.engine.gazetteers.ordering import Installation as Installation
from marsad.engine.gazetteers.ordering import Order as Order
from marsad.model import GazetteerEntry


def order(country: str, config: Config | None, **told: Any) -> Order:
    """An order for a desk, compared with its pack; or for all desks (None), compared with every shipped pack."""
    if config:
        return Order(
            country=country.upper(), shelf=config.gazetteer_path, known=knowing.base_of(config).entries, **told
        )
    known: dict[str, GazetteerEntry] = {}
    for name in packs.shipped():
        known |= {entry.id: entry for entry in knowing.pack_called(name).entries if entry.id not in known}
    return Order(country=country.upper(), shelf=shared_gazetteers(), known=tuple(known.values()), **told)
