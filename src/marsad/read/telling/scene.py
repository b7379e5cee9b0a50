"""What one sentence holds, handed out clause by clause: places, times, figures."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice, takewhile

from spacy.tokens import Token

from marsad.model import HERE, OF_PEOPLE, Basis, Comparator, Figure, FigureKind, PlaceMention, Span, When
from marsad.read.numbers import FigureMention, find_figures
from marsad.read.sentences import CLAUSAL, Clause, Sentence, is_aside, subtree
from marsad.read.times import TimeMention
from marsad.read.times.edtf import edtf_of
from marsad.read.times.lexicon import time_words
from marsad.read.where import Finder, in_clause

_STOPS = " \t\n.!\"'”’"
_LEADING = re.compile(
    r"[\s\"'“”‘’*•–—-]*(?:(?:and|but|also|then)\s)?(?:(?:in|during|over|throughout)\s(?:the\s)?(?:period|time)\s)?",
    re.IGNORECASE,
)
"""What may stand before the words of a time that opens a sentence."""
_ONLY_TIMING = frozenset({"since", "after", "before", "until", "till"})
_ON_GOING = frozenset({"conj", "xcomp", "advcl", "relcl", "acl", "pcomp"})
_BASIS = {"absolute": Basis.ABSOLUTE, "publication": Basis.PUBLICATION, "event": Basis.EVENT, "vague": Basis.INFERRED}


_OF_THE_DAY = re.compile(r"day(?:['’]s|s['’]?)$", re.IGNORECASE)
"""Said of a day before what happened on it: "the office said Friday's raid …"; the apostrophe is often lost."""
_LENGTHS = frozenset({"duration", "frequency"})
_MEANWHILE = frozenset({"during", "amid", "despite", "notwithstanding"})
_ANOTHER_VOICE = frozenset({"ccomp", "parataxis", "csubj"})
"""Between these stands a change of voice: when it was said is not when it happened."""


class Scene:
    """The places, times and figures of one sentence; `times` are those of the whole report."""

    def __init__(self, sentence: Sentence, finder: Finder, times: Sequence[TimeMention]) -> None:
        """`times` are in the order of the text and apart."""
        self.sentence = sentence
        self.mentions = finder.find(sentence)
        self._finder = finder
        self.told: frozenset[int] = frozenset()
        start, end = sentence.starts[0], sentence.ends[-1]
        piece = sentence.text[start:end]
        first = bisect_left(times, start, key=lambda t: t.start)
        near = islice(times, first, bisect_left(times, end, key=lambda t: t.start))
        self._times = [t for t in near if t.end <= end and not _when_told(t, piece[: t.start - start])]
        self._figures = find_figures(piece, offset=start)

    @property
    def times(self) -> list[When]:
        """Every time the sentence names that says when, and not how long or how often."""
        return [self._when(t) for t in self._times if t.kind not in {"duration", "frequency"}]

    @property
    def all_figures(self) -> list[Figure]:
        """Every figure of the sentence whose kind the words tell, and every number of people."""
        return [_figure(f) for f in self._figures if f.kind_hint is not None or _counts_people(f)]

    def places(self, clause: Clause) -> list[PlaceMention]:
        """The clause's own; else those of the clauses it hangs on, the nearest first; else of one that hangs on it."""
        own = self._named_in(clause)
        # "Since the ceasefire began": where the rest happened says nothing of where that was.
        if any(m.role in HERE for m in own) or clause.mark in _ONLY_TIMING:
            return own
        for tokens in (*_above(clause.head), *_below(clause.head), *self.of_deeds(clause.tokens)):
            found = [m for m in in_clause(self.mentions, tokens) if m.role in HERE]
            if found:
                return own + [m for m in found if m not in own]
        return own

    def places_among(self, tokens: Sequence[Token]) -> list[PlaceMention]:
        """Those named among the words; else those of the deed they speak of."""
        own = in_clause(self.mentions, list(tokens))
        if any(m.role in HERE for m in own):
            return own
        found = (m for words in self.of_deeds(tokens) for m in in_clause(self.mentions, words) if m.role in HERE)
        return own + [m for m in found if m not in own]

    def _named_in(self, clause: Clause) -> list[PlaceMention]:
        """Places among the clause's words, or below them where no other claim is told; a place named twice is one."""
        below = [t for t in _reach(clause) if t.i not in self.told]
        inside = {*clause.tokens, *below}
        found: dict[str, PlaceMention] = {}
        for mention in in_clause(self.mentions, sorted(inside, key=lambda t: t.i)):
            found.setdefault(mention.text.lower(), mention)
        return list(found.values())

    def of_deeds(self, tokens: Sequence[Token]) -> Iterator[list[Token]]:
        """The words of each clause that says which deed, weapon or spot is meant.

        "Killed by shells fired on the town", "live in areas held by rebels in the province".
        """
        for noun in tokens:
            if noun.pos_ in {"NOUN", "PROPN"}:
                clauses = [c for c in noun.children if c.dep_ in {"acl", "relcl"}]
                yield from (_own_tokens(c) for c in clauses if self._finder.shares_place(noun, c))

    def figures(self, tokens: Sequence[Token], counted: bool = False) -> list[Figure]:
        """Those whose kind the words tell, and numbers of people of whom they tell nothing else ("two bombers").

        With `counted`, all, as the noun before them tells it.
        """
        inside = self._ranges(tokens)
        kept = (f for f in self._figures if counted or f.kind_hint is not None or _counts_people(f))
        return [_figure(f) for f in kept if _in(f.start, inside)]

    def when(self, clause: Clause) -> When | None:
        """The clause's own time; "10 days after …" belongs to the clause above the one it leads; else the time of the
        clause it goes on with."""
        leads = clause.head.dep_ == "advcl"
        own = self._pick(clause.tokens, lambda t: not (leads and _leads_clause(t)))
        if own is None:
            below = [t for c in clause.head.children if c.dep_ == "advcl" for t in c.subtree]
            own = self._pick(below, _leads_clause)
        if own is None and clause.head.dep_ == "dobj":
            # "Report shelling of the town on Tuesday": the day stands behind what is reported.
            behind = [
                t for c in clause.head.head.children if c.i > clause.head.i and c.dep_ == "prep" for t in c.subtree
            ]
            own = self._pick(behind, lambda _: True)
        if own is None and _goes_on(clause) and not _has_own_tense(clause.head) and not self._timed(clause):
            own = self._pick(_own_tokens(clause.head.head), lambda t: t.anchor != "event")
        if own is not None:
            return self._began(own, clause)
        return self._beside(clause) or self._heading(clause) or self._closing(clause)

    def counted_over(self, noun: Token) -> When | None:
        """The stretch of days that the verb above counts over: "Between May and July it documented the death of 46"."""
        if noun.dep_ != "dobj" or noun.head.lemma_.lower() not in time_words().counting:
            return None
        return self._pick([t for c in noun.head.children if c.dep_ == "prep" for t in c.subtree], _is_stretch)

    def _began(self, own: When, clause: Clause) -> When:
        """ "Since the war began in May": the beginning that this clause tells was in May."""
        since = next((t for t in self._times if own.span and t.start == own.span.start), None)
        if since is None or since.began is None:
            return own
        tells_it = clause.mark == "since" or clause.head.dep_ == "relcl"
        if not tells_it and since.start >= self.sentence.start(clause.tokens[0]):
            return own
        earliest, latest = since.began
        return replace(
            own, earliest=earliest, latest=latest, edtf=edtf_of(earliest, latest, since.granularity, "during")
        )

    def _heading(self, clause: Clause) -> When | None:
        """The time that opens the sentence, where it names no other: "On Thursday the army said it had left"."""
        near = [t for t in self._times if t.kind not in _LENGTHS and (t.earliest or t.latest)]
        if len({(t.earliest, t.latest) for t in near}) != 1 or clause.mark in _ONLY_TIMING:
            return None
        before = self.sentence.text[self.sentence.starts[0] : near[0].start]
        opens = _LEADING.fullmatch(before) is not None and near[0].start < self.sentence.start(clause.tokens[0])
        return self._when(near[0]) if opens and near[0].kind != "until" else None

    def _closing(self, clause: Clause) -> When | None:
        """ "Struck a man tied to the blast of 2 May today": that deed has its day, and the last word is of this one.

        A parser hangs the last word of a sentence on what stands nearest.
        """
        near = [t for t in self._times if t.kind not in _LENGTHS and t.earliest]
        if clause.head.dep_ != "ROOT" or len(near) < 2 or not self._closes(near[-1]):
            return None
        return self._when(near[-1]) if self._is_of_a_deed_tied(near[-2], self.sentence.tokens) else None

    def _closes(self, mention: TimeMention) -> bool:
        """Whether it is the sentence's last word, counted from the report: "today", "on Monday"."""
        behind = self.sentence.text[mention.end : self.sentence.ends[-1]]
        return mention.anchor == "publication" and not behind.strip(_STOPS)

    def _is_of_a_deed_tied(self, mention: TimeMention, tokens: Sequence[Token]) -> bool:
        """Whether it dates the deed that a word among the tokens ties somebody to.

        The last word of a sentence may be of either deed and is taken for that of its verb.
        """
        word = next((t for t in self.sentence.tokens if self.sentence.end(t) > mention.start), None)
        if word is None or self._closes(mention):
            return False
        return any(_ties_to_a_deed(t) and t in tokens for t in word.ancestors)

    def _beside(self, clause: Clause) -> When | None:
        """The one time that the sentence names in a clause joined to this one; none where it names two.

        "Shells killed six and wounded ten on Tuesday", "a barrel holding gas was dropped in a raid launched on Monday".
        """
        near = [t for t in self._times if t.kind not in _LENGTHS and (t.earliest or t.latest)]
        near = [t for t in near if self._is_beside(clause.head, t)]
        return self._when(near[0]) if len({(t.earliest, t.latest) for t in near}) == 1 else None

    def _is_beside(self, head: Token, mention: TimeMention) -> bool:
        words = [t for t in self.sentence.tokens if mention.start <= self.sentence.start(t) < mention.end]
        if not words:
            return False
        above = {head.i, *(t.i for t in head.ancestors)}
        down = list(takewhile(lambda t: t.i not in above, [words[0], *words[0].ancestors]))
        meeting = down[-1].head if down else words[0]
        up = list(takewhile(lambda t: t.i != meeting.i, [head, *head.ancestors]))
        if mention.kind == "since":
            shared = not up or (all(t.dep_ == "conj" for t in up) and not _has_own_tense(head))
            return shared and _perfect(meeting if up else head)
        if _has_own_tense(head):
            return False
        told_by = next((t for t in [*down, meeting] if t.pos_ in {"VERB", "AUX"}), meeting)
        if told_by.lower_ in time_words().telling:
            return False
        if any(_tells_other_time(t) or _tells_who(t, words[0]) for t in down if t.i not in {w.i for w in words}):
            return False
        if self._is_of_a_deed_tied(mention, down):
            return False
        ways = [*up, *(t for t in down if t.pos_ in {"VERB", "AUX"})]
        listed = all(t.dep_ == "conj" for t in ways)
        return listed or (mention.granularity == "day" and not any(t.dep_ in _ANOTHER_VOICE for t in ways))

    def _timed(self, clause: Clause) -> bool:
        """Whether the clause says for how long or how often, and so is not told of another clause's day."""
        inside = self._ranges(clause.tokens)
        return any(_in(t.start, inside) for t in self._times)

    def when_in(self, tokens: Sequence[Token]) -> When | None:
        return self._pick(tokens, lambda _: True)

    def _pick(self, tokens: Sequence[Token], fits: Callable[[TimeMention], bool]) -> When | None:
        inside = self._ranges(self._without_asides(tokens))
        found = [t for t in self._times if _in(t.start, inside) and fits(t) and not self._is_of_a_deed_tied(t, tokens)]
        told = [t for t in found if t.kind not in _LENGTHS]
        dated = [t for t in told if (t.earliest or t.latest)] or [t for t in found if _is_window(t)]
        best = next((t for t in dated if not self._is_of_telling(t)), next(iter(dated or told), None))
        return self._when(best) if best else None

    def _is_of_telling(self, mention: TimeMention) -> bool:
        """ "Confirmed today the arrest of a man on 2 May": beside such a verb it is when the deed came to be known."""
        words = self.sentence.tokens
        before = [t for t in words if self.sentence.end(t) <= mention.start][-1:]
        after = [t for t in words if self.sentence.start(t) >= mention.end][:1]
        return any(t.lower_ in time_words().confirming for t in (*before, *after))

    def _when(self, mention: TimeMention) -> When:
        return When(
            text=mention.text,
            earliest=mention.earliest,
            latest=mention.latest,
            basis=_BASIS[mention.anchor],
            granularity=mention.granularity,
            edtf=mention.edtf,
            span=Span.cut(self.sentence.text, mention.start, mention.end),
        )

    def _without_asides(self, tokens: Sequence[Token]) -> list[Token]:
        """The tokens without what stands behind "since", "after" and their like.

        "The first since the truce of 31 August" is not of 31 August; "since 31 August" begins with the word and stays,
        and "during an operation on 3 May" is of that day.
        """
        behind = {t.i for word in tokens if _tells_other_time(word) for t in word.subtree if t is not word}
        return [t for t in tokens if t.i not in behind]

    def _ranges(self, tokens: Sequence[Token]) -> list[tuple[int, int]]:
        return [(self.sentence.start(t), self.sentence.end(t)) for t in tokens]


