"""Who acts and who speaks: from the words of a claim to parties and sources, and who stands with whom."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from marsad.model import Act, Claim, Mention, Pack, Party, Source
from marsad.packs.lookup import PartyIndex, SourceIndex

_PRONOUNS = frozenset(
    "it its he his she her hers they them their theirs we us our ours who which that this these".split()
)
_CAPITAL = re.compile(r"\b[^\W\d_a-z]")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_JOINTS = re.compile(r"[\s\W_]+")


@dataclass(slots=True)
class Sides:
    """The parties and sources of a pack; keeps what it has looked up for as long as one weighing lasts."""

    pack: Pack
    _index: PartyIndex = field(init=False)
    _speakers: SourceIndex = field(init=False)
    _parties: dict[str, Party] = field(init=False)
    _sources: dict[str, Source] = field(init=False)
    _named: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _spoken: dict[str, Source | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._index = PartyIndex(self.pack)
        self._speakers = SourceIndex(self.pack)
        self._parties = {p.id: p for p in self.pack.parties}
        self._sources = {s.id: s for s in self.pack.sources}

    def party(self, party_id: str | None) -> Party | None:
        return self._parties.get(party_id or "")

    def source(self, name: str, source_id: str | None = None) -> Source | None:
        """The source of this id, else the one that the name stands for."""
        if source_id in self._sources:
            return self._sources[source_id or ""]
        if name not in self._spoken:
            self._spoken[name] = self._speakers.find(name)
        return self._spoken[name]

    def sources_in(self, text: str) -> list[tuple[int, int, tuple[Source, ...]]]:
        """Every naming of sources in a text, in its order: start, end (half-open) and those the name may stand for."""
        return self._speakers.sources_in(text)

    def parties_in(self, text: str) -> tuple[str, ...]:
        """Ids of the parties that a wording names, in its order; several for "Russian and Syrian jets"."""
        if text not in self._named:
            found = (p.id for _, _, parties in self._index.parties_in(text) for p in parties)
            self._named[text] = tuple(dict.fromkeys(found))
        return self._named[text]

    def of_mention(self, mention: Mention) -> tuple[str, ...]:
        """Ids of the parties a mention stands for: the one its reader gave, else all that its words name."""
        return (mention.party,) if mention.party else self.parties_in(mention.text)

    def actors(self, claim: Claim) -> tuple[str, ...]:
        """Ids of the parties a claim says did it. Who claims responsibility names itself."""
        named = dict.fromkeys(p for m in claim.actors for p in self.of_mention(m))
        if not named and claim.act is Act.CLAIMS_RESPONSIBILITY:
            own = self.party_of_speaker(claim)
            return (own,) if own else ()
        return tuple(named)

    def actor_names(self, claim: Claim) -> tuple[str, ...]:
        """As `actors`, with groups the pack does not know under the words that name them."""
        parties = self.actors(claim)
        others = [m.text for m in claim.actors if not self.of_mention(m) and is_name(m.text)]
        return tuple(dict.fromkeys((*parties, *others)))

    def party_of_speaker(self, claim: Claim) -> str | None:
        """The party whose own voice the speaker is; None for outlets, monitors and the unknown."""
        if claim.speaker.is_publisher:
            return None
        source = self.source(claim.speaker.name, claim.speaker.id)
        if source:
            return source.party
        named = self.parties_in(claim.speaker.name)
        return named[0] if len(named) == 1 else None

    def side(self, party_id: str | None) -> str | None:
        """The camp of a party."""
        party = self.party(party_id)
        return party.side if party else None

    def side_of_source(self, source: Source) -> str | None:
        return source.side or self.side(source.party)

    def nested(self, one: str, other: str) -> bool:
        """Whether they are one party, or one is a part of the other."""
        return one == other or other in self._above(one) or one in self._above(other)

    def allied(self, one: str, other: str) -> bool:
        """Whether they are nested, of one camp, or one counts the other among its allies."""
        if self.nested(one, other):
            return True
        first, second = self.party(one), self.party(other)
        if not first or not second:
            return False
        return first.side == second.side or other in first.allies or one in second.allies

    def _above(self, party_id: str) -> tuple[str, ...]:
        chain: list[str] = []
        party = self.party(party_id)
        while party and party.parent and party.parent not in chain:
            chain.append(party.parent)
            party = self.party(party.parent)
        return tuple(chain)


def is_name(text: str) -> bool:
    """Whether words look like a name of their own and not a pronoun or a common noun ("gunmen", "Warplanes")."""
    bare = _ARTICLE.sub("", text.strip())
    if bare.casefold() in _PRONOUNS or not bare:
        return False
    return len(_CAPITAL.findall(bare)) > 1 or not bare.isascii()


def plain_name(name: str) -> str:
    """A name as names of speakers are compared: casefolded, without article, punctuation and doubled blanks."""
    return _JOINTS.sub(" ", _ARTICLE.sub("", name.strip()).casefold()).strip()
