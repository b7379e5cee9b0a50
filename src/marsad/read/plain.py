"""Sentences that name no act of a kind known and still tell something: an open claim in the words they have.

What only paints the scene (where a town lies, what a list includes), asks the reader, or is somebody's quoted words
that nobody is heard to speak, tells nothing.
"""

from __future__ import annotations

from spacy.tokens import Token

from marsad.model import SectionKind
from marsad.read.clauses import Clause
from marsad.read.evidence import resting
from marsad.read.factuality import unconfirmed
from marsad.read.lexicon import Lexicon
from marsad.read.look import Kind
from marsad.read.sentences import Sentence
from marsad.read.speech import Attribution
from marsad.read.told import Told

_FEWEST = 6
"""Words: a shorter sentence is a label or a remark."""
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_READERS = frozenset({"i", "we", "you", "us"})
_STOPS = frozenset({".", "!", "…", "..."})


def plainly(sentence: Sentence, speeches: list[Attribution], lexicon: Lexicon) -> Told | None:
    """What the sentence as a whole tells, in the publisher's voice, or None."""
    head = next((t for t in sentence.tokens if t.dep_ == "ROOT"), None)
    if head is None or speeches or sentence.section is not SectionKind.BODY or not _is_whole(head, sentence):
        return None
    clause = Clause(head=head, tokens=list(sentence.tokens), chain=[head])
    if _is_scenery(head, sentence, lexicon) or unconfirmed(clause, sentence, lexicon):
        return None
    state = head.lemma_ in {"be", "have"} or head.tag_ in {"VBZ", "VBP"} or _modal(head)
    kind = "stance" if state else "act"
    return Told(clause, Kind(kind, head, resting("sentence", sentence.span([head]), kind)), None)


def _is_whole(head: Token, sentence: Sentence) -> bool:
    """Whether it is a sentence of the report: a subject, a finite verb, a stop, and not a quotation left hanging."""
    words = [t for t in sentence.tokens if t.is_alpha]
    auxiliaries = [c for c in head.children if c.dep_ in {"aux", "auxpass"}]
    subject = next((c for c in head.children if c.dep_ in _SUBJECTS), None)
    finite = any(t.tag_ in _FINITE for t in (head, *auxiliaries))
    stopped = any(t.text in _STOPS for t in sentence.tokens[-3:])
    spoken = 2 * sum(t.i in sentence.quoted for t in words) > len(words)
    if subject is None or subject.lower_ in _READERS:
        return False
    return len(words) >= _FEWEST and finite and stopped and not spoken


def _is_scenery(head: Token, sentence: Sentence, lexicon: Lexicon) -> bool:
    """ "The town lies near the border", "Kelden is a village"."""
    if sentence.lemma(head) in lexicon.scenic_verbs:
        return True
    subject = next((c for c in head.children if c.dep_ in _SUBJECTS), None)
    named = subject is not None and any(start == sentence.start(subject) for start, _, _ in sentence.names)
    return head.lemma_ == "be" and head.tag_ in {"VBZ", "VBP"} and named


def _modal(head: Token) -> bool:
    return any(c.tag_ == "MD" for c in head.children)
