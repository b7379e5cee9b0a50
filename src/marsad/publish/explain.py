"""From any id to the words: what is held, on which judgements and claims, and where in which report they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from marsad.errors import NotFound
from marsad.model import (
    Ceasefire,
    Claim,
    Control,
    Incident,
    MaybeSame,
    Outlook,
    Pack,
    Picture,
    Reason,
    Reliability,
    Report,
    Toll,
    Voice,
)
from marsad.publish.amounts import figure_words
from marsad.publish.brief import Brief, Footnote
from marsad.publish.chain import Chain, Step
from marsad.publish.chains import ceasefire_steps, control_steps, implied_steps, range_words, toll_steps
from marsad.publish.days import window
from marsad.publish.grounds import grounds
from marsad.publish.locate import place_name, where
from marsad.publish.naming import all_named, named
from marsad.publish.passage import Passage, extended, passage
from marsad.publish.sections.tolls import toll_words
from marsad.publish.words import RELIABILITY, STATUS, kind_words, sentence

LONGEST_NOTE = 4
# The Airwars scale has no grade for what tells of no harm to civilians.
UNGRADED = "none"

Subject = Claim | Incident | Toll | Ceasefire | Control | Outlook


def explain(
    what: Subject | Footnote, picture: Picture, claims: Sequence[Claim], reports: Sequence[Report], pack: Pack
) -> Chain:
    """The chain of a claim, incident, toll, ceasefire, control claim or outlook, or of a footnote of a brief."""
    telling = _Telling({c.id: c for c in claims}, {r.id: r for r in reports}, pack, picture)
    return telling.noted(what) if isinstance(what, Footnote) else telling.chain(what)


def footnote(id: str, brief: Brief) -> Footnote | None:
    """The footnote of a brief that is named `3` or `[3]`; None where the id names none.

    Raises NotFound where the brief has no footnote of that number.
    """
    digits = id.strip().removeprefix("[").removesuffix("]")
    if not digits.isdecimal() or len(digits) > LONGEST_NOTE:
        return None
    number = int(digits)
    found = next((n for n in brief.footnotes if n.number == number), None)
    if found is None:
        raise NotFound(
            f"The brief of {brief.day.isoformat()} has no footnote {number}.",
            next_step=f"It has footnotes 1 to {len(brief.footnotes)}.",
        )
    return found


def _may_be(other: MaybeSame) -> list[Step]:
    """Another incident that this one may be the same as, and what keeps the two apart."""
    text = f"may be the same event as {other.incident}; left apart for a person to decide"
    return [Step(text=text), *_because(other.reasons)]


def _because(reasons: Iterable[Reason]) -> list[Step]:
    return [Step(text=f"because {reason.text}", claims=reason.claims) for reason in reasons]


@dataclass(frozen=True, slots=True)
class _Telling:
    """Claims and reports by id, with the picture they are part of."""

    claims: dict[str, Claim]
    reports: dict[str, Report]
    pack: Pack
    picture: Picture

    @property
    def _seen_from(self) -> date:
        """The day years are left out for."""
        return self.picture.as_known_on or date.min

    def noted(self, note: Footnote) -> Chain:
        """The chain of a footnote: that of its claim, the footnote's words highlighted."""
        chain = self.chain(self.claims[note.claim])
        passages = tuple(extended(p, note.start, note.end, self.reports[note.report]) for p in chain.passages)
        return replace(chain, id=f"[{note.number}]", noun="footnote", passages=passages)

    def chain(self, subject: Subject) -> Chain:
        """The chain of one thing."""
        noun = type(subject).__name__.lower()
        title, steps = self._told(subject)
        ids = [c for step in steps for c in step.claims]
        passages = self._passages(dict.fromkeys(ids))
        return Chain(id=subject.id, noun=noun, title=title, steps=tuple(steps), passages=passages)

    def _told(self, subject: Subject) -> tuple[str, list[Step]]:
        if isinstance(subject, Claim):
            return self._claim(subject)
        if isinstance(subject, Incident):
            return self._incident(subject)
        if isinstance(subject, Toll):
            return self._toll(subject)
        if isinstance(subject, Ceasefire):
            return self._ceasefire(subject)
        return self._control(subject) if isinstance(subject, Control) else self._outlook(subject)

    def _passages(self, ids: Iterable[str]) -> tuple[Passage, ...]:
        found = (self.claims[i] for i in ids if i in self.claims)
        return tuple(passage(c, self.reports[c.report], self.pack) for c in found if c.report in self.reports)

    def _days(self, earliest: date | None, latest: date | None) -> str:
        return window(earliest, latest, self._seen_from)

    def _claim(self, claim: Claim) -> tuple[str, list[Step]]:
        steps = grounds(claim, self.reports.get(claim.report), self.pack, self.picture.as_known_on)
        return sentence(kind_words(claim.type)), [*steps, *implied_steps(claim.id, self.picture)]

    def _incident(self, incident: Incident) -> tuple[str, list[Step]]:
        days = self._days(incident.earliest, incident.latest)
        title = ", ".join(p for p in (sentence(kind_words(incident.kind)), where(incident.places), days) if p)
        steps = [Step(text=STATUS[incident.status], claims=incident.claims)]
        for judgement in incident.judgements:
            steps.append(Step(text=f"{judgement.axis}: {judgement.standing}"))
            steps.extend(_because(judgement.reasons))
        for grade in (g for g in incident.grades if g.mark != UNGRADED):
            steps.append(Step(text=f"{grade.scale}: {grade.mark}, {grade.meaning}"))
            steps.extend(_because(grade.reasons))
        for voice in incident.voices:
            withdrawn = f", withdrawn on {self._days(voice.withdrawn_on, voice.withdrawn_on)}"
            own = ", against its own side" if voice.against_own_side else ""
            text = f"{voice.stance}: {named(voice.name, self.pack)}{own}{withdrawn if voice.withdrawn_on else ''}"
            steps.append(Step(text=f"{text}{self._reliability(voice)}", claims=voice.claims))
        figures = [Step(text=f"figure: {figure_words(f)}", claims=(claim,)) for claim, f in incident.figures]
        figures += [Step(text=range_words(r), claims=r.claims) for r in incident.ranges]
        note = [Step(text=incident.note)] if incident.note else []
        return title, [*steps, *figures, *note, *(step for other in incident.candidates for step in _may_be(other))]

    def _reliability(self, voice: Voice) -> str:
        """The Admiralty letter a person gave the source; nothing for one that nobody has judged."""
        source = self.pack.source(voice.source)
        if source is None or source.reliability is Reliability.F:
            return ""
        return f"; Admiralty, source: {source.reliability}, {RELIABILITY[source.reliability]}"

    def _toll(self, toll: Toll) -> tuple[str, list[Step]]:
        title = f"{sentence(toll_words(toll))}, given by {named(toll.counter, self.pack)}"
        return title, toll_steps(toll, self.picture, self.pack, self._seen_from)

    def _ceasefire(self, ceasefire: Ceasefire) -> tuple[str, list[Step]]:
        by = all_named(ceasefire.declared_by, self.pack)
        title = f"Ceasefire, declared by {by}, {self._days(ceasefire.earliest, ceasefire.latest)}"
        return title, ceasefire_steps(ceasefire, self.picture, self.pack, self._seen_from)

    def _control(self, control: Control) -> tuple[str, list[Step]]:
        verb = "said to have passed to" if control.change else "said to be held by"
        holder = named(control.holder, self.pack) if control.holder else "a side that is not named"
        title = f"{place_name(control.place)}: {verb} {holder}"
        return title, control_steps(control, self.picture, self.pack, self._seen_from)

    def _outlook(self, outlook: Outlook) -> tuple[str, list[Step]]:
        title = f"{sentence(kind_words(outlook.kind))}, foretold by {named(outlook.said_by, self.pack)}"
        said = f", said {self._days(outlook.said, outlook.said)}" if outlook.said else ""
        days = self._days(outlook.earliest, outlook.latest)
        steps = [Step(text=f"{outlook.sort}{said}, for {days}", claims=outlook.claims or (outlook.claim,))]
        steps.append(Step(text=f"state: {outlook.state}{', decided by a person' if outlook.decided_by else ''}"))
        return title, [*steps, *_because(outlook.reasons)]
