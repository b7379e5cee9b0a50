"""The reader by rules: sentences → speech and clauses → claims."""

from __future__ import annotations

from dataclasses import replace

from marsad.model import Act, Claim, Family, Mention, Pack, Polarity, Problem, Reading, Report, Source
from marsad.packs.lookup import PartyIndex, SourceIndex
from marsad.read.anchors import anchored, narrated
from marsad.read.denials import linked
from marsad.read.lexicon import load
from marsad.read.repeats import without_repeats
from marsad.read.resolve import Lookup
from marsad.read.sentences import KnownPlaces, parse
from marsad.read.tell import Teller
from marsad.read.wheres import Finder

_DEEDS = frozenset({Family.STRIKE, Family.GROUND, Family.CIVILIANS})
LANGUAGES = frozenset({"en"})


class RulesReader:
    """Reads English reports by rules over a parse. Pure and deterministic.

    `pack` says who acts and who speaks; `places` knows names of places. A report in another language gives a Problem
    and no claims.
    """

    name = "rules/1.0"

    def __init__(self, pack: Pack, places: KnownPlaces) -> None:
        self._lexicon = load()
        self._pack = pack
        self._places = places
        self._parties = PartyIndex(pack)
        self._sources = SourceIndex(pack)
        self._finder = Finder(places, self._lexicon)

    def read(self, report: Report) -> Reading:
        """The claims of one report in the order of the text."""
        if report.language and report.language.split("-")[0].lower() not in LANGUAGES:
            message = f"This reader reads English; the report is in {report.language}."
            problem = Problem(code="language_not_read", message=message, report=report.id, step="read")
            return Reading(report=report.id, problems=(problem,))
        return Reading(report=report.id, claims=tuple(self._claims(report)))

    def _claims(self, report: Report) -> list[Claim]:
        teller = Teller(report, self._lexicon, self._finder, self._parties, Lookup(self._pack, self._lexicon))
        told = [claim for sentence in parse(report, self._places, self._lexicon) for claim in teller.tell(sentence)]
        dated = narrated(anchored(told, report.published), report.text, report.published)
        named = [self._named(claim).identified() for claim in dated]
        unique = {claim.id: claim for claim in without_repeats(named)}
        return linked(list(unique.values()), report.published)

    def _named(self, claim: Claim) -> Claim:
        """The claim with its speaker's id, its reader, and a "no" about one's own forces as the denial it is."""
        name = claim.speaker.name
        source = None if claim.speaker.is_publisher else self._sources.find(name)
        speaker = replace(claim.speaker, id=source.id if source else claim.speaker.id)
        named = replace(claim, speaker=speaker, reader=self.name)
        named = replace(named, actors=tuple(self._own(a, name) for a in named.actors))
        return replace(named, act=Act.DENIES) if self._clears_itself(named, source) else named

    def _own(self, actor: Mention, speaker: str) -> Mention:
        """ "Its forces", "our aircraft": the speaker's."""
        own = actor.party is None and actor.text.lower().split()[0] in {"its", "their", "our", "we"}
        party = self._parties.find(speaker) if own else None
        return replace(actor, party=party.id) if party else actor

    def _clears_itself(self, claim: Claim, source: Source | None) -> bool:
        deed = claim.family in _DEEDS or claim.type == "other_event"
        if claim.act is not Act.ASSERTS or claim.polarity is not Polarity.NEGATED or not deed:
            return False
        party = self._parties.find(claim.speaker.name)
        own = {p for p in (party.id if party else None, source.party if source else None) if p}
        return any(a.party in own or a.text.lower().split()[0] in {"we", "our"} for a in claim.actors)
