"""The head of a brief in words, the same in every format."""

from __future__ import annotations

from marsad.publish.brief import Brief
from marsad.publish.days import full_day, long_day
from marsad.publish.words import counted


def heading(brief: Brief) -> str:
    """`NORTHERN VALE · Wednesday 11 September 2019`."""
    return f"{brief.title.upper()} · {long_day(brief.day)}"


def known(brief: Brief) -> str:
    """From what knowledge the brief is made."""
    return f"as known on {full_day(brief.as_known_on)}" if brief.as_known_on else "with everything known"


def extent(brief: Brief) -> str:
    """How many reports and voices it draws on."""
    reports = counted(brief.reports, "report", "reports")
    return f"{reports} ({brief.of_the_day} of the day) · {counted(brief.voices, 'voice', 'voices')}"
