"""What the forms of the review desk do, and what is answered where somebody was first or something is missing."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from marsad.engine import Verdict
from marsad.errors import NotFound, Overtaken, UsageError
from marsad.model import Claim, Picture, Verb, to_plain
from marsad.web import moment as moments
from marsad.web.acting import TOKEN_FIELD, Forbidden, words
from marsad.web.moment import Moment
from marsad.web.responses import Pages
from marsad.web.review.chosen import Chosen, chosen
from marsad.web.review.forms import corrections
from marsad.web.review.item import around
from marsad.web.review.lines import decided
from marsad.web.review.wording import TELLING, field_words, verb_words
from marsad.web.site import Page, Site
from marsad.web.visitor import Right, Visitor
from marsad.web.wording import say, speaking

_ADVANCING = frozenset({"accept", "reject", "withhold"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a form asks for, on which claim; `base` is the claim as the form's page showed it."""

    form: Any
    claim: Claim
    base: Claim
    because: str
    visitor: Visitor
    site: Site

    def many(self, name: str) -> tuple[str, ...]:
        """All values of a field that may be given several times, empty ones left out."""
        return tuple(str(value).strip() for value in self.form.getlist(name) if str(value).strip())

    def verdict(self, verb: Verb, target: str | None = None, **more: Any) -> Verdict:
        return Verdict(target=target or self.claim.id, verb=verb, because=self.because, **more)


def decide(site: Site, pages: Pages) -> Callable[[Request, Visitor, Mapping[str, Any]], Response]:
    """The endpoint of every form of one claim's page."""

    def act(request: Request, visitor: Visitor, form: Any) -> Response:
        moment, choice = moments.read(request.query_params), chosen(request.query_params)
        with speaking(moment.lang):
            claim = site.desk.claim(request.path_params["claim"])
            try:
                return RedirectResponse(_decided(site, claim, choice, moment, visitor, form), status_code=303)
            except Overtaken as first:
                return _held(first, 409, site, pages, request, form, claim.id)
            except (UsageError, NotFound) as fault:
                return _held(fault, 400, site, pages, request, form, claim.id)

    return act


def accept_many(site: Site, pages: Pages) -> Callable[[Request, Visitor, Mapping[str, Any]], Response]:
    """The endpoint of the list of claims that two coders read alike: one acceptance each, all or none."""

    def verdicts(form: Any, _visitor: Visitor) -> list[Verdict]:
        ids = list(dict.fromkeys(map(str, form.getlist("claims"))))
        if not ids:
            raise UsageError(say("No claim was chosen."), next_step=say("Choose some and send it again."))
        because = str(form.get("because", ""))
        return [Verdict(target=site.desk.claim(i).id, verb=Verb.ACCEPT, because=because) for i in ids]

    return _of_a_list(site, pages, verdicts, "/review")


def take_back(site: Site, pages: Pages) -> Callable[[Request, Visitor, Mapping[str, Any]], Response]:
    """The endpoint of the audit log: a decision taken back, whatever it is about."""

    def verdicts(form: Any, visitor: Visitor) -> list[Verdict]:
        return [_undoing(words(form, "decision"), str(form.get("because", "")), visitor, site)]

    return _of_a_list(site, pages, verdicts, "/audit")


def _of_a_list(
    site: Site, pages: Pages, verdicts: Callable[[Any, Visitor], list[Verdict]], path: str
) -> Callable[[Request, Visitor, Mapping[str, Any]], Response]:
    def act(request: Request, visitor: Visitor, form: Any) -> Response:
        moment, choice = moments.read(request.query_params), chosen(request.query_params)
        with speaking(moment.lang):
            try:
                seen = str(form.get("seen", "")) or None
                site.desk.review.decide(verdicts(form, visitor), by=visitor.name, seen=seen)
            except Overtaken as first:
                return _held(first, 409, site, pages, request, form, None)
            except (UsageError, NotFound) as fault:
                return _held(fault, 400, site, pages, request, form, None)
            return RedirectResponse(choice.address(moment, path), status_code=303)

    return act


def _decided(site: Site, claim: Claim, choice: Chosen, moment: Moment, visitor: Visitor, form: Any) -> str:
    """The decision taken, and the address to go on to."""
    review = site.desk.review
    verb = words(form, "verb")
    if verb not in _VERBS:
        raise UsageError(say("The desk knows no such act."), where=verb[:40], next_step=say("Load the page anew."))
    seen = str(form.get("seen", "")) or None
    base = str(form["base"]) or None if "base" in form else seen
    asked = Asked(
        form=form,
        claim=claim,
        base=review.as_seen(claim, base),
        because=str(form.get("because", "")),
        visitor=visitor,
        site=site,
    )
    verdicts = _VERBS[verb](asked)
    near = around(review.queue(), choice, visitor, claim.id, site.shelf())
    review.decide(verdicts, by=visitor.name, seen=seen)
    if verb in _ADVANCING:
        following = near.after or near.before
        return _address(choice, moment, following) if following else choice.address(moment, "/review")
    return _address(choice, moment, claim.id)


def _address(choice: Chosen, moment: Moment, claim_id: str) -> str:
    return f"{choice.address(moment, f'/review/{claim_id}')}#claim-{claim_id}"


def _accept(asked: Asked) -> list[Verdict]:
    return [*corrections(asked.form, asked.base, _report(asked), asked.because), asked.verdict(Verb.ACCEPT)]


