""" "… killed five activists said on Friday": speech at the end of a sentence that no comma parts from what is said.

Some agencies and archives drop commas. The parser then hangs the speaker on the words before it, so who speaks is read
off the words beside the cue.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Token

from marsad.model import Act, Speaker
from marsad.read.lexicon import Lexicon
from marsad.read.memory import Memory
from marsad.read.sentences import Sentence, is_name
from marsad.read.speech.attribution import Attribution
from marsad.read.speech.endings import behind_quotation, without_whereabouts
from marsad.read.speech.speakers import CARRYING

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NAMING = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "POS", "HYPH", "FW"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_DETERMINING = frozenset({"DT", "PRP$"})
_BETWEEN = frozenset({"also", "later", "earlier", "has", "have", "had"})
_INSIDE_NAMES = frozenset({"of", "for"})
_SHORTEST = 4
"""Fewest words that say something before an unmarked speaker."""


def unmarked(sentence: Sentence, lexicon: Lexicon, memory: Memory) -> Iterator[Attribution]:
    """Speech behind what is said, before or behind its cue; one a comma marks is left to the parser."""
    for cue in sentence.tokens:
        if not _may_be_cue(cue, sentence, lexicon):
            continue
        named = _before(cue, sentence, lexicon, memory)
        if named is None or not _ends_there(cue, cue.i + 1, sentence, lexicon):
            named = _behind(cue, sentence, lexicon)
        if not named:
            continue
        document = _carried_document(named, sentence, lexicon)
        begin = min((document or named)[0].i, cue.i)
        told = [t for t in sentence.tokens if t.i < begin]
        cited = document or _cited(cue, sentence)
        speaker = memory.plain(sentence, cited or named)
        yield from _adding(cue, speaker, sentence, lexicon)
        yield Attribution(
            act=Act(lexicon.cues.get(cue.lemma_.lower(), "asserts")),
            speaker=speaker,
            content=frozenset(t.i for t in told),
            cue=cue,
            relays=(sentence.span(named).quote,) if cited else (),
            evidence=f"cue: {sentence.word(cue)} (unmarked)",
        )


def _adding(cue: Token, speaker: Speaker, sentence: Sentence, lexicon: Lexicon) -> Iterator[Attribution]:
    """ "… activists said adding that …": who goes on is who spoke."""
    tail = [t for t in sentence.tokens if t.i > cue.i]
    at = next((k for k, t in enumerate(tail) if t.lower_ in lexicon.unmarked["going_on"]), None)
    if at is not None and at + 1 < len(tail):
        added = frozenset(t.i for t in tail[at + 1 :])
        act = Act(lexicon.cues.get(tail[at].lemma_.lower(), "asserts"))
        evidence = f"cue: {sentence.word(tail[at])} (unmarked)"
        yield Attribution(act=act, speaker=speaker, content=added, cue=tail[at], evidence=evidence)


def leading(sentence: Sentence, lexicon: Lexicon, memory: Memory, found: list[Attribution]) -> Iterator[Attribution]:
    """ "From the front activist Amal Deri said shells were falling": the name right before a cue that the parser gave
    no subject, with a clause behind it."""
    known = {a.cue.i for a in found if a.cue is not None}
    for cue in sentence.tokens:
        if cue.i in known or cue.tag_ not in {"VBD", "VBZ"} or not _may_be_cue(cue, sentence, lexicon):
            continue
        if any(c.dep_ in {"nsubj", "nsubjpass", "auxpass", "neg"} for c in cue.children):
            continue
        told = [t for t in sentence.tokens if t.i > cue.i]
        before = [t for t in sentence.tokens if t.i < cue.i]
        if before and before[-1].text == ",":
            before.pop()
        named = _name_ending(before, lexicon, memory) if before else None
        if named and len(told) >= _SHORTEST and any(t.tag_ in _FINITE for t in told):
            yield Attribution(
                act=Act(lexicon.cues.get(cue.lemma_.lower(), "asserts")),
                speaker=memory.plain(sentence, named),
                content=frozenset(t.i for t in told),
                cue=cue,
                evidence=f"cue: {sentence.word(cue)} (unmarked)",
            )


def _may_be_cue(token: Token, sentence: Sentence, lexicon: Lexicon) -> bool:
    if token.lemma_.lower() not in lexicon.unmarked["verbs"] or token.i in sentence.quoted:
        return False
    ends = not any(t.is_alpha for t in sentence.tokens if t.i > token.i)
    return token.tag_ in _FINITE | {"VBN"} or (token.tag_ == "NNS" and ends)


def _before(cue: Token, sentence: Sentence, lexicon: Lexicon, memory: Memory) -> list[Token] | None:
    """ "… near the bridge a monitoring group said": the name right before the cue."""
    before = [t for t in sentence.tokens if t.i < cue.i]
    while before and before[-1].lower_ in _BETWEEN:
        before.pop()
    if not before:
        return None
    if before[-1].lower_ in {"he", "she", "it", "they"}:
        named: list[Token] | None = [before[-1]]
    else:
        quoting = behind_quotation(before, sentence)
        if quoting:
            return quoting
        speaking = lexicon.voices | lexicon.actors["people"]
        named = _name_ending(without_whereabouts(before, speaking, sentence) or before, lexicon, memory)
    return named if named and _told_before(named[0], sentence) else None


def _carried_document(named: list[Token], sentence: Sentence, lexicon: Lexicon) -> list[Token] | None:
    """ "A statement carried by the agency said": the statement speaks, and whoever is named only carries it."""
    before = [t for t in sentence.tokens if t.i < named[0].i]
    while before and before[-1].tag_ in _NAMING | _DETERMINING and before[-1].lower_ != "by":
        before.pop()
    carrying = CARRYING - lexicon.documents["made"]
    if len(before) < 3 or before[-1].lower_ != "by" or before[-2].lemma_.lower() not in carrying:
        return None
    document = [t for t in before[:-2][-2:] if t.tag_ in _DETERMINING or t.lemma_.lower() in lexicon.documents["nouns"]]
    return document if document and document[-1].i == before[-2].i - 1 else None


def _told_before(begin: Token, sentence: Sentence) -> bool:
    """Whether a clause that is over stands before the speaker."""
    before = [t for t in sentence.tokens if t.i < begin.i]
    wordy = [t for t in before if t.is_alpha]
    if len(wordy) < _SHORTEST or not any(t.tag_ in _FINITE | {"VBN"} for t in wordy):
        return False
    last = before[-1]
    closes = last.text in {'"', "”", "''", ")"}
    return closes or not (last.is_punct or last.tag_ in {"IN", "TO", "CC", "WDT", "WP", "WRB", "DT"})


def _name_ending(before: list[Token], lexicon: Lexicon, memory: Memory) -> list[Token] | None:
    """The speaker's name at the end of the words, without what belongs to the clause before it."""
    run: list[Token] = []
    for token in reversed(before if before[-1].tag_ in _NOUNS else []):
        if token.tag_ in _DETERMINING and run:
            run.append(token)
            break
        joins = bool(run) and token.lower_ in _INSIDE_NAMES and _may_have_more(token, before, lexicon)
        if not joins and (token.tag_ not in _NAMING or token.lower_ in lexicon.unmarked["stops"]):
            break
        run.append(token)
    run.reverse()
    led_in = next((t for t in before if run and t.i == run[0].i - 1), None)
    return _own_part(run, led_in, lexicon, memory) if run else None


