"""The ledger: reports, claims, problems and decisions, kept append-only in one database. All SQL of Marsad is here."""

from __future__ import annotations

from marsad.ledger.store import Ledger as Ledger
