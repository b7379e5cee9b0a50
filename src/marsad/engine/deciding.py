"""What a person decides, checked and kept as a row beside the machine's answer; nothing is overwritten."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Any

from marsad.engine.finding import Noun, answering, anything, derived, the_one
from marsad.errors import NotFound, Overtaken, UsageError, Withheld
from marsad.ledger import Ledger
from marsad.model import JUDGING, Claim, Decision, Incident, Outlook, Picture, Sensitivity, Verb, to_plain, value_of
from marsad.weigh import corrected, misfits, rulings

# What identifies a noun, or leads to its words, is no matter of opinion.
_FIXED = frozenset({"id", "report", "span", "reader", "evidence", "claims"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a person asks to be decided.

    `others` are ids for merge, split and contradicts, `field` and `value` are for correct; for sensitivity `value` is
    the level.
    """

    target: str
    verb: Verb
    because: str
    others: tuple[str, ...] = ()
    field: str | None = None
    value: str | None = None


def decide(verdict: Verdict, ledger: Ledger, picture: Picture, *, by: str, at: datetime) -> Decision:
    """Keep a decision and give it back.

    Raises UsageError where it lacks a reason or what its verb needs, NotFound where an id names nothing.
    """
    decision = checked(verdict, ledger, picture, by=by, at=at)
    ledger.decide(decision)
    return decision


def decide_after(
    verdicts: Sequence[Verdict], ledger: Ledger, picture: Picture, *, by: str, at: datetime, seen: str | None
) -> tuple[Decision, ...]:
    """Keep several decisions, all or none; `seen` is the id of the latest decision their maker knew of.

    Raises Overtaken where somebody decided on the same thing meanwhile, and what `decide` raises.
    """
    moments = (at + timedelta(microseconds=n) for n in range(len(verdicts)))
    decisions = tuple(checked(v, ledger, picture, by=by, at=m) for v, m in zip(verdicts, moments, strict=False))
    first = ledger.decide_after(decisions, seen, touched=[other for d in decisions for other in others_of(d)])
    if first is not None:
        raise Overtaken(
            f"{first.by} decided on this first.",
            decision=first.id,
            where=first.target,
            next_step="See what was decided, and decide again.",
        )
    return decisions


def checked(verdict: Verdict, ledger: Ledger, picture: Picture, *, by: str, at: datetime) -> Decision:
    """The decision that a verdict comes to, not kept yet. Raises as `decide` does."""
    if not verdict.because.strip():
        raise UsageError("A decision needs a reason.", next_step="Say why with --because.")
    target, value = _checked(verdict, ledger, picture)
    plain = json.dumps(value, ensure_ascii=False, sort_keys=True)
    content = json.dumps([target, verdict.verb, verdict.because, by, at.isoformat(), plain])
    decision = Decision(
        id=hashlib.sha256(content.encode(errors="surrogatepass")).hexdigest()[:16],
        target=target,
        verb=verdict.verb,
        because=verdict.because.strip(),
        by=by,
        at=at,
        value=plain,
    )
    _fits(decision, ledger)
    return decision


def _fits(decision: Decision, ledger: Ledger) -> None:
    """Whether a decision means something, and a corrected claim still points at words that stand in its report."""
    claims = _claim(decision.target, ledger)
    faults = misfits([decision], claims)
    if faults:
        raise UsageError(faults[0].message, next_step="Write --value as `marsad show claim ID --json` shows the field.")
    if decision.verb is not Verb.CORRECT or not claims:
        return
    told = corrected(claims[0], rulings([decision], None, "published"))
    text = ledger.report(told.report).text
    astray = next((span for span in told.spans if not span.stands_in(text)), None)
    if astray:
        raise UsageError(
            f"“{astray.quote}” does not stand in the report at {astray.start}–{astray.end}.",
            where=f"claim {told.id}",
            next_step="Give the words as the report has them, with their offsets.",
        )


def _claim(claim_id: str, ledger: Ledger) -> tuple[Claim, ...]:
    """The claim of exactly this id, if there is one."""
    try:
        return (ledger.claim(claim_id),)
    except (NotFound, Withheld):
        return ()


def others_of(decision: Decision) -> tuple[str, ...]:
    """What a decision is about besides its target: what it joins, parts or sets against it."""
    if decision.verb not in (Verb.MERGE, Verb.SPLIT, Verb.CONTRADICTS):
        return ()
    value = value_of(decision)
    return tuple(str(i) for name in ("with", "claims") for i in value.get(name, ()))


