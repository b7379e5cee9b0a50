"""Two published scales beside ours, each mark with the rule that gave it.

*Admiralty* (AJP-2.1) marks a source A–F and a piece of information 1–6, apart from each other. The letter is a person's
and stands in pack or desk; only the number is worked out here. 6 says that it cannot be judged, and is not the worst.

*Airwars* grades what is claimed of harm to civilians. Its methodology gives the meanings; where it leaves room, the
rules below take the reading that says less: who claims an attack has not thereby accepted its harm.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from marsad.model import Act, Claim, Decision, FigureKind, Grade, Reason, Scope, Stance, Verb
from marsad.weigh.amounts import counts_event
from marsad.weigh.evidence import Evidence
from marsad.weigh.judgement import named_by, one_account
from marsad.weigh.voices import Heard

ADMIRALTY, AIRWARS = "Admiralty, information", "Airwars, civilian harm"
CREDIBILITY = {
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth cannot be judged",
}
HARM = {
    "confirmed": "a belligerent accepts responsibility for the harm",
    "fair": "two or more independent sources tell of it, and of a belligerent's action",
    "weak": "one source tells of it, or no belligerent is named",
    "contested": "competing claims on who did it",
    "discounted": "not upheld, or set down as not holding",
    "none": "no harm to civilians is claimed",
}
_HURT = frozenset({FigureKind.KILLED, FigureKind.WOUNDED, FigureKind.KILLED_OR_WOUNDED})
# Whom a figure may count that is no fighter; a count of "people" says nothing of what they were.
CIVILIANS = frozenset({"civilian", "child", "woman", "journalist", "medic"})
_HARM_ITSELF = frozenset({"killing_of_civilians"})
_ACCEPTS = frozenset({Act.CLAIMS_RESPONSIBILITY, Act.CONFIRMS})


def grades(voices: Sequence[Heard], decision: Decision | None, evidence: Evidence) -> tuple[Grade, ...]:
    """An incident's marks on both scales; `decision` is the person's judgement on it, if there is one."""
    rejected = decision if decision and decision.verb is Verb.REJECT else None
    return (_admiralty(voices, rejected, evidence), _airwars(voices, rejected, evidence))


def _grade(scale: str, mark: str, *reasons: Reason) -> Grade:
    meaning = (CREDIBILITY if scale == ADMIRALTY else HARM)[mark]
    return Grade(scale=scale, mark=mark, meaning=meaning, reasons=reasons)


def _because(text: str, voices: Iterable[Heard]) -> Reason:
    return Reason(text=text, claims=tuple(dict.fromkeys(i for v in voices for i in v.ids)))


def _admiralty(voices: Sequence[Heard], rejected: Decision | None, evidence: Evidence) -> Grade:
    """The number, by how many tell it independently, for whom they speak, and who denies that it happened."""
    told = [v for v in voices if v.tellings]
    if rejected:
        return _grade(ADMIRALTY, "5", _because(f"Rejected by {rejected.by}: {rejected.because}", told))
    standing = [v for v in told if v.stands]
    if not standing:
        return _grade(ADMIRALTY, "5", _because("Nobody who told it upholds it any longer.", told))
    counted = [v for v in standing if v.counts]
    weighty, expected = _denials(voices, evidence)
    if not counted:
        text = "It is known only through what was withdrawn, or is said to have been."
        return _grade(ADMIRALTY, "4", _because(text, standing))
    if len({v.mouth for v in counted}) > 1:
        return _by_several(counted, weighty, expected)
    return _by_one(counted, weighty, expected)


def _by_several(counted: Sequence[Heard], weighty: Sequence[Heard], expected: Sequence[Heard]) -> Grade:
    told = _because("Voices of different origin tell it.", counted)
    if weighty:
        return _grade(ADMIRALTY, "3", told, _because("Others than the accused deny that it happened.", weighty))
    if expected:
        return _grade(ADMIRALTY, "2", told, _because("Only the side accused denies that it happened.", expected))
    leans = {v.origin.lean for v in counted}
    if len(leans) == 1 and None not in leans:
        return _grade(ADMIRALTY, "2", told, _because("All of them speak for one side.", counted))
    return _grade(ADMIRALTY, "1", told, _because("Nobody denies that it happened.", counted))


def _by_one(counted: Sequence[Heard], weighty: Sequence[Heard], expected: Sequence[Heard]) -> Grade:
    told = _because("One voice tells it.", counted)
    against = [v for v in counted if v.against_own_side]
    if against:
        return _grade(ADMIRALTY, "2", told, _because("It tells what its own side denies.", against))
    if weighty or expected:
        return _grade(ADMIRALTY, "4", told, _because("Somebody denies that it happened.", (*weighty, *expected)))
    if not any(v.origin.named for v in counted):
        return _grade(ADMIRALTY, "6", told, _because("Nobody who tells it is named.", counted))
    return _grade(ADMIRALTY, "3", told, _because("Nobody else tells it or denies it.", counted))


def _denials(voices: Sequence[Heard], evidence: Evidence) -> tuple[list[Heard], list[Heard]]:
    """Denials that it happened: by others than the accused, and by the side accused, of whom it is expected."""
    parties = {p for v in voices for t in v.tellings for p in t.parties}
    accused = {side for p in parties if (side := evidence.sides.side(p))}
    against = [v for v in voices if v.stance is Stance.AGAINST and v.scope is Scope.OCCURRENCE]
    return [v for v in against if v.origin.lean not in accused], [v for v in against if v.origin.lean in accused]


def _airwars(voices: Sequence[Heard], rejected: Decision | None, evidence: Evidence) -> Grade:
    """The grade of the harm told of: only voices that tell of harm to civilians count for it."""
    told = [v for v in voices if any(tells_harm(t.claim) for t in v.tellings)]
    if not told:
        return _grade(AIRWARS, "none", Reason(text="No claim counts civilians killed or wounded, or tells of it."))
    if rejected:
        return _grade(AIRWARS, "discounted", _because(f"Rejected by {rejected.by}: {rejected.because}", told))
    standing = [v for v in told if v.stands]
    if not standing:
        return _grade(AIRWARS, "discounted", _because("Nobody who told of the harm upholds it any longer.", told))
    accepting = [v for v in standing if _accepts(v, evidence)]
    if accepting:
        return _grade(AIRWARS, "confirmed", _because("Those who did it say so themselves, of the harm too.", accepting))
    naming = [v for v in voices if v.stands and named_by(v, evidence)]
    if not one_account([named_by(v, evidence) for v in naming], evidence):
        return _grade(AIRWARS, "contested", _because("Different perpetrators are named.", naming))
    return _weighed(standing, evidence)


def _weighed(standing: Sequence[Heard], evidence: Evidence) -> Grade:
    counted = [v for v in standing if v.counts]
    if len({v.mouth for v in counted}) < 2:
        return _grade(AIRWARS, "weak", _because("One origin tells of the harm.", counted or standing))
    told = _because("Voices of different origin tell of the harm.", counted)
    naming = [v for v in counted if any(evidence.sides.actors(t.claim) for t in v.tellings)]
    if not naming:
        return _grade(AIRWARS, "weak", told, _because("None of them names a belligerent whose act it was.", counted))
    return _grade(AIRWARS, "fair", told, _because("A belligerent's act is told of.", naming))


def tells_harm(claim: Claim) -> bool:
    """Whether a claim tells of civilians killed or wounded, by its kind or by whom its figures count."""
    if claim.type in _HARM_ITSELF:
        return True
    counts = (f for f in claim.figures if f.kind in _HURT and counts_event(f))
    return any(f.who in CIVILIANS and (f.value or f.low) for f in counts)


def _accepts(voice: Heard, evidence: Evidence) -> bool:
    """Whether it is the mouth of a party that says of itself that it did the harm."""
    own = voice.origin.who.party
    harm = (t.claim for t in voice.tellings if t.claim.act in _ACCEPTS and tells_harm(t.claim))
    return own is not None and any(evidence.sides.nested(own, p) for c in harm for p in evidence.sides.actors(c))
