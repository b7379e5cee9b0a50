"""The steps from a toll, a ceasefire or a control claim to the words: what each is worked out from, and the checks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from marsad.model import Ceasefire, Check, Control, Held, Pack, Period, Picture, Range, Tally, TermKind, Toll
from marsad.publish.amounts import counted_words, number
from marsad.publish.chain import Step
from marsad.publish.days import full_day, period, window
from marsad.publish.locate import place_words
from marsad.publish.naming import all_named, named
from marsad.publish.sections.ceasefires import breach_day, held_words, slack
from marsad.publish.sections.tolls import toll_words
from marsad.publish.words import counted, kind_words


def range_words(told: Range) -> str:
    """`range: killed, from 3 (the Watch) to 12 (Reuters)`: what the voices leave open and whose words set each end."""
    what = counted_words(told.kind, told.who) or told.kind.value.replace("_", " ")
    low = f"from {number(told.low)} ({', '.join(told.low_by)})"
    high = "with no upper end said" if told.high is None else f"to {number(told.high)} ({', '.join(told.high_by)})"
    return f"range: {what}, {low} {high}"


def toll_steps(toll: Toll, picture: Picture, pack: Pack, seen_from: date) -> list[Step]:
    """Its words and frame, what it is part of and what is part of it, the same counter's other words, the checks."""
    covered = toll.period or Period(earliest=None, latest=None)
    days = period(covered.earliest, covered.latest, seen_from)
    area = named(toll.area, pack) if toll.area else "area not said"
    steps = [Step(text=f"“{toll.figure.text}”, {days}, {area}", claims=toll.claims)]
    for other in picture.tolls:
        if other.id == toll.part_of:
            steps.append(Step(text=f"part of {toll_words(other)}: never added to it", claims=other.claims))
        elif other.part_of == toll.id:
            steps.append(Step(text=f"of them {toll_words(other)}", claims=other.claims))
        elif other.series == toll.series and other.series and other.id != toll.id:
            known = f", known on {full_day(other.known)}" if other.known else ""
            steps.append(Step(text=f"the same counter, same count: {toll_words(other)}{known}", claims=other.claims))
    found = [f for f in picture.findings if toll.id in f.tolls]
    return [*steps, *(Step(text=f"check: {f.check}. {f.text}", claims=f.claims) for f in found)]


def implied_steps(claim: str, picture: Picture) -> list[Step]:
    """What the numbers of a claim imply, worked out here."""
    found = [f for f in picture.findings if f.check is Check.IMPLIES and claim in f.claims]
    return [Step(text=f"check: {f.check}. {f.text}", claims=f.claims) for f in found]


def ceasefire_steps(ceasefire: Ceasefire, picture: Picture, pack: Pack, seen_from: date) -> list[Step]:
    """Who declared it on what terms, who answered, each breach, each reading, and the days around it."""
    days = window(ceasefire.earliest, ceasefire.latest, seen_from)
    announced = f", announced {full_day(ceasefire.announced)}" if ceasefire.announced else ""
    by = all_named(ceasefire.declared_by, pack)
    steps = [Step(text=f"declared {days}{announced}, by {by}", claims=ceasefire.claims)]
    for term in ceasefire.terms:
        said = named(term.value, pack) if term.kind is TermKind.MEDIATOR else term.value
        steps.append(Step(text=f"{term.kind}: {said} (“{' '.join(term.span.quote.split())}”)", claims=(term.claim,)))
    steps.append(Step(text=f"class by its terms: {ceasefire.ceasefire_class}"))
    for answer in ceasefire.answers:
        verb = "accepted" if answer.accepts else "rejected"
        text = f"{verb} by {named(answer.party, pack)}, says {named(answer.told_by, pack)}"
        steps.append(Step(text=text, claims=(answer.claim,)))
    for breach in ceasefire.breaches:
        day = breach_day(breach, ceasefire)
        text = f"breach alleged by {named(breach.alleged_by, pack)}: {kind_words(breach.kind)}, {day}"
        steps.append(Step(text=text, claims=(breach.claim,)))
    steps.extend(_reading(held, ceasefire, pack) for held in ceasefire.held)
    return [*steps, *_around(ceasefire, picture)]


def _reading(held: Held, ceasefire: Ceasefire, pack: Pack) -> Step:
    name = f"{held.letter}, {named(held.reading, pack)}" if held.letter else named(held.reading, pack)
    text = held_words(held.days, [name], slack(ceasefire), held.at_most)
    silent = f"; no report held here was published on {held.unreported} of its days" if held.unreported else ""
    return Step(text=f"{text}{silent}", claims=held.claims)


def _around(ceasefire: Ceasefire, picture: Picture) -> Iterator[Step]:
    """How much was told before and after, with the claims of the incidents counted."""
    claims = {i.id: i.claims for i in picture.incidents}
    for one, when in ((ceasefire.before, "before it"), (ceasefire.after, "from its first day")):
        if one:
            told = (c for i in one.incidents for c in claims.get(i, ()))
            yield Step(text=_tally(one, when), claims=tuple(dict.fromkeys(told)))


def _tally(one: Tally, when: str) -> str:
    gaps = "; ".join(window(g.earliest, g.latest, one.latest) for g in one.gaps)
    told = f"{counted(len(one.incidents), 'use', 'uses')} of force in the {counted(one.days, 'day', 'days')} {when}"
    silent = f"; no report: {gaps}" if gaps else ""
    return f"{told}, from {counted(one.reports, 'report', 'reports')}{silent}"


def control_steps(control: Control, picture: Picture, pack: Pack, seen_from: date) -> list[Step]:
    """What is said of the place, then its standing: what is claimed, what is borne out, and the log of changes."""
    extent = f", to the extent “{control.extent}”" if control.extent else ""
    days = window(control.earliest, control.latest, seen_from)
    steps = [Step(text=f"{place_words(control.place)}, {days}{extent}", claims=control.claims)]
    standing = next((s for s in picture.standings if control.id in s.log), None)
    if standing is None:
        return steps
    assessed = f"borne out: {named(standing.assessed, pack)}" if standing.assessed else "no holder is borne out"
    steps.append(Step(text="contested between those the last words name" if standing.contested else assessed))
    steps.extend(Step(text=f"because {reason.text}", claims=reason.claims) for reason in standing.reasons)
    by_id = {c.id: c for c in picture.control}
    for one in (by_id[i] for i in standing.log if i in by_id and i != control.id):
        verb = "passed to" if one.change else "held by"
        holder = named(one.holder, pack) if one.holder else "a side that is not named"
        told = window(one.earliest, one.latest, seen_from)
        steps.append(Step(text=f"also said: {verb} {holder}, {told}", claims=one.claims))
    return steps
