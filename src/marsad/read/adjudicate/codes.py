"""Type, act, polarity and modality of a claim, from what both coders make of its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from marsad.model import DEEDS, FAMILY_OF, OPEN_TYPES, Act, Claim, Family, Modality, Polarity, Report
from marsad.read.nearby import Nearby
from marsad.read.tagger.model import Floats
from marsad.read.tagger.second import Coded, SecondCoder
from marsad.read.telling import Grounds

TAKEN_BACK = frozenset({Act.DENIES, Act.RETRACTS})
_TRUSTED, _OPEN_RULE, _OPEN_TAGGER = 0.88, 1.2, 2.18
"""Where the coders' types differ, what speaks for and against the tagger's, in units of how much likelier it finds its
own, in log-odds: how far the rules' type may be trusted, and which of the two is open. Fitted on documents the tagger
had not seen."""
_LEAST = 1e-4
"""The chance below which all chances are alike."""
_PLAIN = 1.0
"""What it is worth, in log-chance, that the rules see no "not" and no "would". Where they see one, it stands."""
_HEARD = frozenset({Act.ACCUSES, Act.ANNOUNCES, Act.DEMANDS, Act.PRESUPPOSES})
_SURE_ACT, _SURE_OWN_ACT = 0.75, 0.8
"""Acts that the tagger hears where the rules hear a plain statement, and the least chance, 0–1, at which it is believed
about them; and about a claim of its own."""
_OPEN_STRIKE = "bombardment_unspecified"
_BY_TENSE = frozenset({"talks_held", "talks_planned"})
BY_WORDS = frozenset({Family.CEASEFIRE, Family.TERRITORY})
_BORNE_OUT = DEEDS | BY_WORDS
"""Families that a word of the claim must bear out, whatever the tagger takes it for."""
_SURE_TYPE, _GOES_ON = 0.5, 0.9
"""The least chance, 0–1, at which a type of the tagger's alone is believed; and one that no word of the claim tells."""


class Codes:
    """Chooses between two codings of one claim, code by code."""

    def __init__(self, report: Report, grounds: Grounds, second: SecondCoder) -> None:
        self._report = report
        self._second = second
        untold = Nearby(grounds.untold, lambda span: span)
        told = [pair for pair in grounds.bearing_out if not untold.at(*pair[0].bounds)]
        self._bearing_out = Nearby(told, lambda pair: pair[0])
        self._kinds = frozenset(grounds.kinds)

    def claim(self, rule: Claim | None, coded: Coded) -> Claim:
        """A claim of these words by the publisher, with the codes that both coders together find likeliest."""
        labels, codes = self._second.labels, coded.codes
        seen = f"tagger: {coded.type} ({float(codes.type.max()):.2f})"
        claim = Claim(
            report=self._report.id, span=coded.span, speaker=coded.speaker, act=self._own_act(coded),
            type=self._named(coded), polarity=coded.polarity, modality=coded.modality, evidence=(seen,),
        )  # fmt: skip
        if rule is None:
            return claim
        polarity, modality = rule.polarity, rule.modality
        # Where somebody's words are told only to deny them, the "not" is the denier's.
        denied = coded.act in TAKEN_BACK and rule.act not in TAKEN_BACK
        if polarity is Polarity.AFFIRMED and modality is Modality.ACTUAL and not denied:
            polarity = Polarity(_chosen(labels["polarities"], codes.polarity, polarity))
        if modality is Modality.ACTUAL:
            modality = Modality(_chosen(labels["modalities"], codes.modality, modality))
        return replace(
            claim,
            act=self._act(rule, coded),
            type=self._type(rule, coded),
            polarity=polarity,
            modality=modality,
            evidence=(*rule.evidence, seen),
        )

    def _own_act(self, coded: Coded) -> Act:
        """The tagger's act as far as it may be believed alone, else a plain statement."""
        return coded.act if coded.codes.act.max() >= _SURE_OWN_ACT else Act.ASSERTS

    def _act(self, rule: Claim, coded: Coded) -> Act:
        """The rules' act; where they heard nothing but a statement, that the tagger hears more in it."""
        heard = rule.act is Act.ASSERTS and coded.act in _HEARD and coded.codes.act.max() >= _SURE_ACT
        return coded.act if heard else rule.act

    def _type(self, rule: Claim, coded: Coded) -> str:
        """The rules' type or the tagger's, whichever is likelier right.

        Who holds what, what becomes of a ceasefire, what a denial is about, and whether talks were held is as the words
        say, which the rules go by; what a place was bombed with, where they leave it open, only as it was told before.
        """
        named, types = self._named(coded), self._second.labels["types"]
        if rule.family in BY_WORDS or rule.act in TAKEN_BACK or {named, rule.type} <= _BY_TENSE:
            return rule.type
        if rule.type == _OPEN_STRIKE and FAMILY_OF[named] is Family.STRIKE and not self._goes_on(coded):
            return rule.type
        theirs, own = (float(np.log(coded.codes.type[types.index(t)] + _LEAST)) for t in (rule.type, named))
        score = own - theirs - _TRUSTED * self._second.trust(rule.type)
        score += _OPEN_RULE * (rule.type in OPEN_TYPES) - _OPEN_TAGGER * (named in OPEN_TYPES)
        return named if score > 0 else rule.type

    def _named(self, coded: Coded) -> str:
        """The tagger's type as far as it may be believed alone, else the likelier of the open ones.

        A type is open where the tagger is unsure, and where it is a deed, a ceasefire or who holds what, of which no
        word of the claim tells; a deed may go on from what the rules read elsewhere in the report.
        """
        sure = coded.codes.type.max()
        if coded.type in OPEN_TYPES or (sure >= _SURE_TYPE and self._borne_out(coded)):
            return coded.type
        types = self._second.labels["types"]
        return max(OPEN_TYPES, key=lambda name: float(coded.codes.type[types.index(name)]))

    def _borne_out(self, coded: Coded) -> bool:
        """Whether a word of the claim tells of its family; a deed may go on from its kind told elsewhere.

        What state of a ceasefire somebody denies, or whose hold on what, no single word tells.
        """
        family = FAMILY_OF[coded.type]
        if coded.act in TAKEN_BACK and family not in DEEDS:
            return family not in _BORNE_OUT
        if family not in _BORNE_OUT or any(family in f for _, f in self._bearing_out.at(*coded.span.bounds)):
            return True
        return self._goes_on(coded)

    def _goes_on(self, coded: Coded) -> bool:
        """Whether the tagger surely sees a deed of a kind that the rules read elsewhere in the report."""
        sure = coded.codes.type.max() >= _GOES_ON
        return bool(sure) and coded.type in self._kinds and FAMILY_OF[coded.type] in DEEDS


def _chosen(labels: Sequence[str], chances: Floats, by_rule: str) -> str:
    """The label that both coders together find likeliest."""
    scores = np.log(chances + 1e-9)
    scores[labels.index(by_rule)] += _PLAIN
    return labels[int(scores.argmax())]