def _correct(asked: Asked) -> list[Verdict]:
    found = corrections(asked.form, asked.base, _report(asked), asked.because)
    if not found:
        raise UsageError(say("Nothing was changed."), next_step=say("Set a field right, or accept the claim as it is."))
    return found


def _report(asked: Asked) -> Any:
    return asked.site.desk.report(asked.claim.report)


def _judge(verb: Verb) -> Callable[[Asked], list[Verdict]]:
    return lambda asked: [asked.verdict(verb)]


def _withhold(asked: Asked) -> list[Verdict]:
    _only_with(Right.EDIT, asked.visitor)
    return [asked.verdict(Verb.WITHHOLD)]


def _only_with(right: Right, visitor: Visitor) -> None:
    if not visitor.may(right):
        raise Forbidden(
            say("{name} may not do this.").format(name=visitor.name),
            next_step=say("Ask an editor of this desk for it."),
        )


def _geocode(asked: Asked) -> list[Verdict]:
    """One place of the claim put elsewhere; the others stay as they are by now."""
    told = words(asked.form, "place")
    number = int(told) if told.isascii() and told.isdigit() else -1
    place_id = str(asked.form.get("place_id", "")).strip()
    location = asked.site.desk.review.location(asked.base, number, place_id or None)
    span = asked.base.places[number].span
    now = asked.site.desk.review.corrected(asked.claim)
    places = [replace(p, location=location) if p.span == span else p for p in now.places]
    value = json.dumps(to_plain(tuple(places)), ensure_ascii=False)
    return [asked.verdict(Verb.CORRECT, field="places", value=value)]


def _join(asked: Asked) -> list[Verdict]:
    picture = asked.site.desk.weigh()
    own = _event_of(asked.claim.id, picture)
    named = [_event_of(other, picture) for other in (*asked.many("with"), *asked.many("other"))]
    others = tuple(i for i in dict.fromkeys(named) if i != own)
    if not others:
        raise UsageError(
            say("There is nothing to join it with."), next_step=say("Choose another event, or give the id of a claim.")
        )
    return [asked.verdict(Verb.MERGE, own, others=others)]


def _event_of(name: str, picture: Picture) -> str:
    """The incident that a claim tells of; what is no claim of one is taken to name an incident itself."""
    return next((i.id for i in picture.incidents if name in i.claims), name)


def _split(asked: Asked) -> list[Verdict]:
    return [asked.verdict(Verb.SPLIT, words(asked.form, "incident"), others=asked.many("claims"))]


def _contradict(asked: Asked) -> list[Verdict]:
    others = tuple(dict.fromkeys((*asked.many("with"), *asked.many("other"))))
    return [asked.verdict(Verb.CONTRADICTS, others=others)]


def _undo(asked: Asked) -> list[Verdict]:
    return [_undoing(words(asked.form, "decision"), asked.because, asked.visitor, asked.site)]


def _undoing(decision: str, because: str, visitor: Visitor, site: Site) -> Verdict:
    """Everybody takes back what they decided themselves; editors, what others did."""
    taken = next((d for d in site.desk.decisions() if d.id == decision), None)
    if taken and taken.by != visitor.name:
        _only_with(Right.EDIT, visitor)
    return Verdict(target=decision, verb=Verb.UNDO, because=because)


_VERBS: dict[str, Callable[[Asked], list[Verdict]]] = {
    "accept": _accept,
    "correct": _correct,
    "reject": _judge(Verb.REJECT),
    "withhold": _withhold,
    "geocode": _geocode,
    "merge": _join,
    "split": _split,
    "contradicts": _contradict,
    "undo": _undo,
}


def _held(
    fault: UsageError | NotFound | Overtaken,
    status: int,
    site: Site,
    pages: Pages,
    request: Request,
    form: Any,
    claim_id: str | None,
) -> Response:
    """What went wrong, what somebody else decided, and the form with all that was in it, to be sent again."""
    sent = [(name, str(value)) for name, value in form.multi_items()]
    kept = [(k, v) for k, v in sent if k not in (TOKEN_FIELD, "seen", "because", "base")]
    told: dict[str, str] = dict(sent)
    base = told["base"] if "base" in told else told.get("seen", "")
    first = next(
        (decided(e, site.pack) for e in site.desk.review.audit() if e.decision.id == getattr(fault, "decision", None)),
        None,
    )
    data = {"status": status, "what": fault.what, "where": fault.where, "next_step": fault.next_step, "first": first}
    page = Page(
        template="review/held.html",
        title=fault.what,
        data=data,
        moment=moments.read(request.query_params),
        here="review",
        shown={
            **TELLING,
            "kept": kept,
            "because": told.get("because", ""),
            "seen": site.desk.review.latest() or "",
            "base": base,
            "mine": verb_words(Verb(told["verb"])) if told.get("verb") in list(Verb) else "",
            "set_right": _set_right(form, site, claim_id, base) if isinstance(fault, Overtaken) else [],
            "action": f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path,
            "claim_id": claim_id,
            "choice": chosen(request.query_params),
        },
    )
    return pages.html(page, request, status)


def _set_right(form: Any, site: Site, claim_id: str | None, base: str) -> list[str]:
    """The fields that a form sets right, in words."""
    if claim_id is None:
        return []
    claim = site.desk.review.as_seen(site.desk.claim(claim_id), base or None)
    found = corrections(form, claim, site.desk.report(claim.report), "")
    return [field_words(verdict.field or "") for verdict in found]
