"""Attribution without a governing verb: labels, "according to", quotations going on, denials read off the words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeGuard

from spacy.tokens import Token

from marsad.model import Act, SectionKind, Span, Speaker
from marsad.read.evidence import resting
from marsad.read.lexicon import Lexicon, words
from marsad.read.memory import OWN_VOICE, Memory
from marsad.read.sentences import Sentence
from marsad.read.speech.attribution import Attribution, innermost
from marsad.read.speech.denying import is_answer
from marsad.read.speech.speakers import author, may_speak

_DEEDS = words("agree order threaten request")
_PART_OF_OBJECT = words("acl pcomp pobj prep dobj conj")
_TRAITS = words("type location size age sex need pattern plan schedule timetable law")
_LONGEST_LABEL = 8
_SHORTEST = 4
_SURFACE_DENIAL = re.compile(
    r"^(?P<who>[^,:;“\"]{2,70}?) (?:has |have |had )?"
    r"(?:den(?:ies|ied|y)|reject(?:s|ed)?|dismiss(?:es|ed)?|refut(?:es|ed)) "
    r"(?:as (?:[a-z]+ ){1,3}?)?(?:the |all |any |media |these |those )?(?:[A-Z][\w’'.-]+ )?"
    r"(?:reports?|claims?|allegations?|accusations?|rumou?rs?)(?: (?:that|of))? (?P<what>.{12,})$",
    re.IGNORECASE,
)


def according_to(token: Token, sentence: Sentence, lexicon: Lexicon, memory: Memory) -> Iterator[Attribution]:
    """ "According to X": all else in the sentence is X's; where it opens a clause behind others, that clause."""
    to = next((c for c in token.children if c.lower_ == "to"), None)
    if to is None:
        return
    named = next((c for c in to.children if c.dep_ == "pobj"), None)
    head = author(named, lexicon) if named is not None else None
    if head is None or (_is_trait(head) and not may_speak(head, lexicon)):
        return
    aside = {t.i for t in token.subtree}
    yield Attribution(
        act=Act.ASSERTS,
        speaker=memory.speaker(head, sentence),
        content=frozenset(t.i for t in _told_according(token, sentence) if t.i not in aside),
        cue=token,
        evidence=resting("cue", sentence.span([token, to]), "asserts"),
    )


def _told_according(token: Token, sentence: Sentence) -> list[Token]:
    """ "…, although according to one source it hit a depot": the clause it opens; else the whole sentence."""
    verb = token.head
    opens = verb.pos_ in {"VERB", "AUX"} and token.i < verb.i and verb.dep_ in {"advcl", "conj", "ccomp"}
    above = verb.head
    if not opens or above.pos_ not in {"VERB", "AUX"} or above.i > token.i:
        return sentence.tokens
    return [t for t in verb.subtree if sentence.has(t)]


def bearing(word: Token, told: list[Token], sentence: Sentence, lexicon: Lexicon, memory: Memory) -> Attribution | None:
    """ "Activists shared a video of the strike", "the monitor classed the attack as …": their subject vouches.

    `word` leads what is told: the verb itself or a participle below it.
    """
    verb = _bearing_verb(word, lexicon)
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None) if verb is not None else None
    if verb is None or subject is None or subject.pos_ == "PRON" or not may_speak(author(subject, lexicon), lexicon):
        return None
    act = Act.ACCUSES if verb.lemma_.lower() in lexicon.blaming else Act.ASSERTS
    return Attribution(
        act=act,
        speaker=memory.speaker(author(subject, lexicon), sentence),
        content=frozenset(t.i for t in told),
        cue=verb,
        nominal=True,
        evidence=resting("cue", sentence.span([verb]), act.value),
    )


def _bearing_verb(word: Token, lexicon: Lexicon) -> Token | None:
    """The word, or the verb whose object it is part of."""
    while word.pos_ != "VERB" or word.lemma_.lower() not in lexicon.bearing | lexicon.blaming:
        if word.dep_ not in _PART_OF_OBJECT:
            return None
        word = word.head
    return word


def _is_trait(head: Token) -> bool:
    """ "According to their size", "according to plan", "according to type and location": by what, not by whom."""
    return head.lemma_.lower() in _TRAITS or any(c.dep_ == "poss" and c.pos_ == "PRON" for c in head.children)


def by_surface_denial(sentence: Sentence, memory: Memory, found: list[Attribution]) -> list[Attribution]:
    """ "X denies reports …", read off the words where the parser saw no denial: it never comes out as the report."""
    if any(a.act is Act.DENIES for a in found):
        return found
    start = sentence.starts[0]
    match = _SURFACE_DENIAL.match(sentence.text[start : sentence.ends[-1]].replace("\n", " "))
    if match is None:
        return found
    inside = [t for t in sentence.tokens if sentence.start(t) - start >= match.start("what")]
    label = [t for t in sentence.tokens if sentence.end(t) - start <= match.end("who")]
    if not inside or not label:
        return found
    first, last = start + match.end("who") + 1, start + match.start("what") - 1
    cue = Span.cut(sentence.text, first, last)
    denial = Attribution(
        act=Act.DENIES,
        speaker=memory.plain(sentence, label),
        content=frozenset(t.i for t in inside),
        evidence=resting("cue", cue, "denies"),
    )
    return [denial]


