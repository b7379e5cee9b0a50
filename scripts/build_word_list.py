"""Count the common English words of news: python scripts/build_word_list.py JSONL...

Reads the `text` of every row, and writes `src/marsad/packs/english.txt.gz`: the words that stand in small letters in at
least three texts, and in most of their uses, one a line, sorted. A lone word of this list is not taken for the name of
a place. The same input gives the same bytes.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter
from pathlib import Path

TARGET = Path(__file__).resolve().parents[1] / "src" / "marsad" / "packs" / "english.txt.gz"
TEXTS = 3
MOSTLY = 0.5
_WORD = re.compile(r"\b[A-Za-z][a-z]+\b")


def main(paths: list[Path]) -> None:
    """Write the list and print its length."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for path in paths:
        for line in path.read_text(encoding="utf-8").split("\n"):
            if line:
                _count(str(json.loads(line).get("text") or ""), small, capital)
    words = sorted(w for w, n in small.items() if n >= TEXTS and n >= MOSTLY * (n + capital[w]))
    TARGET.write_bytes(gzip.compress(("\n".join(words) + "\n").encode("utf-8"), compresslevel=9, mtime=0))
    print(len(words), "words")


def _count(text: str, small: Counter[str], capital: Counter[str]) -> None:
    """Count the text for every word in it, once in small letters, once with a capital inside a sentence."""
    small.update({m.group() for m in _WORD.finditer(text) if m.group().islower()})
    inside = (
        m
        for m in _WORD.finditer(text)
        if m.group()[0].isupper() and text[max(0, m.start() - 2) : m.start()].strip().isalpha()
    )
    capital.update({m.group().lower() for m in inside})


if __name__ == "__main__":
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    main([Path(argument) for argument in sys.argv[1:]])
