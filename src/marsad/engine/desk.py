"""The desk: one facade over the six rooms, for the command line and the pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cached_property, partial
from pathlib import Path
from types import TracebackType
from typing import Self

from marsad.archive import Metadata
from marsad.config import Config
from marsad.engine import (
    adding,
    briefing,
    deciding,
    finding,
    founding,
    knowing,
    placing,
    plugging,
    reading,
    verifying,
    weighing,
)
from marsad.engine.deciding import Verdict
from marsad.engine.growing import Growing
from marsad.engine.pipeline import Tools, read_report
from marsad.engine.placing import Renewed
from marsad.engine.reliability import judged_by
from marsad.engine.remembering import Memory, Shelf
from marsad.engine.results import Added, ReadThrough, Watch, unwatched
from marsad.errors import MarsadError, NoDesk, NotFound, UsageError
from marsad.ledger import Ledger
from marsad.model import Account, Claim, Decision, Incident, Pack, Picture, Problem, Reading, Report
from marsad.publish import Brief, Chain, Retold, explain, footnote, retold, set_aside
from marsad.weigh import accounts, difference


class Desk:
    """A folder with settings, an archive and a ledger, and everything that can be asked of them.

    Packs, models and gazetteers are loaded when they are first needed. Every method that changes something can be
    killed at any moment and completed by calling it again; called twice, it changes nothing.
    """

    def __init__(self, config: Config) -> None:
        if not config.folder.is_dir():
            raise NoDesk(
                "There is no desk here.",
                where=str(config.folder),
                next_step=f"Run `marsad init {config.folder}` to make one.",
            )
        self.config = config
        self._memory = Memory()
        self._growing = Growing()
        self._shelf, self._clock = Shelf(), weighing.DeskTime(config)

    @classmethod
    def create(cls, config: Config) -> Self:
        """Make the folder, settings, archive and ledger of a new desk. Raises UsageError where there is one already."""
        founding.found(config)
        desk = cls(config)
        _ = desk.ledger
        return desk

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._keep_picture()
        self.close()

    def close(self) -> None:
        """Let go of the ledger; the desk opens it again when it is asked something."""
        ledger = self.__dict__.pop("ledger", None)
        if ledger is not None:
            ledger.close()

    def _keep_picture(self) -> None:
        """Keep the picture that grew in memory; where the ledger will not have it now, it is worked out anew."""
        if "ledger" in self.__dict__ and self._growing.begun:
            with suppress(MarsadError):
                weighing.keep(self.ledger, self._known(None), self.pack, self.config, self._growing)

    @cached_property
    def ledger(self) -> Ledger:
        return Ledger(self.config.ledger_path)

    @cached_property
    def pack(self) -> Pack:
        return judged_by(self.config, knowing.pack_of(self.config))

    @cached_property
    def tools(self) -> Tools:
        return plugging.desk_tools(self.config)

    def add(self, paths: Sequence[str | Path], metadata: Metadata | None = None, watch: Watch = unwatched) -> Added:
        """Take in files, folders and JSONL rows ("-" is stdin); faults in them are returned and kept.

        Raises UsageError where a path is not there or `metadata.published` is no day.
        """
        return adding.add(paths, metadata or Metadata(), self.config, self.ledger, watch)

    def read(self, watch: Watch = unwatched, jobs: int = 1) -> ReadThrough:
        """Read every report this version of the reader has not read yet, in `jobs` processes; one a transaction."""
        return reading.read_new(self.ledger, self.tools.reader.name, self._maker(jobs), watch, jobs)

    def _maker(self, jobs: int) -> Callable[[], Tools]:
        """What gives the tools: those at hand, or where other processes read, what makes them anew."""
        if jobs > 1:
            return partial(plugging.desk_tools, self.config)
        return lambda: self.tools

    def renew(self, watch: Watch = unwatched, *, read: bool = False) -> Renewed:
        """Place what was read before again, or `read` it again, with the gazetteers and names the desk has by now."""
        if read:
            return placing.renew(self.ledger, lambda report, _: read_report(report, self.tools), watch)
        places = plugging.placer(self.pack)
        return placing.renew(self.ledger, lambda r, claims: Reading(report=r.id, claims=places.place(claims, r)), watch)

    def weigh(self, as_known_on: date | None = None) -> Picture:
        """Everything weighed, as known on a day (None: all that is known)."""
        return self._picture(self._known(as_known_on), as_known_on)

    def brief(self, day: date, as_known_on: date | None = None) -> Brief:
        """The brief of a day, as known on that day or on another. Raises MarsadError where it may not be printed."""
        return self._brief(day, self.weigh(as_known_on or day))

    def diff(self, before: date, after: date | None = None) -> Retold:
        """What was learnt and corrected from one day, as known then, to another (None: to all that is known now).

        Raises UsageError where the second day is before the first.
        """
        if after and after < before:
            raise UsageError(
                f"{after.isoformat()} is before {before.isoformat()}.", next_step="Give the earlier day first."
            )
        earlier, later = self._known(before), self._known(after)
        pictures = self._picture(earlier, before), self._picture(later, after)
        more = len(later.reports) - len(earlier.reports)
        return retold(difference(*pictures, reports=more), *pictures, self.pack)

    def accounts(self, as_known_on: date | None = None) -> tuple[Account, ...]:
        """What every source told first or alone, and what others made of it, as known on a day."""
        what = self._known(as_known_on)
        return accounts(self._picture(what, as_known_on), what.claims, what.reports, self.pack, self.config.knowledge)

    def day_of(self, moment: datetime) -> date:
        """The desk's day in which a moment lies."""
        return adding.day_of(moment, self.config)

    def latest_day(self) -> date | None:
        """The last day any report became known on; None for a desk without reports."""
        known = (weighing.known_day(r, self.config) for r in self._known(None).reports)
        return max(filter(None, known), default=None)

    def explain(self, id: str, day: date | None = None, as_known_on: date | None = None) -> Chain:
        """The chain from an id, or from a footnote ("[3]") of the brief of `day`, to the words.

        Without a day a footnote is one of the latest brief. Raises NotFound where nothing answers to it, UsageError
        where several things do.
        """
        if id.startswith("[") and day is None:
            day = self.latest_day()
        known_on = as_known_on or day
        what = self._known(known_on)
        picture = self._picture(what, known_on)
        note = footnote(id, self._brief(day, picture)) if day else None
        subject = note or finding.the_one(id, (*finding.derived(picture), *what.claims), "this desk and its brief")
        return explain(subject, picture, what.claims, what.reports, self.pack)

    def reports(self) -> tuple[Report, ...]:
        """Every report kept."""
        return self._memory.of(self.ledger, "reports", partial(self._shelf.reports, self.ledger))

    def report(self, id: str) -> Report:
        """The report with this id, or the only one whose id begins so. Raises NotFound, UsageError."""
        try:
            return self.ledger.report(id)
        except NotFound:
            return finding.the_one(id, self.reports(), "reports of this desk")

    def claims(self) -> tuple[Claim, ...]:
        """Every claim kept."""
        return self._memory.of(self.ledger, "claims", partial(self._shelf.claims, self.ledger))

    def claims_of(self, report: str) -> tuple[Claim, ...]:
        """The claims of one report, in the order of its text."""
        return self.ledger.claims(report)

    def claim(self, id: str) -> Claim:
        """The claim with this id, or the only one whose id begins so. Raises NotFound, UsageError."""
        try:
            return self.ledger.claim(id)
        except NotFound:
            return finding.the_one(id, self.claims(), "claims of this desk")

    def incident(self, id: str, as_known_on: date | None = None) -> Incident:
        """The incident with this id, as known on a day. Raises NotFound."""
        return finding.the_one(id, self.weigh(as_known_on).incidents, "incidents of this desk")

    def derived(self, noun: str, id: str, as_known_on: date | None = None) -> finding.Derived:
        """The incident, toll, ceasefire or control claim with this id, as known on a day. Raises NotFound."""
        alike = [d for d in finding.derived(self.weigh(as_known_on)) if type(d).__name__.lower() == noun]
        return finding.the_one(id, alike, f"{noun}s of this desk")

    def problems(self) -> tuple[Problem, ...]:
        """Every fault in the data that was kept."""
        return self.ledger.problems()

    def decisions(self) -> tuple[Decision, ...]:
        """Every decision, oldest first."""
        return self.ledger.decisions()

    def decide(self, verdict: Verdict) -> Decision:
        """Keep what a person decided; the machine's answer stays beside it."""
        at = datetime.now(UTC)
        held = deciding.Held(reports=self.reports(), claims=self.claims(), picture=self.weigh())
        return deciding.decide(verdict, self.ledger, held, by=self.config.operator, at=at)

    def export(self, subject: str, suffix: str, as_known_on: date | None = None) -> str:
        """Claims, incidents or ceasefires as one file, without what a decision rejects or withholds.

        Raises UsageError where there is no such exporter.
        """
        what = self._known(as_known_on)
        picture = self._picture(what, as_known_on)
        exporter = plugging.exporter(subject, suffix, demonstration=self.config.demonstration)
        aside = set_aside(what.decisions)
        incidents = tuple(one for one in picture.incidents if one.id not in aside)
        ceasefires = tuple(one for one in picture.ceasefires if one.id not in aside)
        claims = [one for one in what.claims if one.id not in aside]
        return exporter.export(
            replace(picture, incidents=incidents, ceasefires=ceasefires), claims, what.reports, self.pack
        )

    def verify(self) -> list[Problem]:
        """Everything in archive, log and ledger that is not as it was kept; empty where nothing was touched."""
        return verifying.verify(self.config, self.ledger)

    def _picture(self, what: weighing.Known, as_known_on: date | None) -> Picture:
        weigh = partial(weighing.weighed, self.ledger, what, self.pack, self.config, as_known_on, self._growing)
        return self._memory.of(self.ledger, ("picture", as_known_on, id(self.pack)), weigh)

    def _brief(self, day: date, picture: Picture) -> Brief:
        return briefing.compose_checked(self.config, self._known(None), picture, self.problems(), self.pack, day=day)

    def _known(self, as_known_on: date | None) -> weighing.Known:
        known = partial(
            weighing.known,
            self.reports(),
            self.claims(),
            self.ledger.decisions(),
            self.config,
            as_known_on,
            self._clock,
        )
        return self._memory.of(self.ledger, ("known", as_known_on), known)