def by_label(sentence: Sentence, lexicon: Lexicon, memory: Memory, found: list[Attribution]) -> Iterator[Attribution]:
    """Headlines such as "Air strikes hit the zone: monitor" and "Army takes town - military source"."""
    if found or sentence.section is not SectionKind.HEADLINE:
        return
    for token in reversed(sentence.tokens):
        if token.text not in {":", "-", "–", "—"}:
            continue
        label = [t for t in sentence.tokens if t.i > token.i and not t.is_punct]
        said = [t for t in sentence.tokens if t.i < token.i]
        if 0 < len(label) <= 5 and len(said) > 3 and _is_voice(label, lexicon):
            yield Attribution(
                act=Act.ASSERTS,
                speaker=memory.plain(sentence, label),
                content=frozenset(t.i for t in said),
                evidence=resting("label", sentence.span(label)),
            )
        return


def by_opening_label(
    sentence: Sentence, lexicon: Lexicon, memory: Memory, found: list[Attribution]
) -> Iterator[Attribution]:
    """ "The minister: “Our forces …”": a speaker set before a quotation by a colon alone."""
    colon = next((k for k, t in enumerate(sentence.tokens) if t.text == ":"), 0)
    label = [t for t in sentence.tokens[:colon] if not t.is_punct]
    said = sentence.tokens[colon + 1 :]
    if not 0 < len(label) <= _LONGEST_LABEL or len(said) < _SHORTEST or said[1].i not in sentence.quoted:
        return
    inside = any(t.i in sentence.quoted for t in label) or any(a.cue in label for a in found)
    voiced = any(t.lemma_.lower() in lexicon.voices for t in label)
    if not inside and not _is_sentence(label) and (voiced or _is_voice(label, lexicon) or memory.knows(label)):
        yield Attribution(
            act=Act.ASSERTS,
            speaker=memory.plain(sentence, label),
            content=frozenset(t.i for t in said),
            evidence=resting("label", sentence.span(label)),
        )


def _is_sentence(label: list[Token]) -> bool:
    return any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in label)


def _is_voice(label: list[Token], lexicon: Lexicon) -> bool:
    if _is_sentence(label) or any(t.tag_ in {"IN", "CD"} for t in label):
        return False
    return label[-1].lemma_.lower() in lexicon.voices or all(t.text[0].isupper() for t in label)


def in_own_voice(found: list[Attribution], sentence: Sentence) -> list[Attribution]:
    """ "We" and "I" are whoever speaks: who is quoted around them, else, outside quotation marks, the publisher."""
    return [_own_voice(one, found, sentence) if one.speaker.name.lower() in OWN_VOICE else one for one in found]


def _own_voice(one: Attribution, found: list[Attribution], sentence: Sentence) -> Attribution:
    if one.cue is None:
        return one
    holder = innermost([s for s in found if one.cue.i in s.content and s.speaker.name.lower() not in OWN_VOICE])
    if holder is not None:
        return replace(one, speaker=holder.speaker, relays=holder.relays)
    return one if one.cue.i in sentence.quoted else replace(one, speaker=Speaker(name="publisher"))


def deeds_told(found: list[Attribution]) -> list[Attribution]:
    """ "A mediator said the two sides had agreed": what they did is the mediator's to tell, and no speech of theirs."""
    outer = [o for o in found if not o.nominal]
    return [a for a in found if not (_is_deed(a.cue) and any(o is not a and a.cue.i in o.content for o in outer))]


def _is_deed(cue: Token | None) -> TypeGuard[Token]:
    return cue is not None and cue.lemma_ in _DEEDS


def without_answers(found: list[Attribution]) -> list[Attribution]:
    """ "Accused them of shelling it, which they denied": the answer is no part of what was said before."""
    denials = [a for a in found if a.act is Act.DENIES and a.cue is not None and is_answer(a.cue)]
    answers = {t.i for a in denials if a.cue is not None for t in a.cue.subtree}
    return [a if a in denials else replace(a, content=a.content - answers) for a in found]


def chained(found: list[Attribution]) -> list[Attribution]:
    """An act of speech told inside another keeps the outer speaker as its relay."""
    out = []
    for inner in found:
        outer = [
            o for o in found if inner.cue is not None and o is not inner and inner.cue.i in o.content and not o.nominal
        ]
        outer = [o for o in outer if o.speaker.name != inner.speaker.name]
        relays = inner.relays + tuple(o.speaker.name for o in sorted(outer, key=lambda o: len(o.content)))
        out.append(replace(inner, relays=tuple(dict.fromkeys(relays))))
    return out
