"""The desk: one facade over the six rooms, for the command line and the pages."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cached_property, partial
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from marsad.archive import Metadata
from marsad.config import Config
from marsad.engine import (
    adding,
    briefing,
    deciding,
    finding,
    founding,
    gating,
    knowing,
    placing,
    plugging,
    reading,
    searching,
    verifying,
    weighing,
)
from marsad.engine.deciding import Verdict
from marsad.engine.growing import Growing
from marsad.engine.pictures import Pictures, Weighed
from marsad.engine.pipeline import Tools, read_report
from marsad.engine.placing import Renewed
from marsad.engine.reliability import judged_by
from marsad.engine.remembering import Memory
from marsad.engine.results import Added, Behind, Found, ReadThrough, Watch, unwatched
from marsad.engine.reviewing import Review
from marsad.engine.standing import Standing, Upkeep
from marsad.engine.team import Team
from marsad.errors import MarsadError, NoDesk, NotFound, UsageError
from marsad.ledger import Ledger
from marsad.model import Account, Claim, Decision, Incident, Pack, Picture, Problem, Reading, Report
from marsad.publish import Brief, Chain, Gate, Retold, explain, footnote, retold, set_aside
from marsad.weigh import accounts, difference

T = TypeVar("T")


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
        self._upkeep = Upkeep()
        self._growing = Growing()
        self._pictures = Pictures(self._weighed)
        self._clock = weighing.DeskTime(config)

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

    @property
    def team(self) -> Team:
        """The accounts of those who share the desk, and who of them did what."""
        return Team(self.ledger.roster)

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
        """Everything weighed, as known on a day (None: all that is known).

        While pages are served, the last that was weighed whole. Raises Weighing where that is not ready yet.
        """
        return self.showing(as_known_on).picture

    def showing(self, as_known_on: date | None = None) -> Weighed:
        """What `weigh` gives, with what it was weighed from and when."""
        return self._pictures.of(self.standing(), as_known_on)

    def behind(self, as_known_on: date | None = None) -> Behind | None:
        """How far the picture that is shown lies behind what is kept; None where it does not."""
        now = self.standing()
        shown = self._pictures.behind(now, as_known_on)
        if shown is None:
            return None
        decisions, reports = (
            len(of_now) - len(of_then)
            for of_now, of_then in (
                (now.decisions, shown.standing.decisions),
                (now.claims_of, shown.standing.claims_of),
            )
        )
        return Behind(at=shown.at.astimezone(self.config.zone), decisions=decisions, reports=reports)

    def serve(self) -> None:
        """Read and weigh all that is kept, for pages that are to come quickly; from now on what is decided or added is
        weighed behind them, and they show the last picture that is whole."""
        self.weigh()
        self.accounts()
        self.weigh_behind()

    def weigh_behind(self) -> None:
        """From now on weigh behind the pages, which wait for the first picture."""
        self._pictures.serve()

    @property
    def serving(self) -> bool:
        """Whether pages are being served."""
        return self._pictures.serving

    def standing(self) -> Standing:
        """All that the ledger keeps now."""
        return self._upkeep.standing(self.ledger)

    def brief(self, day: date, as_known_on: date | None = None, reviewed: bool | None = None) -> Brief:
        """The brief of a day, as known on that day or on another. Raises MarsadError where it may not be printed.

        `reviewed` limits it to what people accepted (None: as this desk's settings say).
        """
        known_on = as_known_on or day
        weighed, gate = self.showing(known_on), gating.gate_of(self.config, reviewed)
        return self._told(
            ("brief", day, known_on, gate, weighed.state), lambda: self._brief(day, weighed.picture, gate)
        )

    def diff(self, before: date, after: date | None = None) -> Retold:
        """What was learnt and corrected from one day, as known then, to another (None: to all that is known now).

        Raises UsageError where the second day is before the first.
        """
        if after and after < before:
            raise UsageError(
                f"{after.isoformat()} is before {before.isoformat()}.", next_step="Give the earlier day first."
            )
        pictures = self.showing(before), self.showing(after)

        def found() -> Retold:
            earlier, later = (
                self._known(day, one.standing) for day, one in zip((before, after), pictures, strict=True)
            )
            told = (pictures[0].picture, pictures[1].picture)
            return retold(difference(*told, reports=len(later.reports) - len(earlier.reports)), *told, self.pack)

        return self._told(("diff", before, after, *(one.state for one in pictures)), found)

    def accounts(self, as_known_on: date | None = None) -> tuple[Account, ...]:
        """What every source told first or alone, and what others made of it, as known on a day."""

        def found(weighed: Weighed) -> tuple[Account, ...]:
            what = self._known(as_known_on, weighed.standing)
            return accounts(weighed.picture, what.claims, what.reports, self.pack, self.config.knowledge)

        return self.showing(as_known_on).answer("accounts", found)

    def day_of(self, moment: datetime) -> date:
        """The desk's day in which a moment lies."""
        return adding.day_of(moment, self.config)

    def latest_day(self) -> date | None:
        """The last day any report became known on; None for a desk without reports."""

        def found() -> date | None:
            known = (weighing.known_day(r, self.config) for r in self._known(None).reports)
            return max(filter(None, known), default=None)

        return self._told("latest day", found)

    def explain(self, id: str, day: date | None = None, as_known_on: date | None = None) -> Chain:
        """The chain from an id, or from a footnote ("[3]") of the brief of `day`, to the words.

        Without a day a footnote is one of the latest brief. Raises NotFound where nothing answers to it, UsageError
        where several things do.
        """
        if id.startswith("[") and day is None:
            day = self.latest_day()
        known_on = as_known_on or day
        weighed = self.showing(known_on)
        what, picture = self._known(known_on, weighed.standing), weighed.picture
        note = footnote(id, self._brief(day, picture, gating.gate_of(self.config, None))) if day else None
        subject = note or finding.the_one(id, (*finding.derived(picture), *what.claims), "this desk and its brief")
        return explain(subject, picture, what.claims, what.reports, self.pack)

    def reports(self) -> tuple[Report, ...]:
        """Every report kept."""
        return tuple(self.standing().reports.values())

    def report(self, id: str) -> Report:
        """The report with this id, or the only one whose id begins so. Raises NotFound, UsageError."""
        held = self.standing().reports
        return held.get(id) or finding.the_one(id, held.values(), "reports of this desk")

    def claims(self) -> tuple[Claim, ...]:
        """Every claim kept."""
        return tuple(self.standing().claims.values())

    def claims_of(self, report: str) -> tuple[Claim, ...]:
        """The claims of one report, in the order of its text."""
        return self.standing().claims_of.get(report, ())

    def claim(self, id: str) -> Claim:
        """The claim with this id, also of an earlier reading, or the only one whose id begins so.

        Raises NotFound, UsageError.
        """
        held = self.standing().claims
        try:
            return held.get(id) or self.ledger.claim(id)
        except NotFound:
            return finding.the_one(id, held.values(), "claims of this desk")

    def incident(self, id: str, as_known_on: date | None = None) -> Incident:
        """The incident with this id, as known on a day. Raises NotFound."""
        return finding.the_one(id, self.weigh(as_known_on).incidents, "incidents of this desk")

    def derived(self, noun: str, id: str, as_known_on: date | None = None) -> finding.Derived:
        """The incident, toll, ceasefire or control claim with this id, as known on a day. Raises NotFound."""
        alike = [d for d in finding.derived(self.weigh(as_known_on)) if type(d).__name__.lower() == noun]
        return finding.the_one(id, alike, f"{noun}s of this desk")

    def search(self, typed: str, as_known_on: date | None = None) -> Found:
        """The reports and claims known on a day that hold the words of a query; whatever is typed is one."""
        return searching.search(typed, self.ledger, self._known(as_known_on))

    def problems(self) -> tuple[Problem, ...]:
        """Every fault in the data that was kept."""
        return self._told("problems", self.ledger.problems)

    def decisions(self) -> tuple[Decision, ...]:
        """Every decision, oldest first."""
        return self.standing().decisions

    def decide(self, verdict: Verdict, by: str | None = None) -> Decision:
        """Keep what a person decided (None: this desk's operator); the machine's answer stays beside it."""
        at = datetime.now(UTC)
        return deciding.decide(verdict, self.ledger, self.weigh(), by=by or self.config.operator, at=at)

    def decide_after(self, verdicts: Sequence[Verdict], *, by: str, seen: str | None) -> tuple[Decision, ...]:
        """Keep what a person decided, all or nothing, unless somebody decided on the same after the decision `seen`.

        Raises Overtaken where somebody did, and what `decide` raises.
        """
        return deciding.decide_after(verdicts, self.ledger, self.weigh(), by=by, at=datetime.now(UTC), seen=seen)

    @cached_property
    def review(self) -> Review:
        """The review desk: the queue, decisions taken on pages, the audit log, agreement."""
        return Review(self)

    def export(self, subject: str, suffix: str, as_known_on: date | None = None, reviewed: bool | None = None) -> str:
        """Claims, incidents or ceasefires as one file, without what a decision rejects or withholds.

        `reviewed` limits it to what people accepted (None: as this desk's settings say). Raises UsageError where there
        is no such exporter.
        """
        gate = gating.gate_of(self.config, reviewed)
        exporter = plugging.exporter(subject, suffix, demonstration=self.config.demonstration, gate=gate)
        known = self._known(as_known_on)
        out = self._printable(known, self.weigh(as_known_on), gate)
        aside = set_aside(known.decisions)
        incidents = tuple(one for one in out.picture.incidents if one.id not in aside)
        ceasefires = tuple(one for one in out.picture.ceasefires if one.id not in aside)
        claims = [one for one in out.what.claims if one.id not in aside]
        picture = replace(out.picture, incidents=incidents, ceasefires=ceasefires)
        return gating.marked(exporter.export(picture, claims, out.what.reports, self.pack), gate, subject)

    def exports(self) -> tuple[tuple[str, str], ...]:
        """What `export` can write: subjects and formats, those of plug-ins too."""
        return plugging.exports(demonstration=self.config.demonstration)

    def verify(self) -> list[Problem]:
        """Everything in archive, log and ledger that is not as it was kept; empty where nothing was touched."""
        return verifying.verify(self.config, self.ledger)

    def _weighed(self, standing: Standing, as_known_on: date | None) -> Picture:
        what = self._known(as_known_on, standing)
        return weighing.weighed(self.ledger, what, self.pack, self.config, as_known_on, self._growing)

    def _brief(self, day: date, picture: Picture, gate: Gate | None) -> Brief:
        out = self._printable(self._known(None), picture, gate)
        return briefing.compose_checked(self.config, out, self.problems(), self.pack, day=day)

    def _printable(self, what: weighing.Known, picture: Picture, gate: Gate | None) -> gating.Printable:
        made = partial(gating.printable, what, picture, self.weigh, gate, self.pack, self.config)
        return self._told(("printable", len(what.reports), picture.as_known_on, gate), made)

    def _known(self, as_known_on: date | None, standing: Standing | None = None) -> weighing.Known:
        now = standing or self.standing()

        def found() -> weighing.Known:
            reports, claims = now.reports.values(), now.claims.values()
            return weighing.known(reports, claims, now.decisions, self.config, as_known_on, self._clock)

        return self._told(("known", as_known_on, now.state), found)

    def _told(self, question: Hashable, find: Callable[[], T]) -> T:
        return self._memory.of(self.standing().state, question, find)
