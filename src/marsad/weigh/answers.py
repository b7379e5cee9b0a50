"""Who accepted a ceasefire that another declared, and who rejected it, by whose account."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from marsad.model import Act, Answer, Claim, Family, Modality
from marsad.weigh.evidence import Evidence
from marsad.weigh.passages import CEASEFIRE
from marsad.weigh.sides import is_name

# Claims that may tell how a side answers, by type; what they tell is read from their words.
_MAY_ANSWER = frozenset({"other_statement", "statement_condemnation", "other_event", "talks_held"})
_NEVER = frozenset({"ceasefire_violated", "ceasefire_ended", "call_for_ceasefire"})
_GAP = r"(?:[\w’'“”\"-]+ ){0,6}?"
_REFUSING = (
    r"reject(?:s|ed|ing)?|refus(?:e|es|ed|ing)|dismiss(?:es|ed|ing)?|turn(?:s|ed|ing)? down|rul(?:e|es|ed|ing) out"
    r"|spurn(?:s|ed)?|declin(?:e|es|ed|ing)|not (?:bound by|party to|part of|accepted|agreed to)"
    r"|(?:would|will|did|does|do|had|has|have) not "
    r"(?:accept|abide by|agree to|respect|observe|join|recogni[sz]e)(?:ed)?"
)
_ACCEPTING = (
    r"accept(?:s|ed|ing)?|agree(?:s|d)? to|abid(?:e|es|ed|ing) by|adher(?:e|es|ed|ing) to|commit(?:s|ted)? (?:\w+ )?to"
    r"|compl(?:y|ies|ied|ying) with|respect(?:s|ed)?|observe(?:s|d)?|honou?r(?:s|ed)?|join(?:s|ed)?"
    r"|sign(?:s|ed)? (?:up to )?"
)
_OBJECT = rf"{_GAP}{CEASEFIRE}\b"
_REJECTS = re.compile(rf"\b(?P<verb>{_REFUSING})\s+{_OBJECT}", re.IGNORECASE)
_ACCEPTS = re.compile(rf"\b(?P<verb>{_ACCEPTING})\s*{_OBJECT}", re.IGNORECASE)
_CONDITION = re.compile(
    r"\b(?:if|unless|provided|should|until|calls? on|call(?:ed|ing) on|urg(?:e|ed|es|ing)|must)\b", re.IGNORECASE
)
_SUBJECT = re.compile(
    r"^\W*(?:the )?(?P<name>[^,;:]{2,60}?)(?:,[^,]{0,60},)?"
    r"(?: (?:has|have|had|would|will|did|does|do|is|are|was|were|also|later))* *$",
    re.IGNORECASE,
)


def may_answer(claim: Claim) -> bool:
    """Whether a claim may tell how a side answers a ceasefire: one about a ceasefire or a statement, not a hope."""
    kind = claim.family is Family.CEASEFIRE or claim.type in _MAY_ANSWER
    told = claim.act not in (Act.DEMANDS, Act.EXPECTS, Act.WARNS, Act.RETRACTS)
    return kind and told and claim.type not in _NEVER and claim.modality is not Modality.HYPOTHETICAL


def accepts(claim: Claim) -> bool | None:
    """Whether its words tell of an acceptance (True) or a rejection (False); None where they tell of neither."""
    words = " ".join(claim.span.quote.split())
    if _CONDITION.search(words):
        return None
    if _REJECTS.search(words):
        return False
    return True if _ACCEPTS.search(words) else None


def answers(claims: Iterable[Claim], declared_by: Collection[str], evidence: Evidence) -> tuple[Answer, ...]:
    """One answer a party and direction, the first known; whoever declared it has accepted it by that."""
    found: dict[tuple[str, bool], Answer] = {}
    for claim in sorted(claims, key=evidence.known.order):
        answer = accepts(claim)
        if answer is None:
            continue
        for party in _answering(claim, evidence):
            if not (answer and party in declared_by):
                told_by = evidence.origin(claim).who.name
                found.setdefault((party, answer), Answer(party=party, accepts=answer, claim=claim.id, told_by=told_by))
    return tuple(found.values())


def _answering(claim: Claim, evidence: Evidence) -> tuple[str, ...]:
    """Ids of the parties that answer, or their names; none where the words do not name them."""
    named = evidence.sides.actor_names(claim)
    if named:
        return named
    others = tuple(m.text for m in claim.actors if m.text[:1].isupper() and m.text.casefold() not in _PRONOUNS)
    return others or _subject(claim, evidence) or _speaking(claim, evidence)


_PRONOUNS = frozenset({"they", "it", "he", "she", "we", "both", "both sides", "the two sides"})


def _subject(claim: Claim, evidence: Evidence) -> tuple[str, ...]:
    """Whoever stands before the verb: a party of the pack, or a name."""
    words = " ".join(claim.span.quote.split())
    verb = _REJECTS.search(words) or _ACCEPTS.search(words)
    found = _SUBJECT.match(words[: verb.start()]) if verb else None
    if not found:
        return ()
    name = found["name"].strip()
    parties = evidence.sides.parties_in(name)
    if parties:
        return parties
    capital = name[:1].isupper() and name.casefold() not in _PRONOUNS
    return (name,) if is_name(name) or (capital and len(name.split()) == 1 and not words.startswith("The ")) else ()


def _speaking(claim: Claim, evidence: Evidence) -> tuple[str, ...]:
    """The speaker, where it is a party's own voice or goes by a name."""
    own = evidence.sides.party_of_speaker(claim)
    if own:
        return (own,)
    name = claim.speaker.name
    return () if claim.speaker.is_publisher or not name[:1].isupper() or evidence.origin(claim).publisher else (name,)
