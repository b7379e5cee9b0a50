"""What a brief is composed of, indexed, and the two questions every section asks of it: does this stand, is it new."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from marsad.model import MASK, Claim, Decision, Pack, Picture, Problem, Report, Span, Verb
from marsad.publish.decided import set_aside
from marsad.publish.naming import relays_of, speaker_of
from marsad.publish.quoting import words_of

# A dispute stays in the brief for a week after its last word, a standing total or holding for a month.
DISPUTE_DAYS = 7
CARRIED_DAYS = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Claims and reports by id, only those that may be printed.

    `lost` counts claims left out because their report, or their words in it, cannot be found. `late` are reports
    without a date of publication that were collected too late to count: they may be of any day. `withdrawn` are claims
    that a correction takes back, `withheld` those a decision sets aside.
    """

    picture: Picture
    pack: Pack
    day: date
    claims: Mapping[str, Claim]
    reports: Mapping[str, Report]
    known: Mapping[str, date | None]
    aside: Mapping[str, Verb]
    problems: tuple[Problem, ...]
    lost: int
    late: tuple[Report, ...]
    withdrawn: frozenset[str]
    withheld: tuple[Claim, ...]

    def standing(self, ids: Iterable[str]) -> tuple[Claim, ...]:
        """The claims of these ids that may be printed, each once, in the order given."""
        return tuple(self.claims[i] for i in dict.fromkeys(ids) if i in self.claims)

    def known_on(self, claim: Claim) -> date | None:
        """The day a claim became known; None where its report has no date."""
        return self.known[claim.report]

    def today(self, claim: Claim) -> bool:
        """Whether a report of the brief's day tells it."""
        return self.known_on(claim) == self.day

    def within(self, claims: Iterable[Claim], days: int) -> bool:
        """Whether one of the claims became known in the `days` days up to the brief's day, or on a day not known."""
        ages = (self._age(c) for c in claims)
        return any(age is None or 0 <= age <= days for age in ages)

    def latest(self, claims: Iterable[Claim]) -> date:
        """The latest day one of the claims became known on; the earliest day there is if none has a date."""
        return max((d for d in map(self.known_on, claims) if d), default=date.min)

    def speaker(self, claim: Claim) -> str:
        """Who vouches for a claim, by a neutral name."""
        return speaker_of(claim, self.reports[claim.report], self.pack)

    def relays(self, claim: Claim) -> tuple[str, ...]:
        """Who passed a claim on, nearest first."""
        return relays_of(claim, self.reports[claim.report], self.pack)

    def words(self, claim: Claim) -> Span:
        """The words of its report that a claim is quoted by; never those of a claim that was set aside or is masked."""
        words = words_of(claim, self.reports[claim.report].text)
        if MASK in words.quote:
            return claim.span
        return claim.span if any(_reaches(words, claim, other) for other in self.withheld) else words

    def _age(self, claim: Claim) -> int | None:
        known = self.known_on(claim)
        return (self.day - known).days if known else None


def gather(
    picture: Picture,
    claims: Sequence[Claim],
    reports: Sequence[Report],
    problems: Sequence[Problem],
    decisions: Sequence[Decision],
    pack: Pack,
    *,
    day: date,
    as_known_on: date | None,
    known_on: Callable[[Report], date | None],
) -> Material:
    """The material of one brief: nothing known later than `as_known_on`, nothing set aside, nothing without words."""
    known = {r.id: known_on(r) for r in reports}
    by_id = {r.id: r for r in reports if not _later(known[r.id], as_known_on)}
    later = known.keys() - by_id.keys()
    aside = set_aside(decisions)
    held = [c for c in claims if c.report not in later]
    printable = {c.id: c for c in held if _has_words(c, by_id)}
    standing = {i: c for i, c in printable.items() if i not in aside}
    return Material(
        picture=picture,
        pack=pack,
        day=day,
        claims=standing,
        reports=by_id,
        known={i: known[i] for i in by_id},
        aside=aside,
        problems=tuple(p for p in problems if p.report is None or p.report in by_id),
        lost=len({c.id for c in held}) - len(printable),
        late=tuple(r for r in reports if r.id in later and r.published is None),
        withdrawn=frozenset(i for c in picture.corrections if c.claim in standing for i in c.withdraws),
        withheld=tuple(c for i, c in printable.items() if i in aside),
    )


def _later(known: date | None, than: date | None) -> bool:
    return known is not None and than is not None and known > than


def _reaches(words: Span, claim: Claim, other: Claim) -> bool:
    """Whether words that go beyond their claim reach into another."""
    overlap = words.start < other.span.end and other.span.start < words.end
    return overlap and words != claim.span and other.report == claim.report


def _has_words(claim: Claim, reports: Mapping[str, Report]) -> bool:
    report = reports.get(claim.report)
    span = claim.span
    return report is not None and bool(span.quote) and report.text[span.start : span.end] == span.quote
