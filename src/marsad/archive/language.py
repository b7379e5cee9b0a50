"""Which language a text is in: stated, else recognised, else unknown."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

# Measured on headlines and one-line reports: right answers lie above, wrong ones (single words, bare names) below.
_LEAST_CONFIDENCE = 0.45
# The first paragraphs settle it; more only costs time.
_SAMPLE = 4_000
_TAG = re.compile(r"([A-Za-z]{2,3})([-_][A-Za-z0-9_.@-]*)?")


def primary_tag(stated: str) -> str | None:
    """The language of a BCP 47 tag or locale name ("en-GB", "ar_SY") in lower case, or None if it is neither."""
    match = _TAG.fullmatch(stated.strip())
    return match[1].lower() if match else None


def recognised(text: str) -> str | None:
    """The ISO 639 code of the text's language, or None where the words are too few to tell."""
    sample = text[:_SAMPLE]
    if not any(letter.isalpha() for letter in sample):
        return None
    code, _ = _identifier().classify(sample)
    return None if code == "und" else str(code)


@cache
def _identifier() -> Any:
    # Here and not at the top: the model takes most of a second to load, and stated languages do not need it.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True, min_confidence=_LEAST_CONFIDENCE)
