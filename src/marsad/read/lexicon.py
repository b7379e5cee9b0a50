"""The word lists a conflict analyst can read and extend, as one frozen Lexicon.

Lists stand in `lexicon/*.toml`: a string of words, a string of phrases split by "|", or an array of either.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from marsad.model import DEEDS, FAMILY_OF, Family

Words = frozenset[str]

_BLANKS = r"\s{1,3}"
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases as one pattern, beside the words that they begin with: most texts hold none of these, which is soon seen,
    while the pattern is tried at every letter."""

    pattern: re.Pattern[str]
    openers: Words

    def search(self, text: str, among: Words) -> re.Match[str] | None:
        """The first of the phrases in a text in lower case, whose words are `among`."""
        return None if self.openers.isdisjoint(among) else self.pattern.search(text)

    def count(self, text: str, among: Words) -> int:
        """How often the phrases stand in a text in lower case, whose words are `among`."""
        return 0 if self.openers.isdisjoint(among) else len(self.pattern.findall(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """Words that fix the kind of an attack."""

    kind: str
    events: Phrases
    weapons: Phrases


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """Words that name one kind of act: lemmas of verbs and nouns, and phrases as they stand in text."""

    kind: str
    verbs: Words
    nouns: Words
    phrases: Phrases | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All word lists; everything lower case."""

    cues: Mapping[str, str]
    phrasal: Mapping[str, Mapping[str, str]]
    needs_clause: Words
    recording: Words
    views: Mapping[str, Words]
    plain: Words
    documents: Mapping[str, Words]
    voices: Words
    unmarked: Mapping[str, Words]
    retraction_objects: Words
    answered_objects: Words
    answering: Words
    refusing: Words
    bearing: Words
    blaming: Words
    witnessing: Words
    voicing: Words
    told_nouns: Words
    going_on: re.Pattern[str]
    noun_acts: Mapping[str, str]
    called_out: Words
    means: tuple[Means, ...]
    warplanes: re.Pattern[str]
    not_attacks: re.Pattern[str]
    takes_effect: re.Pattern[str]
    attack_verbs: Words
    attack_nouns: Words
    bomb_words: Words
    damage_verbs: Words
    employing_verbs: Words
    fire_verbs: Words
    harm_verbs: Words
    die_verbs: Words
    harm_nouns: Words
    causing_verbs: Words
    ceasing_verbs: Words
    mishaps: Words
    goods: Words
    quiet_verbs: Words
    state_verbs: Words
    quiet_subjects: Words
    scenic_verbs: Words
    stance_verbs: Words
    planning_verbs: Words
    condemnation: re.Pattern[str]
    unowned: re.Pattern[str]
    suppressing: Words
    exploding: Words
    moving_verbs: Words
    sending_verbs: Words
    leaving_verbs: Words
    expelling_verbs: Words
    beginning_verbs: Words
    operations: Words
    triggers: tuple[Trigger, ...]
    ceasefire: Trigger
    ceasefire_verbs: Mapping[str, Words]
    talks: Trigger
    bearing_out: Mapping[Family, Words]
    deeds: Words
    """Words of attack, harm, fighting, arrest, protest and the like."""
    factuality: Mapping[str, Any]
    actors: Mapping[str, Words]
    places: Mapping[str, Any]
    stand_ins: Mapping[str, str]
    noun_stand_ins: Mapping[str, str]

    def tells_deed(self, lemma: str) -> bool:
        """Whether the word is one of attack, harm, fighting, arrest, protest and the like."""
        return lemma in self.deeds

    def tells(self, lemma: str) -> frozenset[Family]:
        """The families of which the word tells; one that tells of a deed may tell of any."""
        borne_out = frozenset(family for family, some in self.bearing_out.items() if lemma in some)
        return borne_out | DEEDS if lemma in self.deeds else borne_out


def words(value: str | Iterable[str] | None) -> Words:
    """A set of single words from a string of them or an array."""
    items = (value or "").split() if isinstance(value, str | None) else value
    return frozenset(items)


def phrases(value: str | Iterable[str] | None) -> Words:
    """A set of phrases from a string split by "|" or an array."""
    items = (value or "").split("|") if isinstance(value, str | None) else value
    return frozenset(re.sub(r"\s+", " ", item).strip() for item in items if item.strip())


def any_of(words: Iterable[str]) -> str:
    """An alternation of literal words, longest first; single blanks match any short white space."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", _BLANKS) for word in ordered) + ")"


