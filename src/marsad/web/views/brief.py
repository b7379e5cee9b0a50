"""The brief of a day, as `publish` writes it, its footnotes leading to the words in the reports."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from markupsafe import Markup

from marsad.errors import NotFound
from marsad.publish.brief import Brief
from marsad.publish.gate import Gate
from marsad.publish.links import Links
from marsad.publish.links import site as addresses
from marsad.publish.render_html import ENGLISH as IN_ENGLISH
from marsad.publish.render_html import Tongue, brief_fragment
from marsad.publish.render_json import brief_json
from marsad.web.moment import Moment, in_language, spoken_at
from marsad.web.phrases import tell
from marsad.web.site import Page, Site, Written
from marsad.web.wording import ENGLISH, direction, spoken


def view(site: Site, moment: Moment, day: date, reviewed: str | None = None) -> Page:
    """The brief of `day` as known on the day of `moment` (on `day` itself where it names none).

    `reviewed` is "1" for what people accepted alone, "0" for everything, None for what the desk is set to.
    """
    limits = {"reviewed": reviewed == "1"} if reviewed in ("0", "1") else {}
    brief = site.desk.brief(day, moment.known, **limits)
    data, fragment = site.briefs.of(brief, _rendered, spoken())
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
            "limited": brief.gate is Gate.REVIEWED,
            "asked": reviewed if reviewed in ("0", "1") else None,
        },
    )


def _rendered(brief: Brief) -> tuple[Written, Markup]:
    """As JSON, and as HTML."""
    # every page says that it is a demonstration or a draft; the brief need not say it a second time
    gate = Gate.REVIEWED if brief.gate is Gate.REVIEWED else None
    fragment = brief_fragment(replace(brief, demonstration=False, gate=gate), _links(brief), _tongue())
    return Written(brief_json(brief)), Markup(fragment)


def latest_day(site: Site, moment: Moment) -> date:
    """The day looked at, else the last day a report was published or became known. Raises NotFound without reports."""
    if moment.day:
        return moment.day
    published = [report.published for report in site.desk.reports() if report.published]
    latest = max(published) if published else site.desk.latest_day()
    if latest is None:
        raise NotFound("There is no report yet to write a brief of.", next_step="Take reports in with `marsad add`.")
    return min(latest, moment.known or latest)


def _tongue() -> Tongue:
    return IN_ENGLISH if spoken() == ENGLISH else Tongue(language=spoken(), direction=direction(), tell=tell)


def _links(brief: Brief) -> Links:
    """Incidents are led to as the brief knows them: what became known later may have joined or parted them."""
    then = Moment(known=brief.as_known_on, lang=in_language(spoken()))
    plain = addresses()

    def incident(incident_id: str) -> str:
        return then.address(f"/incident/{incident_id}")

    def report(report_id: str) -> str:
        return spoken_at(plain.report(report_id) if plain.report else "")

    def words(report_id: str, claim_id: str) -> str:
        path, _, claim = (plain.words(report_id, claim_id) if plain.words else "").partition("#")
        return f"{spoken_at(path, claim=claim_id)}#{claim}"

    return Links(words=words, report=report, incident=incident)
