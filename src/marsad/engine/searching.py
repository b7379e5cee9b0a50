"""Looking for words in everything that is kept, as known on a day."""

from __future__ import annotations

from marsad.engine.results import Found
from marsad.engine.weighing import Known
from marsad.ledger import Ledger
from marsad.model import query_of


def search(typed: str, ledger: Ledger, known: Known) -> Found:
    """What answers, latest first: reports by the day they became known, claims by that of their report."""
    query = query_of(typed)
    ids = ledger.found(query)
    return Found(
        query=query,
        reports=tuple(r for r in reversed(known.reports) if r.id in ids),
        claims=tuple(c for c in reversed(known.claims) if c.id in ids),
    )
