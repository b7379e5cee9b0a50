"""A claim, field by field, each field with the words it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from marsad.model import Claim, Mention, claim_record
from marsad.publish.amounts import figure_words
from marsad.publish.days import BASES, window
from marsad.publish.locate import PRECISIONS
from marsad.publish.naming import named
from marsad.publish.words import DENIES, SAYS, kind_words
from marsad.web.marks import Stretch, parts
from marsad.web.moment import Moment
from marsad.web.site import Page, Site, withheld
from marsad.web.words import role_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field: what the record holds, and the words for it (None: no words of its own)."""

    name: str
    value: str
    words: str | None = None


def view(site: Site, moment: Moment, claim_id: str) -> Page:
    """The page of one claim; its JSON twin is the claim as the contract writes it. Raises NotFound."""
    claim = site.desk.claim(claim_id)
    report = site.desk.report(claim.report)
    decision = site.judged().get(claim.id)
    return withheld(decision, moment) or Page(
        template="claim.html",
        title=f"Claim: {kind_words(claim.type)}",
        data={"report": claim.report, **claim_record(claim)},
        moment=moment,
        shown={
            "claim": claim,
            "decision": decision,
            "report": report,
            "fields": list(_fields(claim, site)),
            "words": parts(claim.span.quote, list(_stretches(claim))),
        },
    )


def _fields(claim: Claim, site: Site) -> Iterator[Field]:
    yield Field(
        name="speaker",
        value="the publisher's own voice" if claim.speaker.is_publisher else claim.speaker.name,
        words=claim.speaker.span.quote if claim.speaker.span else None,
    )
    if claim.relayed_by:
        yield Field(name="relayed by", value=", then ".join(claim.relayed_by))
    yield Field(name="speech act", value=SAYS[claim.act])
    yield Field(name="type", value=f"{kind_words(claim.type)} ({claim.family.value})")
    yield Field(name="polarity", value=claim.polarity.value)
    yield Field(name="modality", value=claim.modality.value)
    yield from _mentions("actor", claim.actors, site)
    yield from _mentions("target", claim.targets, site)
    yield from _places(claim)
    yield _time(claim)
    yield from _figures(claim)
    for denial in claim.denies:
        answered = f" (claim {denial.claim})" if denial.claim else ""
        yield Field(name="denial", value=f"{DENIES[denial.scope]}{answered}")
    yield Field(name="section", value=claim.section.value.replace("_", " "))


def _mentions(name: str, mentions: tuple[Mention, ...], site: Site) -> Iterator[Field]:
    if not mentions:
        yield Field(name=name, value="not said")
    for mention in mentions:
        value = named(mention.party, site.pack) if mention.party else "no party of this desk"
        yield Field(name=name, value=value, words=mention.text)


def _places(claim: Claim) -> Iterator[Field]:
    for place in claim.places:
        at = place.location
        value = role_words(place.role)
        if at and at.name:
            value = f"{value} {at.name} ({PRECISIONS[at.precision]})"
        elif at:
            value = f"{value}: {at.status.value}, {len(at.candidates)} candidates"
        yield Field(name="place", value=value, words=place.text)
    if not claim.places:
        yield Field(name="place", value="not said")


def _time(claim: Claim) -> Field:
    when = claim.time
    if when is None:
        return Field(name="time", value="not said")
    basis = BASES.get(when.basis)
    days = window(when.earliest, when.latest, date.min)
    return Field(name="time", value=f"{days}, {basis}" if basis else days, words=when.text)


def _figures(claim: Claim) -> Iterator[Field]:
    for figure in claim.figures:
        total = "; a running total, never added to an incident" if figure.cumulative else ""
        yield Field(name="figure", value=figure_words(figure) + total, words=figure.text)


def _stretches(claim: Claim) -> Iterator[Stretch]:
    """The claim's own mentions, as offsets into its quote."""
    labelled = [("actor", m.span) for m in claim.actors] + [("target", m.span) for m in claim.targets]
    labelled += [("place", p.span) for p in claim.places] + [("figure", f.span) for f in claim.figures]
    labelled += [("speaker", claim.speaker.span)] if claim.speaker.span else []
    labelled += [("time", claim.time.span)] if claim.time and claim.time.span else []
    for label, span in labelled:
        start = span.start - claim.span.start
        yield Stretch(id=f"{label}{start}", start=start, end=span.end - claim.span.start, label=label)
