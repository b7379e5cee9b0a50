"""The audit log and the agreement between coders, as pages."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.responses import Response

from marsad.publish import audit_csv
from marsad.web.moment import Moment
from marsad.web.review.chosen import Chosen
from marsad.web.review.lines import Decided, decided
from marsad.web.review.wording import TELLING, field_words
from marsad.web.site import Page, Site
from marsad.web.wording import say

LINES = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """Decisions, newest first, from `start`; `total` is how many there are."""

    decisions: tuple[Decided, ...]
    start: int
    total: int
    seen: str | None


def audit(site: Site, moment: Moment, choice: Chosen) -> Page:
    """A page of the audit log."""
    seen, entries = site.desk.review.latest(), site.desk.review.audit()
    shown = entries[choice.start : choice.start + LINES]
    log = Audit(
        decisions=tuple(decided(entry, site.pack) for entry in shown),
        start=choice.start,
        total=len(entries),
        seen=seen,
    )
    return Page(
        template="review/audit.html",
        title=say("Audit log"),
        data=log,
        moment=moment,
        here="audit",
        shown={"choice": choice, "page_size": LINES, **TELLING},
    )


def audit_file(site: Site) -> Response:
    """The whole audit log as CSV, oldest first."""
    rows = [decided(entry, site.pack) for entry in reversed(site.desk.review.audit())]
    headers = {"Content-Disposition": 'attachment; filename="decisions.csv"'}
    return Response(audit_csv(rows), media_type="text/csv; charset=utf-8", headers=headers)


def agreement(site: Site, moment: Moment) -> Page:
    """The agreement between coders, field by field."""
    found = site.desk.review.agreement()
    names = {one.field: field_words(one.field) for one in found.fields} | {"judgement": say("accepted or not")}
    return Page(
        template="review/agreement.html",
        title=say("Agreement between coders"),
        data=found,
        moment=moment,
        here="review",
        shown={"names": names | {"place": say("place")}},
    )
