"""The brief of a day, as `publish` writes it, its footnotes leading to the words in the reports."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from markupsafe import Markup

from marsad.errors import NotFound
from marsad.publish.brief import Brief
from marsad.publish.links import Links
from marsad.publish.links import site as addresses
from marsad.publish.render_html import brief_fragment
from marsad.publish.render_json import brief_json
from marsad.web.moment import Moment
from marsad.web.site import Page, Site


def view(site: Site, moment: Moment, day: date) -> Page:
    """The brief of `day` as known on the day of `moment` (on `day` itself where it names none)."""
    brief = site.desk.brief(day, moment.known)
    data, fragment = site.briefs.of(brief, _rendered)
    return Page(
        template="brief.html",
        title=f"Brief of {day.isoformat()}",
        data=data,
        moment=replace(moment, day=day),
        here="brief",
        shown={
            "brief": brief,
            "fragment": fragment,
            "before": day - timedelta(days=1) if day > date.min else None,
            "after": day + timedelta(days=1) if day < date.max else None,
        },
    )


def _rendered(brief: Brief) -> tuple[Any, Markup]:
    """As plain values, and as HTML."""
    # every page says that it is a demonstration; the brief need not say it a second time
    fragment = brief_fragment(replace(brief, demonstration=False), _links(brief))
    return json.loads(brief_json(brief)), Markup(fragment)


def latest_day(site: Site, moment: Moment) -> date:
    """The day looked at, else the last day a report was published or became known. Raises NotFound without reports."""
    if moment.day:
        return moment.day
    published = [report.published for report in site.desk.reports() if report.published]
    latest = max(published) if published else site.desk.latest_day()
    if latest is None:
        raise NotFound("There is no report yet to write a brief of.", next_step="Take reports in with `marsad add`.")
    return min(latest, moment.known or latest)


def _links(brief: Brief) -> Links:
    """Incidents are led to as the brief knows them: what became known later may have joined or parted them."""
    moment = Moment(known=brief.as_known_on)

    def incident(incident_id: str) -> str:
        return moment.address(f"/incident/{incident_id}")

    return replace(addresses(), incident=incident)
