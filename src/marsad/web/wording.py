"""What the pages say, in the language asked for: messages are looked up in `catalogues/`, English is their source."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

CATALOGUES = Path(__file__).parent / "catalogues"
ENGLISH = "en"
_spoken: ContextVar[str] = ContextVar("spoken", default=ENGLISH)


@cache
def languages() -> tuple[str, ...]:
    """The languages there are messages for: English first, the others by code."""
    return (ENGLISH, *sorted(path.stem for path in CATALOGUES.glob("*.po")))


@contextmanager
def speaking(language: str | None) -> Iterator[None]:
    """While this lasts, `say` and the templates speak this language; English where None or not there."""
    token = _spoken.set(language if language in languages() else ENGLISH)
    try:
        yield
    finally:
        _spoken.reset(token)


def spoken() -> str:
    """The code of the language being spoken."""
    return _spoken.get()


def direction() -> str:
    """`ltr` or `rtl`, of the language being spoken."""
    return Locale.parse(spoken()).text_direction


def say(message: str) -> str:
    """The message in the language being spoken, its {names} still to be filled; itself where there is none."""
    return _catalogue(spoken()).gettext(message)


def say_count(one: str, many: str, number: int) -> str:
    """The message for this number, by the language's own rules of plural (Arabic has six forms)."""
    return _catalogue(spoken()).ngettext(one, many, number)


@cache
def _catalogue(language: str) -> NullTranslations:
    path = CATALOGUES / f"{language}.po"
    if not path.is_file():
        return NullTranslations()
    with path.open("rb") as file, BytesIO() as compiled:
        write_mo(compiled, read_po(file, locale=language))
        compiled.seek(0)
        return Translations(compiled)
