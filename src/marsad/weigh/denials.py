"""Which claims a denial meets: those it names or plainly covers, and no others.

A denial covers a claim where all of this holds:

* kind: the denied kind, or one it may stand for. A denial of air missions does not meet shelling. Where one speaker
  denies in one report both "attacks" and, in narrower words, air missions, the narrower words say what is denied.
* party: the parties whose doing it denies; where it names nobody, the speaker's own camp; anybody's for a speaker of
  no camp. A denial that X did it meets nothing where nobody says that X did: a perpetrator not named is not
  contradicted. Only where it names the very place does a denial meet a claim that names no party: one of the event
  itself, or one of the speaker's own doing where the accused go by a name that leaves open who they are ("militants").
* time: what is said to have happened up to the day of the denial, within the days it speaks of (without any: the week
  before).
* place: one of the places it names, or a place in or around them. A denial without a place, or for a whole region,
  answers what had been told by the day it was made; told again the next day it is the same denial, and does not reach
  what was first told then.

The links a denial carries to claims of its own report hold before all of this, and within its report nothing else
does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from marsad.model import Act, Claim, Modality, Polarity, Scope
from marsad.weigh.evidence import Evidence, Telling
from marsad.weigh.ground import Spot, loci, spot_of
from marsad.weigh.kinds import MAY_BE, covers
from marsad.weigh.origins import Origin
from marsad.weigh.windows import Grain, Window, later

RECENT_DAYS = 7
# "Since the war began, never": what was told of more than a year before is not what such words answer.
FARTHEST_DAYS = 366
RETOLD_DAYS = 1
_Token = tuple[object, ...]
_NOT_ABOUT_EVENTS = frozenset({Act.RETRACTS, Act.EXPECTS, Act.WARNS, Act.DEMANDS})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Refusal:
    """A denial, or a plain statement that something did not happen, with what it covers.

    `parties` are those whose doing it denies (empty: it names nobody), `window` the days it speaks of, `made` the day
    it was made as far as known, `links` the claims it answers by its report's own words, `of_report` that it holds
    another outlet's report to be wrong.
    """

    claim: Claim
    origin: Origin
    scopes: tuple[Scope, ...]
    kinds: frozenset[str]
    parties: frozenset[str]
    window: Window
    published: date | None
    made: date | None
    spots: tuple[Spot, ...]
    links: frozenset[str]
    of_report: bool = False

    @property
    def local(self) -> bool:
        """Whether it names a place, and not only a region."""
        return any(not s.region for s in self.spots)


def denying(claim: Claim) -> bool:
    """Whether a claim says of something told as done that it was not."""
    told = claim.act is Act.DENIES or claim.polarity is Polarity.NEGATED
    return told and claim.modality is Modality.ACTUAL and claim.act not in _NOT_ABOUT_EVENTS


def refusals(claims: Iterable[Claim], evidence: Evidence) -> list[Refusal]:
    """Every denial among the claims, each with what it covers."""
    return settled([refusal(c, evidence) for c in claims if denying(c)])


def settled(found: Sequence[Refusal]) -> list[Refusal]:
    """Denials, each by itself, in the light of the others."""
    return _dated_as_made(_narrowed(found))


def refusal(claim: Claim, evidence: Evidence, *, of_report: bool = False) -> Refusal:
    """One denial, by itself."""
    published = evidence.known.published(claim)
    return Refusal(
        claim=claim,
        origin=evidence.origin(claim),
        scopes=tuple(dict.fromkeys(d.scope for d in claim.denies)) or (Scope.OCCURRENCE,),
        kinds=frozenset({claim.type}),
        parties=frozenset(evidence.sides.actors(claim)),
        window=_days_of(claim, published),
        published=published,
        made=published,
        spots=tuple(spot_of(p) for p in loci(claim.places)),
        links=frozenset(d.claim for d in claim.denies if d.claim),
        of_report=of_report,
    )


def _days_of(claim: Claim, published: date | None) -> Window:
    told = claim.time.earliest if claim.time else None
    if told is None:
        return Window(later(published, -RECENT_DAYS), published) if published else Window()
    last = (claim.time.latest if claim.time else None) or published or told
    last = max(told, min(last, published or last))
    return Window(max(told, later(last, -FARTHEST_DAYS)), last)


def _narrowed(found: Sequence[Refusal]) -> list[Refusal]:
    """A speaker's denial of a general kind, held to the narrower kind the same speaker denies in the same report."""
    kinds: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for refusal in found:
        kinds[refusal.claim.report, refusal.origin.key] |= refusal.kinds
    narrowed = []
    for refusal in found:
        told = kinds[refusal.claim.report, refusal.origin.key]
        narrower = told & MAY_BE.get(refusal.claim.type, frozenset())
        narrowed.append(replace(refusal, kinds=frozenset(narrower)) if narrower else refusal)
    return narrowed


