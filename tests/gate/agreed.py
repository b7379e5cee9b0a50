"""What it is worth that rules and tagger agree on a claim: the precision of the claims so marked."""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.gate.gold import Scored


def figures(scored: Sequence[Scored], score: ModuleType) -> dict[str, float]:
    """Percentages over the claims marked `agreed`; nothing where no reader marks any.

    agreed_precision  share of them that are pairs of a hand-coded claim, as the scorer's own `precision` counts: the
                      claim is one that a careful reader found there too
    agreed_told       share of them that are, moreover, told right: type, speaker, polarity and modality, as `told`
    agreed_share      share of all claims read that are marked

    Claims are paired before the mark is looked at, so that the tier cannot win pairs from claims that fit better.
    """
    read = [claim for one in scored for claim in one.read]
    marked = sum(bool(claim.get("agreed")) for claim in read)
    if not marked:
        return {}
    pairs = [(one, one.gold[i], one.read[j]) for one in scored for i, j in one.pairs if one.read[j].get("agreed")]
    told = sum(_told(gold, claim, one.publisher, score) for one, gold, claim in pairs)
    shares = {"agreed_precision": len(pairs) / marked, "agreed_told": told / marked, "agreed_share": marked / len(read)}
    return {name: round(100.0 * share, 1) for name, share in shares.items()}


def _told(gold: dict[str, Any], claim: dict[str, Any], publisher: str | None, score: ModuleType) -> bool:
    same = all(
        gold.get(key, usual) == claim.get(key, usual)
        for key, usual in (("type", None), ("polarity", "affirmed"), ("modality", "actual"))
    )
    return same and bool(score.speaker_right(gold, claim, publisher))
