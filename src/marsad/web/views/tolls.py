"""Tolls: what each counter says of one thing, side by side, never added; what checks found, and why not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from string import ascii_lowercase

from marsad.model import Check, FigureKind, Finding, LeftOut, Toll, Total
from marsad.publish.amounts import counted_words
from marsad.publish.days import period, window
from marsad.publish.naming import named, side_words
from marsad.publish.sections.checks import amounts
from marsad.publish.sections.tolls import NO_TOLLS, toll_words
from marsad.publish.words import sentence
from marsad.web.moment import Moment
from marsad.web.quotations import Quotation, quotations
from marsad.web.series import series
from marsad.web.sheets import NAMED, Sheet, sheet
from marsad.web.site import Page, Shelf, Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A number as given. `label` names it in the drawing; `part_of` and `follows` are ids of other tolls."""

    id: str
    label: str
    counter: str
    side: str
    words: str
    said_as: str
    days: str
    area: str
    known: date | None
    low: float | None
    high: float | None
    said: tuple[Quotation, ...]
    part_of: str | None = None
    follows: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """One thing counted, and everybody's numbers of it in the order in which they became known."""

    name: str
    kind: FigureKind
    who: str | None
    stated: tuple[Stated, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a check of stated numbers found, with the numbers it rests on."""

    check: Check
    text: str
    reasons: tuple[str, ...]
    tolls: tuple[str, ...]
    said: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """What the incidents held here come to: worked out, said by nobody.

    Of very many incidents those told of first are named and quoted; `further` counts the others.
    """

    what: str
    amount: str
    given: int
    held: int
    days: str
    incidents: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    said: tuple[Quotation, ...]
    further: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tolls:
    """`refusals` are the reasons for which the numbers may not be added; findings are those about the numbers shown."""

    as_known_on: date | None
    withheld: int
    things: tuple[Thing, ...]
    findings: tuple[Found, ...]
    refusals: tuple[str, ...]
    sums: tuple[Sum, ...]
    sheet: Sheet


def view(site: Site, moment: Moment, query: Mapping[str, str]) -> Page:
    """All running totals known by the day of `moment`."""
    weighed, shelf, aside = site.weighed(moment.known), site.telling(), site.withheld()
    picture = weighed.picture
    things_of = weighed.answer("tolls", lambda now: _by_thing(now.picture.tolls))
    told = {t.id for t in picture.tolls if t.id not in aside and any(c in shelf.claims for c in t.claims)}
    lettered = [(t, _letters(n)) for ones in things_of.values() for n, t in enumerate(t for t in ones if t.id in told)]
    rows, which = sheet(lettered, query)
    by_thing = _by_thing(t for t, _ in rows)
    labels = {toll.id: letters for toll, letters in rows}
    things = tuple(_thing(kind, who, ones, labels, shelf) for (kind, who), ones in by_thing.items())
    page = Tolls(
        as_known_on=picture.as_known_on,
        withheld=len(picture.tolls) - len(told),
        things=things,
        findings=tuple(_found(_about(picture.findings, labels, first=which.number == 1), shelf)),
        refusals=_refusals(picture.findings),
        sums=tuple(_sum(total, shelf) for total in picture.totals if set(total.claims) <= shelf.claims.keys()),
        sheet=which,
    )
    labels = {stated.id: stated.label for thing in things for stated in thing.stated}
    counters = {stated.id: stated.counter for thing in things for stated in thing.stated}
    return Page(
        template="tolls.html",
        title="Tolls",
        data=page,
        moment=moment,
        here="tolls",
        shown={"drawings": [series(ones, labels, counters) for ones in by_thing.values()], "labels": labels},
    )


def _by_thing(tolls: Iterable[Toll]) -> dict[tuple[FigureKind, str | None], list[Toll]]:
    kinds = list(FigureKind)
    counted = [t for t in tolls if t.kind not in NO_TOLLS]
    counted.sort(key=lambda t: (kinds.index(t.kind), t.who or "", t.known or date.max, t.counter, t.id))
    found: dict[tuple[FigureKind, str | None], list[Toll]] = {}
    for toll in counted:
        found.setdefault((toll.kind, toll.who), []).append(toll)
    return found


def _about(findings: Iterable[Finding], shown: Mapping[str, str], *, first: bool) -> Iterator[Finding]:
    """Those about numbers that are shown; the first sheet has those about no number besides."""
    return (one for one in findings if any(i in shown for i in one.tolls) or (first and not one.tolls))


def _thing(kind: FigureKind, who: str | None, tolls: Sequence[Toll], labels: Mapping[str, str], shelf: Shelf) -> Thing:
    name = sentence(counted_words(kind, who) or kind.value.replace("_", " "))
    return Thing(name=name, kind=kind, who=who, stated=tuple(_stated(t, labels[t.id], shelf) for t in tolls))


def _letters(number: int) -> str:
    """a to z, then aa, ab …"""
    further, rest = divmod(number, len(ascii_lowercase))
    return (_letters(further - 1) if further else "") + ascii_lowercase[rest]


def _stated(toll: Toll, label: str, shelf: Shelf) -> Stated:
    said = quotations(toll.claims, shelf)
    source = shelf.pack.source(toll.counter)
    ends = (toll.period.earliest, toll.period.latest) if toll.period else (None, None)
    return Stated(
        id=toll.id,
        label=label,
        counter=said[0].speaker if toll.counter == "publisher" and said else named(toll.counter, shelf.pack),
        side=side_words(source.side, shelf.pack) if source else "",
        words=toll_words(toll),
        said_as=toll.figure.text,
        days=period(*ends, date.min),
        area=named(toll.area, shelf.pack) if toll.area else "area not said",
        known=toll.known,
        low=toll.figure.low,
        high=toll.figure.high,
        said=said,
        part_of=toll.part_of,
        follows=toll.follows,
    )


def _found(findings: Iterable[Finding], shelf: Shelf) -> Iterator[Found]:
    """What the checks found, where all it rests on may be quoted."""
    for one in findings:
        if one.check is not Check.NOT_ADDED and set(one.claims) <= shelf.claims.keys():
            yield Found(
                check=one.check,
                text=one.text,
                reasons=one.reasons,
                tolls=one.tolls,
                said=quotations(one.claims, shelf),
            )


def _refusals(findings: Iterable[Finding]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(r for one in findings if one.check is Check.NOT_ADDED for r in one.reasons))


def _sum(total: Total, shelf: Shelf) -> Sum:
    return Sum(
        what=sentence(counted_words(total.kind, total.who) or total.kind.value.replace("_", " ")),
        amount=amounts(total.low, total.high),
        given=total.given,
        held=total.held,
        days=window(total.earliest, total.latest, date.min),
        incidents=total.incidents[:NAMED],
        further=max(0, len(total.incidents) - NAMED),
        left_out=total.left_out,
        said=quotations(total.claims[:NAMED], shelf),
    )
