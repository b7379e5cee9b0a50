"""Where the names in a page lead: the same page works in the web app and as a file by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Functions from ids to addresses; None where there is nothing to lead to.

    `words` takes a report's and a claim's id, `report` a report's, `incident` an incident's.
    """

    words: Callable[[str, str], str] | None = None
    report: Callable[[str], str] | None = None
    incident: Callable[[str], str] | None = None


def site(base: str = "") -> Links:
    """The addresses of the web app under `base` (no slash at its end)."""

    def report(report_id: str) -> str:
        return f"{base}/report/{quote(report_id, safe=':')}"

    return Links(
        words=lambda report_id, claim_id: f"{report(report_id)}#claim-{quote(claim_id, safe='')}",
        report=report,
        incident=lambda incident_id: f"{base}/incident/{quote(incident_id, safe=':')}",
    )


NOWHERE = Links()
