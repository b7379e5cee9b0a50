"""Metadata written by hand: YAML between two lines of three dashes, and the sidecar `X.meta.json` beside `X.txt`."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import yaml

from marsad.archive.decode import is_storable
from marsad.archive.draft import Metadata, problem
from marsad.archive.limits import MAX_FRONT_MATTER
from marsad.model import Problem

SIDECAR = ".meta.json"

_FENCED = re.compile(r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S | re.M)
_FIELDS = tuple(f.name for f in fields(Metadata))


def metadata_of(stated: Mapping[str, Any], name: str) -> tuple[Metadata, tuple[Problem, ...]]:
    """Metadata from the fields of a row, sidecar or front matter; other fields are none of ours.

    A field that is not a string, or whose letters cannot be stored, is taken as unknown and named in a Problem.
    """
    values: dict[str, str] = {}
    problems: list[Problem] = []
    for field in _FIELDS:
        value = stated.get(field)
        if value is None or value == "":
            continue
        if isinstance(value, str) and is_storable(value):
            values[field] = value
        else:
            problems.append(problem("bad_field", f"{name}: `{field}` is not a plain string; taken as unknown."))
    return replace(Metadata(), **values), tuple(problems)


def front_matter(text: str, name: str) -> tuple[Metadata, int, tuple[Problem, ...]]:
    """The metadata at the top of a text, and at which offset the text proper begins (0 where there is none)."""
    match = _FENCED.match(text[:MAX_FRONT_MATTER])
    if not match:
        return Metadata(), 0, ()
    try:
        # BaseLoader builds nothing but strings, lists and dicts: no date is guessed, `language: no` stays Norwegian.
        table = yaml.load(match[1], Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        first = str(error).partition("\n")[0]
        return Metadata(), 0, (problem("bad_front_matter", f"{name}: its front matter is not YAML ({first})."),)
    if not isinstance(table, dict):
        return Metadata(), 0, ()
    metadata, problems = metadata_of(table, name)
    return metadata, match.end(), problems


def sidecar(path: Path) -> tuple[Metadata, tuple[Problem, ...]]:
    """What `X.meta.json` beside a file says; empty where there is none."""
    beside = path.with_name(path.stem + SIDECAR)
    try:
        if not beside.is_file():
            return Metadata(), ()
        table = json.loads(beside.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        return Metadata(), (problem("bad_sidecar", f"{beside.name}: cannot be read as JSON ({error})."),)
    if not isinstance(table, dict):
        return Metadata(), (problem("bad_sidecar", f"{beside.name}: not a JSON object."),)
    return metadata_of(table, beside.name)
