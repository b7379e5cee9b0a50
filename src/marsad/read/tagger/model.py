"""The shipped tagger at work: a report's text in, marks on its pieces and the codes of any stretch of it out.

Two ONNX graphs, run by onnxruntime on one thread, so that the same text gives the same figures. `training/` makes them.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime

from marsad.errors import Missing
from marsad.model import Claim, Report
from marsad.read.tagger.hints import SIZES, Hints, hints
from marsad.read.tagger.windows import Window, windows
from marsad.read.tagger.wordpiece import Piece, WordPiece
from marsad.read.telling import Grounds

Floats = npt.NDArray[np.float32]
FOLDER = Path(__file__).parent / "model"
FILES = ("pieces.onnx", "heads.onnx", "vocab.txt", "labels.json", "trust.json")
_REMEMBERED = 64
"""Windows whose meanings are kept, about 60,000 characters: bounds the memory of a long text."""


@dataclass(frozen=True)
class Codes:
    """What the heads say of one stretch of text: chances of every label, each array adding up to 1.

    `links` [roles, pieces]: the chance that a piece fills that role, for the pieces from `first` on that the window of
    the stretch holds (all others have none); for the speaker they add up to 1 with `own_voice`, the chance that the
    publisher speaks.
    """

    type: Floats
    act: Floats
    polarity: Floats
    modality: Floats
    links: Floats
    first: int
    own_voice: float


class Tagged:
    """One text as the tagger sees it: `claims` [pieces, 3] and `slots` [pieces, roles, 3], log-chances of O, B, I."""

    def __init__(self, tagger: Tagger, pieces: Sequence[Piece], parts: Sequence[Window], hints: Hints) -> None:
        self._tagger = tagger
        self._hints = hints
        self.pieces = pieces
        self._windows = parts
        self._firsts = [window.first for window in parts]
        self._meanings: dict[int, Floats] = {}
        marks = [self._see(at) for at in range(len(parts))]
        self.claims = self._joined([claims for claims, _ in marks])
        self.slots = self._joined([slots for _, slots in marks])

    def _see(self, at: int) -> tuple[Floats, Floats]:
        """(claims, slots) of a window; keeps its meaning."""
        meaning, claims, slots = self._tagger.see(self._windows[at], self._hints)
        while len(self._meanings) >= _REMEMBERED:
            del self._meanings[next(iter(self._meanings))]
        self._meanings[at] = meaning
        return claims, slots

    def _meaning(self, at: int) -> Floats:
        """What the encoder made of a window; for a long text made again, to the same figures."""
        if at not in self._meanings:
            self._see(at)
        return self._meanings[at]

    def _joined(self, parts: Sequence[Floats]) -> Floats:
        """One row a piece, each from the window in which most stands on either side of it."""
        runs = groupby(range(len(self.pieces)), key=lambda i: self._window_of(i, i + 1))
        rows = [self._rows(self._windows[at], parts[at], list(run)) for at, run in runs]
        return _log_softmax(np.concatenate(rows)) if rows else np.zeros((0, 3), dtype=np.float32)

    @staticmethod
    def _rows(window: Window, part: Floats, run: Sequence[int]) -> Floats:
        """The rows of pieces that follow one another."""
        shift = window.offset - window.first
        return part[run[0] + shift : run[-1] + 1 + shift]

    def _window_of(self, first: int, last: int) -> int:
        """The window that holds pieces `first` to `last` and most around them: of the two that overlap there."""

        def room(i: int) -> int:
            window = self._windows[i]
            return min(first - window.first, window.first + window.count - last)

        after = bisect_right(self._firsts, first)
        return after - 1 if after < 2 else max(range(after - 2, after), key=room)

    def codes(self, ranges: Sequence[tuple[int, int]]) -> list[Codes]:
        """What each half-open range of pieces tells; none is empty."""
        by_window: dict[int, list[int]] = {}
        for i, (first, last) in enumerate(ranges):
            by_window.setdefault(self._window_of(first, last), []).append(i)
        found: dict[int, Codes] = {}
        for at, indexes in sorted(by_window.items()):
            window = self._windows[at]
            mask = np.zeros((len(indexes), len(window.ids)), dtype=np.float32)
            for row, i in enumerate(indexes):
                first, last = (window.offset + max(0, n - window.first) for n in ranges[i])
                mask[row, first : max(first + 1, min(last, window.offset + window.count))] = 1.0
            for i, codes in zip(indexes, self._coded(self._meaning(at), mask, window), strict=True):
                found[i] = codes
        return [found[i] for i in range(len(ranges))]

    def _coded(self, meaning: Floats, mask: Floats, window: Window) -> list[Codes]:
        *codes, links = self._tagger.judge(meaning, mask)
        type_, act, polarity, modality = (np.exp(_log_softmax(c)) for c in codes)
        speaker = np.exp(_log_softmax(links[:, 0]))
        others = 1.0 / (1.0 + np.exp(-links[:, 1:]))
        told = []
        for row in range(len(mask)):
            part = slice(window.offset, window.offset + window.count)
            linked = np.concatenate([speaker[row : row + 1, part], others[row, :, part]])
            told.append(
                Codes(
                    type=type_[row],
                    act=act[row],
                    polarity=polarity[row],
                    modality=modality[row],
                    links=linked,
                    first=window.first,
                    own_voice=float(speaker[row, 0]),
                )
            )
        return told


class Tagger:
    """The graphs and their labels, from a folder that `training/` wrote. Raises Missing if the folder lacks them."""

    def __init__(self, folder: Path = FOLDER) -> None:
        absent = [name for name in FILES if not (folder / name).is_file()]
        if absent:
            raise Missing(
                f"The tagger is not whole: {', '.join(absent)} is missing.",
                where=str(folder),
                next_step="Install Marsad again; until then the rules read alone, and find less.",
            )
        self.wordpiece = WordPiece.load(folder / "vocab.txt")
        self.labels: dict[str, list[str]] = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.trust: dict[str, float] = json.loads((folder / "trust.json").read_text(encoding="utf-8"))
        self._folder = folder

    def tag(self, report: Report, claims: Sequence[Claim], grounds: Grounds) -> Tagged:
        """The report as the tagger sees it, with what the rules made of it as hints."""
        pieces = self.wordpiece.pieces(report.text)
        parts = list(windows(self.wordpiece, pieces, report.publisher, report.title))
        return Tagged(self, pieces, parts, hints(pieces, claims, grounds))

    def described(self) -> str:
        """Its size, after it was loaded and run on a word."""
        bare = Window((self.wordpiece.cls, self.wordpiece.sep), (0, 0), 1, 0, 0)
        self.see(bare, np.zeros((0, len(SIZES)), np.int64))
        size = sum((self._folder / name).stat().st_size for name in FILES)
        return f"{size / 1e6:.0f} MB, {len(self.labels['types'])} types of claim"

    @cached_property
    def _encoder(self) -> onnxruntime.InferenceSession:
        return _session(self._folder / "pieces.onnx")

    @cached_property
    def _heads(self) -> onnxruntime.InferenceSession:
        return _session(self._folder / "heads.onnx")

    def see(self, window: Window, given: Hints) -> tuple[Floats, Floats, Floats]:
        """(meaning, claims, slots) of one window, one row a piece.

        Windows go through the encoder one by one: together the short would be filled up to the longest.
        """
        beside = np.zeros((len(window.ids), given.shape[1]), dtype=np.int64)
        beside[window.offset : window.offset + window.count] = given[window.first : window.first + window.count]
        ids, kinds = (np.array(row, dtype=np.int64) for row in (window.ids, window.kinds))
        meaning, claims, slots = self._encoder.run(None, {"ids": ids, "kinds": kinds, "hints": beside})
        return meaning, claims, slots

    def judge(self, meaning: Floats, mask: Floats) -> list[Floats]:
        """Type, act, polarity, modality and links of every masked stretch of one window."""
        return list(self._heads.run(None, {"meaning": meaning, "claims": mask}))


def _session(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _log_softmax(x: Floats) -> Floats:
    shifted = x - x.max(-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(-1, keepdims=True)), dtype=np.float32)