def _checked(verdict: Verdict, ledger: Ledger, picture: Picture) -> tuple[str, dict[str, Any]]:
    """The full id decided on, and the decision's value."""
    if verdict.verb is Verb.UNDO:
        return the_one(verdict.target, ledger.decisions(), "decisions of this desk").id, {}
    if verdict.verb is Verb.MERGE:
        return _merge(verdict, picture)
    if verdict.verb is Verb.SPLIT:
        return _split(verdict, picture)
    if verdict.verb is Verb.SENSITIVITY:
        return the_one(verdict.target, ledger.reports(), "reports of this desk").id, {"level": _level(verdict.value)}
    target = _anything(verdict.target, ledger, picture)
    if verdict.verb is Verb.CORRECT:
        return target.id, _correction(verdict, target)
    if verdict.verb is Verb.CONTRADICTS:
        return target.id, _contradiction(verdict, target, ledger, picture)
    return target.id, _dispute(target.id, picture) if verdict.verb in JUDGING else {}


def _anything(wanted: str, ledger: Ledger, picture: Picture) -> Noun:
    """A claim of exactly this id, which is the usual case and quickly found; else whatever answers to it."""
    found = _claim(wanted.strip(), ledger)
    return found[0] if found else anything(wanted, ledger, picture)


def _dispute(claim_id: str, picture: Picture) -> dict[str, Any]:
    """Noted with a judgement on a contested claim: what is contested, with whom.

    A rejection takes its claim out of the picture, and with it the dispute; the second reader must still be asked.
    """
    within = [i for i in picture.incidents if claim_id in i.claims and i.contested]
    if not within:
        return {}
    axes = sorted({axis.value for i in within for axis in i.contested})
    return {"contested": axes, "with": sorted({c for i in within for c in i.claims if c != claim_id})}


def _contradiction(verdict: Verdict, target: Noun, ledger: Ledger, picture: Picture) -> dict[str, Any]:
    others = list(dict.fromkeys(_anything(other, ledger, picture).id for other in verdict.others))
    if not others or target.id in others:
        raise UsageError(
            "A contradiction needs something else that it contradicts.",
            where=target.id,
            next_step="Name a claim or an incident with --with ID.",
        )
    return {"with": others}


def _merge(verdict: Verdict, picture: Picture) -> tuple[str, dict[str, Any]]:
    if not verdict.others:
        raise UsageError("A merge needs something to merge with.", next_step="Name it with --with ID.")
    target = the_one(verdict.target, derived(picture), "incidents, tolls and ceasefires of this desk")
    alike = [d for d in derived(picture) if type(d) is type(target) and d.id != target.id]
    kind = f"{type(target).__name__.lower()}s of this desk that are not {target.id} itself"
    return target.id, {"with": [the_one(o, alike, kind).id for o in verdict.others]}


def _split(verdict: Verdict, picture: Picture) -> tuple[str, dict[str, Any]]:
    target: Incident = the_one(verdict.target, picture.incidents, "incidents of this desk")
    claims = [_within(other, target) for other in dict.fromkeys(verdict.others)]
    if not claims or len(claims) == len(target.claims):
        raise UsageError(
            "A split needs some of the incident's claims, and not all of them.",
            where=target.id,
            next_step=f"Name those to part with --with ID, of {', '.join(target.claims)}.",
        )
    return target.id, {"claims": claims}


def _within(wanted: str, incident: Incident) -> str:
    found = answering(wanted, incident.claims)
    if len(found) != 1:
        raise UsageError(
            f"{wanted!r} is not one claim of this incident.",
            where=incident.id,
            next_step=f"Its claims are {', '.join(incident.claims)}.",
        )
    return found[0]


def _correction(verdict: Verdict, target: Noun) -> dict[str, Any]:
    open_to = _open_to(target)
    if verdict.field is None or verdict.value is None or verdict.field not in open_to:
        raise UsageError(
            "A correction needs a field of a claim, or the state of an outlook, and its value.",
            where=f"{type(target).__name__.lower()} {target.id}",
            next_step=f"Write --field and --value; its fields are {', '.join(open_to)}."
            if open_to
            else "Correct the claims it rests on; `marsad explain` names them.",
        )
    machine = to_plain(getattr(target, verdict.field))
    return {"field": verdict.field, "machine": machine, "person": _value(verdict.value)}


def _level(value: str | None) -> str:
    if value not in list(Sensitivity):
        raise UsageError(
            "How sensitive the report is, is not understood.",
            next_step=f"Write --value with one of {', '.join(Sensitivity)}.",
        )
    return Sensitivity(value).value


def _open_to(target: Noun) -> list[str]:
    """The fields a person may set right: those of a claim, and what became of something foretold."""
    if isinstance(target, Outlook):
        return ["state"]
    return sorted(f.name for f in fields(target) if f.name not in _FIXED) if isinstance(target, Claim) else []


def _value(words: str) -> Any:
    """JSON where it is JSON, else the words themselves."""
    try:
        return json.loads(words)
    except json.JSONDecodeError:
        return words
