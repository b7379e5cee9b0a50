"""The ports: what a reader, a gazetteer and an exporter must be, and how others bring their own.

A plug-in is a package with an entry point in the group "marsad" whose module implements one of the hooks below. The
shipped reader and exporters come through the same door.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

import pluggy

from marsad.model import Candidate, Claim, Pack, Picture, Reading, Report

GROUP = "marsad"
hookspec = pluggy.HookspecMarker(GROUP)
hookimpl = pluggy.HookimplMarker(GROUP)


class Gazetteer(Protocol):
    """Names of places and what they may stand for. Pure: the same name gives the same answer."""

    def kind_of(self, name: str) -> str | None:
        """The kind of the likeliest place of that name (`GazetteerEntry.kind`), or None if no place is called so."""

    def candidates(self, name: str, limit: int = 5) -> Sequence[Candidate]:
        """What the name may stand for, best first, scores 0–100, without any context."""

    def names_in(self, text: str) -> Sequence[tuple[int, int, str]]:
        """(start, end, kind) of every place name in a text, in order, none overlapping; offsets are code points."""


class Reader(Protocol):
    """Turns a report into claims. Pure and deterministic; a fault in the text is a `Problem`, never an exception."""

    name: str

    def read(self, report: Report) -> Reading:
        """The claims of one report, each with its span, in the order of the text."""


class Exporter(Protocol):
    """Writes what was weighed in one format."""

    name: str
    subject: str
    suffix: str

    def export(self, picture: Picture, claims: Sequence[Claim], reports: Sequence[Report], pack: Pack) -> str:
        """The whole file as text, attribution and as-known-on day included."""


class Hooks:
    """What a plug-in may bring."""

    @hookspec
    def marsad_readers(self, pack: Pack, gazetteer: Gazetteer) -> list[Reader]:  # type: ignore[empty-body]
        """Readers, each with a name of its own."""

    @hookspec
    def marsad_exporters(self) -> list[Exporter]:  # type: ignore[empty-body]
        """Exporters, each with a name and subject of its own."""


def manager(*shipped: Any) -> pluggy.PluginManager:
    """A plug-in manager holding the shipped plug-ins and whatever is installed under the entry-point group."""
    plugins = pluggy.PluginManager(GROUP)
    plugins.add_hookspecs(Hooks)
    for plugin in shipped:
        plugins.register(plugin)
    plugins.load_setuptools_entrypoints(GROUP)
    return plugins
