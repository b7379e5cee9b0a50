"""`marsad gazetteer`: places and their names: what is known, what can be installed, what an editor adds."""

from __future__ import annotations

import importlib
from typing import Any

import click

SUBVERBS = {
    "search": "The places a name may stand for.",
    "explain": "Why a name is put where it is, or left open.",
    "list": "What gazetteers there are, and on what terms.",
    "install": "Install every place of a country, from the network or from disk.",
    "add": "Add a place, or another name of one.",
    "undo": "Take back what was added.",
}


class _Subverbs(click.Group):
    """Imported when they are called, as verbs are."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(SUBVERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in SUBVERBS:
            return None
        command = importlib.import_module(f"marsad.cli.gazetteer.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(SUBVERBS.items()))


@click.group("gazetteer", cls=_Subverbs)
def command(**_: Any) -> None:
    """Places and their names: what is known, what can be installed, what an editor adds."""