def _goes_on(clause: Clause) -> bool:
    """Whether the clause goes on with the one above it: coordinated, or a bare participle ("…, killing five")."""
    head = clause.head
    if head.head.pos_ not in {"VERB", "AUX"}:
        return False
    return head.dep_ in {"conj", "xcomp"} or (head.dep_ == "advcl" and not clause.mark)


def _above(head: Token) -> Iterator[list[Token]]:
    """The words of each clause that a verb hangs on or goes on with, the nearest first; what is said is apart."""
    while head.dep_ in _ON_GOING and head.head is not head:
        head = head.head
        yield _own_tokens(head)


def _below(head: Token) -> Iterator[list[Token]]:
    """The words of each clause that says when or how: "five were killed when shells hit the town"."""
    for child in head.children:
        if child.dep_ == "advcl":
            yield _own_tokens(child)


def _has_own_tense(head: Token) -> bool:
    """ "Began in April and have retaken": a coordinated verb with a tense of its own tells of its own time."""
    if head.dep_ != "conj":
        return False
    auxiliaries = [c for c in head.children if c.dep_ in {"aux", "auxpass"}]
    present = any(v.tag_ in {"VBZ", "VBP"} for v in [head, *auxiliaries]) and head.head.tag_ not in {"VBZ", "VBP"}
    return present or any(v.dep_ == "aux" for v in auxiliaries)


