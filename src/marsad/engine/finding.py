"""From an id, or the beginning of one, to the noun it names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeAlias, TypeVar

from marsad.errors import NotFound, UsageError
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
    by_id: dict[str, T] = {}
    for noun in nouns:
        by_id.setdefault(noun.id, noun)
    found = answering(wanted.strip(), by_id)
    if not found:
        raise NotFound(
            f"Nothing answers to {wanted!r}.",
            where=what,
            next_step="Take an id from `marsad brief --format json`, `marsad export claims` or the pages.",
        )
    if len(found) > 1:
        raise UsageError(
            f"{wanted!r} begins {len(found)} ids.",
            where=", ".join(found[:5]),
            next_step="Write more of the id.",
        )
    return by_id[found[0]]


def answering(wanted: str, ids: Iterable[str]) -> list[str]:
    """The id that is `wanted`, else every id that begins so; none where too little of it is given to tell them apart.

    "sha256:" before a digest may be left out.
    """
    distinct = list(dict.fromkeys(ids))
    if wanted in distinct:
        return [wanted]
    beginning = wanted.removeprefix("sha256:")
    if len(beginning) < SHORTEST:
        return []
    return [one for one in distinct if one.removeprefix("sha256:").startswith(beginning)]


def anything(wanted: str, nouns: Iterable[Noun]) -> Noun:
    """The report, claim or derived object with this id. Raises NotFound or UsageError as `the_one` does."""
    return the_one(wanted, nouns, "claims, incidents, tolls, ceasefires, control, outlook and reports of this desk")
