"""A report: the text as archived with its claims highlighted, the list of claims beside it, and its custody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from marsad.model import Act, Claim, Modality, Pack, Polarity, Report, Verb, claim_record, to_plain
from marsad.publish.naming import speaker_of
from marsad.publish.words import SAYS, kind_words, verb_for
from marsad.web.leaves import leaves
from marsad.web.marks import paragraphs
from marsad.web.moment import Moment
from marsad.web.sheets import sheet
from marsad.web.sight import seen
from marsad.web.site import Page, Site


def view(site: Site, moment: Moment, report_id: str, query: Mapping[str, str]) -> Page:
    """The page of one report; of a long one, the leaf the address asks for, by number or by a claim on it.

    Raises NotFound, and UsageError where there is no such leaf.
    """
    report = site.desk.report(report_id)
    judged = {target: decision.verb for target, decision in site.judged().items()}
    read = site.desk.claims_of(report.id)
    claims = [c for c in read if judged.get(c.id) is not Verb.WITHHOLD]
    (leaf,), which = sheet(leaves(report.text), {**query, **_leaf_of(query.get("claim"), claims, report)}, rows=1)
    on_leaf = [c for c in claims if c.span.start < leaf[1] and c.span.end > leaf[0]]
    return Page(
        template="report.html",
        title=report.title or report.name,
        data={"report": to_plain(report), "claims": [claim_record(c) for c in claims]},
        moment=moment,
        shown={
            "report": report,
            "paragraphs": paragraphs(report, on_leaf, leaf),
            "claims": [_line(claim, report, site.pack) for claim in on_leaf],
            "elsewhere": len(claims) - len(on_leaf),
            "sheet": which,
            "judged": judged,
            "withheld": len(read) - len(claims),
            "link": web_address(report.url),
            "seen": seen(site, report.id),
            "digest": report.id.removeprefix("sha256:"),
        },
    )


def _leaf_of(claim_id: str | None, claims: Iterable[Claim], report: Report) -> dict[str, str]:
    """What asks for the leaf on which a claim begins; nothing where no such claim stands here."""
    start = next((c.span.start for c in claims if c.id == claim_id), None)
    if start is None:
        return {}
    return {"page": str(next(n for n, (_, end) in enumerate(leaves(report.text), 1) if start < end))}


def _line(claim: Claim, report: Report, pack: Pack) -> dict[str, Any]:
    speaker = speaker_of(claim, report, pack)
    return {
        "id": claim.id,
        "speaker": speaker,
        "verb": verb_for(SAYS[claim.act], speaker),
        "act": claim.act.value,
        "kind": kind_words(claim.type),
        "remarks": list(_remarks(claim)),
        "places": [place.text for place in claim.here],
        "figures": [figure.text for figure in claim.figures],
        "quote": claim.span.quote,
    }


def _remarks(claim: Claim) -> Iterator[str]:
    """What must not be overlooked: that it is said not to be so, or not to have come about."""
    if claim.polarity is Polarity.NEGATED and claim.act is not Act.DENIES:
        yield "said not to be so"
    if claim.modality is not Modality.ACTUAL:
        yield claim.modality.value


def web_address(url: str | None) -> str | None:
    """The address if a browser may follow it: http or https, never javascript or data."""
    if not url:
        return None
    try:
        return url if urlsplit(url).scheme in ("http", "https") else None
    except ValueError:
        return None
