"""The gazetteer of a pack as readers and the pipeline use it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marsad.model import Candidate, Claim, Location, Pack, PlaceMention, PlaceStatus, Report, Role
from marsad.place import locating
from marsad.place.context import Verdict
from marsad.place.gazetteer import Gazetteer
from marsad.place.placing import ReportPlacer
from marsad.place.relations import BESIDE_BEARINGS
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

    def located(self, mention: PlaceMention, place_id: str) -> Location | None:
        """Where a mention lies if a person says which place its name stands for; None where no place has this id.

        What its words and role make of the place ("near", "the countryside of") stays as they make it.
        """
        entry = self._entries.get(place_id)
        if entry is None:
            return None
        words = self._wording.taken(mention.text)
        if mention.role is Role.NEAR:
            words = replace(words, near=True)
        elif mention.role in BESIDE_BEARINGS:
            words = replace(words, side=BESIDE_BEARINGS[mention.role])
        verdict = Verdict(PlaceStatus.RESOLVED, entry, (), "chosen by a person")
        seat = self._wording.seat(entry) if words.countryside else None
        return locating.located(words, entry, verdict, self._entries, seat)
