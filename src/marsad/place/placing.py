"""Placing the mentions of one report: what is plain first, then the rest with its help."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from marsad.model import HERE, Claim, GazetteerEntry, Location, PlaceMention, PlaceStatus, Role, Span
from marsad.place import locating, vague
from marsad.place.context import SURE, Relation, Surroundings, Verdict, Wanted
from marsad.place.deciding import judge
from marsad.place.expression import Expression
from marsad.place.gazetteer import Gazetteer
from marsad.place.relations import BESIDE, BESIDE_BEARINGS, beside, inside, meeting
from marsad.place.scope import scope_of
from marsad.place.vague import Area
from marsad.place.wording import Wording

_BETWEEN = re.compile(r"\b(?:between|linking|connecting)\s[^.;:!?]*$", re.IGNORECASE)
_POINTING = re.compile(r"\b(?:the|this|that) (city|town|village)\b(?! of\b)", re.IGNORECASE)
_LOOK_BACK = 80
_ROUNDS = 2
_LINES = ("road", "water")


@dataclass(frozen=True, slots=True)
class _Case:
    """One mention of one claim, taken apart; `end`: one of two places that something lies between."""

    mention: PlaceMention
    words: Expression
    end: bool

    @property
    def point_like(self) -> bool:
        beside = self.end or self.mention.role in BESIDE or self.words.side is not None or self.words.near
        return beside and self.words.part is None


class ReportPlacer:
    """Places the mentions of one report."""

    def __init__(self, gazetteer: Gazetteer, entries: Mapping[str, GazetteerEntry], text: str) -> None:
        self._gazetteer = gazetteer
        self._wording = Wording(gazetteer)
        self._entries = entries
        self._text = text
        self._around = Surroundings()

    def place(self, claims: Sequence[Claim]) -> tuple[Claim, ...]:
        """The claims with every mention located."""
        cases = [[self._case(mention, claim.span) for mention in claim.places] for claim in claims]
        told = [name for of in cases for case in of for name in _names(case.words)]
        scope = scope_of(told, self._text, self._gazetteer, self._entries)
        self._around = Surroundings(scope=scope, home=self._gazetteer.home)
        self._around = self._at_first_sight(cases)
        for _ in range(_ROUNDS):
            self._around = self._by_context(cases)
        return tuple(
            replace(claim, places=tuple(replace(c.mention, location=self._location(c, of)) for c in of))
            for claim, of in zip(claims, cases, strict=True)
        )

    def _case(self, mention: PlaceMention, of_claim: Span) -> _Case:
        start = mention.span.start
        named_before = mention.span.end <= of_claim.start and _POINTING.search(of_claim.quote)
        if named_before:
            return _Case(mention, self._wording.pointed(mention.text, named_before.group(1)), end=False)
        end = mention.role is Role.BETWEEN or _BETWEEN.search(self._text[max(0, start - _LOOK_BACK) : start])
        beside = mention.role in BESIDE
        words = self._wording.in_text(self._text, start, mention.span.end, beside=beside)
        return _Case(mention, words, bool(end))

    def _at_first_sight(self, cases: Sequence[Sequence[_Case]]) -> Surroundings:
        """The places that names plainly stand for by themselves and by what the report is about."""
        found = self._around.after()
        for case in (case for of_claim in cases for case in of_claim):
            for name in _names(case.words):
                plain = Wanted(name=name, point_like=case.point_like or name != case.words.name)
                entry = self._judged(plain, self._around).entry
                if entry:
                    found.notice(entry)
        return found

    def _by_context(self, cases: Sequence[Sequence[_Case]]) -> Surroundings:
        """The places that the names stand for by all that was known before."""
        found = self._around.after()
        for of_claim in cases:
            for case in of_claim:
                verdict = self._verdict(case, of_claim) if case.words.name else None
                if verdict and verdict.entry:
                    found.remember(case.words.name, case.mention.span.start, verdict.entry, verdict.by_words)
                for name in _names(case.words)[1 if case.words.name else 0 :]:
                    entry = self._judged(Wanted(name=name, point_like=True), self._around).entry
                    if entry:
                        found.notice(entry)
        return found

    def _judged(self, wanted: Wanted, around: Surroundings) -> Verdict:
        return judge(self._gazetteer.matches(wanted.name), wanted, around)

    def _verdict(self, case: _Case, of_claim: Sequence[_Case]) -> Verdict:
        """What the name of a mention stands for, by all that is known so far."""
        words = case.words
        wanted = Wanted(
            name=words.name,
            start=case.mention.span.start,
            kinds=words.kinds,
            point_like=case.point_like,
            area_like=words.part is not None or words.countryside or words.unnamed,
            inside=self._contained(words.inside) if words.inside else None,
            around=self._areas_of_claim(case, of_claim),
            relations=tuple(relation for other in _narrowing(case, of_claim) for relation in self._relation(other)),
        )
        return self._judged(wanted, self._around)

    def _areas_of_claim(self, case: _Case, of_claim: Sequence[_Case]) -> tuple[Relation, ...]:
        """The areas that the claim names for what it puts at places."""
        if case.mention.role is not Role.AT:
            return ()
        within = [c.words for c in of_claim if c.mention.role is Role.WITHIN and c.words.name != case.words.name]
        return tuple(relation for relation in map(self._contained, within) if relation)

    def _contained(self, words: Expression) -> Relation | None:
        entry = self._area_named(words)
        return inside(words, entry, self._wording.seat(entry)) if entry else None

    def _holder(self, holder: Expression, held: Expression) -> GazetteerEntry | None:
        """What holds a place: a town, where the words tell a building or a quarter of it."""
        if set(held.kinds) & {"site", "neighbourhood"}:
            wanted = Wanted(name=holder.name, kinds=holder.kinds, point_like=True)
            return self._judged(wanted, self._around).entry
        return self._area_named(holder)

    def _area_named(self, words: Expression) -> GazetteerEntry | None:
        wanted = Wanted(name=words.name, kinds=words.kinds, area_like=True)
        return self._judged(wanted, self._around).entry if words.name else None

    def _relation(self, other: _Case) -> tuple[Relation, ...]:
        """What a mention of the role near or north of … says about the place it narrows."""
        entry = self._named(other)
        return (beside(other.mention.role, entry, other.words.km),) if entry and entry.kind in locating.POINTS else ()

    def _named(self, case: _Case) -> GazetteerEntry | None:
        wanted = Wanted(name=case.words.name, kinds=case.words.kinds, point_like=case.point_like)
        return self._judged(wanted, self._around).entry if case.words.name else None

    def _location(self, case: _Case, of_claim: Sequence[_Case]) -> Location:
        words = case.words
        if words.between:
            line = self._between(words)
            if line.status is PlaceStatus.RESOLVED or not words.name:
                return line
            case = replace(case, words=replace(words, between=None, kinds=()))
        if not words.name:
            return locating.unresolved(f"“{words.text}” names no place; what it refers back to is not followed")
        verdict = self._verdict(case, of_claim)
        if verdict.entry is None:
            return self._by_words(case, of_claim, verdict) or locating.open_verdict(verdict)
        if verdict.entry.kind in _LINES:
            return self._stretch(verdict.entry, verdict, of_claim)
        seat = self._wording.seat(verdict.entry) if words.countryside else None
        return locating.located(self._told_with(case, of_claim), verdict.entry, verdict, self._entries, seat)

    def _told_with(self, case: _Case, of_claim: Sequence[_Case]) -> Expression:
        """The words together with the role, where nothing else in the claim is narrowed by it."""
        role = case.mention.role
        if role not in BESIDE or case.words.relative or _narrowed(case, of_claim):
            return case.words
        if role is Role.NEAR:
            return replace(case.words, near=True)
        return replace(case.words, side=BESIDE_BEARINGS[role])

    def _by_words(self, case: _Case, of_claim: Sequence[_Case], verdict: Verdict) -> Location | None:
        """A place no gazetteer holds, where the words say in or beside what it lies."""
        if any(known.score >= SURE for known in verdict.candidates):
            return None
        told = f"{case.words.name} is not in the gazetteer; its words put it"
        area = self._beside(case, of_claim)
        if area:
            return replace(locating.by_area(area[0], area[1], (), f"{told} {area[0].told}"), name=case.words.name)
        holder = case.words.inside
        around = self._holder(holder, case.words) if holder else None
        if holder is None or around is None:
            return None
        open_ = replace(verdict, candidates=(), reason=f"{told} in {around.name}")
        return locating.located(holder, around, open_, self._entries)

    def _beside(self, case: _Case, of_claim: Sequence[_Case]) -> tuple[Area, GazetteerEntry] | None:
        """Where all that narrows a mention holds together, and one of the places it is told by."""
        others = [(o.mention.role, self._named(o), o.words.km) for o in _narrowing(case, of_claim)]
        known = [(role, entry, km) for role, entry, km in others if entry and entry.kind in locating.POINTS]
        area = meeting(known)
        return (area, known[0][1]) if area and case.mention.role in HERE else None

    def _between(self, words: Expression) -> Location:
        ends = [self._judged(Wanted(name=n, point_like=True), self._around).entry for n in words.between or ()]
        one, two = ends if len(ends) == 2 else (None, None)
        if one is None or two is None:
            return locating.unresolved("what it lies between is not known")
        road = next((e for e in self._roads(words) if vague.passes(e, one) and vague.passes(e, two)), None)
        return locating.by_area(vague.between(one, two, road), road or one, (), "the stretch between two places")

    def _roads(self, words: Expression) -> list[GazetteerEntry]:
        named = [m.entry for m in self._gazetteer.matches(words.name) if m.exact] if words.name else []
        return [e for e in named if e.kind in _LINES] or [e for e in self._entries.values() if e.kind == "road"]

    def _stretch(self, line: GazetteerEntry, verdict: Verdict, of_claim: Sequence[_Case]) -> Location:
        """A road or river, cut where the claim names two places it lies between."""
        known = [end for end in (self._named(case) for case in of_claim if case.end) if end]
        if len(known) != 2:
            return locating.located(Expression(text=line.name), line, verdict, self._entries)
        return locating.by_area(vague.between(known[0], known[1], line), line, verdict.candidates, verdict.reason)


def _names(words: Expression) -> list[str]:
    inner = _names(words.inside) if words.inside else []
    return [n for n in (words.name, *(words.between or ()), *inner) if n]


def _pointed(case: _Case) -> bool:
    """Whether a mention may be a point that others narrow."""
    words = case.words
    here = case.mention.role is Role.AT and bool(words.name)
    return here and words.part is None and not words.unnamed and not set(words.kinds) & {"admin1", "road", "region"}


def _narrowed(case: _Case, of_claim: Sequence[_Case]) -> _Case | None:
    """The mention that one of the role near or north of … narrows: the last point before it, else the first after."""
    points = [c for c in of_claim if _pointed(c)]
    before = [c for c in points if c.mention.span.start < case.mention.span.start]
    return before[-1] if before else next(iter(points), None)


def _narrowing(case: _Case, of_claim: Sequence[_Case]) -> list[_Case]:
    """The mentions that narrow this one."""
    return [c for c in of_claim if c.mention.role in BESIDE and c.words.name and _narrowed(c, of_claim) is case]
