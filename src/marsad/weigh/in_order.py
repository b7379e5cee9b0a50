"""Things kept in an order while some of them go and others come."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Generic, TypeVar

T = TypeVar("T")
# From so many on it is quicker to sort all than to put each in its place.
MANY = 500


class InOrder(Generic[T]):
    """Things in the order of a key that no two of them share."""

    def __init__(self, key: Callable[[T], Any]) -> None:
        self._key = key
        self._keys: list[Any] = []
        self._things: list[T] = []

    def __iter__(self) -> Iterator[T]:
        return iter(self._things)

    def __len__(self) -> int:
        return len(self._things)

    def change(self, gone: Iterable[T], come: Iterable[T]) -> None:
        """Give things up, found by their keys, then take others in. Raises KeyError for one that is not held."""
        for thing in gone:
            key = self._key(thing)
            at = bisect_left(self._keys, key)
            if at == len(self._keys) or self._keys[at] != key:
                raise KeyError(key)
            del self._keys[at], self._things[at]
        new = list(come)
        if len(new) >= MANY:
            self._things = sorted((*self._things, *new), key=self._key)
            self._keys = [self._key(thing) for thing in self._things]
            return
        for thing in new:
            key = self._key(thing)
            at = bisect_left(self._keys, key)
            self._keys.insert(at, key)
            self._things.insert(at, thing)

    def between(self, low: Any, high: Any) -> list[T]:
        """The things whose keys lie from `low` on and before `high`."""
        return self._things[bisect_left(self._keys, low) : bisect_left(self._keys, high)]
