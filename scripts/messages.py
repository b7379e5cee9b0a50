"""Gather the messages of the pages: `python scripts/messages.py` (or `make messages`).

Writes catalogues/messages.pot from templates, `say`, `say_count` and vocabulary, and brings every catalogues/*.po up
to date: what is new comes in untranslated, what is no longer in use goes out. Ends with what each language lacks.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import write_po
from jinja2.ext import babel_extract

from marsad.web.vocabulary import PHRASES, vocabulary
from marsad.web.wording import CATALOGUES, catalogue, languages

WEB = CATALOGUES.parent
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "say": None, "say_count": (1, 2)}
OPTIONS = {"trimmed": "true", "trim_blocks": "true", "lstrip_blocks": "true", "newstyle_gettext": "true"}
WIDTH = 120
# Heads of a catalogue that change with every run, or name people and places where none are.
_NOT_KEPT = (
    b'"POT-Creation',
    b'"PO-Revision',
    b'"Report-Msgid',
    b'"Last-Translator',
    b'"Language-Team',
    b'"Generated-By',
)


def messages() -> Iterator[tuple[str | tuple[str, ...], str]]:
    """Every message in use, with the file it is used in."""
    for path in sorted((WEB / "templates").rglob("*.html")):
        with path.open("rb") as file:
            for _, function, message, _ in babel_extract(file, list(KEYWORDS), [], OPTIONS):
                if message is None:  # a word of a closed list, which is gathered where the list is
                    continue
                yield _plain(message, plural=function == "ngettext"), _name(path)
    for path in sorted(WEB.rglob("*.py")):
        with path.open("rb") as file:
            for _, message, _, _ in extract("python", file, KEYWORDS, []):
                yield _plain(message, plural=not isinstance(message, str)), _name(path)
    for word in vocabulary():
        yield str(word), "vocabulary.py"
    for phrase in PHRASES:
        yield ((phrase.one, phrase.many) if phrase.many else phrase.one), "catalogues/composed.txt"


def _plain(message: str | tuple[str | None, ...], *, plural: bool) -> str | tuple[str, ...]:
    """One message; singular and plural of one that counts."""
    parts = (message,) if isinstance(message, str) else tuple(part for part in message if part)
    return parts if plural else str(parts[0])


def _name(path: Path) -> str:
    return path.relative_to(WEB).as_posix()


def gathered() -> Catalog:
    """All messages in use as a template for catalogues."""
    template = Catalog(project="Marsad", charset="utf-8")
    for message, where in messages():
        template.add(message, locations=[(where, None)])
    return template


def update(language: str, template: Catalog) -> list[Message]:
    """Bring one catalogue up to date; the messages it has no words for."""
    held = catalogue(language)
    held.update(template, no_fuzzy_matching=True)
    held.obsolete.clear()
    _write(held, CATALOGUES / f"{language}.po")
    return [message for message in held if message.id and not all(_forms(message))]


def _forms(message: Message) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple) else (str(message.string or ""),)


def _write(held: Catalog, path: Path) -> None:
    with BytesIO() as made:
        write_po(made, held, width=WIDTH, sort_output=True, include_lineno=False)
        lines = made.getvalue().splitlines(keepends=True)
    path.write_bytes(b"".join(line for line in lines if not line.startswith(_NOT_KEPT)))


def main() -> None:
    template = gathered()
    _write(template, CATALOGUES / "messages.pot")
    print(f"{len(template)} messages")
    lacking = {language: update(language, template) for language in languages()[1:]}
    for language, missing in lacking.items():
        print(f"{language}: {len(missing)} without words")
        for message in missing:
            print(f"  {message.id!r}")
    sys.exit(any(lacking.values()))


if __name__ == "__main__":
    main()
