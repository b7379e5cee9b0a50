"""Every page of a desk, as an address: what the tests of look and access go through."""

from __future__ import annotations

from marsad.engine import Desk

DAY = "2019-09-11"


def addresses(desk: Desk) -> dict[str, str]:
    """The pages by name; of incidents, reports, claims and ceasefires the one with the most on it."""
    picture = desk.weigh(None)
    incident = max(picture.incidents, key=lambda i: (len(i.contested), len(i.voices)))
    report = max(desk.reports(), key=lambda r: len(desk.claims_of(r.id)))
    truce = max(picture.ceasefires, key=lambda c: len(c.breaches))
    return {
        "watch": "/",
        "drawer": f"/?incident={incident.id}",
        "brief": f"/brief/{DAY}",
        "ceasefires": "/ceasefires",
        "ceasefire": f"/ceasefire/{truce.id}",
        "tolls": "/tolls",
        "control": "/control",
        "outlook": "/outlook",
        "changes": f"/changes?from=2019-08-01&to={DAY}",
        "sources": "/sources",
        "incident": f"/incident/{incident.id}",
        "report": f"/report/{report.id}",
        "claim": f"/claim/{incident.claims[0]}",
        "table": "/watch/table",
        "search": "/search?q=Kabani",
        "queue": "/review",
        "item": f"/review/{incident.claims[0]}",
        "agreement": "/review/agreement",
        "audit": "/audit",
        "exports": "/exports",
        "fault": "/nowhere",
    }


def spoken(path: str, language: str) -> str:
    """The address in a language; English needs no word in it."""
    return path if language == "en" else f"{path}{'&' if '?' in path else '?'}lang={language}"
