"""GAPS AND CORRECTIONS: what was taken back, and what this desk could not date, read, place or print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from marsad.model import Claim, Correction, PlaceMention, Report, Verb
from marsad.publish.brief import Heading, Line, Piece, Section
from marsad.publish.days import short_day
from marsad.publish.footnotes import Notebook
from marsad.publish.locate import how_placed, unplaced
from marsad.publish.material import DISPUTE_DAYS, Material
from marsad.publish.naming import named
from marsad.publish.pieces import absent, apart, count, listed, plain, point, quote, report_name, statement
from marsad.publish.telling import speakers, words_piece
from marsad.publish.words import counted

NOTHING = "None known."
HEARSAY = "Told of another's report"
NAMED = 5
PLACES = 12


def gaps(material: Material, book: Notebook) -> Section:
    """The section: corrections first, then undated, unread, unplaced, problems, and what people set aside."""
    lines = [
        *_corrections(material, book),
        *_undated(material),
        *_without_claims(material),
        *_unplaced(material, book),
        *_problems(material),
        *_set_aside(material),
    ]
    return Section(heading=Heading.GAPS, lines=tuple(lines) or (absent(NOTHING),))


def _corrections(material: Material, book: Notebook) -> Iterable[Line]:
    """One line for all the words by which somebody, on one day, takes the same claims back."""
    alike: dict[tuple[object, ...], list[Correction]] = {}
    for one in material.picture.corrections:
        if material.within(material.standing((one.claim,)), DISPUTE_DAYS):
            alike.setdefault((one.by, one.told_by, one.on, frozenset(one.withdraws)), []).append(one)
    return [_correction(ones, material, book) for ones in alike.values()]


def _correction(ones: list[Correction], material: Material, book: Notebook) -> Line:
    first = ones[0]
    claims = material.standing(one.claim for one in ones)
    on = f" on {short_day(first.on, material.day)}" if first.on else ""
    by = material.speaker(claims[0]) if first.by in ("", "publisher") else named(first.by, material.pack)
    words = apart([(words_piece(c, material, book),) for c in claims])
    if first.told_by:
        teller = named(first.told_by, material.pack)
        told = statement(f"{teller}{on}, of a report by {by}", book.cite(*claims))
        return point(told, plain(": "), *words, label=HEARSAY)
    pieces = [statement(f"{by}{on}", book.cite(*claims)), plain(": "), *words]
    withdrawn = material.standing(first.withdraws)
    if withdrawn:
        pieces.append(plain(" ─ that withdraws or corrects what was said by "))
        pieces.extend(speakers(withdrawn, material, book))
    return point(*pieces, label="Correction")


def _undated(material: Material) -> Iterable[Line]:
    undated = [r for r in material.reports.values() if r.published is None]
    if undated:
        yield point(
            count(counted(len(undated), "report", "reports")),
            plain(" without a date of publication, relative times left open: "),
            *_names(undated),
        )
    if material.late:
        yield point(
            count(counted(len(material.late), "report", "reports")),
            plain(" without a date of publication, collected later and left out of the rest of this brief: "),
            *_names(list(material.late)),
        )


def _without_claims(material: Material) -> Iterable[Line]:
    """Reports that gave nothing, by language: mostly those in a language the reader does not know."""
    telling = {c.report for c in material.claims.values()}
    silent = [r for r in material.reports.values() if r.id not in telling]
    if silent:
        languages = Counter(r.language or "language not known" for r in silent)
        split = ", ".join(f"{language} ({number})" for language, number in sorted(languages.items()))
        yield point(
            count(counted(len(silent), "report", "reports")),
            plain(" from which no claim was read, by language: "),
            count(split),
        )


def _names(reports: list[Report]) -> tuple[Piece, ...]:
    names = [(report_name(r.title or r.name, r.id),) for r in reports[:NAMED]]
    if len(reports) > NAMED:
        names.append((count(counted(len(reports) - NAMED, "other", "others")),))
    return listed(names)


def _unplaced(material: Material, book: Notebook) -> Iterable[Line]:
    """Places of the day's claims that are not on the map, each wording once, with the first claim that has it."""
    found: dict[tuple[str, str], tuple[Claim, PlaceMention]] = {}
    for claim in filter(material.today, material.claims.values()):
        for place in filter(unplaced, claim.places):
            found.setdefault((place.text.casefold(), how_placed(place.location)), (claim, place))
    told = [_place(claim, place, how, book) for (_, how), (claim, place) in found.items()]
    told = [pieces for pieces in told if pieces]
    if told:
        number = count(counted(len(told), "place", "places"))
        further = [(count(counted(len(told) - PLACES, "other", "others")),)] if len(told) > PLACES else []
        yield point(number, plain(" of the day's claims not on the map: "), *apart([*told[:PLACES], *further]))


def _place(claim: Claim, place: PlaceMention, how: str, book: Notebook) -> tuple[Piece, ...]:
    """The words and why they were not placed; nothing where the report does not hold those words."""
    notes = book.cite_words(claim, place.span)
    return (quote(place.text, notes), plain(" "), statement(f"[{how}]", notes)) if notes else ()


def _problems(material: Material) -> Iterable[Line]:
    kinds = Counter(p.code.replace("_", " ").replace("-", " ") for p in material.problems)
    if kinds:
        yield point(
            count(counted(sum(kinds.values()), "problem", "problems")),
            plain(" met on the way: "),
            count(", ".join(f"{kind} ({number})" for kind, number in kinds.most_common())),
        )


def _set_aside(material: Material) -> Iterable[Line]:
    verbs = Counter(material.aside.values())
    for verb, words in ((Verb.REJECT, " rejected by a decision"), (Verb.WITHHOLD, " withheld by a decision")):
        if verbs[verb]:
            yield point(count(counted(verbs[verb], "claim or grouping", "claims or groupings")), plain(words))
    if material.lost:
        yield point(
            count(counted(material.lost, "claim", "claims")),
            plain(" left out because the words cannot be found in a report held here"),
        )
