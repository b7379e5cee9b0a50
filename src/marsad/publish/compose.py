"""From what was weighed to a brief."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from marsad.model import Claim, Decision, Pack, Picture, Problem, Report
from marsad.publish.brief import Brief
from marsad.publish.footnotes import Notebook
from marsad.publish.gate import Gate
from marsad.publish.material import Material, gather
from marsad.publish.naming import plain_name
from marsad.publish.news import Told, placed
from marsad.publish.sections.ceasefires import ceasefires
from marsad.publish.sections.control import control
from marsad.publish.sections.disputed import disputed
from marsad.publish.sections.expected import expected
from marsad.publish.sections.gaps import gaps
from marsad.publish.sections.reported import reported
from marsad.publish.sections.sources import sources
from marsad.publish.sections.tolls import tolls
from marsad.publish.together import together


def _public(report: Report) -> date | None:
    return report.known


def compose(
    picture: Picture,
    claims: Sequence[Claim],
    reports: Sequence[Report],
    problems: Sequence[Problem],
    decisions: Sequence[Decision],
    pack: Pack,
    *,
    day: date,
    title: str,
    as_known_on: date | None,
    demonstration: bool,
    known_on: Callable[[Report], date | None] = _public,
    gate: Gate | None = None,
) -> Brief:
    """The brief of `day`, as known on `as_known_on` (None: with all that is known).

    `gate` says that what is given was limited to what people accepted, or that it was not and should have been.
    `known_on` says on which day a report became known: by default its publication, else its collection. Claims that a
    decision rejects or withholds, and claims whose words are not in their report, are left out and counted.
    """
    material = gather(
        picture, claims, reports, problems, decisions, pack, day=day, as_known_on=as_known_on, known_on=known_on
    )
    book = Notebook(material)
    where = placed(material)
    news = together(where[Told.NEWS])
    sections = [
        reported(news, where[Told.BACKGROUND], material, book),
        disputed(together(where[Told.DISPUTE]), len(news) + 1, material, book),
        ceasefires(material, book),
        tolls(material, book),
        control(material, book),
        expected(material, book),
        gaps(material, book),
    ]
    return Brief(
        title=title,
        day=day,
        as_known_on=as_known_on,
        demonstration=demonstration,
        reports=len(material.reports),
        of_the_day=sum(1 for known in material.known.values() if known == day),
        voices=_voices(material),
        sections=(*sections, sources(book.footnotes)),
        footnotes=book.footnotes,
        gate=gate,
    )


def _voices(material: Material) -> int:
    """How many different speakers the claims have, by their neutral names."""
    return len({plain_name(material.speaker(c)) for c in material.claims.values()})
