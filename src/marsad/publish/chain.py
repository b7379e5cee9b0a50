"""A chain, as a value: from a thing of the picture, or a footnote, step by step to the words it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.publish.passage import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step from what is held towards the words, with the claims it rests on."""

    text: str
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """From a thing of the picture, or a footnote, to the words; `noun` says what the id names."""

    id: str
    noun: str
    title: str
    steps: tuple[Step, ...]
    passages: tuple[Passage, ...]
