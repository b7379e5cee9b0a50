"""The rolls of one site, made when first asked for and kept while picture and what is withheld stay the same."""

from __future__ import annotations

from datetime import date
from threading import Lock

from marsad.model import Picture
from marsad.web.roll import Roll, roll_of
from marsad.web.site import Site

MOST = 6  # today's, and those of the days somebody travels to


class Rolls:
    """Of several threads that ask for a new one at once each waits for the first."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._kept: list[tuple[Picture, frozenset[str], Roll]] = []
        self._lock = Lock()

    def of(self, known: date | None) -> Roll:
        """The roll as known on a day (None: all that is known)."""
        picture, aside = self._site.desk.weigh(known), self._site.withheld()
        with self._lock:
            kept = next((k for k in self._kept if k[0] is picture and k[1] == aside), None)
            if kept is None:
                kept = (picture, aside, roll_of(picture, self._site))
            self._kept = [*(k for k in self._kept if k is not kept), kept][-MOST:]
        return kept[2]