def _reach(clause: Clause) -> list[Token]:
    """The clause's words with what says which are meant ("positions held by rebels in the town") and what leads on."""
    return subtree(clause.head, frozenset({"ccomp", "parataxis"}))


def _own_tokens(verb: Token) -> list[Token]:
    """The verb with its arguments and adverbials, without other clauses."""
    return [verb, *(t for c in verb.children if c.pos_ not in {"VERB", "AUX"} for t in subtree(c, CLAUSAL))]


def _when_told(mention: TimeMention, before: str) -> bool:
    """ "…, the agency reported on Monday", "a list released on 3 May", "now": when it was told.

    "Friday's raid" is of that day, whatever stands before it.
    """
    if mention.text.lower() in time_words().linking_now:
        return True
    if _OF_THE_DAY.search(mention.text):
        return False
    last = before.split()[-1:] if not before.rstrip().endswith((",", ";", ":")) else []
    return any(word.lower().strip("\"'”’") in time_words().telling for word in last)


def _tells_other_time(word: Token) -> bool:
    """Whether the word leads to something that was before or after what the clause tells."""
    return is_aside(word) and word.lower_ not in _MEANWHILE


def _tells_who(verb: Token, time: Token) -> bool:
    """ "A man who had killed five on Monday was arrested": what somebody did before is of a day of its own.

    Behind a comma the sentence may have gone on: "arrested a man who lived in the town, with two others, on Monday".
    """
    who = verb.dep_ == "relcl" and any(c.lower_ == "who" for c in verb.children)
    return who and not any(t.text == "," for t in verb.doc[verb.i : time.i])


