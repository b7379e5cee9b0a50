"""Two coders, one list: the claims of the rules and those of the tagger, and where they agree.

Each coder is taken at what it is better at, as measured on hand-coded claims that the tagger had not seen: the rules at
who speaks and by which act, the tagger at where claims begin and end, at claims that no rule looks for, and at kinds
that the rules' words leave open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from marsad.model import (
    DEEDS,
    FAMILY_OF,
    HERE,
    Act,
    Claim,
    Family,
    Figure,
    Mention,
    Modality,
    PlaceMention,
    Polarity,
    Report,
    Role,
    SectionKind,
    Span,
    Speaker,
    When,
    common,
    overlap,
    shared,
)
from marsad.packs.lookup import PartyIndex
from marsad.read.grounds import Grounds
from marsad.read.nearby import Nearby
from marsad.read.speech import Attribution
from marsad.read.tagger.model import Floats
from marsad.read.tagger.second import ELSEWHERE, TIME, Coded, SecondCoder
from marsad.read.tagger.second import HERE as AT_ROLE
from marsad.read.worth import Weighed, worth_keeping

_SHARED = 0.5
"""Share of the shorter span that two codings of one claim have in common."""
_FILLS, _SURE, _MAYBE = 0.35, 0.75, 0.1
"""How surely words must fill a slot, 0–1: where only the tagger has the claim, where the rules left the slot empty, and
where the rules carried a time over from another sentence."""
_SURE_ALONE = 0.8
"""How surely the tagger must take words for part of a claim, 0–1, where the rules make none of them."""
_SURE_AGREED = 0.78
"""How surely the tagger must take words for part of a claim, 0–1, for its agreement to count."""
_FEWEST = 3
"""Words; fewer of the tagger's alone are a fragment."""
_KEPT = 0.5
"""How surely the tagger must take words for part of a claim, 0–1, to keep one that only the rules make of them."""
_MOSTLY = 0.5
"""Share of a claim's words from which on it is made of them."""
_TRUSTED, _OPEN_RULE, _OPEN_TAGGER = 0.88, 1.2, 2.18
"""Where the coders' types differ, what speaks for and against the tagger's, in units of how much likelier it finds its
own, in log-odds: how far the rules' type may be trusted, and which of the two is open. Fitted on documents the tagger
had not seen."""
_LEAST = 1e-4
"""The chance below which all chances are alike."""
_PLAIN = 1.0
"""What it is worth, in log-chance, that the rules see no "not" and no "would". Where they see one, it stands."""
_NOT_OWN = 0.05
"""How surely, 0–1, the publisher may at most speak by the tagger for somebody named beside the words to be heard."""
_BESIDE = 80
"""Characters between who speaks and what he says, at most, for that."""
_DENYING = re.compile(r"\bden(?:y|ies|ied|ying)\b", re.IGNORECASE)
_HEARD = frozenset({Act.ACCUSES, Act.ANNOUNCES, Act.DEMANDS, Act.PRESUPPOSES})
_SURE_ACT = 0.5
"""Acts that the tagger hears where the rules hear a plain statement, and the least chance, 0–1, at which it is
believed: it was then right in two of three cases, the rules in one of four."""
_TAKEN_BACK = frozenset({Act.DENIES, Act.RETRACTS})
_OPEN = ("other_event", "other_statement")
_OPEN_STRIKE = "bombardment_unspecified"
_BY_TENSE = frozenset({"talks_held", "talks_planned"})
_BORNE_OUT = DEEDS | {Family.CEASEFIRE, Family.TERRITORY}
"""Families that a word of the claim must bear out, whatever the tagger takes it for."""
_SURE_TYPE, _GOES_ON = 0.5, 0.85
"""The least chance, 0–1, at which a type of the tagger's alone is believed; and one that no word of the claim tells."""


@dataclass(frozen=True, slots=True)
class Both:
    """One claim as each coder has it; one of them may be missing."""

    rule: Claim | None
    coded: Coded | None