def _may_have_more(joiner: Token, before: list[Token], lexicon: Lexicon) -> bool:
    """ "The Observatory for …", "the head of …"; a village of a name does not speak."""
    left = joiner.nbor(-1) if joiner.i > before[0].i else joiner
    return is_name(left) or _speaks(left, lexicon)


def _own_part(run: list[Token], led_in: Token | None, lexicon: Lexicon, memory: Memory) -> list[Token] | None:
    """Of "northern Velna reports" the reports: a place that a preposition leads in is no part of the speaker's name."""
    while run and (
        run[0].lower_ in _INSIDE_NAMES or run[0].tag_ in {"POS", "HYPH"} or _plain_adjective(run[0], lexicon)
    ):
        run = run[1:]
    if not run or run[0].tag_ in _DETERMINING:
        return _determined(run, lexicon)
    head = run[-1]
    led = led_in is not None and led_in.tag_ in {"IN", "TO"}
    if not is_name(head):
        kept = _described(run, lexicon, with_names=not led)
        return kept if _speaks(head, lexicon) else None
    if not led:
        return run
    title = next((k for k, t in enumerate(run) if _is_describing(t, lexicon)), None)
    if title is not None:
        return run[title:]
    if len(run) > 1 and head.text.isupper() and len(head.text) > 2:
        return [head]
    return next((run[k:] for k in range(1, len(run)) if memory.knows(run[k:])), None)


def _plain_adjective(token: Token, lexicon: Lexicon) -> bool:
    """ "… are false state media said": what is said of the reports is no part of the name."""
    return token.tag_ == "JJ" and token.text.islower() and not _is_describing(token, lexicon)


