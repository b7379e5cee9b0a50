"""A reader of one sentence, and reports for it: what is told here is read without a language model."""

from __future__ import annotations

from datetime import date

from marsad.archive import Metadata
from marsad.engine import Desk
from marsad.model import Act, Basis, Claim, Mention, PlaceMention, Reading, Report, Role, Span, Speaker, When

TUESDAY = date(2031, 5, 6)


class Parrot:
    """Reads "WHO bombed WHERE." line by line and nothing else."""

    name = "parrot/1"

    def read(self, report: Report) -> Reading:
        claims, at = [], 0
        for line in report.text.splitlines(keepends=True):
            who, verb, where = line.rstrip(" .\n").partition(" bombed ")
            if verb:
                claims.append(self._claim(report, at, at + len(line.rstrip()), len(who), len(who + verb), len(where)))
            at += len(line)
        return Reading(report=report.id, claims=tuple(claims))

    def _claim(self, report: Report, start: int, end: int, who: int, before: int, where: int) -> Claim:
        def span(first: int, last: int) -> Span:
            return Span(start=first, end=last, quote=report.text[first:last])

        place = span(start + before, start + before + where)
        return Claim(
            report=report.id,
            span=span(start, end),
            speaker=Speaker(name="publisher"),
            act=Act.ASSERTS,
            type="air_strike",
            actors=(Mention(span=span(start, start + who)),),
            places=(PlaceMention(span=place, role=Role.AT),),
            time=When(text="then", earliest=TUESDAY, latest=TUESDAY, basis=Basis.PUBLICATION),
            evidence=(f"trigger: “{report.text[start:end]}”",),
            reader=self.name,
        ).identified()


def tell(desk: Desk, name: str, text: str, publisher: str = "Tarn Gazette", title: str = "") -> str:
    """Add a report that became known on TUESDAY, and read it; its id."""
    path = desk.config.folder.parent / f"{name}.txt"
    path.write_text(text, encoding="utf-8")
    added = desk.add([path], Metadata(publisher=publisher, published=TUESDAY.isoformat(), title=title))
    desk.read()
    return added.new[0]
