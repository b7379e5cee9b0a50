"""The tagger's network: an encoder of six layers, marks on pieces, and heads that say what a claim is.

The encoder has the shape of MiniLM-L6 (Wang et al. 2020) and starts from its weights. It is exported as one graph, the
heads over claims as another, since the claims are only known when the marks have been read.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

WIDTH, LAYERS, HEADS, INNER = 384, 6, 12, 1536
LINK = 64


class Attention(nn.Module):
    def __init__(self, drop: float) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(drop)
        self.rate = drop

    def forward(self, x: Tensor, seen: Tensor) -> Tensor:
        def split(y: Tensor) -> Tensor:
            return y.view(y.size(0), y.size(1), HEADS, WIDTH // HEADS).transpose(1, 2)

        q, k, v = split(self.query(x)), split(self.key(x)), split(self.value(x))
        scores = q @ k.transpose(-1, -2) / math.sqrt(WIDTH // HEADS) + seen
        weights = F.dropout(scores.softmax(-1), self.rate, self.training)
        mixed = (weights @ v).transpose(1, 2).reshape(x.size(0), x.size(1), WIDTH)
        return self.norm(x + self.drop(self.out(mixed)))


class Layer(nn.Module):
    def __init__(self, drop: float) -> None:
        super().__init__()
        self.attention = Attention(drop)
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(drop)

    def forward(self, x: Tensor, seen: Tensor) -> Tensor:
        x = self.attention(x, seen)
        return self.norm(x + self.drop(self.outer(F.gelu(self.inner(x)))))


class Encoder(nn.Module):
    """Pieces [batch, T] → what each means where it stands [batch, T, 384]."""

    def __init__(self, words: int, hints: Sequence[int], drop: float = 0.1) -> None:
        super().__init__()
        self.hints = nn.Embedding(sum(hints), WIDTH)
        nn.init.zeros_(self.hints.weight)
        self.register_buffer("hint_starts", torch.tensor([sum(hints[:i]) for i in range(len(hints))]))
        self.words, self.places, self.kinds = (
            nn.Embedding(words, WIDTH),
            nn.Embedding(512, WIDTH),
            nn.Embedding(2, WIDTH),
        )
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(drop)
        self.layers = nn.ModuleList(Layer(drop) for _ in range(LAYERS))

    def forward(self, ids: Tensor, kinds: Tensor, mask: Tensor, hints: Tensor, habits: Tensor | None = None) -> Tensor:
        place = torch.arange(ids.size(1), device=ids.device)
        x = self.norm(self.words(ids) + self.places(place) + self.kinds(kinds))
        x = x + self.hints(hints + self.hint_starts).sum(-2)
        x = self.drop(x if habits is None else x + habits[:, None])
        seen = (1.0 - mask[:, None, None, :].float()) * -1e4
        for layer in self.layers:
            x = layer(x, seen)
        return x

    def start_from(self, weights: Path) -> None:
        """The published weights of a BERT-like model, by their usual names."""
        given = load_file(weights)
        names = {
            "embeddings.word_embeddings": "words", "embeddings.position_embeddings": "places",
            "embeddings.token_type_embeddings": "kinds", "embeddings.LayerNorm": "norm",
        }  # fmt: skip
        for i in range(LAYERS):
            old, new = f"encoder.layer.{i}.", f"layers.{i}."
            names |= {old + f"attention.self.{n}": new + f"attention.{n}" for n in ("query", "key", "value")}
            names |= {
                old + "attention.output.dense": new + "attention.out",
                old + "attention.output.LayerNorm": new + "attention.norm",
                old + "intermediate.dense": new + "inner", old + "output.dense": new + "outer",
                old + "output.LayerNorm": new + "norm",
            }  # fmt: skip
        state = {f"{new}.{part}": given[f"{old}.{part}"] for old, new in names.items() for part in ("weight", "bias")
                 if f"{old}.{part}" in given}  # fmt: skip
        self.load_state_dict(state, strict=False)


class Marks(nn.Module):
    """What each piece means → marks O, B, I of claims [T, 3] and of the words that fill slots [T, roles, 3]."""

    def __init__(self, roles: int) -> None:
        super().__init__()
        self.roles = roles
        self.claims, self.slots = nn.Linear(WIDTH, 3), nn.Linear(WIDTH, roles * 3)

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        return self.claims(x), self.slots(x).view(*x.shape[:-1], self.roles, 3)


class Heads(nn.Module):
    """One window's pieces x [T, 384] and claims mask [N, T] → codes of each claim and its links [N, roles, T].

    A link says how surely a piece fills that role of the claim; of the speaker's, piece 0 stands for the publisher.
    """

    def __init__(self, sizes: dict[str, int], roles: int, drop: float = 0.3) -> None:
        super().__init__()
        self.roles = roles
        self.weigh = nn.Linear(WIDTH, 1)
        self.mix = nn.Linear(3 * WIDTH, WIDTH)
        self.drop = nn.Dropout(drop)
        self.codes = nn.ModuleList(nn.Linear(WIDTH, size) for size in sizes.values())
        self.query, self.key = nn.Linear(WIDTH, roles * LINK), nn.Linear(WIDTH, roles * LINK)
        # Few pieces fill a role, most of them inside the claim or near it: where learning starts from.
        self.inside = nn.Parameter(torch.full((roles,), 3.0))
        self.near = nn.Parameter(torch.full((roles,), -0.5))
        self.base = nn.Parameter(torch.full((roles,), -3.0))

    def forward(self, x: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        weight = (self.weigh(x).T + (mask - 1.0) * 1e4).softmax(-1)
        mean = mask / mask.sum(-1, keepdim=True).clamp(min=1.0)
        first = x[:1].expand(mask.size(0), -1)
        claim = F.gelu(self.mix(self.drop(torch.cat([weight @ x, mean @ x, first], -1))))
        claim = self.drop(claim)
        codes = [head(claim) for head in self.codes]
        q = self.query(claim).view(-1, self.roles, LINK).transpose(0, 1)
        k = self.key(x).view(-1, self.roles, LINK).permute(1, 2, 0)
        place = torch.arange(x.size(0), device=x.device, dtype=x.dtype)
        middle = (mean * place).sum(-1, keepdim=True)
        distance = torch.log1p((place - middle).abs())
        links = (q @ k) / math.sqrt(LINK) + self.base[:, None, None]
        links = links + self.inside[:, None, None] * mask + self.near[:, None, None] * distance
        return (*codes, links.transpose(0, 1))


class Tagger(nn.Module):
    """Encoder, marks and heads together, as they are trained."""

    def __init__(self, words: int, hints: Sequence[int], sizes: dict[str, int], roles: int, coders: int) -> None:
        super().__init__()
        self.encoder = Encoder(words, hints)
        # What is peculiar to a round of coding is learnt beside the rest and not exported: the tagger then codes as
        # the first coders did, whose habits are the measure.
        self.habits = nn.Embedding(coders, WIDTH, padding_idx=0)
        nn.init.zeros_(self.habits.weight)
        self.drop = nn.Dropout(0.1)
        self.marks = Marks(roles)
        self.heads = Heads(sizes, roles)
        # Every word of a claim should tell of what it is a claim: asked in training only, and not exported.
        self.type_of_word = nn.Linear(WIDTH, sizes["type"])
