"""The words by which a report is taken back, and whose report it is: the printer's own, or another outlet's.

"We withdraw our report" and "the strikes were misreported" speak of the printer's own pages unless the words name
another: "the Post withdrew its report", "misreported by the Post", "the Post's report was wrong". That the Post
*withdrew* is the Post's own act, whoever prints it. That the Post *misreported* is what another holds of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from marsad.model import Act, Claim, Polarity, Report
from marsad.weigh.denials import denying
from marsad.weigh.evidence import Evidence
from marsad.weigh.kinds import EVENTS
from marsad.weigh.origins import COLLECTIVE, Outlet

_REPORT = r"(?:reports?|reporting|story|stories|claims?|articles?|accounts?|statements?|news)"
_WRONGLY = r"(?:wrongly|falsely|mistakenly|erroneously|incorrectly)"
_ACT = r"(?:retract|withdr[ae]w|correct|disown)(?:s|n|ed)?|(?:took|taken|takes|walked|walks)\s+back"
_WITHDRAWS = re.compile(
    rf"\b(?:{_ACT})\s+(?:its|their|our|the|an?)\s+(?:\w+\s+)?{_REPORT}\b"
    rf"|\b{_REPORT}\b[^.!?\n]{{0,80}}\b(?:was|were|has\s+been|have\s+been|had\s+been)\s+(?:since\s+|later\s+)?"
    r"(?:withdrawn|retracted|corrected|taken\s+back)\b",
    re.IGNORECASE,
)
_IN_ERROR = re.compile(
    rf"\bmisreported\b|\b{_WRONGLY}\s+reported\b|\breported\s+in\s+error\b"
    rf"|\breports?\s+(?:was|were|had\s+been)\s+(?:wrong|mistaken|incorrect|an?\s+error)\b",
    re.IGNORECASE,
)
_NO_LONGER_BELIEVED = re.compile(
    r"\b(?:previously|earlier|initially|at\s+first),?\s+it\s+(?:was|had\s+been)\s+(?:believed|thought)\b"
    r"|\b(?:was|were)\s+(?:previously|earlier|initially|at\s+first)\s+(?:believed|thought)\b",
    re.IGNORECASE,
)
# What stands right behind the name of an outlet, or right before it, where the report spoken of is that outlet's.
_BEHIND = re.compile(
    rf"(?:['’]s?)?,?\s*(?:(?:has|had|have|since|later|then|also|earlier|previous|own|first|initial)\s+)*"
    rf"(?:{_REPORT}\b|misreported\b|{_WRONGLY}\s+reported\b|{_ACT}\b)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"\b(?:{_REPORT}|misreported|reported|published|carried|withdrawn|retracted|corrected)\s+"
    r"(?:\w+\s+)?(?:by|from|in|of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# "A site close to the ministry withdrew…": the name behind a preposition is not the one who withdrew.
_NOT_THE_ONE = re.compile(
    r"\b(?:to|of|by|with|from|in|for|at|on|against|behind|near|citing|via)\s+(?:the\s+)?$", re.IGNORECASE
)
# "A news site": somebody the report does not name; "the paper", in its own pages, may be itself.
_SOMEBODY = re.compile(r"^(?:an?|another|one|some|several|two)\s", re.IGNORECASE)
_SENTENCE_START = re.compile(r"[.!?]\s+|\n")
_SENTENCE_END = re.compile(r"[.!?](?:\s|$)|\n")
_REACH = 200


def taken_back(claim: Claim, report: Report) -> bool:
    """Whether a claim, by its act or its words, takes an earlier report back."""
    if claim.act is Act.RETRACTS:
        return True
    if claim.type not in EVENTS:
        return False
    words = _opening(claim, report) + claim.span.quote
    if denying(claim) and (_IN_ERROR.search(words) or _WITHDRAWS.search(words)):
        return True
    return claim.speaker.is_publisher and bool(_NO_LONGER_BELIEVED.search(words))


def another(claim: Claim, evidence: Evidence) -> Outlet | None:
    """The outlet whose report others hold to be wrong, or tell of as withdrawn; None where one speaks of its own."""
    report = evidence.known.reports[claim.report]
    words = _sentence(claim, report)
    own = {o.key for o in evidence.origins.printers(report)}
    named = next((o for o in _whose(words, evidence) if o.key not in own), None)
    own_act = named is not None and named.key == evidence.origin(claim).key and not _held_in_error(words)
    return None if own_act else named


def of_somebody(claim: Claim, evidence: Evidence) -> bool:
    """Whether a speaker the report does not name takes back a report of its own: "a news site withdrew its report".

    That a source not named holds something to be wrong is another matter: the outlet prints it of what it had told.
    """
    if claim.act is not Act.RETRACTS or claim.speaker.is_publisher or not _SOMEBODY.match(claim.speaker.name):
        return False
    return not _held_in_error(_sentence(claim, evidence.known.reports[claim.report]))


def as_denial(claim: Claim, evidence: Evidence) -> Claim | None:
    """The claim as what it is where it holds another outlet's report to be wrong: a denial of what was reported.

    None where the words are taken for that outlet's own: it denies nothing.
    """
    other = another(claim, evidence)
    if other is None or other.key == evidence.origin(claim).key:
        return None
    if not _held_in_error(_sentence(claim, evidence.known.reports[claim.report])):
        return None
    doers = tuple(m for m in claim.actors if not evidence.sides.sources_in(m.text))
    return replace(claim, act=Act.DENIES, polarity=Polarity.NEGATED, actors=doers)


def _held_in_error(words: str) -> bool:
    """Whether the words say that a report was wrong, and not that anybody withdrew it."""
    return bool(_IN_ERROR.search(words)) and not _WITHDRAWS.search(words)


def _opening(claim: Claim, report: Report) -> str:
    """What stands before the claim's words in their sentence."""
    return _SENTENCE_START.split(report.text[max(claim.span.start - _REACH, 0) : claim.span.start])[-1]


def _sentence(claim: Claim, report: Report) -> str:
    """The whole sentence of the claim's words."""
    after = report.text[claim.span.end : claim.span.end + _REACH]
    end = _SENTENCE_END.search(after)
    return _opening(claim, report) + claim.span.quote + (after[: end.start()] if end else after)


def _whose(words: str, evidence: Evidence) -> Iterator[Outlet]:
    """The outlets of the pack that the words name as those whose report it is."""
    for start, end, sources in evidence.sides.sources_in(words):
        named = len(sources) == 1 and sources[0].kind != COLLECTIVE
        if named and (_acts(words, start, end) or _BEFORE.search(words, 0, start)):
            yield evidence.origins.outlet(sources[0].name, sources[0].id)


def _acts(words: str, start: int, end: int) -> bool:
    """Whether who is named here is the one who withdraws or errs by the words that follow."""
    return bool(_BEHIND.match(words, end)) and not _NOT_THE_ONE.search(words, 0, start)
