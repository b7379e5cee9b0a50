"""The brief of a day, refused where one of its figures does not lead back to words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from marsad.config import Config
from marsad.engine.gating import Printable
from marsad.engine.weighing import known_day
from marsad.model import Pack, Problem, Report
from marsad.publish import Brief, check, compose


def compose_checked(config: Config, out: Printable, problems: Sequence[Problem], pack: Pack, *, day: date) -> Brief:
    """The brief of `day` from what may be printed of all that is held; what became known later is left out, and undated
    reports among it are named as a gap. Raises MarsadError where it may not be printed.
    """

    def known_on(report: Report) -> date | None:
        return known_day(report, config)

    brief = compose(
        out.picture,
        out.what.claims,
        out.what.reports,
        problems,
        out.what.decisions,
        pack,
        day=day,
        title=config.title,
        as_known_on=out.picture.as_known_on,
        demonstration=config.demonstration,
        known_on=known_on,
        gate=out.gate,
    )
    check(brief)
    return brief