class Adjudicator:
    """Makes one list of claims from both coders' of one report."""

    def __init__(self, report: Report, grounds: Grounds, second: SecondCoder, parties: PartyIndex) -> None:
        self._report = report
        self._second = second
        self._places = Nearby(grounds.places, lambda place: place.span)
        self._times = Nearby(grounds.times, lambda when: when.span)
        self._figures = Nearby(grounds.figures, lambda figure: figure.span)
        self._speeches = Nearby(grounds.speeches, lambda speech: speech.speaker.span)
        self._spoken = Nearby(grounds.spoken, lambda pair: pair[0])
        self._sections = Nearby(grounds.scenes, lambda scene: scene.sentence.span(scene.sentence.tokens))
        untold = Nearby(grounds.untold, lambda span: span)
        told = [pair for pair in grounds.bearing_out if not untold.at(*pair[0].bounds)]
        self._bearing_out = Nearby(told, lambda pair: pair[0])
        self._kinds = frozenset(grounds.kinds)
        self._nothing_told = Nearby([*grounds.frames, *grounds.untold], lambda span: span)
        self._parties = parties

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
        if rule is None and (both.coded.sure < _SURE_ALONE or self._says_nothing(both.coded)):
            return []
        claim = self._claim(rule, both.coded)
        span = both.coded.span
        beside = sum(shared(r.span.bounds, span.bounds) >= _SHARED for r in rules.at(span.start, span.end))
        return [replace(claim, span=rule.span) if rule is not None and beside > 1 else claim]

    def _stands_alone(self, rule: Claim) -> bool:
        """Whether a claim of the rules alone is kept: what is taken back always is, and of captions the tagger has
        seen too few to be asked."""
        told = self._second.told(rule.span.start, rule.span.end)
        return rule.act in _TAKEN_BACK or rule.section is SectionKind.CAPTION or told >= _KEPT

    def _says_nothing(self, coded: Coded) -> bool:
        """Whether the rules know the words for a frame ("The army denied that"), an act nobody tells as done, a word
        of denial for none ("denied them entry", "would not confirm or deny"), or a piece of what somebody denies or
        does not vouch for, which by itself would say the opposite."""
        span = coded.span
        if len(span.quote.split()) < _FEWEST or (coded.act in _TAKEN_BACK and _DENYING.search(span.quote)):
            return True
        heard = self._heard(span)
        if heard is not None and (heard.void or heard.act in _TAKEN_BACK):
            return True
        least = _MOSTLY * (span.end - span.start)
        known = self._nothing_told.at(span.start, span.end)
        return any(common(k.bounds, span.bounds) >= least for k in known)

    def _claim(self, rule: Claim | None, coded: Coded) -> Claim:
        speaker, relays = self._speaker(rule, coded)
        claim = self._codes(rule, coded)
        claim = replace(
            claim,
            speaker=speaker,
            relayed_by=relays,
            actors=rule.actors if rule else self._mentions(coded.actors),
            targets=rule.targets if rule and rule.targets else self._mentions(coded.targets),
            places=rule.places if rule and rule.places else self._placed(coded),
            time=self._agreed_time(rule.time, coded) if rule else self._dated(coded),
            figures=rule.figures if rule else self._counted(coded),
            section=self._section(coded.span.start),
        )
        return replace(claim, agreed=_agree(rule, coded))

    def _codes(self, rule: Claim | None, coded: Coded) -> Claim:
        """A claim of these words by the publisher, with the codes that both coders together find likeliest."""
        labels, codes = self._second.labels, coded.codes
        seen = f"tagger: {coded.type} ({float(codes.type.max()):.2f})"
        claim = Claim(
            report=self._report.id, span=coded.span, speaker=coded.speaker, act=coded.act, type=self._named(coded),
            polarity=coded.polarity, modality=coded.modality, evidence=(seen,),
        )  # fmt: skip
        if rule is None:
            return claim
        polarity, modality = rule.polarity, rule.modality
        if polarity is Polarity.AFFIRMED and modality is Modality.ACTUAL:
            polarity = Polarity(_chosen(labels["polarities"], codes.polarity, polarity, _PLAIN))
        if modality is Modality.ACTUAL:
            modality = Modality(_chosen(labels["modalities"], codes.modality, modality, _PLAIN))
        return replace(
            claim,
            act=self._act(rule, coded),
            type=self._type(rule, coded),
            polarity=polarity,
            modality=modality,
            evidence=(*rule.evidence, seen),
        )

    def _act(self, rule: Claim, coded: Coded) -> Act:
        """The rules' act; where they heard nothing but a statement, that the tagger hears more in it."""
        heard = rule.act is Act.ASSERTS and coded.act in _HEARD and coded.codes.act.max() >= _SURE_ACT
        return coded.act if heard else rule.act

    def _type(self, rule: Claim, coded: Coded) -> str:
        """The rules' type or the tagger's, whichever is likelier right.

        Who holds what, what a denial is about, and whether talks were held is as the words say, which the rules go by;
        what a place was bombed with, where they leave it open, only as it was told before.
        """
        named, types = self._named(coded), self._second.labels["types"]
        if rule.family is Family.TERRITORY or rule.act in _TAKEN_BACK or {named, rule.type} <= _BY_TENSE:
            return rule.type
        if rule.type == _OPEN_STRIKE and FAMILY_OF[named] is Family.STRIKE and not self._goes_on(coded):
            return rule.type
        theirs, own = (float(np.log(coded.codes.type[types.index(t)] + _LEAST)) for t in (rule.type, named))
        score = own - theirs - _TRUSTED * self._second.trust(rule.type)
        score += _OPEN_RULE * (rule.type in _OPEN) - _OPEN_TAGGER * (named in _OPEN)
        return named if score > 0 else rule.type

    def _named(self, coded: Coded) -> str:
        """The tagger's type as far as it may be believed alone, else the likelier of the open ones.

        A type is open where the tagger is unsure, and where it is a deed, a ceasefire or who holds what, of which no
        word of the claim tells; a deed may go on from what the rules read elsewhere in the report.
        """
        sure = coded.codes.type.max()
        if coded.type in _OPEN or (sure >= _SURE_TYPE and self._borne_out(coded)):
            return coded.type
        types = self._second.labels["types"]
        return max(_OPEN, key=lambda name: float(coded.codes.type[types.index(name)]))

    def _borne_out(self, coded: Coded) -> bool:
        """Whether a word of the claim tells of its family; a deed may go on from its kind told elsewhere.

        What state of a ceasefire somebody denies, or whose hold on what, no single word tells.
        """
        family = FAMILY_OF[coded.type]
        if coded.act in _TAKEN_BACK and family not in DEEDS:
            return family not in _BORNE_OUT
        if family not in _BORNE_OUT or any(family in f for _, f in self._bearing_out.at(*coded.span.bounds)):
            return True
        return self._goes_on(coded)

    def _goes_on(self, coded: Coded) -> bool:
        """Whether the tagger surely sees a deed of a kind that the rules read elsewhere in the report."""
        sure = coded.codes.type.max() >= _GOES_ON
        return bool(sure) and coded.type in self._kinds and FAMILY_OF[coded.type] in DEEDS

    def _speaker(self, rule: Claim | None, coded: Coded) -> tuple[Speaker, tuple[str, ...]]:
        if rule is not None and not (rule.speaker.is_publisher and self._overheard(coded)):
            return rule.speaker, rule.relayed_by
        voice = self._heard(coded.span)
        if voice is None and coded.speaker.span is None:
            return coded.speaker, ()
        if voice is None and coded.speaker.span is not None:
            voice = self._voice(coded.speaker.span)
        publisher = self._report.publisher or "publisher"
        if voice is None:
            return coded.speaker, (publisher,)
        return voice.speaker, (publisher, *voice.relays)

    def _overheard(self, coded: Coded) -> bool:
        """Whether somebody named beside the words says them, as the tagger sees it, where the rules heard none."""
        said = coded.speaker.span
        if said is None or coded.codes.own_voice > _NOT_OWN or self._heard(coded.span) is not None:
            return False
        between = self._report.text[min(said.end, coded.span.end) : max(said.start, coded.span.start)]
        return len(between) <= _BESIDE and "\n" not in between

    def _heard(self, span: Span) -> Attribution | None:
        """Whose words these are by the rules: the speech that covers least of those that cover most of them."""
        around = [
            (at.end - at.start, n, speech)
            for n, (at, speech) in enumerate(self._spoken.at(*span.bounds))
            if common(at.bounds, span.bounds) >= _MOSTLY * (span.end - span.start)
        ]
        return min(around, default=(0, 0, None))[2]

    def _voice(self, span: Span) -> Attribution | None:
        """Who the rules know under these words."""
        return next(iter(self._speeches.at(span.start, span.end)), None)

    def _section(self, position: int) -> SectionKind:
        scene = next(iter(self._sections.at(position, position + 1)), None)
        return scene.sentence.section if scene else SectionKind.BODY

    def _mentions(self, spans: Sequence[Span]) -> tuple[Mention, ...]:
        found = [(span, self._parties.find(span.quote)) for span in spans]
        return tuple(Mention(span=span, party=party.id if party else None) for span, party in found)

    def _placed(self, coded: Coded) -> tuple[PlaceMention, ...]:
        found = []
        for place in self._places.at(*self._second.reach(coded.codes)):
            at = self._second.chance(coded.codes, AT_ROLE, place.span.start, place.span.end)
            beside = self._second.chance(coded.codes, ELSEWHERE, place.span.start, place.span.end)
            if max(at, beside) >= _FILLS:
                found.append(replace(place, role=_role(place.role, here=at >= beside)))
        return tuple(found)

    def _dated(self, coded: Coded, least: float = _FILLS) -> When | None:
        near = self._times.at(*self._second.reach(coded.codes))
        spans = [(when, when.span) for when in near if when.span is not None]
        chances = [(self._second.chance(coded.codes, TIME, span.start, span.end), when) for when, span in spans]
        best = max(chances, key=lambda c: c[0], default=None)
        return best[1] if best and best[0] >= least else None

    def _agreed_time(self, when: When | None, coded: Coded) -> When | None:
        """The rules' time; one that no word of the claim gives only where the tagger sees the claim dated too."""
        if when is None:
            return self._dated(coded, _SURE)
        return when if when.text is not None or self._dated(coded, _MAYBE) is not None else None

    def _counted(self, coded: Coded) -> tuple[Figure, ...]:
        span = coded.span
        return tuple(
            f for f in self._figures.at(span.start, span.end) if span.start <= f.span.start and f.span.end <= span.end
        )


