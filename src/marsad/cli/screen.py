"""What goes to the terminal: results to stdout; progress, remarks and problems to stderr, plain where it is none."""

from __future__ import annotations

import json
import shutil
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from marsad.model import Problem

if TYPE_CHECKING:
    from marsad.engine import Watch

# Without a terminal one line a hundred steps shows that the work goes on.
PLAIN_EVERY = 100
LISTED = 20
WIDTH = 100
INCOMPLETE = 8


def result(text: str) -> None:
    """Write a result to stdout, with one line end."""
    click.echo(text, nl=not text.endswith("\n"))


def result_json(value: Any) -> None:
    """Write plain JSON values to stdout, keys in their order, two spaces deep."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def remark(text: str) -> None:
    """Tell a person something on stderr."""
    click.echo(text, err=True)


def problems(found: Sequence[Problem]) -> None:
    """List faults in the data on stderr, the same words once, the first twenty in full."""
    if not found:
        return
    remark(f"{counted(len(found), 'problem', 'problems')} in the data:")
    told = Counter(f"{one.code}: {one.message}" for one in found)
    for words, times in list(told.items())[:LISTED]:
        remark(f"  {words}{f' ({times} times)' if times > 1 else ''}")
    if len(told) > LISTED:
        remark(f"  … and {len(told) - LISTED} more; `marsad brief` counts them, `marsad show` lists those of a report.")


def counted(number: int, one: str, many: str) -> str:
    """`1 report`, `2,000 reports`."""
    return f"{number:,} {one if number == 1 else many}"


def colour() -> bool:
    """Whether stdout is a terminal that shows colour, and nobody asked for none (https://no-color.org)."""
    from rich.console import Console

    console = Console()
    return console.is_terminal and console.color_system is not None and not console.no_color


def width(*, wide: bool, narrow: bool) -> int:
    """Columns to fill: 140 or 72 if asked for, else 100, or the terminal's where that is narrower."""
    if wide:
        return 140
    if narrow:
        return 72
    return min(WIDTH, shutil.get_terminal_size().columns) if sys.stdout.isatty() else WIDTH


@contextmanager
def progress(doing: str) -> Iterator[Watch]:
    """A watch that draws a bar on stderr, or a line now and then where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield _Plain(doing)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, TextColumn("{task.fields[name]}"), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(doing, total=None, name="")

        def drawn(done: int, total: int | None, name: str) -> None:
            bar.update(task, completed=done, total=total, name=name[-40:])

        yield drawn


class _Plain:
    """A watch that writes a line now and then."""

    def __init__(self, doing: str) -> None:
        self._doing = doing

    def __call__(self, done: int, total: int | None, name: str) -> None:  # noqa: ARG002
        if done and done % PLAIN_EVERY == 0:
            remark(f"{self._doing}: {done}{f' of {total}' if total else ''}")
