"""What the pages say, in the language asked for: messages are looked up in `catalogues/`, English is their source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

CATALOGUES = Path(__file__).parent / "catalogues"
ENGLISH = "en"
# Whose names of months and weekdays a language uses here; the language's own where it is not listed.
_REGIONS = {"ar": "ar_SY"}
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


def direction(language: str | None = None) -> str:
    """`ltr` or `rtl`, of a language; of the one being spoken by default."""
    return Locale.parse(language or spoken()).text_direction


def own_name(language: str) -> str:
    """What a language calls itself: `English`, `العربية`."""
    return Locale.parse(language).get_display_name(language) or language


def locale() -> Locale:
    """Whose calendar words go with the language being spoken. Its digits are the Western ones."""
    return Locale.parse(_REGIONS.get(spoken(), spoken()))


def say(message: str) -> str:
    """The message in the language being spoken, its {names} still to be filled; itself where there is none."""
    return _translations(spoken()).gettext(message)


def say_count(one: str, many: str, number: int) -> str:
    """The message for this number, by the language's own rules of plural (Arabic has six forms)."""
    return _translations(spoken()).ngettext(one, many, number)


def known(message: str) -> str | None:
    """The message in the language being spoken; None where its catalogue does not hold it."""
    return _messages(spoken()).get(message)


def catalogue(language: str) -> Catalog:
    """The messages of a language as its file in `catalogues/` has them; empty where there is none."""
    path = CATALOGUES / f"{language}.po"
    if not path.is_file():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


@cache
def _messages(language: str) -> Mapping[str, str]:
    return {m.id: str(m.string) for m in catalogue(language) if isinstance(m.id, str) and m.id and m.string}


@cache
def _translations(language: str) -> NullTranslations:
    if language == ENGLISH:
        return NullTranslations()
    with BytesIO() as compiled:
        write_mo(compiled, catalogue(language))
        compiled.seek(0)
        return Translations(compiled)
