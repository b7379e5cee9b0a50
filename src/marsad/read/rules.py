"""The reader by rules: sentences → speech and clauses → claims."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from marsad.model import DEEDS, Act, Claim, Mention, Pack, Polarity, Problem, Reading, Report, Source
from marsad.packs.lookup import PartyIndex, SourceIndex
from marsad.read.across import anchored, each_once, linked, with_story_days, with_story_places, without_repeats
from marsad.read.kinds import Conflict
from marsad.read.lexicon import load
from marsad.read.screen import Screen, screened
from marsad.read.sentences import KnownPlaces, paragraphs, parse
from marsad.read.telling import Grounds, Teller
from marsad.read.times import written_on
from marsad.read.where import Finder, ReportPlaces, Wordings

_PLAIN_NO = re.compile(r"\b(?:not|never|no|none|neither|nor)\b|n['’]t\b", re.IGNORECASE)
LANGUAGES = frozenset({"en"})


@dataclass(frozen=True, slots=True)
class Coding:
    """What the rules make of one report; `grounds` is empty where the report was not parsed."""

    claims: Sequence[Claim] = ()
    grounds: Grounds = field(default_factory=Grounds)
    problems: tuple[Problem, ...] = ()


class RulesReader:
    """Reads English reports by rules over a parse. Pure and deterministic.

    `pack` says who acts and who speaks; `places` knows names of places. A report in another language gives a Problem
    and no claims.
    """

    name = "rules/1.4"

    def __init__(self, pack: Pack, places: KnownPlaces) -> None:
        self._lexicon = load()
        self._pack = pack
        self._places = places
        self.parties = PartyIndex(pack)
        self._sources = SourceIndex(pack)
        self._screen = Screen()
        self._wordings = Wordings(self._lexicon)

    def read(self, report: Report) -> Reading:
        """The claims of one report in the order of the text."""
        coding = self.code(report)
        claims = self.finished(coding.claims, report, self.name)
        return Reading(report=report.id, claims=tuple(claims), problems=coding.problems)

    def code(self, report: Report) -> Coding:
        """The claims of a report as the rules draft them, without ids, and what else they found in it."""
        coding = self.drafted(report)
        dated = with_story_days(coding.claims, report.text, written_on(report.text, report.published))
        return replace(coding, claims=without_repeats(dated))

    def drafted(self, report: Report) -> Coding:
        """The claims as each sentence tells them, before any is given the day of another or falls away as a repeat."""
        if report.language and report.language.split("-")[0].lower() not in LANGUAGES:
            message = f"This reader reads English; the report is in {report.language}."
            problem = Problem(code="language_not_read", message=message, report=report.id, step="read")
            return Coding(problems=(problem,))
        report = replace(report, published=written_on(report.text, report.published))
        listed = list(paragraphs(report))
        kept = self._screen.kept(report, listed)
        problems = screened(report, listed, kept)
        if not kept:
            return Coding(problems=problems)
        places = ReportPlaces(self._places, self._wordings.proved(report.text, self._places, self._is_other))
        teller = Teller(report, self._lexicon, Finder(self._lexicon), self.parties, Conflict(self._pack, self._lexicon))
        told = [claim for s in parse(report, kept, places, self._lexicon) for claim in teller.tell(s)]
        return Coding(anchored(told, report.published), teller.grounds, problems)

    def finished(self, claims: Sequence[Claim], report: Report, reader: str) -> list[Claim]:
        """The claims with names resolved, ids, and each denial with what it meets."""
        told = [replace(c, places=each_once(c.places)) for c in with_story_places(claims, report.text)]
        named = [replace(self._named(claim), reader=reader).identified() for claim in told]
        unique = {claim.id: claim for claim in named}
        return linked(list(unique.values()), report.published)

    def _is_other(self, name: str) -> bool:
        """Whether the name is that of a party or an outlet."""
        return self.parties.find(name) is not None or self._sources.find(name) is not None

    def _named(self, claim: Claim) -> Claim:
        """The claim with its speaker's id, and a "no" about one's own forces as the denial it is."""
        name = claim.speaker.name
        source = None if claim.speaker.is_publisher else self._sources.find(name)
        speaker = replace(claim.speaker, id=source.id if source else claim.speaker.id)
        named = replace(claim, speaker=speaker)
        named = replace(named, actors=tuple(self._own(a, name) for a in named.actors))
        return replace(named, act=Act.DENIES) if self._clears_itself(named, source) else named

    def _own(self, actor: Mention, speaker: str) -> Mention:
        """ "Its forces", "our aircraft": the speaker's."""
        own = actor.party is None and actor.text.lower().split()[0] in {"its", "their", "our", "we"}
        party = self.parties.find(speaker) if own else None
        return replace(actor, party=party.id) if party else actor

    def _clears_itself(self, claim: Claim, source: Source | None) -> bool:
        deed = claim.family in DEEDS or claim.type == "other_event"
        if claim.act is not Act.ASSERTS or claim.polarity is not Polarity.NEGATED or not deed:
            return False
        if claim.speaker.is_publisher or not _PLAIN_NO.search(claim.span.quote):
            return False
        party = self.parties.find(claim.speaker.name)
        own = {p for p in (party.id if party else None, source.party if source else None) if p}
        called = _names(claim.speaker.name)
        return any(
            a.party in own or a.text.lower().split()[0] in {"we", "our"} or bool(_names(a.text) & called)
            for a in claim.actors
        )


def _names(text: str) -> set[str]:
    """The words of a name that are names themselves: "Drovian" in "a Drovian army source"."""
    return {w for w in re.findall(r"\w+", text) if w[0].isupper()} - {"The", "A", "An"}
