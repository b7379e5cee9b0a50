"""Fits the tagger to samples: the loss of each thing learnt, and the loop."""

from __future__ import annotations

import copy
import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from labels import ACTS, MODALITIES, NEITHER, POLARITIES, ROLES, TYPES, Sample
from network import Tagger
from torch import Tensor
from torch.nn import functional as F

from marsad.read.tagger.hints import SIZES as HINTS

SIZES = {"type": len(TYPES), "act": len(ACTS), "polarity": len(POLARITIES), "modality": len(MODALITIES)}


_SCALES = {"inside", "near", "base"}


@dataclass(frozen=True)
class Plan:
    """How long and how fast to learn: every rate is the peak, `pace` and the step it is at scale them all alike.

    Reports of the gold set are seen `gold` times a round, for it is their coders' habits that the rest are to follow.
    """

    epochs: int = 9
    gold: int = 1
    batch: int = 4
    encoder_rate: float = 1.2e-4
    head_rate: float = 8e-4
    scale_rate: float = 1e-2
    hint_rate: float = 1.5e-3
    hidden_hints: float = 0.15
    warmup: float = 0.1
    hidden_words: float = 0.12
    decay: float = 0.01
    averaged: float = 0.998
    pace: float = 1.0
    last_rate: float = 0.02
    seed: int = 20261122


def fit(tagger: Tagger, samples: Sequence[Sample], plan: Plan, mask_id: int, pad_id: int,
        tell: Callable[[str], None] = print) -> Tagger:  # fmt: skip
    """The tagger after all epochs, its weights averaged over the last steps (which steadies what few texts teach)."""
    random.seed(plan.seed)
    torch.manual_seed(plan.seed)
    # What single words mean is known from far more text than ours; learning it anew from so few would spoil it.
    tagger.encoder.words.requires_grad_(False)
    steps = plan.epochs * math.ceil(len(samples) / plan.batch)
    optimiser = torch.optim.AdamW(
        [{"params": _dense(tagger.encoder, {"hints.weight"}), "lr": plan.encoder_rate},
         {"params": [*tagger.marks.parameters(), *tagger.type_of_word.parameters(), *_dense(tagger.heads, _SCALES)],
          "lr": plan.head_rate},
         {"params": [tagger.encoder.hints.weight, tagger.habits.weight], "lr": plan.hint_rate},
         {"params": [tagger.heads.inside, tagger.heads.near, tagger.heads.base], "lr": plan.scale_rate}],
        weight_decay=plan.decay,
    )  # fmt: skip
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda s: _rate(s, steps, plan))
    average = copy.deepcopy(tagger).eval()
    step = 0
    for epoch in range(plan.epochs):
        tagger.train()
        total: dict[str, float] = {}
        for batch in _batches(samples, plan.batch):
            losses = _losses(tagger, batch, plan, mask_id, pad_id)
            optimiser.zero_grad()
            sum(losses.values()).backward()
            torch.nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            step += 1
            _average(average, tagger, min(plan.averaged, step / (step + 20)))
            for name, loss in losses.items():
                total[name] = total.get(name, 0.0) + float(loss.detach())
        tell(f"epoch {epoch + 1}: " + "  ".join(f"{k} {v * plan.batch / len(samples):.3f}" for k, v in total.items()))
    return average


def _dense(module: torch.nn.Module, apart: set[str]) -> list[torch.nn.Parameter]:
    """The weights that learn, without those that do so at a pace of their own."""
    return [p for name, p in module.named_parameters() if p.requires_grad and name not in apart]


def _rate(step: int, steps: int, plan: Plan) -> float:
    at = step / steps
    if at < plan.warmup:
        return plan.pace * at / plan.warmup
    return plan.pace * (plan.last_rate + (1 - plan.last_rate) * (1 - at) / (1 - plan.warmup))


def _average(average: Tagger, tagger: Tagger, keep: float) -> None:
    with torch.no_grad():
        for old, new in zip(average.parameters(), tagger.parameters(), strict=True):
            if new.requires_grad:
                old.lerp_(new, 1 - keep)


def _batches(samples: Sequence[Sample], size: int) -> list[list[Sample]]:
    """Windows of like length together, the batches in random order."""
    order = sorted(samples, key=lambda s: len(s.window.ids) + random.random() * 40)
    batches = [order[i : i + size] for i in range(0, len(order), size)]
    random.shuffle(batches)
    return batches


