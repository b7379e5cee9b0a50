"""What is known on a day, weighed; kept in the ledger under a digest of everything it was worked out from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, timedelta
from functools import cached_property
from importlib.metadata import version

from marsad.config import Config
from marsad.engine.growing import Growing
from marsad.ledger import Ledger
from marsad.model import Claim, Decision, Pack, Picture, Report, to_plain
from marsad.weigh import weigh

# Goes up whenever weighing, or the shape of a picture, changes: what was worked out before is then worked out anew.
RULES = 7


@dataclass(frozen=True, kw_only=True)
class Known:
    """What counts as known on a day: claims and decisions, and the reports they stand in."""

    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    decisions: tuple[Decision, ...]

    @cached_property
    def report_numbers(self) -> dict[str, int]:
        """Where a report stands among the reports, by its id."""
        return {report.id: n for n, report in enumerate(self.reports)}

    @cached_property
    def claim_numbers(self) -> dict[str, int]:
        """Where a claim stands among the claims, by its id."""
        return {claim.id: n for n, claim in enumerate(self.claims)}


def known(
    reports: Iterable[Report],
    claims: Iterable[Claim],
    decisions: Iterable[Decision],
    config: Config,
    as_known_on: date | None,
    clock: DeskTime | None = None,
) -> Known:
    """Of all that is kept, what was known by then: all but what became known after `as_known_on` (None: all)."""
    shifted = clock or DeskTime(config)
    reports = tuple(shifted.of(r) for r in reports)
    counting = tuple(r for r in reports if _counts(known_day(r, config), as_known_on))
    ids = {r.id for r in counting}
    return Known(
        reports=counting,
        claims=tuple(c for c in claims if c.report in ids),
        decisions=tuple(decisions),
    )


def known_day(report: Report, config: Config) -> date | None:
    """The desk's day on which a report in desk time became known; None where it has no date at all."""
    if config.knowledge == "published":
        return report.known
    return report.collected.date() if report.collected else None


class DeskTime:
    """Reports with their moments of collection on the desk's clock: midnight there is when the desk's day begins."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._shifted: dict[str, tuple[Report, Report]] = {}

    def of(self, report: Report) -> Report:
        """The report in desk time; of the same report the same object."""
        held = self._shifted.get(report.id)
        if held is None or held[0] is not report:
            held = self._shifted[report.id] = report, self._in_desk_time(report)
        return held[1]

    def _in_desk_time(self, report: Report) -> Report:
        if report.collected is None:
            return report
        config = self._config
        moment = report.collected if report.collected.tzinfo else report.collected.replace(tzinfo=UTC)
        starts = timedelta(hours=config.day_starts.hour, minutes=config.day_starts.minute)
        return replace(report, collected=moment.astimezone(config.zone) - starts)


def _counts(day: date | None, as_known_on: date | None) -> bool:
    return day is None or as_known_on is None or day <= as_known_on


def weighed(
    ledger: Ledger, what: Known, pack: Pack, config: Config, as_known_on: date | None, growing: Growing
) -> Picture:
    """The picture of what is known, from the ledger where it was worked out from the same before.

    That of all that is known is added to what `growing` holds, and then kept by `keep` alone: written whole with every
    report or decision it would cost far more than working it out. That of a day is worked out by itself.
    """
    if as_known_on is None and growing.begun:
        return _grown(what, pack, config, growing)
    digest = digest_of(what, pack, config)
    kept = ledger.picture(as_known_on, digest)
    if kept:
        return kept
    if as_known_on is None:
        picture = _grown(what, pack, config, growing)
    else:
        picture = weigh(what.claims, what.reports, pack, what.decisions, as_known_on, config.knowledge)
    ledger.keep_picture(picture, digest)
    return picture


def _grown(what: Known, pack: Pack, config: Config, growing: Growing) -> Picture:
    return growing.picture(what.claims, what.reports, pack, what.decisions, config.knowledge)


def keep(ledger: Ledger, what: Known, pack: Pack, config: Config, growing: Growing) -> None:
    """Keep the picture of all that is known, where one has grown in memory and the ledger has an older one."""
    if growing.begun:
        digest = digest_of(what, pack, config)
        if not ledger.has_picture(None, digest):
            ledger.keep_picture(_grown(what, pack, config, growing), digest)


def digest_of(what: Known, pack: Pack, config: Config) -> str:
    """A sha256 over everything weighing depends on: claims, reports, decisions, the pack's knowledge, our version."""
    parts: Sequence[object] = (
        (version("marsad"), RULES),
        sorted((c.id, c.reader) for c in what.claims),
        sorted((r.id, str(r.published), str(r.collected)) for r in what.reports),
        [d.id for d in what.decisions],
        config.knowledge,
        [pack.name, to_plain(pack.parties), to_plain(pack.sources), to_plain(pack.neutral)],
    )
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()