def pattern(listed: Iterable[str]) -> re.Pattern[str]:
    """One pattern for whole phrases, longest first, their last word in singular or plural."""
    ordered = sorted(listed, key=len, reverse=True)
    return re.compile(r"(?<![\w-])(?:" + "|".join(re.escape(p) + _plural(p) for p in ordered) + r")(?!\w)")


def phrased(listed: Words) -> Phrases:
    """Whole phrases to be looked for in many texts; each begins with a word."""
    openers = {word for phrase in listed for word in _openers(phrase)}
    return Phrases(pattern(listed), frozenset(openers))


def _openers(phrase: str) -> list[str]:
    """The word that a phrase begins with, and its plurals where it is the whole phrase. ValueError where it is none."""
    first = _WORD.match(phrase)
    if first is None:
        raise ValueError(f"The phrase {phrase!r} begins with no word.")
    word = first.group()
    return [word, f"{word}s", f"{word}es"] if word == phrase else [word]


def words_in(text: str) -> Words:
    """The words of a text, as phrases begin with them."""
    return frozenset(_WORD.findall(text))


def _plural(phrase: str) -> str:
    return "(?:e?s)?" if phrase[-1].isalpha() and not phrase.endswith("s") else ""


@cache
def table(name: str) -> dict[str, Any]:
    """One shipped file of word lists as it stands; for all who ask the same one, so it is not to be changed."""
    return tomllib.loads((files("marsad.read") / "lexicon" / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def weights(name: str) -> dict[str, float]:
    """The weights of signs that one shipped file holds, in log-odds."""
    return {sign: float(weight) for sign, weight in table(name)["weights"].items()}


def _trigger(kind: str, lists: Mapping[str, Any]) -> Trigger:
    listed = phrases(lists.get("phrases"))
    return Trigger(
        kind=kind,
        verbs=words(lists.get("verbs")),
        nouns=words(lists.get("nouns")),
        phrases=phrased(listed) if listed else None,
    )


_CUE_TABLES = ("asserts", "confirms", "denies", "announces", "accuses", "warns", "expects", "estimates", "demands",
               "condemns", "retracts")  # fmt: skip
_NOT_TRIGGERS = frozenset(
    """means not_attacks attack fire harm ceasefire ceasefire_verbs talks open condemnation mishaps goods
    bearing_out""".split()
)


@cache
def load() -> Lexicon:
    """The shipped lexicon."""
    cues, triggers = table("cues"), table("triggers")
    by_cue = dict.fromkeys(words(cues["needs_clause"]["verbs"]), "asserts")
    by_cue |= {verb: act for act in _CUE_TABLES for verb in words(cues[act]["verbs"])}
    return Lexicon(
        cues=by_cue,
        phrasal=_phrasal(cues["phrasal"]),
        needs_clause=words(cues["needs_clause"]["verbs"]),
        views={name: words(listed) for name, listed in cues["views"].items()},
        recording=words(cues["needs_clause"]["recording"]),
        plain=words(cues["plain"]["verbs"]),
        documents={name: words(listed) for name, listed in cues["documents"].items()},
        voices=words(cues["voices"]["nouns"]),
        unmarked={name: words(listed) for name, listed in cues["unmarked"].items()},
        retraction_objects=words(cues["retracts"]["objects"]),
        answered_objects=words(cues["denies"]["answered"]),
        answering=words(cues["denies"]["behind"]),
        bearing=words(cues["bearing"]["verbs"]),
        blaming=words(cues["bearing"]["blaming"]),
        witnessing=words(cues["bearing"]["witnessing"]),
        voicing=words(cues["bearing"]["voicing"]),
        refusing=words(cues["denies"]["refusing"]),
        noun_acts={noun: act for act, listed in cues["noun_acts"].items() for noun in words(listed)},
        going_on=re.compile(
            rf"(?:{'|'.join(sorted(phrases(cues['going_on']['openers'])))})\b"
            rf"|the (?:{'|'.join(sorted(words(cues['going_on']['events'])))}) (?:also|left also|had also|have also)\b"
            rf"|.*\b(?:{'|'.join(sorted(phrases(cues['going_on']['harmed'])))})\b"
        ),
        told_nouns=words(cues["told"]["nouns"]),
        called_out=words(cues["demands"]["called_out"]),
        means=tuple(
            Means(kind=kind, events=phrased(phrases(t["events"])), weapons=phrased(phrases(t["weapons"])))
            for kind, t in triggers["means"].items()
        ),
        warplanes=pattern(phrases(triggers["attack"]["warplanes"])),
        not_attacks=pattern(phrases(triggers["not_attacks"]["phrases"])),
        takes_effect=pattern(phrases(triggers["ceasefire"]["effect"])),
        attack_verbs=words(triggers["attack"]["verbs"]),
        attack_nouns=words(triggers["attack"]["nouns"]),
        bomb_words=words(triggers["attack"]["bombs"]),
        damage_verbs=words(triggers["attack"]["damage"]),
        employing_verbs=words(triggers["attack"]["employ"]),
        fire_verbs=words(triggers["fire"]["verbs"]),
        harm_verbs=words(triggers["harm"]["verbs"]),
        die_verbs=words(triggers["harm"]["die"]),
        harm_nouns=words(triggers["harm"]["passive_nouns"]),
        causing_verbs=words(triggers["harm"]["causing"]),
        ceasing_verbs=words(triggers["harm"]["ceasing"]),
        mishaps=words(triggers["mishaps"]["nouns"]),
        goods=words(triggers["goods"]["nouns"]),
        quiet_verbs=words(triggers["open"]["quiet"]),
        state_verbs=words(triggers["open"]["states"]),
        quiet_subjects=words(triggers["open"]["things"]),
        scenic_verbs=words(triggers["open"]["scenery"]),
        planning_verbs=words(triggers["open"]["planning"]),
        stance_verbs=words(triggers["open"]["stances"]),
        condemnation=pattern(phrases(triggers["condemnation"]["phrases"])),
        unowned=pattern(phrases(triggers["condemnation"]["unowned"])),
        suppressing=words(triggers["protest"]["suppressing"]),
        exploding=words(triggers["ied_or_mine"]["verbs"]),
        moving_verbs=words(triggers["force_movement"]["moving"]),
        sending_verbs=words(triggers["force_movement"]["sending"]),
        leaving_verbs=words(triggers["displacement"]["leaving"]),
        expelling_verbs=words(triggers["capture"]["expelling"]),
        beginning_verbs=words(triggers["offensive_launched"]["beginning"]),
        operations=words(triggers["offensive_launched"]["begun"]),
        triggers=tuple(_trigger(kind, t) for kind, t in triggers.items() if kind not in _NOT_TRIGGERS),
        ceasefire=_trigger("ceasefire", triggers["ceasefire"]),
        ceasefire_verbs={state: words(v) for state, v in triggers["ceasefire_verbs"].items()},
        talks=_trigger("talks", triggers["talks"]),
        deeds=_deeds(triggers),
        bearing_out={Family(name): words(listed) for name, listed in triggers["bearing_out"].items()},
        factuality=_factuality(),
        actors=_actors(),
        places=table("places"),
        stand_ins=table("homographs")["stand_ins"],
        noun_stand_ins=table("homographs")["noun_stand_ins"],
    )


def _deeds(triggers: Mapping[str, Any]) -> Words:
    """One set of the words in all the lists that tell of deeds: every word of a report is looked up in it."""
    attack, harm = triggers["attack"], triggers["harm"]
    listed = [attack[part] for part in ("verbs", "nouns", "bombs", "damage")]
    listed += [harm[part] for part in ("verbs", "die", "passive_nouns")]
    named = [t for kind, t in triggers.items() if kind not in _NOT_TRIGGERS and FAMILY_OF.get(kind) in DEEDS]
    listed += [triggers["fire"]["verbs"], *(t.get(part) for t in named for part in ("verbs", "nouns"))]
    return frozenset().union(*map(words, listed))


def _phrasal(table: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """verb → word that goes with it → the verb it stands for then."""
    found: dict[str, dict[str, str]] = {}
    for phrase, verb in table.items():
        first, second = phrase.split()
        found.setdefault(first, {})[second] = verb
    return found


def _factuality() -> dict[str, Any]:
    """`<mood>_<list>`: words, or a pattern for phrases."""
    flat: dict[str, Any] = {}
    for mood, lists in table("factuality").items():
        for name, value in lists.items():
            flat[f"{mood}_{name}"] = pattern(phrases(value)) if name == "phrases" else words(value)
    return flat


def _actors() -> dict[str, Words]:
    flat: dict[str, Words] = {}
    for name, lists in table("actors").items():
        for key, value in lists.items():
            flat[name if key in {"nouns", "words"} else key] = words(value)
    return flat
