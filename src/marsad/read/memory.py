"""What a report has said so far: who spoke, who acted, so that "it", "the site" and "the offensive" can be read.

Rules, not guesses: where nothing fits, the words stay as they are.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from marsad.model import Mention, Speaker
from marsad.read.sentences import CLAUSAL, Sentence, is_name, named, phrase, subtree

OWN_VOICE = frozenset({"we", "i"})
_PERSONS = frozenset({"he", "she", "him", "her"})
_BODIES = frozenset({"it"})
_MANY = frozenset({"they", "them"})
_PRONOUNS = _PERSONS | _BODIES | _MANY
_MEDIA = frozenset(
    {"site", "website", "outlet", "newspaper", "blog", "agency", "channel", "network", "broadcaster", "paper", "daily"}
)
_BODY_WORDS = frozenset(
    {"group", "organisation", "organization", "body", "monitor", "watchdog", "committee", "charity", "ministry", "army"}
)
_IN_NAMES_OF_BODIES = frozenset(
    {"news", "post", "radio", "tv", "wire", "times", "daily", "review", "bulletin", "team", "union", "front", "forces"}
)
_REMEMBERED = 200
"""How many voices and actors back a pronoun may reach."""
_SHORTEST_ACRONYM = 3
_POINTING = frozenset({"the", "this", "that", "its"})
_DOCUMENTS = frozenset({"statement", "report", "announcement", "release", "post", "communique", "tweet", "video"})


@dataclass(slots=True)
class _Voice:
    speaker: Speaker
    described: frozenset[str]
    person: bool
    many: bool


@dataclass(slots=True)
class Memory:
    """What one report has named so far, latest last."""

    voices: deque[_Voice] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))
    actors: deque[Mention] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))
    topic: _Voice | None = None
    accused: tuple[_Voice, _Voice] | None = None
    """Who accused somebody last, and whom."""
    holding: Speaker | None = None
    told_last: Speaker | None = None

    @property
    def last(self) -> Speaker | None:
        return self.voices[-1].speaker if self.voices else None

    def acted(self, mentions: list[Mention], speaker: str | None, own_party: str | None) -> list[Mention]:
        """The actors of a claim, "it" and "they" given the party they stand for; and remembered.

        In somebody's own words they are the one who speaks (`speaker`, of `own_party` if known).
        """
        if speaker:
            known = [replace(m, party=own_party) if m.text.lower() in _PRONOUNS else m for m in mentions]
        else:
            known = [self._for_pronoun(m) if m.text.lower() in _BODIES | _MANY else m for m in mentions]
        self.actors += [m for m in known if m.party]
        return known

    def _for_pronoun(self, mention: Mention) -> Mention:
        """ "They" are the last who were named as many, "it" the last body or campaign; the words stay as they are."""
        many = mention.text.lower() in _MANY
        named_as = (m for m in reversed(self.actors) if m.text.lower().endswith("s") == many)
        found = next(named_as, None)
        return replace(mention, party=found.party) if found else mention

    def speaker(self, head: Token, sentence: Sentence) -> Speaker:
        """The speaker a noun phrase stands for, resolved if it is a pronoun or "the site"; and remembered.

        "We" and "I" name nobody that a later "he" or "they" could stand for.
        """
        if head.lower_ in OWN_VOICE:
            span = sentence.span([head])
            return Speaker(name=span.quote, span=span)
        earlier = self._governing(head, sentence) or self._earlier(head)
        if earlier is not None:
            span = sentence.span(phrase(head)) if head.pos_ != "PRON" else sentence.span([head])
            return self._remember(Speaker(name=earlier.speaker.name, id=earlier.speaker.id, span=span), earlier)
        voice = self._voice(head, sentence)
        return self._remember(voice.speaker, voice)

    def _voice(self, head: Token, sentence: Sentence) -> _Voice:
        """Somebody as the noun phrase names them."""
        carrier = named(head)
        span = sentence.span(_without_deed(phrase(carrier)))
        described = _description(head)
        person = _is_person(_names(carrier), described)
        return _Voice(Speaker(name=span.quote, span=span), described, person, many=head.tag_ in {"NNS", "NNPS"})

    def accuses(self, head: Token, sentence: Sentence) -> None:
        """Remember whom the one who spoke last accused."""
        if self.voices and head.lower_ not in _PRONOUNS:
            self.accused = self.voices[-1], self._voice(head, sentence)

    def denier(self, head: Token, sentence: Sentence) -> Speaker:
        """Who denies: "it" and "they", right after somebody was accused, are the accused and not the accuser."""
        meant = self._accused_as(head.lower_)
        if meant is None:
            return self.speaker(head, sentence)
        return self._remember(Speaker(name=meant.speaker.name, span=sentence.span([head])), meant)

    def _accused_as(self, word: str) -> _Voice | None:
        """Whom the one who spoke last accused, if the pronoun may stand for them."""
        if word not in _PRONOUNS or self.accused is None or self.voices[-1] is not self.accused[0]:
            return None
        meant = self.accused[1]
        fits = meant.many if word in _MANY else not meant.many and meant.person == (word in _PERSONS)
        return meant if fits else None

    def told_of(self, sentence: Sentence) -> None:
        """Remember whom the sentence was about: its subject, if that is a body with a name ("it" in the next)."""
        root = next((t for t in sentence.tokens if t.dep_ == "ROOT"), None)
        subject = next((c for c in root.children if c.dep_ == "nsubj"), None) if root is not None else None
        self.topic = None
        if subject is None or subject.tag_ in {"NNS", "NNPS", "PRP"}:
            return
        carrier = named(subject)
        described = _description(subject)
        if is_name(carrier) and not _is_person(_names(carrier), described):
            span = sentence.span(phrase(carrier))
            self.topic = _Voice(Speaker(name=span.quote, span=span), described, person=False, many=False)

    def plain(self, sentence: Sentence, tokens: list[Token]) -> Speaker:
        """A speaker read off the words side by side, resolved like any other."""
        span, head = sentence.span(tokens), tokens[-1]
        earlier = self._earlier(head) if len(tokens) == 1 else self._meant_by(tokens)
        if earlier is not None:
            return self._remember(Speaker(name=earlier.speaker.name, id=earlier.speaker.id, span=span), earlier)
        described = frozenset(t.lower_ for t in tokens)
        voice = _Voice(
            speaker=Speaker(name=span.quote, span=span),
            described=described,
            person=_is_person([t for t in tokens if is_name(t)], described),
            many=head.tag_ in {"NNS", "NNPS"},
        )
        return self._remember(voice.speaker, voice)

    def _meant_by(self, tokens: list[Token]) -> _Voice | None:
        """Whom "the ministry" or "the site" stands for, by the words alone."""
        if tokens[0].lower_ not in _POINTING or any(is_name(t) for t in tokens):
            return None
        return self._described_as(tokens[-1].lower_, {t.lower_ for t in tokens[1:] if t.is_alpha})

    def knows(self, tokens: list[Token]) -> bool:
        """Whether somebody who spoke before is called so."""
        called = {t.lower_ for t in tokens}
        return any(called <= v.described for v in self.voices)

    def _remember(self, speaker: Speaker, like: _Voice) -> Speaker:
        self.voices.append(_Voice(speaker, like.described, like.person, like.many))
        return speaker

    def _earlier(self, head: Token) -> _Voice | None:
        word = head.lower_
        if head.text.isupper() and len(head.text) >= _SHORTEST_ACRONYM:
            return self._latest(lambda v: _initials(v.speaker.name) == head.text)
        if word in _BODIES and self.topic is not None:
            return self.topic
        if word in _BODIES and not self.voices and self.actors:
            return _Voice(Speaker(name=self.actors[-1].text), frozenset(), person=False, many=False)
        if word in _PERSONS:
            return self._latest(lambda v: v.person) or self._latest(lambda v: not v.many)
        if word in _BODIES:
            return self._latest(lambda v: not v.person)
        if word in _MANY:
            return self._latest(lambda v: v.many) or self._latest(lambda _: True)
        if (
            word in _DOCUMENTS
            and not any(c.lower_ in {"by", "from", "of"} for c in head.children)
            and len(phrase(head)) < 3
        ):
            return self._latest(lambda _: True)
        if is_name(named(head)) or not any(t.lower_ in _POINTING for t in head.lefts):
            return None
        return self._described_as(word, {t.lower_ for t in phrase(head) if t.is_alpha and t.dep_ != "det"})

    def _governing(self, head: Token, sentence: Sentence) -> _Voice | None:
        """ "Kana says it believes …": in the words of a body, "it" is that body."""
        clause = head.head
        if head.lower_ not in _BODIES or head.dep_ != "nsubj" or clause.dep_ != "ccomp" or not self.voices:
            return None
        voice, above = self.voices[-1], next((c for c in clause.head.children if c.dep_ == "nsubj"), None)
        said = voice.speaker.span
        named_there = above is not None and said is not None and said.start <= sentence.start(above) < said.end
        return voice if named_there and not voice.person else None

    def _described_as(self, word: str, words: set[str]) -> _Voice | None:
        """ "The site", "the ministry", "the statement": the latest voice that was called so, or is of that sort."""
        same = self._latest(lambda v: words <= v.described)
        if same is not None:
            return same
        if len(words) > 1:
            return None
        if word in _MEDIA:
            return self._latest(lambda v: bool(v.described & _MEDIA))
        if word in _BODY_WORDS:
            return self._latest(lambda v: not v.person and not v.many)
        return None

    def _latest(self, fits: Callable[[_Voice], bool]) -> _Voice | None:
        return next((v for v in reversed(self.voices) if fits(v)), None)


def _without_deed(tokens: list[Token]) -> list[Token]:
    """ "Accused the army of shelling the town": the parser takes the deed for a part of the name."""
    deeds = (t.i for t in tokens if t.lower_ == "of" and any(c.dep_ == "pcomp" for c in t.children))
    first = next(deeds, None)
    return [t for t in tokens if first is None or t.i < first] or tokens


def _description(head: Token) -> frozenset[str]:
    """The words that say what somebody is, without whose or what about: "a site close to the government" is a site."""
    return frozenset(t.lower_ for t in subtree(head, CLAUSAL | {"prep"}) if t.is_alpha)


def _initials(name: str) -> str:
    """ "SOHR" of "the Syrian Observatory for Human Rights"."""
    return "".join(w[0] for w in name.split() if w[0].isupper() and w != "The")


def _names(head: Token) -> list[Token]:
    return [t for t in phrase(head) if is_name(t)]


def _is_person(names: list[Token], described: frozenset[str]) -> bool:
    titles = {
        "spokesman", "spokeswoman", "spokesperson", "president", "minister", "head", "director", "general", "commander",
        "envoy", "ambassador", "chief", "colonel", "leader", "official", "secretary", "resident", "witness", "captain",
        "doctor", "governor", "mayor", "lawmaker", "source", "activist", "medic", "correspondent", "reporter",
    }  # fmt: skip
    bodies = {"ministry", "agency", "observatory", "army", "council", "network", "group", "coalition", "government"}
    if names and names[-1].lower_ in bodies:
        return False
    return bool(described & titles) or (len(names) == 2 and not described & (bodies | _MEDIA | _IN_NAMES_OF_BODIES))
