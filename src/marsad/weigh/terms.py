"""The terms of a ceasefire as the words state them: since what hour, how long, what for, who mediated, who watches.

Only what stands in the sentences that tell of it; a term nobody states is not known, and is not "none". The terms are
those the ETH/PRIO table asks for (design page `codebooks`, section 9).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from marsad.model import CeasefireClass, Claim, Purpose, Report, Span, Term, TermKind
from marsad.weigh.passages import CEASEFIRE, passage_of

_NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
_LARGE = {"a": 1, "an": 1, "twenty-four": 24, "thirty": 30, "forty-eight": 48, "seventy-two": 72}
_COUNT = rf"(?:\d{{1,3}}|{'|'.join((*_LARGE, *_NUMBERS))})"
_SPELL = rf"(?P<value>{_COUNT}[- ](?:hours?|days?|weeks?|months?))"
_HOURS = {"hour": 1, "day": 24, "week": 168, "month": 720}
_NAME = r"(?:the )?(?:[A-Z][\w.'’-]*)(?: (?:of |of the )?[A-Z][\w.'’-]*)*"
_NAMES = rf"(?P<names>{_NAME}(?:(?:, and |, | and ){_NAME})*)"
_DATE = (
    r"(?:\d{1,2}(?:st|nd|rd|th)? (?:of )?[A-Z][a-z]+(?: \d{4})?"
    r"|[A-Z][a-z]+\.? \d{1,2}(?:st|nd|rd|th)?(?:, \d{4})?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
)
_HOLIDAY = (
    r"(?:Eid(?:[ -]al[ -]\w+)?|Ramadan|(?:Orthodox )?Christmas|Easter|New Year|Nowruz|Passover|Diwali|Muharram"
    r"|Olympic\w*)"
)
_FEW = r"(?:[\w-]+ ){0,3}"
_MEDIATE = r"(?:brokered|mediated|facilitated|sponsored)"
# Case counts in these, since it tells names.
_NAMED: tuple[tuple[TermKind, re.Pattern[str]], ...] = (
    (TermKind.MEDIATOR, re.compile(rf"\b(?:{_MEDIATE}|negotiated) by {_NAMES}")),
    (TermKind.MEDIATOR, re.compile(rf"\b(?:auspices|sponsorship|mediation) of {_NAMES}")),
    (TermKind.MEDIATOR, re.compile(rf"\b{_NAMES} (?:have |has |had )?{_MEDIATE} (?:an?|the|another|this) ")),
    (TermKind.MEDIATOR, re.compile(rf"\b(?P<names>[A-Z][\w.]*)-{_MEDIATE}\b")),
    (
        TermKind.UNTIL,
        re.compile(rf"\b(?:until|till|through) (?:midnight (?:on )?|the (?:morning|evening) of )?(?P<value>{_DATE})"),
    ),
)
# What each term may be called; the first wording found in a sentence is taken.
_STATED: tuple[tuple[TermKind, str, tuple[str, ...]], ...] = (
    (
        TermKind.BEGINNING,
        "",
        (
            r"\b(?:from|at|since|starting|beginning|effective|as of)(?: at| from)? (?:the )?"
            r"(?P<value>\d{1,2}(?:[:.]\d{2})?\s?(?:a\.?m\b\.?|p\.?m\b\.?)"
            r"|\d{1,2}:\d{2}(?: (?:GMT|UTC|local time))?|noon|midday|midnight|dawn|sunrise|sunset)",
        ),
    ),
    (TermKind.DURATION, "", (rf"\b{_SPELL}[- ](?:long )?{_FEW}{CEASEFIRE}",)),
    (
        TermKind.DURATION,
        "",
        (
            rf"\b(?:{CEASEFIRE}|cease fire|halt fire|hold (?:their )?fire) (?:[\w-]+ ){{0,4}}?"
            rf"(?:of|for|lasting|to last)(?: (?:about|at least|an initial|the next))? {_SPELL}\b",
        ),
    ),
    (
        TermKind.PURPOSE,
        Purpose.HUMANITARIAN,
        (
            r"\bhumanitarian (?:pause|truce|ceasefire|corridor|reasons|purposes|aid|access|relief)",
            r"\b(?:deliver\w*|delivery|entry|passage|flow) of (?:\w+ ){0,2}(?:aid|supplies|medicine|food|relief)",
            r"\baid (?:convoys?|deliver\w+|to (?:enter|reach|be))",
            r"\b(?:allow|enable|permit)\w* (?:\w+ ){0,4}(?:evacuat\w+|civilians to leave|the wounded)",
            r"\bto evacuate",
            r"\b(?:retrieve|collect|recover) (?:the |their )?(?:dead|bodies|wounded)",
        ),
    ),
    (
        TermKind.PURPOSE,
        Purpose.PEACE_PROCESS,
        (
            r"\bpeace (?:process|talks|negotiations|conference)",
            r"\bpolitical (?:settlement|solution|process|transition|talks)",
            r"\b(?:allow|enable|pave|make way|give) (?:\w+ ){0,5}(?:talks|negotiations|diplomacy)",
        ),
    ),
    (
        TermKind.PURPOSE,
        Purpose.HOLIDAY,
        (
            r"\b(?:during|for|over|to mark|marking|ahead of|on the occasion of|coinciding with|to celebrate|on) "
            r"(?:the )?"
            rf"{_FEW}{_HOLIDAY}",
            rf"\b{_HOLIDAY} {CEASEFIRE}",
        ),
    ),
    (
        TermKind.PURPOSE,
        Purpose.ELECTION,
        (rf"\b(?:for|during|ahead of|before|to allow) (?:the )?{_FEW}(?:elections?|polls|referendum|voting)\b",),
    ),
    (
        TermKind.MONITORING,
        "",
        (
            r"\b(?:be |is |was )?monitored by",
            r"\bmonitoring (?:mechanism|committee|mission|team|body)",
            rf"\b{CEASEFIRE} (?:monitors|observers|committee)",
            r"\b(?:UN|U\.N\.|international|military|unarmed) (?:observers|monitors)",
            r"\bverification (?:mechanism|mission|committee)",
            r"\bjoint (?:[\w-]+ )?(?:committee|commission)",
            r"\b(?:disengagement|separation) of forces",
        ),
    ),
    (
        TermKind.ENFORCEMENT,
        "",
        (r"\bpeacekeep(?:ers|ing)\b", r"\bguaranteed by\b", r"\bguarantors?\b", r"\benforced by\b"),
    ),
    (
        TermKind.DISARMAMENT,
        "",
        (
            r"\bdisarm(?:s|ed|ing|ament)?\b",
            r"\bdemobili[sz]\w+",
            r"\bdecommission\w+",
            r"\blay(?:ing)? down (?:their )?(?:arms|weapons)",
        ),
    ),
    (
        TermKind.FINAL,
        "",
        (
            rf"\b(?:permanent|final|definitive) {CEASEFIRE}",
            r"\bpeace (?:agreement|accord|treaty|deal)\b",
            r"\bend(?:s|ing)? (?:of |to )?the (?:war|conflict)\b",
        ),
    ),
    (
        TermKind.PAUSE,
        "",
        (
            rf"\b(?:temporary|short|brief|tactical|humanitarian) {CEASEFIRE}",
            r"\bpauses?\b",
            r"\blulls?\b",
            r"\b(?:suspension|cessation) of (?:hostilities|fire)",
        ),
    ),
    (
        TermKind.WRITTEN,
        "",
        (r"\bsign(?:s|ed|ing)\b", r"\bin writing\b", r"\bmemorandum\b", r"\bwritten (?:agreement|text|deal)"),
    ),
    (TermKind.UNILATERAL, "", (r"\bunilateral(?:ly)?\b",)),
)
_COMPILED = [(kind, value, re.compile("|".join(words), re.IGNORECASE)) for kind, value, words in _STATED]
_NOT = re.compile(r"\b(?:no|not|without|lacks?|never|failed to|refus\w+ to|reject\w*)\b[^,;]{0,25}$", re.IGNORECASE)
_BEFORE = 45


def terms(claims: Iterable[tuple[Claim, Report]]) -> tuple[Term, ...]:
    """Every term stated by the sentences these claims stand in, each wording once for each report."""
    found: dict[tuple[object, ...], Term] = {}
    for claim, report in claims:
        for sentence in passage_of(claim, report):
            for kind, value, span in _stated(sentence):
                found.setdefault(
                    (kind, value.casefold(), report.id),
                    Term(kind=kind, value=value, claim=claim.id, report=report.id, span=span),
                )
    return tuple(found.values())


def _stated(sentence: Span) -> Iterator[tuple[TermKind, str, Span]]:
    for kind, pattern in _NAMED:
        for m in pattern.finditer(sentence.quote):
            if not _negated(sentence.quote, m.start()):
                for value in _values(kind, m):
                    yield kind, value, _span(sentence, m)
    for kind, value, pattern in _COMPILED:
        found = next((m for m in pattern.finditer(sentence.quote) if not _negated(sentence.quote, m.start())), None)
        if found:
            named = found.groupdict().get("value")
            yield kind, value or " ".join((named or found[0]).split()), _span(sentence, found)


def _values(kind: TermKind, m: re.Match[str]) -> list[str]:
    if kind is not TermKind.MEDIATOR:
        return [m["value"]]
    names = (re.sub(r"^the ", "", n.strip()) for n in re.split(r", and |, | and ", m["names"]))
    return [n.removesuffix(".") for n in names if n]


def _negated(text: str, at: int) -> bool:
    return bool(_NOT.search(text[max(at - _BEFORE, 0) : at]))


def _span(sentence: Span, m: re.Match[str]) -> Span:
    return Span(start=sentence.start + m.start(), end=sentence.start + m.end(), quote=m[0])


def hours(duration: str) -> int | None:
    """A stated duration in hours: "72-hour" and "three days" are 72, a month has 30 days."""
    found = re.fullmatch(rf"(?P<count>{_COUNT})[- ](?P<unit>hour|day|week|month)s?", duration.casefold())
    if not found:
        return None
    count = found["count"]
    number = int(count) if count.isdecimal() else _LARGE.get(count) or _NUMBERS.index(count) + 1
    return number * _HOURS[found["unit"]]


def purposes(stated: Iterable[Term]) -> tuple[Purpose, ...]:
    """What it is declared for, in the order of the codebook."""
    told = {t.value for t in stated if t.kind is TermKind.PURPOSE}
    return tuple(p for p in Purpose if p.value in told)


def class_of(stated: Iterable[Term]) -> CeasefireClass:
    """Definitive where it is to end the war or disarm, preliminary where compliance is watched, else a mere pause.

    Unclear where nothing stated says which.
    """
    kinds = {t.kind for t in stated}
    if kinds & {TermKind.FINAL, TermKind.DISARMAMENT}:
        return CeasefireClass.DEFINITIVE
    if kinds & {TermKind.MONITORING, TermKind.ENFORCEMENT}:
        return CeasefireClass.PRELIMINARY
    if kinds & {TermKind.PAUSE, TermKind.DURATION, TermKind.UNTIL}:
        return CeasefireClass.CESSATION
    return CeasefireClass.UNCLEAR