def paired(rules: Sequence[Claim], coded: Sequence[Coded]) -> list[Both]:
    """Which claims of the two coders are one, those that share most first; what is left stands alone."""
    near = Nearby(enumerate(coded), lambda numbered: numbered[1].span)
    options = [
        (overlap(r.span.bounds, c.span.bounds), -i, -j)
        for i, r in enumerate(rules)
        for j, c in near.at(r.span.start, r.span.end)
        if shared(r.span.bounds, c.span.bounds) >= _SHARED
    ]
    left_r, left_c = dict(enumerate(rules)), dict(enumerate(coded))
    found: list[Both] = []
    for _, i, j in sorted(options, reverse=True):
        if -i in left_r and -j in left_c:
            found.append(Both(left_r.pop(-i), left_c.pop(-j)))
    found += [Both(r, None) for r in left_r.values()]
    found += [Both(None, c) for c in left_c.values()]
    return found


def _chosen(labels: Sequence[str], chances: Floats, by_rule: str, worth: float) -> str:
    """The label that both coders together find likeliest."""
    scores = np.log(chances + 1e-9)
    scores[labels.index(by_rule)] += worth
    return labels[int(scores.argmax())]


def _agree(rule: Claim | None, coded: Coded) -> bool:
    """Whether both coders, each by itself, come to the claim: family of types, voice, polarity and modality."""
    if rule is None or coded.sure < _SURE_AGREED:
        return False
    same_voice = rule.speaker.is_publisher == coded.speaker.is_publisher
    alike = (rule.polarity, rule.modality) == (coded.polarity, coded.modality)
    return same_voice and alike and rule.family is FAMILY_OF[coded.type]


def _role(role: Role, *, here: bool) -> Role:
    if here:
        return role if role in HERE else Role.AT
    return Role.MENTIONED if role in HERE else role
