"""The trained part of the reader: a small encoder that finds claims in text and says what they are.

`wordpiece` → `windows` (with `hints`, what the rules made of the text) → `model` (two ONNX graphs) → `marks` → `second`
(the tagger's own claims). `training/` makes the graphs; `model/CARD.md` says from what, and what they are worth.
"""

from __future__ import annotations

from marsad.read.tagger.model import Tagger as Tagger