def _determined(run: list[Token], lexicon: Lexicon) -> list[Token] | None:
    """ "The town activists": the town is what was hit, and the activists say so."""
    if not run:
        return None
    head = next((a for a, b in pairwise(run) if b.lower_ in _INSIDE_NAMES), run[-1])
    if not (is_name(head) or _speaks(head, lexicon)):
        return None
    inner = run[1 : run.index(head)]
    counting = [t for t in inner if t.like_num and is_name(head)]
    foreign = counting or [t for t in inner if t.tag_ == "NN" and not _is_describing(t, lexicon)]
    if foreign and (head.tag_ == "NNS" or is_name(head)):
        return run[run.index(foreign[-1]) + 1 :]
    return run


def _described(run: list[Token], lexicon: Lexicon, *, with_names: bool) -> list[Token]:
    """The last noun with the words before it that say of what kind it is."""
    begin = len(run) - 1
    while begin > 0:
        token = run[begin - 1]
        capital = is_name(token) or token.text[0].isupper()
        fits = with_names and run[begin].tag_ != "JJ" if capital else token.tag_ in {"JJ", "HYPH", "POS"}
        if not (fits or _is_describing(token, lexicon)):
            break
        begin -= 1
    while begin < len(run) - 1 and run[begin].tag_ in {"HYPH", "POS"}:
        begin += 1
    return run[begin:]


def _is_describing(token: Token, lexicon: Lexicon) -> bool:
    return token.text.islower() and (_speaks(token, lexicon) or token.lower_ in lexicon.unmarked["describing"])


def _speaks(noun: Token, lexicon: Lexicon) -> bool:
    lemma = noun.lemma_.lower()
    return lemma in lexicon.voices or noun.lower_ in lexicon.voices or lemma in lexicon.actors["people"]


def _ends_there(cue: Token, begin: int, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether nothing that is said follows: a day, a place, the one told, or a clause that hangs on."""
    tail = [t for t in sentence.tokens if t.i >= begin and not t.is_punct]
    if cue.lemma_ == "tell":
        while tail and (tail[0].tag_ in {"NNP", "NNPS", "PRP", "DT"} or _speaks(tail[0], lexicon)):
            tail = tail[1:]
    if tail and not _may_follow(tail[0], lexicon):
        return False
    for token in tail:
        if token.tag_ == "VBG" or token.lower_ in {"part", "while", "as", "after", "despite", "but", "who", "which"}:
            return True
        if token.tag_ in _FINITE:
            return False
    return True


def _may_follow(token: Token, lexicon: Lexicon) -> bool:
    hangs_on = token.tag_ in {"IN", "VBG", "RB", "CC", "WDT", "WP"} and token.lower_ != "that"
    return hangs_on or token.lower_ in lexicon.unmarked["stops"] | {"part"}


def _behind(cue: Token, sentence: Sentence, lexicon: Lexicon) -> list[Token]:
    """ "… hit the village said the Observatory.": the name right behind the cue."""
    if cue.lemma_.lower() not in lexicon.unmarked["inverted"] or not _told_before(cue, sentence):
        return []
    before = [t for t in sentence.tokens if t.i < cue.i]
    run: list[Token] = []
    for token in (t for t in sentence.tokens if t.i > cue.i):
        joins = bool(run) and token.lower_ in _INSIDE_NAMES
        if token.lower_ in lexicon.unmarked["stops"] or not (joins or token.tag_ in _NAMING | _DETERMINING):
            break
        run.append(token)
    while run and run[-1].tag_ not in _NOUNS:
        run.pop()
    if not run or not _ends_there(cue, run[-1].i + 1, sentence, lexicon) or _subject_like(before, lexicon):
        return []
    return run if any(is_name(t) or _speaks(t, lexicon) for t in run) else []


def _subject_like(before: list[Token], lexicon: Lexicon) -> bool:
    """Whether somebody who may speak stands right before the cue, led in by nothing."""
    last = before[-1]
    return last.tag_ == "PRP" or (last.pos_ == "NOUN" and _speaks(last, lexicon))


def _cited(cue: Token, sentence: Sentence) -> list[Token]:
    """Who is cited behind the cue: "local media reported on Monday citing a police source"."""
    tail = [t for t in sentence.tokens if t.i > cue.i]
    at = next((k for k, t in enumerate(tail) if t.lower_ in {"citing", "quoting"}), None)
    if at is None:
        return []
    return list(_leading_name(tail[at + 1 :]))


def _leading_name(words: list[Token]) -> Iterator[Token]:
    for token in words:
        if token.tag_ not in _NAMING | _DETERMINING:
            return
        yield token
