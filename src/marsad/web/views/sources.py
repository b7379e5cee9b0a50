"""Sources: every report the desk holds, and whose voices are heard in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from marsad.model import Report
from marsad.publish.accounts import CAUTION, COLUMNS
from marsad.publish.naming import publisher_of, side_words, speaker_of
from marsad.web.moment import Moment
from marsad.web.sheets import Sheet, sheet
from marsad.web.site import Page, Site
from marsad.web.views.reckoned import Reckoned, reckoned

if TYPE_CHECKING:
    from marsad.engine.pictures import Weighed
    from marsad.engine.standing import Standing

# An account is a wide row that names many incidents.
ACCOUNTS = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One report as a line: how many claims were read in it."""

    id: str
    title: str
    publisher: str
    known: date | None
    published: date | None
    language: str | None
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One voice: in how many claims and reports it is heard."""

    name: str
    side: str
    claims: int
    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Reports, latest first, voices, most heard first, and the accounts of sources; of each list its own sheet."""

    reports: tuple[Held, ...]
    voices: tuple[Heard, ...]
    accounts: tuple[Reckoned, ...]
    sheet: Sheet
    voices_sheet: Sheet
    accounts_sheet: Sheet


def view(site: Site, moment: Moment, query: Mapping[str, str]) -> Page:
    """The Sources page: reports known by the day of `moment`."""
    standing = site.desk.standing()
    known = [r for r in standing.reports.values() if _is_known(r, moment.known)]
    known.sort(key=lambda r: (r.known or date.min, r.id), reverse=True)
    reports, which = sheet(known, query)

    def heard(weighed: Weighed) -> tuple[Heard, ...]:
        return tuple(_heard(weighed.standing, moment.known, site))

    voices, of_voices = sheet(site.weighed(moment.known).answer("voices", heard), query, asked="voices")
    accounts, of_accounts = sheet(site.desk.accounts(moment.known), query, asked="accounts", rows=ACCOUNTS)
    page = Sources(
        reports=tuple(_held(report, len(standing.claims_of.get(report.id, ()))) for report in reports),
        voices=tuple(voices),
        accounts=reckoned(accounts, site),
        sheet=which,
        voices_sheet=of_voices,
        accounts_sheet=of_accounts,
    )
    shown = {"columns": COLUMNS, "caution": CAUTION, "asked": _asked(which, of_voices, of_accounts)}
    return Page(template="sources.html", title="Sources", data=page, moment=moment, here="sources", shown=shown)


def _asked(*sheets: Sheet) -> dict[str, int | None]:
    return {one.asked: one.here for one in sheets}


def _heard(standing: Standing, known: date | None, site: Site) -> Iterator[Heard]:
    """Every voice, most heard first."""
    claims_of = Counter[tuple[str, str | None]]()
    reports_of = Counter[tuple[str, str | None]]()
    for report in standing.reports.values():
        if _is_known(report, known):
            claims = standing.claims_of.get(report.id, ())
            voices = Counter((speaker_of(c, report, site.pack), c.speaker.id) for c in claims)
            claims_of.update(voices)
            reports_of.update(voices.keys())
    for (name, source), count in sorted(claims_of.items(), key=lambda item: (-item[1], item[0][0], item[0][1] or "")):
        yield Heard(name=name, side=_side(source, site), claims=count, reports=reports_of[name, source])


def _is_known(report: Report, by: date | None) -> bool:
    return by is None or report.known is None or report.known <= by


def _held(report: Report, claims: int) -> Held:
    return Held(
        id=report.id,
        title=report.title or report.name,
        publisher=publisher_of(report),
        known=report.known,
        published=report.published,
        language=report.language,
        claims=claims,
    )


def _side(source_id: str | None, site: Site) -> str:
    source = site.pack.source(source_id)
    return side_words(source.side, site.pack) if source else ""