def _ties_to_a_deed(word: Token) -> bool:
    """ "The men behind Monday's blast", "a man linked to the May 2 attack": says by an earlier deed who is meant.

    "They are the group responsible for the May 2 attack" tells that deed.
    """
    of_noun = word.head.pos_ in {"NOUN", "PROPN", "NUM"} or (word.dep_ == "prep" and word.head.pos_ == "VERB")
    if word.lower_ not in time_words().tying or not of_noun or word.head.dep_ == "attr":
        return False
    leads = [word, *(c for c in word.children if c.dep_ == "prep")]
    deeds = [c.lemma_.lower() for lead in leads for c in lead.children if c.dep_ == "pobj"]
    return any(deed in time_words().happened for deed in deeds)


def _perfect(head: Token) -> bool:
    """ "Have been killed": what has gone on up to now."""
    return any(c.dep_ in {"aux", "auxpass"} and c.lemma_ == "have" for c in head.children)


def _is_stretch(mention: TimeMention) -> bool:
    return None not in (mention.earliest, mention.latest) and mention.earliest != mention.latest


def _is_window(mention: TimeMention) -> bool:
    """Whether the time gives days; of a length of time only one that has lasted up to publication."""
    if mention.kind == "frequency":
        return False
    return mention.latest is not None if mention.kind == "duration" else bool(mention.earliest or mention.latest)


def _leads_clause(mention: TimeMention) -> bool:
    """ "10 days after" before a clause."""
    return mention.kind == "offset" and mention.text.lower().endswith(("after", "before", "since"))


def _in(position: int, ranges: Iterable[tuple[int, int]]) -> bool:
    return any(start <= position < end for start, end in ranges)


def _counts_people(mention: FigureMention) -> bool:
    return mention.unit == "people" and mention.comparator is not Comparator.VAGUE


def _figure(mention: FigureMention) -> Figure:
    return Figure(
        span=Span(start=mention.start, end=mention.end, quote=mention.text),
        kind=mention.kind_hint or FigureKind.OTHER,
        comparator=mention.comparator,
        value=mention.value,
        low=mention.low,
        high=mention.high,
        unit=mention.unit or "people",
        who=mention.who,
        cumulative=mention.cumulative_hint and (mention.kind_hint or FigureKind.OTHER) in OF_PEOPLE,
    )
