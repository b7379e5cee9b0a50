"""What a person decides, checked and kept as a row beside the machine's answer; nothing is overwritten."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from marsad.engine.finding import Noun, answering, anything, derived, the_one
from marsad.errors import UsageError
from marsad.ledger import Ledger
from marsad.model import Claim, Decision, Incident, Outlook, Picture, Report, Verb, to_plain
from marsad.weigh import misfits

# What identifies a noun, or leads to its words, is no matter of opinion.
_FIXED = frozenset({"id", "report", "span", "reader", "evidence", "claims"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a person asks to be decided. `others` are ids for merge and split, `field` and `value` are for correct."""

    target: str
    verb: Verb
    because: str
    others: tuple[str, ...] = ()
    field: str | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """All that may be decided on."""

    reports: Sequence[Report]
    claims: Sequence[Claim]
    picture: Picture


def decide(verdict: Verdict, ledger: Ledger, held: Held, *, by: str, at: datetime) -> Decision:
    """Keep a decision and give it back.

    Raises UsageError where it lacks a reason or what its verb needs, NotFound where an id names nothing.
    """
    if not verdict.because.strip():
        raise UsageError("A decision needs a reason.", next_step="Say why with --because.")
    target, value = _checked(verdict, ledger, held)
    plain = json.dumps(value, ensure_ascii=False, sort_keys=True)
    content = json.dumps([target, verdict.verb, verdict.because, by, at.isoformat(), plain])
    decision = Decision(
        id=hashlib.sha256(content.encode()).hexdigest()[:16],
        target=target,
        verb=verdict.verb,
        because=verdict.because.strip(),
        by=by,
        at=at,
        value=plain,
    )
    faults = misfits([decision], (c for c in held.claims if c.id == target))
    if faults:
        raise UsageError(faults[0].message, next_step="Write --value as `marsad show claim ID --json` shows the field.")
    ledger.decide(decision)
    return decision


def _checked(verdict: Verdict, ledger: Ledger, held: Held) -> tuple[str, dict[str, Any]]:
    """The full id decided on, and the decision's value."""
    if verdict.verb is Verb.UNDO:
        return the_one(verdict.target, ledger.decisions(), "decisions of this desk").id, {}
    if verdict.verb is Verb.MERGE:
        return _merge(verdict, held.picture)
    if verdict.verb is Verb.SPLIT:
        return _split(verdict, held.picture)
    target = anything(verdict.target, (*held.claims, *derived(held.picture), *held.reports))
    return target.id, _correction(verdict, target) if verdict.verb is Verb.CORRECT else {}


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
