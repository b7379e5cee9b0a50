"""Desks for stories: a tmp folder, reports told in the test, everything run through `engine.Desk`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from marsad.archive import Metadata
from marsad.config import Config
from marsad.engine import Desk
from marsad.model import Claim, Incident, Picture

TARN = Path(__file__).parent / "tarn"


@dataclass
class Story:
    """A desk that is told reports one by one."""

    desk: Desk
    folder: Path
    told: int = field(default=0)

    def tell(self, text: str, *, publisher: str, published: date | None) -> str:
        """Add and read one report; gives its id."""
        self.told += 1
        path = self.folder / f"{self.told:02}.txt"
        path.write_text(text, encoding="utf-8")
        stated = Metadata(publisher=publisher, published=published.isoformat() if published else None, language="en")
        added = self.desk.add([path], stated)
        self.desk.read()
        return added.reports[0]

    def claims(self, report: str) -> tuple[Claim, ...]:
        """What was read in a report, in the order of its text."""
        return self.desk.claims_of(report)

    def picture(self, known: date | None = None) -> Picture:
        """Everything weighed."""
        return self.desk.weigh(known)


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Callable[..., Story]]:
    """Makes a story in an invented war on the Tarn coast, or with another pack."""
    desks: list[Desk] = []

    def begin(pack: str = str(TARN)) -> Story:
        reports = tmp_path / f"reports{len(desks)}"
        reports.mkdir()
        desks.append(Desk.create(Config(folder=tmp_path / f"desk{len(desks)}", title="A story", pack=pack)))
        return Story(desk=desks[-1], folder=reports)

    yield begin
    for desk in desks:
        desk.close()


def places_of(incident: Incident) -> set[str]:
    """The places where an incident is said to have happened, by their gazetteer name, else by the words."""
    return {(p.location.name if p.location and p.location.name else p.text) for p in incident.places}
