"""Who may see a report: its level, and the form by which an editor sets it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from marsad.engine import Verdict
from marsad.model import Decision, Sensitivity, Verb, sensitivities, standing
from marsad.web.acting import action, back, words
from marsad.web.site import Site
from marsad.web.visitor import Right, Visitor


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """How a report is shown to those without the right to what is sensitive, and who decided so."""

    level: Sensitivity
    levels: tuple[Sensitivity, ...] = tuple(Sensitivity)
    decision: Decision | None = None


def seen(site: Site, report: str) -> Seen:
    """The level of one report."""
    decisions = site.desk.decisions()
    told = [d for d in standing(decisions) if d.verb is Verb.SENSITIVITY and d.target == report]
    level = sensitivities(decisions).get(report, Sensitivity.OPEN)
    return Seen(level=level, decision=told[-1] if told else None)


def routes(site: Site) -> list[BaseRoute]:
    """`/report/{id}/sensitivity`, for editors."""

    def decided(request: Request, visitor: Visitor, form: Mapping[str, Any]) -> Response:
        report = request.path_params["id"]
        verdict = Verdict(
            target=report, verb=Verb.SENSITIVITY, because=words(form, "because"), value=words(form, "level")
        )
        decision = site.desk.decide(verdict, by=visitor.name)
        return back(request, f"/report/{decision.target}")

    return [Route("/report/{id}/sensitivity", action(Right.EDIT, decided), methods=["POST"])]
