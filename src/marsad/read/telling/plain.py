"""Sentences that name no act of a kind known and still tell something: an open claim in the words they have.

What only paints the scene (where a town lies, what a list includes), asks the reader, or is somebody's quoted words
that nobody is heard to speak, tells nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from marsad.model import Act, SectionKind
from marsad.read.evidence import resting
from marsad.read.factuality import unconfirmed
from marsad.read.kinds import Kind
from marsad.read.lexicon import Lexicon
from marsad.read.memory import Memory
from marsad.read.sentences import Clause, Sentence
from marsad.read.speech import Attribution
from marsad.read.speech.speakers import author, may_speak
from marsad.read.telling.scene import Scene
from marsad.read.telling.told import Told

_FEWEST, _ENOUGH = 6, 10
"""Words: below the first a sentence is a label or a remark, below the second it must name a place, day or number."""
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_OWN = frozenset({"i", "we", "you", "us", "me", "my", "our", "your"})
_STOPS = frozenset({".", "!", "…", "..."})
_MARKS = frozenset('"“”«»„') | {"``", "''"}


def plainly(scene: Scene, speeches: Sequence[Attribution], lexicon: Lexicon, memory: Memory) -> Told | None:
    """What the sentence as a whole tells, or None; told by whom it says to have seen, shown or voiced it."""
    sentence = scene.sentence
    head = next((t for t in sentence.tokens if t.dep_ == "ROOT"), None)
    if head is None or speeches or sentence.section is not SectionKind.BODY or not _is_whole(head, sentence):
        return None
    if not (scene.mentions or scene.times or scene.all_figures) and _length(sentence) < _ENOUGH:
        return None
    clause = Clause(head=head, tokens=list(sentence.tokens), chain=[head])
    speech = _vouched(head, sentence, lexicon, memory)
    if unconfirmed(clause, sentence, lexicon) or (speech is None and _is_scenery(head, sentence, lexicon)):
        return None
    state = head.lemma_ in {"be", "have"} or any(c.tag_ == "MD" for c in head.children)
    quiet = lexicon.voicing | lexicon.quiet_verbs | lexicon.state_verbs
    kind = "stance" if state or sentence.lemma(head) in quiet else "act"
    return Told(clause, Kind(kind, head, resting("sentence", sentence.span([head]), kind)), speech)


def _length(sentence: Sentence) -> int:
    return sum(t.is_alpha for t in sentence.tokens)


def _is_whole(head: Token, sentence: Sentence) -> bool:
    """Whether it is a sentence of the report: a subject, a finite verb, a stop, and no piece of what somebody says."""
    auxiliaries = [c for c in head.children if c.dep_ in {"aux", "auxpass"}]
    finite = any(t.tag_ in _FINITE for t in (head, *auxiliaries))
    stopped = any(t.text in _STOPS for t in sentence.tokens[-3:])
    subject = any(c.dep_ in _SUBJECTS for c in head.children)
    return _length(sentence) >= _FEWEST and subject and finite and stopped and not _is_spoken(sentence)


def _is_spoken(sentence: Sentence) -> bool:
    """In its first person, mostly inside quotation marks, or with one mark that has no other: somebody's own words."""
    own = any(t.lower_ in _OWN for t in sentence.tokens)
    inside = 2 * sum(t.i in sentence.quoted for t in sentence.tokens) > len(sentence.tokens)
    return own or inside or sum(t.text in _MARKS for t in sentence.tokens) % 2 == 1


def _vouched(head: Token, sentence: Sentence, lexicon: Lexicon, memory: Memory) -> Attribution | None:
    """ "A reporter saw …", "photos shared by a resident show …", "the mayor voiced concern": the subject's word."""
    subject = next((c for c in head.children if c.dep_ == "nsubj"), None)
    verbs = lexicon.bearing | lexicon.witnessing | lexicon.voicing
    if subject is None or subject.pos_ == "PRON" or sentence.lemma(head) not in verbs:
        return None
    named = any(start <= sentence.start(subject) < end for start, end, _ in sentence.names)
    who = author(subject, lexicon)
    if (named and sentence.lemma(head) in lexicon.witnessing) or not may_speak(who, lexicon):
        return None
    return Attribution(
        act=Act.ASSERTS,
        speaker=memory.speaker(who, sentence),
        content=frozenset(t.i for t in sentence.tokens),
        cue=head,
        nominal=True,
        evidence=resting("cue", sentence.span([head]), Act.ASSERTS.value),
    )


def _is_scenery(head: Token, sentence: Sentence, lexicon: Lexicon) -> bool:
    """ "The town lies near the border", "Kelden is a village", "the statement came", "aid was denied to all"."""
    if sentence.lemma(head) in lexicon.scenic_verbs | set(lexicon.cues) or (
        _is_present(head) and head.lemma_ not in {"be", "have"}
    ):
        return True
    subject = next((c for c in head.children if c.dep_ in _SUBJECTS), None)
    if subject is not None and head.lemma_ != "be" and sentence.lemma(subject) in lexicon.quiet_subjects:
        return True
    named = subject is not None and any(start == sentence.start(subject) for start, _, _ in sentence.names)
    return head.lemma_ == "be" and _is_present(head) and named


def _is_present(head: Token) -> bool:
    return head.tag_ in {"VBZ", "VBP"}
