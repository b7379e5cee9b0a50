"""Sources: every report the desk holds, and whose voices are heard in them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from marsad.model import Report
from marsad.publish.accounts import CAUTION, COLUMNS
from marsad.publish.naming import publisher_of, side_words, speaker_of
from marsad.web.moment import Moment
from marsad.web.site import Page, Site
from marsad.web.views.reckoned import Reckoned, reckoned


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
    """Reports, latest first, voices, most heard first, and the accounts of sources."""

    reports: tuple[Held, ...]
    voices: tuple[Heard, ...]
    accounts: tuple[Reckoned, ...]


def view(site: Site, moment: Moment) -> Page:
    """The Sources page: reports known by the day of `moment`."""
    shelf = site.shelf()
    reports = {r.id: r for r in shelf.reports.values() if _is_known(r, moment.known)}
    claims = [c for c in shelf.claims.values() if c.report in reports]
    counts = Counter(c.report for c in claims)
    latest_first = sorted(reports.values(), key=lambda r: (r.known or date.min, r.id), reverse=True)
    heard = {(speaker_of(c, reports[c.report], site.pack), c.speaker.id): set[str]() for c in claims}
    by_voice = Counter[tuple[str, str | None]]()
    for claim in claims:
        voice = (speaker_of(claim, reports[claim.report], site.pack), claim.speaker.id)
        heard[voice].add(claim.report)
        by_voice[voice] += 1
    page = Sources(
        reports=tuple(_held(report, counts[report.id]) for report in latest_first),
        voices=tuple(
            Heard(name=name, side=_side(source, site), claims=count, reports=len(heard[name, source]))
            for (name, source), count in sorted(by_voice.items(), key=lambda item: (-item[1], item[0][0]))
        ),
        accounts=reckoned(site, moment),
    )
    headings = {"columns": COLUMNS, "caution": CAUTION}
    return Page(template="sources.html", title="Sources", data=page, moment=moment, here="sources", shown=headings)


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
