"""What one sentence holds, handed out clause by clause: places, times, figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from spacy.tokens import Token

from marsad.model import HERE, Basis, Figure, FigureKind, PlaceMention, Span, When
from marsad.read.clauses import Clause, is_aside
from marsad.read.nominals import CLAUSAL, subtree
from marsad.read.numbers import FigureMention, find_figures
from marsad.read.sentences import Sentence
from marsad.read.times import TimeMention
from marsad.read.wheres import Finder, in_clause

_OF_PEOPLE = frozenset(
    {
        FigureKind.KILLED,
        FigureKind.WOUNDED,
        FigureKind.KILLED_OR_WOUNDED,
        FigureKind.MISSING,
        FigureKind.DISPLACED,
        FigureKind.CAPTURED,
        FigureKind.DETAINED,
    }
)
_BASIS = {"absolute": Basis.ABSOLUTE, "publication": Basis.PUBLICATION, "event": Basis.EVENT, "vague": Basis.INFERRED}


class Scene:
    """The places, times and figures of one sentence; `times` are those of the whole report."""

    def __init__(self, sentence: Sentence, finder: Finder, times: Sequence[TimeMention]) -> None:
        self.sentence = sentence
        self.mentions = finder.find(sentence)
        start, end = sentence.starts[0], sentence.ends[-1]
        piece = sentence.text[start:end]
        self._times = [t for t in times if start <= t.start and t.end <= end]
        self._figures = find_figures(piece, offset=start)

    def places(self, clause: Clause) -> list[PlaceMention]:
        """The clause's own; else, for a clause that hangs on or follows another, that one's."""
        own = in_clause(self.mentions, clause.tokens)
        if not own:
            own = in_clause(self.mentions, _object_phrases(clause))
        if any(m.role in HERE for m in own):
            return own
        if _goes_on(clause):
            above = in_clause(self.mentions, _own_tokens(clause.head.head))
            return own + [m for m in above if m not in own]
        return own

    def figures(self, tokens: Sequence[Token], counted: bool = False) -> list[Figure]:
        """Those whose kind the words tell; with `counted`, all, as the noun before them tells it."""
        inside = self._ranges(tokens)
        return [_figure(f) for f in self._figures if (counted or f.kind_hint is not None) and _in(f.start, inside)]

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
        if own is None and _goes_on(clause) and not _own_tense(clause) and not self._timed(clause):
            return self._pick(_own_tokens(clause.head.head), lambda t: t.anchor != "event")
        return own

    def _timed(self, clause: Clause) -> bool:
        """Whether the clause says for how long or how often, and so is not told of another clause's day."""
        inside = self._ranges(clause.tokens)
        return any(_in(t.start, inside) for t in self._times)

    def when_in(self, tokens: Sequence[Token]) -> When | None:
        return self._pick(tokens, lambda _: True)

    def _pick(self, tokens: Sequence[Token], fits: Callable[[TimeMention], bool]) -> When | None:
        inside = self._ranges(self._without_asides(tokens))
        found = [t for t in self._times if _in(t.start, inside) and t.kind not in {"duration", "frequency"} and fits(t)]
        dated = [t for t in found if t.earliest or t.latest]
        best = next(iter(dated or found), None)
        return _when(best, self.sentence.text) if best else None

    def _without_asides(self, tokens: Sequence[Token]) -> list[Token]:
        """The tokens without what stands behind "since", "after" and their like.

        "The first since the truce of 31 August" is not of 31 August; "since 31 August" begins with the word and stays.
        """
        behind = {t.i for word in tokens if is_aside(word) for t in word.subtree if t is not word}
        return [t for t in tokens if t.i not in behind]

    def _ranges(self, tokens: Sequence[Token]) -> list[tuple[int, int]]:
        return [(self.sentence.start(t), self.sentence.end(t)) for t in tokens]


def _goes_on(clause: Clause) -> bool:
    """Whether the clause goes on with the one above it: coordinated, or a bare participle ("…, killing five")."""
    head = clause.head
    if head.head.pos_ not in {"VERB", "AUX"}:
        return False
    return head.dep_ in {"conj", "xcomp"} or (head.dep_ == "advcl" and not clause.mark)


def _own_tense(clause: Clause) -> bool:
    """ "Began in April and have retaken": a coordinated verb with an auxiliary of its own tells of its own time."""
    return clause.head.dep_ == "conj" and any(c.dep_ == "aux" for c in clause.head.children)


def _object_phrases(clause: Clause) -> list[Token]:
    """The clause's noun phrases with what says which are meant ("positions held by rebels in the town")."""
    nouns = [t for t in clause.tokens if t.dep_ in {"dobj", "pobj", "nsubjpass"}]
    return [t for noun in nouns for t in subtree(noun, frozenset({"advcl", "ccomp", "parataxis"}))]


def _own_tokens(verb: Token) -> list[Token]:
    """The verb with its arguments and adverbials, without other clauses."""
    return [verb, *(t for c in verb.children if c.pos_ not in {"VERB", "AUX"} for t in subtree(c, CLAUSAL))]


def _leads_clause(mention: TimeMention) -> bool:
    """ "10 days after" before a clause."""
    return mention.kind == "offset" and mention.text.lower().endswith(("after", "before", "since"))


def _in(position: int, ranges: Iterable[tuple[int, int]]) -> bool:
    return any(start <= position < end for start, end in ranges)


def _when(mention: TimeMention, text: str) -> When:
    return When(
        text=mention.text,
        earliest=mention.earliest,
        latest=mention.latest,
        basis=_BASIS[mention.anchor],
        granularity=mention.granularity,
        edtf=mention.edtf,
        span=Span(start=mention.start, end=mention.end, quote=text[mention.start : mention.end]),
    )


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
        cumulative=mention.cumulative_hint and (mention.kind_hint or FigureKind.OTHER) in _OF_PEOPLE,
    )
