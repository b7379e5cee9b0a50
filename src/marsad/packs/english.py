"""The common words of English news: a lone one of them is no name of a place."""

from __future__ import annotations

import gzip
from functools import cache
from pathlib import Path


@cache
def common_words() -> frozenset[str]:
    """Words in small letters, as `scripts/build_word_list.py` counted them."""
    packed = Path(__file__).with_name("english.txt.gz").read_bytes()
    return frozenset(gzip.decompress(packed).decode("utf-8").split())
