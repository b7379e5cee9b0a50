"""MUC-4: what kind of incident a dispatch tells, and how sure it is who did it.

What is measured, on the hand-filled templates of dispatches about Latin America:

`muc4_type`: share (percent) of templates whose incident type is the one that most of the reader's claims about that
incident have, after the crosswalk `INCIDENTS`. Claims are about a template when their words share a name of the
template's perpetrators, targets or instruments; where none does, all claims of the dispatch that have an incident
type count. A template with no such claim is wrong.

`muc4_confidence`: macro-F1 (percent) of four classes (fact, claimed, suspected, possible) over the template's
organisations that have a confidence; where the key gives alternatives, any of them is right. The class is taken from
the claims that name the organisation: its own claim or admission, an accusation, a claim told as thinkable only, or
anything else that says so. An organisation that no claim names has no class.

What it is not: the dispatches are set in capitals and are taken down here before reading (`taken_down`), so names are
harder to tell from words than in other reports. "Fact" in the key includes what an official is quoted to say.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from marsad.model import Act, Claim, Modality, Report

INCIDENTS: Mapping[str, str] = {
    **dict.fromkeys(
        """air_strike drone_strike shelling bombardment_unspecified ied_or_mine car_bomb suicide_attack grenade
           interception""".split(),
        "BOMBING",
    ),
    **dict.fromkeys(
        """killing_of_civilians assassination torture ground_clash raid ambush ground_assault_failed offensive_launched
           other_event chemical_attack aircraft_downed sexual_violence""".split(),
        "ATTACK",
    ),
    "abduction": "KIDNAPPING",
    "prisoner_release_or_swap": "KIDNAPPING",
    "looting_destruction": "ARSON",
}
_ROBBERY = re.compile(r"\b(?:rob|robbed|robbery|stole|stolen|loot\w*)\b")
_KIDNAP = re.compile(r"\b(?:kidnap\w*|abduct\w*|hostages?|captors)\b")
_BLAST = re.compile(r"\b(?:bomb\w*|dynamit\w*|explo\w+|blast|grenades?|rockets?|mortar)\b")
_WEAK = frozenset({"other_event", "killing_of_civilians", "ground_clash"})

CLASSES = ("fact", "claimed", "suspected", "possible")
_KEYS = {
    "FACT": "fact",
    "CLAIMED": "claimed",
    "SUSPECTED": "suspected",
    "POSSIBLE": "possible",
}
_SUSPECTED = re.compile(
    r"\b(?:accus\w+|blam\w+|suspect\w*|attribut\w+|alleg\w+|charg\w+|implicat\w+|indict\w*|"
    r"held responsible|responsible for|linked to)\b"
)
_POSSIBLE = re.compile(
    r"\b(?:possibl\w+|presum\w+|believed|probabl\w+|apparent\w+|perhaps|seem\w*|unidentified|"
    r"may have|might|could have|rule out)\b"
)
_CLAIMED = re.compile(
    r"\b(?:claim\w*|admit\w*|acknowledg\w+|took|assum\w+) (?:\w+ ){0,2}(?:responsib\w+|authorship|credit)|"
    r"\b(?:communique|admitted|confessed|claimed)\b"
)
_SLOTS = (
    "PERP: INDIVIDUAL ID",
    "PERP: ORGANIZATION ID",
    "HUM TGT: NAME",
    "HUM TGT: DESCRIPTION",
    "PHYS TGT: ID",
    "INCIDENT: INSTRUMENT ID",
)
_ORDINARY = frozenset(
    """the and for from with members member group groups guerrillas guerrilla individuals men armed two three five
       several some national forces force army police people who their his terrorists rebels subversives
       officers""".split()
)


def figures(rows: Sequence[Mapping[str, Any]], read: Callable[[Report], Sequence[Claim]]) -> dict[str, float]:
    """Accuracy of incident types and macro-F1 of confidence, in percent."""
    types: list[bool] = []
    sure: list[tuple[frozenset[str], str | None]] = []
    for row in rows:
        templates = row["gold"]["templates"]
        if not templates:
            continue
        claims = read(report_of(row))
        types += [_type_right(template, claims) for template in templates]
        sure += [(gold, confidence(names, claims)) for t in templates for names, gold in _organisations(t)]
    return {
        "muc4_confidence": round(100 * sum(_f1(sure, c) for c in CLASSES) / len(CLASSES), 1),
        "muc4_type": round(100 * sum(types) / max(1, len(types)), 1),
    }


def report_of(row: Mapping[str, Any]) -> Report:
    """A dispatch as a report, its capitals taken down and its wrapped lines joined."""
    day = date.fromisoformat(str(row["date"])[:10]) if row.get("date") else None
    name = str(row["id"])
    return Report(id=name, name=name, text=taken_down(str(row["text"])), published=day, language="en")


def taken_down(text: str) -> str:
    """Lower case but for the first letter of each sentence, of initials and of bracketed abbreviations."""
    joined = re.sub(r"(?<=\S)[ \t]*\n[ \t]*(?=\S)", " ", text)
    body = re.sub(r"\A.*?\[(?:TEXT|EXCERPTS?|REPORT|COMMUNIQUE)[^\]]*\]\s*", "", joined, count=1, flags=re.DOTALL)
    low = re.sub(r"\[(?!\w)|\[(?:begin|end)[^\]]*\]", "", body.lower())
    return re.sub(r"(?:\A|(?<=[.!?]\s)|(?<=[.!?]\s\s)|(?<=\n))\s*[\"“]?[a-z]", lambda m: m.group().upper(), low)


def _type_right(template: Mapping[str, Any], claims: Sequence[Claim]) -> bool:
    wanted = {t.strip() for value in template.get("INCIDENT: TYPE", []) for t in value.split("/")}
    names = [name for slot in _SLOTS for value in template.get(slot, []) for name in _names(value)]
    about = [c for c in claims if any(_speaks_of(c, name) for name in names)]
    told = Counter(kind for c in about for kind in incident(c)) or Counter(kind for c in claims for kind in incident(c))
    return bool(told) and told.most_common(1)[0][0] in wanted


def incident(claim: Claim) -> Iterator[str]:
    """The MUC-4 incident type of a claim, if any; the claim's words refine open types."""
    kind = INCIDENTS.get(claim.type)
    words = claim.span.quote.lower()
    if claim.type in _WEAK and _KIDNAP.search(words):
        kind = "KIDNAPPING"
    elif claim.type in _WEAK and _BLAST.search(words):
        kind = "BOMBING"
    elif claim.type == "looting_destruction" and _ROBBERY.search(words):
        kind = "ROBBERY"
    elif claim.type == "looting_destruction" and _BLAST.search(words):
        kind = "BOMBING"
    if kind:
        yield kind


