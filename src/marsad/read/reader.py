"""The reader: the rules code a report, the tagger codes it again with their work before it, and both are made one."""

from __future__ import annotations

from marsad.model import Reading, Report
from marsad.read.adjudicate import Adjudicator
from marsad.read.rules import RulesReader
from marsad.read.tagger import Tagger
from marsad.read.tagger.second import SecondCoder


class TwoCoders:
    """Reads English reports by rules and tagger together. Pure and deterministic.

    Claims that both code alike are marked `agreed`.
    """

    name = "rules+tagger/1.4"

    def __init__(self, rules: RulesReader, tagger: Tagger) -> None:
        self._rules = rules
        self._tagger = tagger

    def read(self, report: Report) -> Reading:
        """The claims of one report in the order of the text."""
        coding = self._rules.code(report)
        if not coding.grounds.scenes:
            return Reading(report=report.id, problems=coding.problems)
        second = SecondCoder(self._tagger, report, coding.claims, coding.grounds)
        decided = Adjudicator(report, coding.grounds, second, self._rules.parties).decide(coding.claims)
        claims = self._rules.finished(decided, report, self.name)
        return Reading(report=report.id, claims=tuple(claims), problems=coding.problems)