def _dated_as_made(found: Sequence[Refusal]) -> list[Refusal]:
    """A general denial told again the next day keeps the day it was first told."""
    days: defaultdict[tuple[str, str], set[date]] = defaultdict(set)
    for refusal in found:
        if refusal.published and not refusal.local:
            for kind in refusal.kinds:
                days[voice_of(refusal), kind].add(refusal.published)
    return [_as_first_told(r, {d for k in r.kinds for d in days[voice_of(r), k]}) for r in found]


def _as_first_told(refusal: Refusal, days: set[date]) -> Refusal:
    if refusal.published is None or refusal.local:
        return refusal
    since = later(refusal.published, -RETOLD_DAYS)
    made = min(d for d in days if since <= d <= refusal.published)
    return refusal if made == refusal.made else replace(refusal, made=made)


def voice_of(refusal: Refusal) -> str:
    """Whose denial it is: no other's has a say in what it covers."""
    return refusal.origin.who.party or refusal.origin.key


class Denied:
    """The tellings of one weighing, found again by the denials that meet them."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._index: defaultdict[_Token, list[Telling]] = defaultdict(list)
        self._met: dict[Refusal, tuple[list[Telling], list[Telling]]] = {}
        self._asking: defaultdict[_Token, set[Refusal]] = defaultdict(set)
        self._stale: dict[Refusal, None] = {}

    def add(self, tellings: Iterable[Telling]) -> None:
        """Take in more tellings; the denials that look where one of them lies are met anew."""
        for telling in tellings:
            for token in self._tokens(telling):
                self._index[token].append(telling)
                self._ask_anew(token)

    def remove(self, tellings: Iterable[Telling]) -> None:
        """Give tellings up; the denials that look where one of them lies are met anew."""
        for telling in tellings:
            for token in self._tokens(telling):
                self._index[token].remove(telling)
                self._ask_anew(token)

    def forget(self, refusals: Iterable[Refusal]) -> None:
        """Forget denials that are no more."""
        for gone in refusals:
            self._stale.pop(gone, None)
            self._met.pop(gone, None)
            for token in self._wanted(gone):
                self._asking[token].discard(gone)

    def stale(self) -> list[Refusal]:
        """The denials that may meet other tellings than when this was last asked."""
        found, self._stale = list(self._stale), {}
        return found

    def _ask_anew(self, token: _Token) -> None:
        for refusal in self._asking.get(token, ()):
            self._met.pop(refusal, None)
            self._stale[refusal] = None

    def met_by(self, refusal: Refusal) -> list[Telling]:
        """The tellings of others that a denial meets, in a fixed order."""
        return self._of(refusal)[0]

    def taken_back_by(self, refusal: Refusal) -> list[Telling]:
        """The tellings of its own, in earlier reports, that a denial meets."""
        return self._of(refusal)[1]

    def _of(self, refusal: Refusal) -> tuple[list[Telling], list[Telling]]:
        found = self._met.get(refusal)
        if found is None:
            for token in self._wanted(refusal):
                self._asking[token].add(refusal)
            near, origin = self._near(refusal), self._evidence.origin
            own = (t for t in near if origin(t.claim).key == refusal.origin.key)
            found = self._met[refusal] = (
                [t for t in near if self.meets(refusal, t)],
                [t for t in own if self._contradicts_itself(refusal, t)],
            )
        return found

    def _near(self, refusal: Refusal) -> list[Telling]:
        found = {(t.claim.id, t.start): t for token in self._wanted(refusal) for t in self._index.get(token, ())}
        return [t for _, t in sorted(found.items(), key=lambda pair: pair[0])]

    def meets(self, refusal: Refusal, telling: Telling) -> bool:
        """Whether the denial meets this telling."""
        if telling.claim.id in refusal.links:
            return True
        own_report = telling.claim.report == refusal.claim.report
        if (refusal.links and own_report) or not any(covers(k, telling.claim.type) for k in refusal.kinds):
            return False
        same_voice = self._evidence.origin(telling.claim).key == refusal.origin.key
        if same_voice or not self._place_covered(refusal, telling, own_report):
            return False
        return self._party_covered(refusal, telling) and self._time_covered(refusal, telling, own_report)

    def _contradicts_itself(self, refusal: Refusal, telling: Telling) -> bool:
        published = self._evidence.known.published(telling.claim)
        if not published or not refusal.published or published > refusal.published:
            return False
        if telling.claim.report == refusal.claim.report or not any(
            covers(k, telling.claim.type) for k in refusal.kinds
        ):
            return False
        placed = self._place_covered(refusal, telling, own_report=False)
        return placed and self._party_covered(refusal, telling) and self._time_covered(refusal, telling, False)

    def _tokens(self, telling: Telling) -> Iterator[tuple[object, ...]]:
        kind, published = telling.claim.type, self._evidence.known.published(telling.claim)
        yield "claim", telling.claim.id
        yield "report", telling.claim.report
        if telling.window.dated and telling.window.grain is not Grain.SERIES:
            yield from ((kind, day) for day in telling.window.days())
        elif not telling.window.dated and published:
            yield kind, "undated", published.toordinal()

    def _wanted(self, refusal: Refusal) -> Iterator[tuple[object, ...]]:
        yield from (("claim", i) for i in refusal.links)
        yield "report", refusal.claim.report
        kinds = sorted({k for kind in refusal.kinds for k in (kind, *MAY_BE.get(kind, ()))})
        for kind in kinds:
            yield from ((kind, day) for day in refusal.window.days())
            if refusal.made:
                made = refusal.made.toordinal()
                yield from ((kind, "undated", day) for day in range(made - RECENT_DAYS, made + 1))

    def _party_covered(self, refusal: Refusal, telling: Telling) -> bool:
        sides = self._evidence.sides
        if refusal.parties:
            return any(sides.nested(a, b) for a in refusal.parties for b in telling.parties)
        camp = refusal.origin.lean
        if camp is None and refusal.claim.actors:
            return False  # "they did not": nobody here can say who they are
        if camp is None:
            return bool(telling.parties) or Scope.RESPONSIBILITY not in refusal.scopes
        if telling.parties:
            return any(sides.side(p) == camp for p in telling.parties)
        if refusal.claim.actors and not telling.claim.actors:
            return False
        return Scope.OCCURRENCE in refusal.scopes and self._names_the_place(refusal, telling)

    def _names_the_place(self, refusal: Refusal, telling: Telling) -> bool:
        told = telling.spot
        return told is not None and any(
            not spot.region and self._evidence.ground.relation(spot, told) is not None for spot in refusal.spots
        )

    def _place_covered(self, refusal: Refusal, telling: Telling, own_report: bool) -> bool:
        if not refusal.spots:
            return bool(refusal.parties) or refusal.claim.act is Act.DENIES
        if telling.spot is None:
            return own_report
        told = telling.spot
        return any(self._evidence.ground.relation(spot, told) is not None for spot in refusal.spots)

    def _time_covered(self, refusal: Refusal, telling: Telling, own_report: bool) -> bool:
        told, published = telling.window, self._evidence.known.published(telling.claim)
        if refusal.made is None:
            return own_report
        known_then = published is not None and published <= refusal.made
        if not (known_then or refusal.local):
            return False
        if not told.dated:
            recent = published is not None and published >= later(refusal.made, -RECENT_DAYS)
            return known_then and recent
        in_time = told.earliest is not None and told.earliest <= refusal.made
        return in_time and told.grain is not Grain.SERIES and told.overlaps(refusal.window)