def _losses(tagger: Tagger, batch: list[Sample], plan: Plan, mask_id: int, pad_id: int) -> dict[str, Tensor]:
    longest = max(len(s.window.ids) for s in batch)
    ids = torch.full((len(batch), longest), pad_id)
    kinds, seen = torch.zeros_like(ids), torch.zeros_like(ids)
    hints = torch.zeros((len(batch), longest, len(HINTS)), dtype=torch.long)
    tags = torch.full_like(ids, NEITHER)
    slots = torch.full((len(batch), longest, len(ROLES)), NEITHER)
    for row, sample in enumerate(batch):
        size = len(sample.window.ids)
        ids[row, :size] = torch.tensor(sample.window.ids)
        kinds[row, :size] = torch.tensor(sample.window.kinds)
        seen[row, :size] = 1
        if random.random() >= plan.hidden_hints:
            hints[row, :size] = torch.from_numpy(sample.hints)
        tags[row, :size] = torch.from_numpy(sample.tags)
        slots[row, :size] = torch.from_numpy(sample.slots.T.copy())
        hide = torch.rand(size) < plan.hidden_words
        hide[: sample.window.offset] = False
        hide[size - 1] = False
        ids[row, :size][hide] = mask_id
    with torch.autocast("cpu", dtype=torch.bfloat16):
        x = tagger.encoder(ids, kinds, seen, hints, tagger.habits(torch.tensor([s.coders for s in batch])))
    x = tagger.drop(x.float())
    marks, roles = tagger.marks(x)
    losses = {
        "claims": F.cross_entropy(marks.flatten(0, 1), tags.flatten(), ignore_index=NEITHER),
        "slots": F.cross_entropy(roles.flatten(0, 2), slots.flatten(), ignore_index=NEITHER) * 4.0,
    }
    told = [_claim_losses(tagger, x[row], sample) for row, sample in enumerate(batch) if sample.claims]
    for name in told[0] if told else ():
        losses[name] = torch.cat([t[name] for t in told]).mean()
    return losses


def _claim_losses(tagger: Tagger, x: Tensor, sample: Sample) -> dict[str, Tensor]:
    size = len(sample.window.ids)
    claims = sample.claims
    mask = torch.from_numpy(np.stack([_shaken(c.mask) for c in claims])).float()
    *codes, links = tagger.heads(x[:size], mask)
    gold = (
        torch.tensor([c.type for c in claims]), torch.tensor([c.act for c in claims]),
        torch.tensor([c.polarity for c in claims]), torch.tensor([c.modality for c in claims]),
    )  # fmt: skip
    losses = {
        name: F.cross_entropy(code, want, label_smoothing=0.05 if name == "type" else 0.0, reduction="none") * weight
        for name, code, want, weight in zip(SIZES, codes, gold, (1.0, 0.5, 0.5, 0.5), strict=True)
    }
    roles = torch.from_numpy(np.stack([c.roles for c in claims])).float()
    words = tagger.type_of_word(tagger.drop(x[:size])).log_softmax(-1)[:, gold[0]].T
    losses["words"] = -(words * mask).sum(-1) / mask.sum(-1).clamp(min=1.0) * 0.3
    losses["speaker"] = _speaker_loss(links[:, 0], roles[:, 0], claims) * 0.7
    inner = torch.zeros(size, dtype=torch.bool)
    inner[sample.window.offset : size - 1] = True
    linked = F.binary_cross_entropy_with_logits(links[:, 1:, inner], roles[:, 1:, inner], reduction="none")
    losses["links"] = linked.sum(-1).mean(-1) * 0.15
    return losses


def _speaker_loss(links: Tensor, speaker: Tensor, claims: list) -> Tensor:
    """The share of certainty that falls on the speaker's words, or on the first piece if the publisher speaks."""
    want = speaker.clone()
    for row, claim in enumerate(claims):
        if claim.own_voice:
            want[row, 0] = 1.0
    known = want.sum(-1) > 0
    chance = (links.softmax(-1) * want).sum(-1).clamp(min=1e-6)
    return torch.where(known, -chance.log(), torch.zeros_like(chance))


def _shaken(mask: np.ndarray) -> np.ndarray:
    """The claim's pieces with an edge a little off now and then, as they will be when the marks are read."""
    if random.random() > 0.3:
        return mask
    moved = mask.copy()
    at = np.flatnonzero(mask)
    cut = random.randint(1, 3)
    if len(at) > 8:
        moved[at[:cut] if random.random() < 0.5 else at[-cut:]] = False
    return moved
