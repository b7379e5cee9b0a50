"""The look: every colour words are set in can be read on every ground they stand on, in light and in dark."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import marsad.web

CSS = (Path(marsad.web.__file__).parent / "static" / "css" / "page.css").read_text(encoding="utf-8")
LIGHT, DARK = CSS.split("@media (prefers-color-scheme: dark)")
AA_TEXT, AA_GRAPHICS = 4.5, 3.0


def tokens(scheme: str) -> dict[str, str]:
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", LIGHT))
    return found if scheme == "light" else found | dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", DARK))


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "raised", "province"])
@pytest.mark.parametrize("words", ["ink", "muted", "accent"])
def test_words_can_be_read(scheme: str, ground: str, words: str) -> None:
    found = tokens(scheme)
    assert contrast(found[words], found[ground]) >= AA_TEXT


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("mark", ["mark", "mark-denies", "mark-lit"])
def test_highlighted_words_can_be_read(scheme: str, mark: str) -> None:
    found = tokens(scheme)
    assert contrast(found["ink"], found[mark]) >= AA_TEXT


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("hue", ["side-1", "side-2", "side-3", "side-none", "side-several"])
def test_the_first_hues_stand_out_even_where_a_sign_is_hollow(scheme: str, hue: str) -> None:
    found = tokens(scheme)
    assert contrast(found[hue], found["province"]) >= AA_GRAPHICS
