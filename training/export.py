"""Writes a fitted tagger as ONNX: the encoder with its marks in 8-bit integers, the heads as they are."""

from __future__ import annotations

import json
import math
import shutil
from pathlib import Path

import torch
from labels import ACTS, MODALITIES, POLARITIES, ROLES, TYPES
from network import HEADS, WIDTH, Attention, Tagger
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional as F

from marsad.read.tagger.hints import SIZES as HINTS

OPSET = 17


class _Pieces(nn.Module):
    """The encoder and its marks as they are run: one window [T], of which every piece is seen.

    Without a batch and a mask the runtime multiplies the heads where they lie, without turning them round and adding
    noughts. The steps are those of `network.Encoder` in the same order.
    """

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.encoder, self.marks = tagger.encoder, tagger.marks

    def forward(self, ids: Tensor, kinds: Tensor, hints: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        made = self.encoder
        x = made.norm(made.words(ids) + made.places(torch.arange(ids.size(0))) + made.kinds(kinds))
        x = x + made.hints(hints + made.hint_starts).sum(-2)
        for layer in made.layers:
            y = self._attended(layer.attention, x)
            x = layer.norm(y + layer.outer(F.gelu(layer.inner(y))))
        return x, *self.marks(x)

    def _attended(self, attention: Attention, x: Tensor) -> Tensor:
        def split(y: Tensor) -> Tensor:
            return y.view(-1, HEADS, WIDTH // HEADS).transpose(0, 1)

        q, k, v = (split(made(x)) for made in (attention.query, attention.key, attention.value))
        weights = (q @ k.transpose(-1, -2) / math.sqrt(WIDTH // HEADS)).softmax(-1)
        mixed = (weights @ v).transpose(0, 1).reshape(-1, WIDTH)
        return attention.norm(x + attention.out(mixed))


def export(tagger: Tagger, out: Path, vocabulary: Path) -> None:
    """`pieces.onnx`, `heads.onnx`, `vocab.txt` and `labels.json` in the folder `out`."""
    out.mkdir(parents=True, exist_ok=True)
    tagger.eval()
    axes = ("ids", "kinds", "hints", "meaning", "claims", "slots")
    ids, hints = torch.ones(16, dtype=torch.long), torch.zeros((16, len(HINTS)), dtype=torch.long)
    whole = out / "pieces.fp32.onnx"
    torch.onnx.export(
        _Pieces(tagger), (ids, ids, hints), str(whole), dynamo=False, opset_version=OPSET,
        input_names=["ids", "kinds", "hints"], output_names=["meaning", "claims", "slots"],
        dynamic_axes={name: {0: "pieces"} for name in axes},
    )  # fmt: skip
    quantize_dynamic(whole, out / "pieces.onnx", weight_type=QuantType.QInt8, per_channel=True)
    whole.unlink()
    heads = out / "heads.fp32.onnx"
    x, mask = torch.zeros((16, WIDTH)), torch.ones((3, 16))
    torch.onnx.export(
        tagger.heads, (x, mask), str(heads), dynamo=False, opset_version=OPSET,
        input_names=["meaning", "claims"], output_names=["type", "act", "polarity", "modality", "links"],
        dynamic_axes={"meaning": {0: "pieces"}, "claims": {0: "told", 1: "pieces"}, "links": {0: "told", 2: "pieces"},
                      **{n: {0: "told"} for n in ("type", "act", "polarity", "modality")}},
    )  # fmt: skip
    quantize_dynamic(heads, out / "heads.onnx", weight_type=QuantType.QInt8, per_channel=True)
    heads.unlink()
    shutil.copy(vocabulary, out / "vocab.txt")
    labels = {"types": TYPES, "acts": ACTS, "polarities": POLARITIES, "modalities": MODALITIES, "roles": ROLES}
    (out / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")
