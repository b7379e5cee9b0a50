"""Looking for words in everything that is kept, as known on a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from marsad.engine.results import Found
from marsad.engine.weighing import Known
from marsad.ledger import Ledger
from marsad.model import query_of

T = TypeVar("T")


def search(typed: str, ledger: Ledger, known: Known) -> Found:
    """What answers, latest first: reports by the day they became known, claims by that of their report."""
    query = query_of(typed)
    ids = ledger.found(query)
    return Found(
        query=query,
        reports=_latest_first(known.reports, known.report_numbers, ids),
        claims=_latest_first(known.claims, known.claim_numbers, ids),
    )


def _latest_first(held: Sequence[T], numbers: Mapping[str, int], ids: Iterable[str]) -> tuple[T, ...]:
    """Those of these ids, in the order they are held in, turned round."""
    return tuple(held[n] for n in sorted((numbers[i] for i in ids if i in numbers), reverse=True))
