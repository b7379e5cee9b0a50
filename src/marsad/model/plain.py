"""Nouns to plain JSON values and back, by their declared field types; the ledger and the JSON pages store this form."""

from __future__ import annotations

import types
from collections.abc import Callable, Hashable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache, partial
from typing import Any, TypeAlias, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
_PLAIN = frozenset({str, int, float, bool})
_Restore: TypeAlias = Callable[[Any], Any]


def to_plain(value: Any) -> Any:
    """Lists, dicts, strings, numbers, booleans and None only; fields at their default empty value are left out."""
    if value is None or type(value) in _PLAIN:
        return value
    if is_dataclass(value) and not isinstance(value, type):
        pairs = ((name, getattr(value, name)) for name in _names(type(value)))
        return {name: to_plain(v) for name, v in pairs if v is not None and v != ()}
    if isinstance(value, tuple | list):
        return [to_plain(v) for v in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return value


@cache
def _names(cls: type) -> tuple[str, ...]:
    return tuple(f.name for f in fields(cls))


def from_plain(cls: type[T], data: Any) -> T:
    """The noun of type `cls` that `to_plain` wrote.

    Raises KeyError, TypeError or ValueError where the data is not of that shape.
    """
    restore = _restorer(cast(Hashable, cls))
    result: T = restore(data) if restore else data
    return result


@cache
def _restorer(kind: Any) -> _Restore | None:
    """What makes a value of a declared type from its plain form; None where that is the value already."""
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _restorer(next(a for a in get_args(kind) if a is not type(None)))
    if origin is tuple:
        return _tuples(get_args(kind))
    if is_dataclass(kind):
        return partial(_noun, kind)
    if kind is datetime or kind is date:
        return lambda data: None if data is None else kind.fromisoformat(data)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return lambda data: None if data is None else kind(data)
    return None


def _noun(cls: Any, data: Any) -> Any:
    if data is None:
        return None
    restorers = _fields(cls)
    given = dict(_left_out(cls))
    for name, value in data.items():
        restore = restorers[name]
        given[name] = restore(value) if restore else value
    return cls(**given)


@cache
def _fields(cls: type) -> dict[str, _Restore | None]:
    """The restorer of each field. Looked up when the first noun is made, as nouns may hold nouns of their own type."""
    return {name: _restorer(kind) for name, kind in get_type_hints(cls).items()}


@cache
def _left_out(cls: type) -> dict[str, Any]:
    """Values of the fields that `to_plain` leaves out (None, the empty tuple) and that have no default."""
    required = [f.name for f in fields(cls) if f.default is MISSING and f.default_factory is MISSING]
    hints = get_type_hints(cls)
    tuples: dict[str, Any] = {name: () for name in required if get_origin(hints[name]) is tuple}
    return tuples | {name: None for name in required if type(None) in get_args(hints[name])}


def _tuples(args: tuple[Any, ...]) -> _Restore:
    if len(args) == 2 and args[1] is Ellipsis:
        each = _restorer(args[0])
        return lambda data: data if data is None else tuple([each(item) for item in data] if each else data)
    several = [_restorer(arg) for arg in args]

    def restored(data: Any) -> Any:
        pairs = zip(several, data, strict=True) if data is not None else ()
        return None if data is None else tuple(each(item) if each else item for each, item in pairs)

    return restored
