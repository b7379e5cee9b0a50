"""The brief of a day, as `publish` writes it, its footnotes leading to the words in the reports."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

from markupsafe import Markup

from marsad.errors import NotFound
from marsad.publish.brief import Brief
from marsad.publish.gate import Gate
from marsad.publish.links import Links
from marsad.publish.links import site as addresses
from marsad.publish.render_html import brief_fragment
from marsad.publish.render_json import brief_json
from marsad.web.moment import Moment
from marsad.web.site import Page, Site


def view(site: Site, moment: Moment, day: date, reviewed: str | None = None) -> Page:
    """The brief of `day` as known on the day of `moment` (on `day` itself where it names none).

    `reviewed` is "1" for what people accepted alone, "0" for everything, None for what the desk is set to.
    """
    limits = {"reviewed": reviewed == "1"} if reviewed in ("0", "1") else {}
    brief = site.desk.brief(day, moment.known, **limits)
    # every page says that it is a demonstration or a draft; the brief need not say it a second time
    limited = brief.gate is Gate.REVIEWED
    said_once = replace(brief, demonstration=False, gate=Gate.REVIEWED if limited else None)
    fragment = brief_fragment(said_once, _links(brief))
    return Page(
        template="brief.html",
        title=f"Brief of {day.isoformat()}",
        data=json.loads(brief_json(brief)),
        moment=replace(moment, day=day),
        here="brief",
        shown={
            "brief": brief,
            "fragment": Markup(fragment),
            "before": day - timedelta(days=1),
            "after": day + timedelta(days=1),
            "limited": limited,
            "kept": f"?reviewed={reviewed}" if reviewed in ("0", "1") else "",
        },
    )


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
