"""Nouns to plain JSON values and back, by their declared field types; the ledger and the JSON pages store this form."""

from __future__ import annotations

import types
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def to_plain(value: Any) -> Any:
    """Lists, dicts, strings, numbers, booleans and None only; fields at their default empty value are left out."""
    if is_dataclass(value) and not isinstance(value, type):
        pairs = ((f.name, getattr(value, f.name)) for f in fields(value))
        return {name: to_plain(v) for name, v in pairs if v is not None and v != ()}
    if isinstance(value, tuple | list):
        return [to_plain(v) for v in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return value


def from_plain(cls: type[T], data: Any) -> T:
    """The noun of type `cls` that `to_plain` wrote.

    Raises KeyError, TypeError or ValueError where the data is not of that shape.
    """
    result: T = _restore(cls, data)
    return result


@cache
def _hints(cls: type) -> dict[str, Any]:
    return get_type_hints(cls)


@cache
def _left_out(cls: type) -> dict[str, Any]:
    """Plain values of the fields that `to_plain` leaves out (None, the empty tuple) and that have no default."""
    required = [f.name for f in fields(cls) if f.default is MISSING and f.default_factory is MISSING]
    hints = _hints(cls)
    tuples: dict[str, Any] = {name: [] for name in required if get_origin(hints[name]) is tuple}
    return tuples | {name: None for name in required if type(None) in get_args(hints[name])}


def _restore(kind: Any, data: Any) -> Any:
    if data is None:
        return None
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _restore(next(a for a in get_args(kind) if a is not type(None)), data)
    if origin is tuple:
        return _restore_tuple(get_args(kind), data)
    if is_dataclass(kind):
        hints = _hints(kind)  # type: ignore[arg-type]
        given = {**_left_out(kind), **data}  # type: ignore[arg-type]
        return kind(**{name: _restore(hints[name], v) for name, v in given.items()})  # type: ignore[operator]
    if kind is datetime or kind is date:
        return kind.fromisoformat(data)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(data)
    return data


def _restore_tuple(args: tuple[Any, ...], data: list[Any]) -> tuple[Any, ...]:
    if len(args) == 2 and args[1] is Ellipsis:
        return tuple(_restore(args[0], item) for item in data)
    return tuple(_restore(arg, item) for arg, item in zip(args, data, strict=True))
