"""PolNeAR: who says what in political news, as source, cue and content.

What is measured is the attribution layer alone (`parse`, `attributions`, `views`), without a pack and a gazetteer.
The coders marked every attribution, also beliefs, hopes, plans and documents that show something; one without a
source is counted and cannot be met. One found meets one marked when their cues overlap, their sources overlap, and
the characters of their contents agree with an F1 of at least one half. Pairs are made one to one, best content first.

Three habits of the coders are followed: a speaker told by a pronoun stands where the pronoun stands; a quotation that
goes on over sentences is one content; what is said, wished or believed inside quotation marks is not marked.

`polnear` is the F1 of such meetings; `polnear_precision` and `polnear_recall` are its parts; `polnear_cue` is the F1 of
overlapping cues alone. All in percent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from marsad.archive.sections import sections
from marsad.model import Report
from marsad.read.lexicon import load
from marsad.read.memory import Memory
from marsad.read.sentences import Sentence, paragraphs, parse
from marsad.read.speech import Attribution, attributions, views

Span = tuple[int, int]
_NEAR = 60
"""Most characters between a cue and the sentence in which its quotation goes on."""


@dataclass(frozen=True, slots=True)
class _Said:
    """One attribution as characters of the text."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: frozenset[int]


class _NoPlaces:
    """No name of any place is known."""

    def kind_of(self, name: str) -> str | None:
        return None

    def names_in(self, text: str) -> Sequence[tuple[int, int, str]]:
        return ()


def figures(rows: Iterable[Mapping[str, Any]], read: object = None) -> dict[str, float]:
    """The four figures over the rows; the reader of whole reports is not used."""
    met = cues = found = marked = 0
    for row in rows:
        gold = [_marked(a) for a in row["gold"]["attributions"]]
        ours = _found(str(row["text"]))
        met += _pairs(gold, ours, _agreement)
        cues += _pairs(gold, ours, lambda a, b: float(_overlap(a.cue, b.cue)))
        found, marked = found + len(ours), marked + len(gold)
    return {
        "polnear": _percent(2 * met, found + marked),
        "polnear_precision": _percent(met, found),
        "polnear_recall": _percent(met, marked),
        "polnear_cue": _percent(2 * cues, found + marked),
    }


def _percent(part: int, whole: int) -> float:
    return round(100.0 * part / whole, 1) if whole else 0.0


def _marked(attribution: Mapping[str, Any]) -> _Said:
    spans = {
        k: tuple((a, b) for a, b in (attribution.get(k) or {}).get("spans", ())) for k in ("source", "cue", "content")
    }
    return _Said(spans["source"], spans["cue"], frozenset(i for a, b in spans["content"] for i in range(a, b)))


def _found(text: str) -> list[_Said]:
    lexicon, memory = load(), Memory()
    report = Report(id="", name="", text=text, language="en", sections=sections(text))
    listed: list[_Said] = []
    before: list[tuple[str, frozenset[int]]] = []
    for sentence in parse(report, list(paragraphs(report)), _NoPlaces(), lexicon):
        spoken = attributions(sentence, lexicon, memory)
        for attribution in [*spoken, *views(sentence, lexicon, spoken)]:
            said = _as_said(attribution, sentence)
            if attribution.cue is not None and attribution.cue.i in sentence.quoted:
                continue
            if said.cue:
                own = [content for name, content in before if name == attribution.speaker.name]
                listed.append(replace(said, content=said.content.union(*own)))
            elif listed and _goes_on(listed[-1], said):
                listed[-1] = replace(listed[-1], content=listed[-1].content | said.content)
            else:
                before.append((attribution.speaker.name, said.content))
        if any(a.cue is not None for a in spoken):
            before = []
        memory.told_of(sentence)
    return listed


def _goes_on(last: _Said, said: _Said) -> bool:
    """Whether the words without a cue follow right behind what was said last."""
    return 0 <= min(said.content) - max(last.content | {e for _, e in last.cue}) < _NEAR


def _as_said(attribution: Attribution, sentence: Sentence) -> _Said:
    speaker, cue = attribution.speaker.span, attribution.cue
    inside = [t for t in sentence.tokens if t.i in attribution.content]
    return _Said(
        source=((speaker.start, speaker.end),) if speaker else (),
        cue=((sentence.start(cue), sentence.end(cue)),) if cue is not None else (),
        content=frozenset(i for t in inside for i in range(sentence.start(t), sentence.end(t))),
    )


def _overlap(one: Sequence[Span], other: Sequence[Span]) -> bool:
    return any(a < d and c < b for a, b in one for c, d in other)


def _agreement(gold: _Said, ours: _Said) -> float:
    """The character F1 of the contents where cue and source overlap and it is at least one half, else 0."""
    if not (_overlap(gold.cue, ours.cue) and _overlap(gold.source, ours.source)):
        return 0.0
    both = 2 * len(gold.content & ours.content) / max(1, len(gold.content) + len(ours.content))
    return both if both >= 0.5 else 0.0


def _pairs(gold: Sequence[_Said], ours: Sequence[_Said], score: Callable[[_Said, _Said], float]) -> int:
    """How many pairs one to one, the best first."""
    scored = sorted(
        ((s, -i, -j) for i, g in enumerate(gold) for j, o in enumerate(ours) if (s := score(g, o)) > 0), reverse=True
    )
    left, right = set(), set()
    for _, i, j in scored:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
    return len(left)
