"""The gazetteer of a pack as readers and the pipeline use it."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.model import Candidate, Claim, Pack, Report
from marsad.place.gazetteer import Gazetteer
from marsad.place.placing import ReportPlacer
from marsad.place.spotting import names_in
from marsad.place.wording import Wording


class Placer:
    """Knows the places of one pack and says where the claims of a report lie."""

    def __init__(self, pack: Pack) -> None:
        self._gazetteer = Gazetteer(pack)
        self._wording = Wording(self._gazetteer)
        self._entries = {entry.id: entry for entry in pack.entries}

    def kind_of(self, name: str) -> str | None:
        """The kind of the likeliest place of that name (`GazetteerEntry.kind`), or None if no place is called so."""
        return self._gazetteer.kind_of(name)

    def candidates(self, name: str, limit: int = 5) -> Sequence[Candidate]:
        """What the name may stand for, best first, scores 0–100, without any context.

        Head nouns are understood: "Idlib city" is the town before the governorate.
        """
        words = self._wording.taken(name)
        return self._gazetteer.candidates(words.name or name, words.kinds, limit)

    def names_in(self, text: str) -> Sequence[tuple[int, int, str]]:
        """(start, end, kind) of every place name in a text, in order, none overlapping; offsets are code points."""
        return names_in(self._gazetteer, text)

    def place(self, claims: Sequence[Claim], report: Report) -> tuple[Claim, ...]:
        """The same claims, each place mention given a location; ids unchanged."""
        return ReportPlacer(self._gazetteer, self._entries, report.text).place(claims)
