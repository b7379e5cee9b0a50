"""An account of every source: what it told, first or alone, and what others made of it. Counts, and no score.

A source *tells* what it vouches for and *carries* what its pages print, in its own words or another's. First is who
tells or carries an incident on an earlier day than everybody else; a day on which several do, or that no report gives,
makes nobody first. Alone is whose telling nobody else's stands beside. Denials count where they say that it did not
happen, or that those named did not do it; who denies a number or a target denies less.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from marsad.config import Knowledge
from marsad.model import (
    Account,
    Claim,
    Incident,
    Outcome,
    Pack,
    Picture,
    Report,
    Scope,
    Scorecard,
    Share,
    Stance,
    Voice,
)
from marsad.weigh.known import Known, known_on
from marsad.weigh.origins import Origins, Outlet
from marsad.weigh.sides import Sides

_DENIED = frozenset({Scope.OCCURRENCE.value, Scope.RESPONSIBILITY.value})


def accounts(
    picture: Picture, claims: Iterable[Claim], reports: Iterable[Report], pack: Pack, knowledge: Knowledge = "published"
) -> tuple[Account, ...]:
    """The account of every source that tells, carries, denies or foretells something, those that tell most first.

    `claims` and `reports` are those the picture was worked out from; what became known after its day is left out.
    """
    known = known_on(claims, reports, picture.as_known_on, knowledge)
    books = _Books(known, Origins(known, Sides(pack)))
    for incident in picture.incidents:
        books.enter(incident)
    for outlook in picture.outlook:
        origin = books.origins.of(books.claims[outlook.claim])
        books.of(origin.who).foretold[outlook.state].append(outlook.id)
    for report in known.reports.values():
        printer = books.origins.printers(report)[0]
        if report.publisher:
            books.of(printer).reports += 1
    return tuple(sorted((b.account() for b in books.entries.values()), key=_most))


def _most(account: Account) -> tuple[int, int, str]:
    return -len(account.told.all), -len(account.carried.all), account.name


@dataclass(slots=True)
class _Shares:
    all: list[str] = field(default_factory=list)
    first: list[str] = field(default_factory=list)
    alone: list[str] = field(default_factory=list)

    def made(self) -> Share:
        return Share(all=tuple(self.all), first=tuple(self.first), alone=tuple(self.alone))


@dataclass(slots=True)
class _Book:
    """What is held of one source while it is being counted."""

    who: Outlet
    reports: int = 0
    told: _Shares = field(default_factory=_Shares)
    carried: _Shares = field(default_factory=_Shares)
    lists: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    foretold: defaultdict[Outcome, list[str]] = field(default_factory=lambda: defaultdict(list))

    def account(self) -> Account:
        return Account(
            name=self.who.name,
            source=self.who.source,
            side=self.who.side,
            reports=self.reports,
            told=self.told.made(),
            carried=self.carried.made(),
            confirmed=tuple(self.lists["confirmed"]),
            denied=tuple(self.lists["denied"]),
            withdrew=tuple(self.lists["withdrew"]),
            denies=tuple(self.lists["denies"]),
            denied_own_side=tuple(self.lists["denied_own_side"]),
            foretold=Scorecard(
                open=tuple(self.foretold[Outcome.OPEN]),
                came_true=tuple(self.foretold[Outcome.CAME_TRUE]),
                did_not=tuple(self.foretold[Outcome.DID_NOT]),
                cannot_tell=tuple(self.foretold[Outcome.CANNOT_TELL]),
            ),
        )


class _Books:
    """The books of all sources, by the key their names share."""

    def __init__(self, known: Known, origins: Origins) -> None:
        self.known = known
        self.origins = origins
        self.claims = {c.id: c for c in known.claims}
        self.entries: dict[str, _Book] = {}

    def of(self, who: Outlet) -> _Book:
        return self.entries.setdefault(who.key, _Book(who))

    def enter(self, incident: Incident) -> None:
        """Count one incident for all who have a part in it."""
        told, against = self._heard(incident)
        self._share(incident.id, {k: self._first_day(v.claims) for k, v in told.items()}, "told")
        self._share(incident.id, self._carriers(told), "carried")
        for key, voice in told.items():
            self._made_of(self.entries[key], voice, told, against, incident)
        for voice in against:
            self._denial(voice, told, incident)

    def _heard(self, incident: Incident) -> tuple[dict[str, Voice], list[Voice]]:
        """Those who told of it, by their keys, and those who deny it."""
        told: dict[str, Voice] = {}
        against = []
        for voice in incident.voices:
            if voice.stance is not Stance.AGAINST:
                told[self._key(voice)] = voice
            elif voice.scope in _DENIED:
                against.append(voice)
        return told, against

    def _key(self, voice: Voice) -> str:
        """The key of a voice's book, opened where there is none yet."""
        who = self.origins.of(self.claims[voice.claims[0]]).who
        self.of(who)
        return who.key

    def _first_day(self, claims: Iterable[str]) -> date | None:
        """The day of the first of these claims; None where one of them has none, as it may be the first."""
        days = [self.known.day(self.claims[c]) for c in claims if c in self.claims]
        dated = [d for d in days if d]
        return min(dated) if dated and len(dated) == len(days) else None

    def _carriers(self, told: Mapping[str, Voice]) -> dict[str, date | None]:
        """Whose pages tell of it, and since when."""
        by_outlet: defaultdict[str, list[str]] = defaultdict(list)
        for voice in told.values():
            for id in voice.claims:
                report = self.known.reports[self.claims[id].report]
                for who in self.origins.printers(report) if report.publisher else ():
                    by_outlet[self.of(who).who.key].append(id)
        return {key: self._first_day(ids) for key, ids in by_outlet.items()}

    def _share(self, incident: str, days: Mapping[str, date | None], part: str) -> None:
        earliest = Counter(days.values())
        for key, day in days.items():
            shares: _Shares = getattr(self.entries[key], part)
            shares.all.append(incident)
            if len(days) == 1:
                shares.alone.append(incident)
            elif day and None not in earliest and day == min(d for d in earliest if d) and earliest[day] == 1:
                shares.first.append(incident)

    def _made_of(
        self, book: _Book, voice: Voice, told: Mapping[str, Voice], against: Sequence[Voice], incident: Incident
    ) -> None:
        mouth = book.who.party or book.who.key
        others = {self.entries[k].who.party or k for k, v in told.items() if v.stance is Stance.FOR}
        marks = {
            "confirmed": bool(others - {mouth}),
            "denied": bool(against),
            "withdrew": voice.stance is Stance.WITHDRAWN,
        }
        for mark, holds in marks.items():
            if holds:
                book.lists[mark].append(incident.id)

    def _denial(self, voice: Voice, told: Mapping[str, Voice], incident: Incident) -> None:
        key = self._key(voice)
        book = self.entries[key]
        book.lists["denies"].append(incident.id)
        if voice.side and any(v.side == voice.side for k, v in told.items() if k != key):
            book.lists["denied_own_side"].append(incident.id)
