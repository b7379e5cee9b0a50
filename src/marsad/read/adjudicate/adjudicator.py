"""Two coders, one list: the claims of the rules and those of the tagger, and where they agree.

Each coder is taken at what it is better at, as measured on hand-coded claims that the tagger had not seen: the rules at
who speaks and by which act, the tagger at where claims begin and end, at claims that no rule looks for, and at kinds
that the rules' words leave open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from marsad.model import DEEDS, FAMILY_OF, Act, Claim, Family, Report, SectionKind, Span, common, shared
from marsad.packs.lookup import PartyIndex
from marsad.read.adjudicate.codes import TAKEN_BACK, Codes
from marsad.read.adjudicate.pairs import SHARED, Both, agreed, paired
from marsad.read.adjudicate.slots import Slots
from marsad.read.adjudicate.voices import MOSTLY, Voices
from marsad.read.adjudicate.worth import Weighed, worth_keeping
from marsad.read.nearby import Nearby
from marsad.read.tagger.second import Coded, SecondCoder
from marsad.read.telling import Grounds

_SURE_ALONE = 0.72
"""How surely the tagger must take words for part of a claim, 0–1, where the rules make none of them."""
_FEWEST = 3
"""Words; fewer of the tagger's alone are a fragment."""
_KEPT = 0.4
"""How surely the tagger must take words for part of a claim, 0–1, to keep one that only the rules make of them."""
_MARK = 2
"""Characters behind words in which a question mark stands, with a space before it as some print it."""
_LEADS = frozenset({"that", "whether"})
"""Words that end in one of these lead on to what is told and tell nothing: "it was not ruled out that"."""
_DENYING = re.compile(r"\bden(?:y|ies|ied|ying)\b", re.IGNORECASE)


class Adjudicator:
    """Makes one list of claims from both coders' of one report."""

    def __init__(self, report: Report, grounds: Grounds, second: SecondCoder, parties: PartyIndex) -> None:
        self._report = report
        self._second = second
        self._voices = Voices(report, grounds)
        self._codes = Codes(report, grounds, second)
        self._slots = Slots(grounds, second, parties)
        self._sections = Nearby(grounds.scenes, lambda scene: scene.sentence.span(scene.sentence.tokens))
        self._nothing_told = Nearby([*grounds.frames, *grounds.untold], lambda span: span)

    def decide(self, rules: Sequence[Claim]) -> list[Claim]:
        """Every claim that stands, in the order of the text, without ids."""
        return worth_keeping(self.weighed(rules), self._report.text)

    def weighed(self, rules: Sequence[Claim]) -> list[Weighed]:
        """Every claim of either coder that may be believed, in the order of the text, without ids."""
        near = Nearby(rules, lambda claim: claim.span)
        found = []
        for both in paired(rules, self._second.claims()):
            for claim in self._decided(both, near):
                told = self._second.told(*claim.span.bounds)
                found.append(Weighed(claim, both.rule is not None, both.coded is not None, told))
        return sorted(found, key=lambda w: w.claim.span.bounds)

    def _decided(self, both: Both, rules: Nearby[Claim]) -> list[Claim]:
        """The claim, or none where the rules alone make one of words in which the tagger sees nothing told."""
        rule = both.rule
        if both.coded is None:
            return [rule] if rule is not None and self._stands_alone(rule) else []
        if rule is None and (both.coded.sure < _SURE_ALONE or self._says_nothing(both.coded, rules)):
            return []
        claim = self._claim(rule, both.coded)
        span = both.coded.span
        beside = sum(shared(r.span.bounds, span.bounds) >= SHARED for r in rules.at(span.start, span.end))
        return [replace(claim, span=rule.span) if rule is not None and beside > 1 else claim]

    def _stands_alone(self, rule: Claim) -> bool:
        """Whether a claim of the rules alone is kept: what is taken back and what becomes of a ceasefire always is, and
        of captions the tagger has seen too few to be asked."""
        always = rule.act in TAKEN_BACK or rule.family is Family.CEASEFIRE or rule.section is SectionKind.CAPTION
        return always or self._second.told(rule.span.start, rule.span.end) >= _KEPT

    def _says_nothing(self, coded: Coded, rules: Nearby[Claim]) -> bool:
        """Whether the rules know the words for a frame ("The army denied that"), an act nobody tells as done, a word
        of denial for none ("denied them entry", "would not confirm or deny"), a question, or a piece of what somebody
        denies, takes back or does not vouch for, which by itself would say the opposite."""
        span = coded.span
        words = span.quote.lower().split()
        denying = coded.act in TAKEN_BACK and _DENYING.search(span.quote)
        if len(words) < _FEWEST or words[-1] in _LEADS or denying or self._is_asked(span):
            return True
        heard = self._voices.heard(span)
        if heard is not None and (heard.void or heard.act in TAKEN_BACK):
            return True
        least = MOSTLY * (span.end - span.start)
        taken_back = [claim.span for claim in rules.at(*span.bounds) if claim.act in TAKEN_BACK]
        if any(common(k.bounds, span.bounds) >= least for k in taken_back) or self._explains_away(coded, rules):
            return True
        known = self._nothing_told.at(span.start, span.end)
        return any(common(k.bounds, span.bounds) >= least for k in known)

    def _is_asked(self, span: Span) -> bool:
        """ "Army shelled the town? Ministry says no"."""
        return self._report.text[span.end : span.end + _MARK].strip().startswith("?")

    def _explains_away(self, coded: Coded, rules: Nearby[Claim]) -> bool:
        """ "The strikes were misreported because jets flew over": no deed, where the rules find none in the words."""
        scenes = self._sections.at(*coded.span.bounds) if FAMILY_OF[coded.type] in DEEDS else []
        around = [scene.sentence.span(scene.sentence.tokens) for scene in scenes]
        return any(claim.act is Act.RETRACTS for at in around for claim in rules.at(*at.bounds))

    def _claim(self, rule: Claim | None, coded: Coded) -> Claim:
        speaker, relays = self._voices.speaker(rule, coded)
        slots = self._slots
        claim = self._codes.claim(rule, coded)
        claim = replace(
            claim,
            speaker=speaker,
            relayed_by=relays,
            actors=rule.actors if rule else slots.mentions(coded.actors),
            targets=rule.targets if rule and rule.targets else slots.mentions(coded.targets),
            places=rule.places if rule and rule.places else slots.placed(coded),
            time=slots.time(rule.time, coded) if rule else slots.own_time(coded),
            figures=rule.figures if rule else slots.counted(coded),
            section=self._section(coded.span.start),
        )
        return replace(claim, agreed=agreed(rule, coded))

    def _section(self, position: int) -> SectionKind:
        scene = next(iter(self._sections.at(position, position + 1)), None)
        return scene.sentence.section if scene else SectionKind.BODY
