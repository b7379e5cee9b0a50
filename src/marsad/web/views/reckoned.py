"""The accounts of the sources: what each told first or alone, what others made of it, what it foretold; no score."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from marsad.model import Account, Reliability
from marsad.publish.accounts import COLUMNS
from marsad.publish.naming import named, side_words
from marsad.web.site import Site

NAMED = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """One count: its heading, how many incidents it counts, the first of them by name; or in place of them words."""

    name: str
    number: int = 0
    incidents: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoned:
    """One source with its counts; `mark` is the Admiralty letter a person gave it, F for none."""

    name: str
    side: str
    mark: Reliability
    counts: tuple[Counted, ...]


def reckoned(accounts: Iterable[Account], site: Site) -> tuple[Reckoned, ...]:
    """These sources' accounts, without what is withheld."""
    aside = site.withheld()
    return tuple(_one(account, site, aside) for account in accounts)


def _one(account: Account, site: Site, aside: frozenset[str]) -> Reckoned:
    source = site.pack.source(account.source)
    return Reckoned(
        name=named(account.name, site.pack),
        side=side_words(account.side, site.pack),
        mark=source.reliability if source else Reliability.F,
        counts=tuple(_counts(account, aside)),
    )


def _counts(one: Account, aside: frozenset[str]) -> Iterator[Counted]:
    told = (
        one.told.all, one.told.first, one.told.alone, one.confirmed, one.denied, one.withdrew, one.carried.all,
        one.denies, one.denied_own_side,
    )  # fmt: skip
    for (name, _), ids in zip(COLUMNS, told, strict=False):
        told_of = [i for i in ids if i not in aside]
        yield Counted(name=name, number=len(told_of), incidents=tuple(told_of[:NAMED]))
    cards = one.foretold
    states = (cards.open, cards.came_true, cards.did_not, cards.cannot_tell)
    yield Counted(name=COLUMNS[-1][0], words="/".join(str(len(ids)) for ids in states))