def _organisations(template: Mapping[str, Any]) -> Iterator[tuple[list[str], frozenset[str]]]:
    """Each organisation's names with the classes that are right for it."""
    for value in template.get("PERP: ORGANIZATION CONFIDENCE", []):
        head, _, names = value.partition(":")
        gold = frozenset(name for word, name in _KEYS.items() if word in head)
        yield _names(names), gold


def _names(value: str) -> list[str]:
    return [name.lower() for name in re.findall(r'"([^"\\]+)\\?"', value)]


def confidence(names: Sequence[str], claims: Sequence[Claim]) -> str | None:
    """The class by which the claims tie an organisation to what happened, or None where no claim names it."""
    about = [c for c in claims if any(_speaks_of(c, name) for name in names)]
    said = {_class(c, names) for c in about}
    return next((name for name in ("claimed", "suspected", "possible", "fact") if name in said), None)


def _class(claim: Claim, names: Sequence[str]) -> str:
    words = claim.span.quote.lower()
    by_itself = any(_same(claim.speaker.name.lower(), name) for name in names)
    if claim.act is Act.CLAIMS_RESPONSIBILITY or (by_itself and claim.act is Act.CONFIRMS) or _CLAIMED.search(words):
        return "claimed"
    if claim.act is Act.ACCUSES or _SUSPECTED.search(words):
        return "suspected"
    if claim.modality is Modality.HYPOTHETICAL or _POSSIBLE.search(words):
        return "possible"
    return "fact"


def _speaks_of(claim: Claim, name: str) -> bool:
    held = " ".join([claim.span.quote, claim.speaker.name, *(m.text for m in (*claim.actors, *claim.targets))]).lower()
    return _same(held, name)


def _same(held: str, name: str) -> bool:
    """Whether the name, or more than half of its telling words, stands in the words held."""
    telling = set(re.findall(r"[a-z]{3,}", name)) - _ORDINARY
    if not telling:
        return name in held
    found = telling & set(re.findall(r"[a-z]{3,}", held))
    return 2 * len(found) > len(telling)


def _f1(pairs: Sequence[tuple[frozenset[str], str | None]], name: str) -> float:
    """F1 of one class; where several are right, the one said counts, else the first of them is missed."""
    settled = [(said if said in gold else min(gold, key=CLASSES.index), said) for gold, said in pairs if gold]
    right = sum(gold == name == said for gold, said in settled)
    wrong = sum((gold == name) != (said == name) for gold, said in settled)
    return 2 * right / (2 * right + wrong) if right else 0.0
