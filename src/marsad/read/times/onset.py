"""Times that hang on the start of something: "since the outbreak of the war", with or without its date."""

from __future__ import annotations

import re

from marsad.read.lexicon import any_of
from marsad.read.times.lexicon import time_words
from marsad.read.times.mention import TimeMention
from marsad.read.times.page import Page, Rule, rule

SINCE = rf"(?:ever\s)?since\s(?:[^\W\d_][\w'’-]*\s{{1,2}}){{0,4}}?{any_of(time_words().onset)}\b"


def _since(match: re.Match[str], page: Page) -> TimeMention | None:
    return page.mention(
        match, latest=page.published, granularity="unknown", anchor="event", kind="since", shift_days=0, direction=1
    )


def rules() -> list[Rule]:
    """The rules of this file."""
    return [rule(["since", "ever"], SINCE, _since)]
