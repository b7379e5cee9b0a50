"""Quotations that run over sentences, and accounts set behind a colon: whose they are."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.model import Act, SectionKind, Speaker
from marsad.read.lexicon import Lexicon
from marsad.read.memory import OWN_VOICE, Memory
from marsad.read.sentences import Sentence
from marsad.read.speech.attribution import Attribution
from marsad.read.speech.speakers import may_speak, who

_MARKS = frozenset({'"', "“", "”", "''", "``", "«", "»", "„"})
_SHORTEST = 3
_LONGEST_LABEL = 5
_REACH = 14
"""Most tokens behind a closing mark within which "X said" stands."""


def going_on(sentence: Sentence, lexicon: Lexicon, memory: Memory, found: list[Attribution]) -> Iterator[Attribution]:
    """A sentence wholly inside quotation marks, with no cue of its own, is whoever is named behind the closing mark,
    else the last speaker."""
    if any(a.cue is None or a.cue.i not in sentence.quoted for a in found) or not _wholly_quoted(sentence):
        return
    speaker = _named_behind(sentence, lexicon, memory) or memory.last
    if speaker is not None:
        yield _all_of(sentence, speaker, "quotation going on")


def held(sentence: Sentence, lexicon: Lexicon, memory: Memory, found: list[Attribution]) -> Iterator[Attribution]:
    """What follows "The minister said:" at the end of a paragraph is the minister's, until somebody else is named."""
    opened, memory.holding = memory.holding, None
    if sentence.tokens[-1].text == ":":
        memory.holding = found[-1].speaker if found else _introduced(sentence, lexicon, memory)
    elif opened is not None and sentence.section is SectionKind.BODY and _own_words_only(found):
        memory.holding = opened
        if not sentence.quoted:
            yield _all_of(sentence, opened, "account behind a colon")


def retold(sentence: Sentence, lexicon: Lexicon, memory: Memory, found: list[Attribution]) -> Iterator[Attribution]:
    """ "Moreover, …", "the dead included …" right behind what somebody told is told by the same."""
    before, memory.told_last = memory.told_last, None
    if found:
        memory.told_last = found[-1].speaker if not found[-1].speaker.is_publisher else None
    elif before is not None and lexicon.going_on.match(sentence.lower(sentence.tokens)):
        memory.told_last = before
        yield _all_of(sentence, before, "account going on")


def _introduced(sentence: Sentence, lexicon: Lexicon, memory: Memory) -> Speaker | None:
    """Who is about to speak: "The minister said:"."""
    label = [t for t in sentence.tokens if t.is_alpha]
    if label and len(label) < _LONGEST_LABEL and memory.knows(label):
        return memory.plain(sentence, label)
    cue = next((t for t in reversed(sentence.tokens) if t.lemma_.lower() in lexicon.plain and t.pos_ == "VERB"), None)
    head = who(cue, cue.lemma_.lower())[0] if cue is not None else None
    return memory.speaker(head, sentence) if head is not None and may_speak(head, lexicon) else None


def _own_words_only(found: list[Attribution]) -> bool:
    return all(a.speaker.name.lower() in OWN_VOICE for a in found)


def _wholly_quoted(sentence: Sentence) -> bool:
    wordy = [t for t in sentence.tokens if t.is_alpha]
    inside = [t for t in wordy if t.i in sentence.quoted]
    return len(wordy) >= _SHORTEST and len(inside) >= 0.9 * len(wordy)


def _all_of(sentence: Sentence, speaker: Speaker, why: str) -> Attribution:
    inside = frozenset(t.i for t in sentence.tokens)
    return Attribution(act=Act.ASSERTS, speaker=speaker, content=inside, evidence=why)


def _named_behind(sentence: Sentence, lexicon: Lexicon, memory: Memory) -> Speaker | None:
    """ "“We were hit. Nobody warned us,” a resident said.": who is named where the quotation ends."""
    last = sentence.tokens[-1]
    doc = last.doc
    close = next((t.i for t in doc[last.i + 1 :] if t.text in _MARKS), None)
    if last.text in _MARKS or close is None or "starts" not in doc.user_data:
        return None
    for cue in doc[close + 1 : close + _REACH]:
        if cue.is_sent_start or cue.text in _MARKS:
            return None
        if cue.pos_ == "VERB" and lexicon.cues.get(cue.lemma_.lower()) == "asserts":
            head, _ = who(cue, cue.lemma_.lower())
            if head is None or head.i <= close or not may_speak(head, lexicon):
                return None
            return memory.speaker(head, _paragraph(sentence))
    return None


def _paragraph(sentence: Sentence) -> Sentence:
    """The whole paragraph of the sentence, for words that stand further on."""
    doc = sentence.tokens[0].doc
    return Sentence(
        text=sentence.text,
        tokens=list(doc),
        starts=doc.user_data["starts"],
        ends=doc.user_data["ends"],
        section=sentence.section,
        paragraph=sentence.paragraph,
        quoted=sentence.quoted,
        first=0,
        names=sentence.names,
    )
