"""From an id, or the beginning of one, to the noun it names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeAlias, TypeVar

from marsad.errors import NotFound, UsageError
from marsad.ledger import Ledger
from marsad.model import Ceasefire, Claim, Control, Incident, Outlook, Picture, Report, Toll

Derived: TypeAlias = Incident | Toll | Ceasefire | Control | Outlook
Noun: TypeAlias = Report | Claim | Derived


class Named(Protocol):
    """Whatever has an id."""

    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=Named)
SHORTEST = 4


def derived(picture: Picture) -> tuple[Derived, ...]:
    """Every derived object that has an id."""
    return (*picture.incidents, *picture.tolls, *picture.ceasefires, *picture.control, *picture.outlook)


def the_one(wanted: str, nouns: Iterable[T], what: str) -> T:
    """The noun with this id, or the only one whose id begins so (at least four characters of it).

    Raises NotFound where there is none, UsageError where there are several.
    """
    found = _matching(wanted.strip(), tuple(nouns))
    if not found:
        raise NotFound(
            f"Nothing answers to {wanted!r}.",
            where=what,
            next_step="Take an id from `marsad brief`, `marsad export claims` or the pages.",
        )
    if len(found) > 1:
        raise UsageError(
            f"{wanted!r} begins {len(found)} ids.",
            where=", ".join(n.id for n in found[:5]),
            next_step="Write more of the id.",
        )
    return found[0]


def _matching(wanted: str, nouns: Sequence[T]) -> list[T]:
    exact = [n for n in nouns if n.id == wanted]
    if exact:
        return exact[:1]
    if len(wanted.removeprefix("sha256:")) < SHORTEST:
        return []
    return [n for n in nouns if n.id.removeprefix("sha256:").startswith(wanted.removeprefix("sha256:"))]


def anything(wanted: str, ledger: Ledger, picture: Picture) -> Noun:
    """The report, claim or derived object with this id. Raises NotFound or UsageError as `the_one` does."""
    nouns: tuple[Noun, ...] = (*ledger.claims(), *derived(picture), *ledger.reports())
    return the_one(wanted, nouns, "claims, incidents, tolls, ceasefires, control, outlook and reports of this desk")
