"""What weighing adds to an incident: grades on published scales, open numbers, and which others may be the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from marsad.model import Incident
from marsad.publish.amounts import counted_words
from marsad.publish.naming import all_named
from marsad.publish.sections.checks import amounts
from marsad.publish.words import sentence
from marsad.web.quotations import Quotation, quotations
from marsad.web.site import Shelf, Site
from marsad.web.words import title_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Graded:
    """A mark on a published scale, what it means there, and why."""

    scale: str
    mark: str
    meaning: str
    reasons: tuple[tuple[str, tuple[Quotation, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """What the voices leave open of one number, and whose words set each end; `high` is None where nobody's do."""

    what: str
    amount: str
    low: float
    high: float | None
    low_by: str
    high_by: str
    said: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MayBe:
    """Another incident that may be the same event, left apart for a person to decide."""

    id: str
    title: str
    reasons: tuple[tuple[str, tuple[Quotation, ...]], ...] = ()


def grades(incident: Incident, shelf: Shelf) -> tuple[Graded, ...]:
    """The grades with their reasons."""
    return tuple(
        Graded(
            scale=grade.scale,
            mark=grade.mark,
            meaning=grade.meaning,
            reasons=tuple((r.text, quotations(r.claims, shelf)) for r in grade.reasons),
        )
        for grade in incident.grades
    )


def ranges(incident: Incident, shelf: Shelf) -> tuple[Open, ...]:
    """The ranges with those who set their ends."""
    return tuple(
        Open(
            what=sentence(counted_words(one.kind, one.who) or one.kind.value.replace("_", " ")),
            amount=amounts(one.low, one.high),
            low=one.low,
            high=one.high,
            low_by=all_named(one.low_by, shelf.pack),
            high_by=all_named(one.high_by, shelf.pack) if one.high_by else "nobody",
            said=quotations(one.claims, shelf),
        )
        for one in incident.ranges
    )


def candidates(incident: Incident, by_id: Mapping[str, Incident], site: Site) -> tuple[MayBe, ...]:
    """The incidents it may be the same as, but for those a person keeps back, and what keeps them apart."""
    aside, shelf = site.withheld(), site.shelf()
    named = (other.incident for other in incident.candidates)
    shown = {i: by_id[i] for i in named if i in by_id and i not in aside}
    return tuple(
        MayBe(
            id=other.incident,
            title=title_words(shown[other.incident]),
            reasons=tuple((r.text, quotations(r.claims, shelf)) for r in other.reasons),
        )
        for other in incident.candidates
        if other.incident in shown
    )
