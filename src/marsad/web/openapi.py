"""What the JSON twins of the pages hold, as an OpenAPI description made from the routes and the nouns they write."""

from __future__ import annotations

import types
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from importlib.metadata import version
from typing import Any, Union, get_args, get_origin, get_type_hints

from starlette.routing import BaseRoute, Route

from marsad.model import Decision, Report
from marsad.web.views import ceasefire, ceasefires, changes, incident, outlook, sources, tolls

Schema = dict[str, Any]

_OBJECT: Schema = {"type": "object"}
_DAY: Schema = {"type": "string", "format": "date"}
# What each twin writes; one that is not named here writes an object that is described on its page alone.
_WRITTEN: dict[str, type] = {
    "/incident/{id}.json": incident.Laid,
    "/ceasefires.json": ceasefires.Ceasefires,
    "/ceasefire/{id}.json": ceasefire.Told,
    "/tolls.json": tolls.Tolls,
    "/outlook.json": outlook.Foreseen,
    "/changes.json": changes.Changes,
    "/sources.json": sources.Sources,
}
_MAY_BE_WITHHELD = ("/incident/", "/ceasefire/", "/claim/")
_ASKED: dict[str, Schema] = {
    "day": {"schema": _DAY, "description": "Only what may have happened on this day."},
    "known": {"schema": _DAY, "description": "Only what was known by the end of this day."},
    "lang": {"schema": {"type": "string"}, "description": "The language of messages; English where it is not spoken."},
}
_PAGE: Schema = {"schema": {"type": "integer", "minimum": 1}, "description": "Which sheet of a long list, from 1."}
_OF_ONE: dict[str, dict[str, Schema]] = {
    "/watch.json": {"incident": {"schema": {"type": "string"}, "description": "The incident laid open."}},
    "/ceasefires.json": {"page": _PAGE},
    "/tolls.json": {"page": _PAGE},
    "/outlook.json": {"page": _PAGE},
    "/changes.json": {"from": {"schema": _DAY}, "to": {"schema": _DAY}, "page": _PAGE},
    "/sources.json": {"page": _PAGE, "voices": _PAGE, "accounts": _PAGE},
}
_ANSWERS = {
    "202": "It is still being weighed; ask again after the seconds that Retry-After names.",
    "400": "A part of the address cannot be understood.",
    "404": "Nothing here answers to this.",
}
_FAULT = {
    "type": "object",
    "properties": {
        "status": {"type": "integer"},
        **{name: {"type": "string"} for name in ("what", "where", "next_step")},
    },
    "required": ["status", "what", "where", "next_step"],
}


def described(routes: Iterable[BaseRoute]) -> Schema:
    """The description of every twin among the routes."""
    nouns: dict[str, Schema] = {"Fault": _FAULT}
    paths = {route.path: {"get": _operation(route.path, nouns)} for route in routes if _is_twin(route)}  # type: ignore[attr-defined]
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "The pages of a Marsad desk, for machines",
            "version": version("marsad"),
            "description": "Fields that hold nothing are left out. Days are those of the desk's own clock.",
        },
        "paths": paths,
        "components": {"schemas": nouns},
    }


def _is_twin(route: BaseRoute) -> bool:
    return isinstance(route, Route) and route.path.endswith("json") and "GET" in (route.methods or ())


def _operation(path: str, nouns: dict[str, Schema]) -> Schema:
    media = "application/geo+json" if path.endswith(".geojson") else "application/json"
    answers = {"200": {"description": "What the page shows.", "content": {media: {"schema": _written(path, nouns)}}}}
    fault = {"application/json": {"schema": {"$ref": "#/components/schemas/Fault"}}}
    answers |= {status: {"description": words, "content": fault} for status, words in _ANSWERS.items()}
    return {"summary": path, "parameters": list(_parameters(path)), "responses": answers}


def _parameters(path: str) -> Iterator[Schema]:
    for part in path.split("/"):
        if part.startswith("{"):
            name = part[1 : part.index("}")]
            schema = _DAY if name == "day" else {"type": "string", "minLength": 1}
            yield {"name": name, "in": "path", "required": True, "schema": schema}
    for name, asked in (_ASKED | _OF_ONE.get(path, {})).items():
        yield {"name": name, "in": "query", "required": False, **asked}


def _written(path: str, nouns: dict[str, Schema]) -> Schema:
    if path == "/report/{id}.json":
        claims = {"type": "array", "items": _OBJECT}
        return _record({"report": _schema(Report, nouns), "claims": claims}, ["report", "claims"])
    written = _schema(_WRITTEN[path], nouns) if path in _WRITTEN else _OBJECT
    if path.startswith(_MAY_BE_WITHHELD):
        return {"anyOf": [written, _record({"withheld": _schema(Decision, nouns)}, ["withheld"])]}
    return written


def _schema(kind: Any, nouns: dict[str, Schema]) -> Schema:
    """What `to_plain` makes of a value of this declared type."""
    if is_dataclass(kind):
        return _noun(kind, nouns)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {"type": "string", "enum": [one.value for one in kind]}
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _schema(next(a for a in args if a is not type(None)), nouns)
    if origin is tuple and args[-1] is Ellipsis:
        return {"type": "array", "items": _schema(args[0], nouns)}
    if origin is tuple:
        return {"type": "array", "prefixItems": [_schema(a, nouns) for a in args], "minItems": len(args)}
    return dict(_PLAIN.get(kind, {}))


_PLAIN: dict[Any, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    date: _DAY,
    datetime: {"type": "string", "format": "date-time"},
}


def _noun(kind: Any, nouns: dict[str, Schema]) -> Schema:
    """A reference to a noun, which is described once; views have nouns of the same name, told apart by their page."""
    name = f"{kind.__module__.rpartition('.')[2]}.{kind.__name__}"
    if name not in nouns:
        nouns[name] = {}  # nouns may hold nouns of their own kind
        hints = get_type_hints(kind)
        always = [f.name for f in fields(kind) if not _may_be_empty(hints[f.name])]
        nouns[name] = _record({f.name: _schema(hints[f.name], nouns) for f in fields(kind)}, always)
    return {"$ref": f"#/components/schemas/{name}"}


def _may_be_empty(kind: Any) -> bool:
    """Whether `to_plain` may leave it out."""
    return get_origin(kind) is tuple or type(None) in get_args(kind)


def _record(properties: Schema, required: list[str]) -> Schema:
    return {"type": "object", "properties": properties, "required": required}
