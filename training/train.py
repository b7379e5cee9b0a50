"""Trains the tagger on hand-coded claims and writes it as two ONNX graphs.

python training/train.py GOLD.jsonl OUT --base FOLDER            the model to ship, from every document
python training/train.py GOLD.jsonl OUT --base FOLDER --folds 5  one model a fold, each from the other folds' documents

`--texts` are the files in which the reports of `coded.jsonl` stand; without them it learns from the others alone.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
from dataclasses import asdict
from itertools import islice
from pathlib import Path

import torch
from coded import coded
from export import export
from fit import SIZES, Plan, fit
from labels import CODERS, ROLES, documents, report_of, samples
from network import Tagger
from safetensors.torch import load_file, save_file
from torch import Tensor
from trust import trust
from written import written

from marsad.packs import load
from marsad.place import Placer
from marsad.read import RulesReader
from marsad.read.tagger.hints import SIZES as HINTS
from marsad.read.tagger.wordpiece import WordPiece


def fold_of(ids: list[str], folds: int, seed: int) -> dict[str, int]:
    """Document id → fold, shuffled by the seed."""
    order = sorted(ids)
    random.Random(seed).shuffle(order)
    return {name: i % folds for i, name in enumerate(order)}


def _digests(given: argparse.Namespace, plan: Plan) -> dict[str, object]:
    """What the model was made from: digests of the data and the first weights, and the plan or the weights averaged."""

    def digest(*paths: Path) -> str:
        whole = hashlib.sha256()
        for path in paths:
            whole.update(path.read_bytes())
        return whole.hexdigest()

    return {
        "gold": digest(given.gold),
        "coded": digest(given.coded) if given.texts else None,
        "written": digest(*sorted(given.written.glob("*.txt"))),
        "base": digest(given.base / "model.safetensors"),
        **({"averaged": [digest(path) for path in given.average]} if given.average else {"plan": asdict(plan)}),
    }


def _begun(given: argparse.Namespace, words: int) -> Tagger:
    """The tagger as it is before it learns: of the first weights, or of those that earlier runs kept, averaged."""
    tagger = Tagger(words, HINTS, SIZES, len(ROLES), len(CODERS))
    tagger.encoder.start_from(given.base / "model.safetensors")
    kept = [load_file(path) for path in given.average or ([given.start] if given.start else [])]
    if kept:
        tagger.load_state_dict({name: _mean([state[name] for state in kept]) for name in kept[0]}, strict=False)
    return tagger


def _mean(weights: list[Tensor]) -> Tensor:
    return torch.stack(weights).mean(0) if weights[0].is_floating_point() else weights[0]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--base", type=Path, required=True, help="folder with model.safetensors and vocab.txt")
    parser.add_argument("--written", type=Path, default=Path(__file__).parent / "written", help="our own examples")
    parser.add_argument("--coded", type=Path, default=Path(__file__).parent / "coded.jsonl", help="our codings of them")
    parser.add_argument("--texts", type=Path, nargs="*", default=[], help="real reports, JSON lines")
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--only", type=int, help="this fold alone")
    parser.add_argument("--epochs", type=int, default=Plan.epochs)
    parser.add_argument("--gold-times", type=int, default=Plan.gold, help="how often each of GOLD is seen in a round")
    parser.add_argument("--pace", type=float, default=Plan.pace, help="what every rate is multiplied by")
    parser.add_argument("--last-rate", type=float, default=Plan.last_rate, help="share of the rates left at the end")
    parser.add_argument("--seed", type=int, default=Plan.seed)
    parser.add_argument("--start", type=Path, help="weights of an earlier run to go on from")
    parser.add_argument("--keep", type=Path, help="where to keep the weights, to go on from them or to average them")
    parser.add_argument("--average", type=Path, nargs="*", help="learn nothing: average the weights kept by these")
    parser.add_argument("--first", type=int, help="learn from so many of the coded reports only, the first ones")
    given = parser.parse_args()
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "2")))
    plan = Plan(epochs=given.epochs, gold=given.gold_times, pace=given.pace, last_rate=given.last_rate, seed=given.seed)
    wordpiece = WordPiece.load(given.base / "vocab.txt")
    gold = documents(given.gold)
    docs = [*gold, *islice(coded(given.coded, given.texts), given.first)]
    examples = [doc for path in sorted(given.written.glob("*.txt")) for doc in written(path)]
    pack = load("syria")
    rules = RulesReader(pack, Placer(pack))
    by_rules = {d["id"]: rules.code(report_of(d)) for d in [*docs, *examples]}
    windows = {d["id"]: list(samples(d, wordpiece, by_rules[d["id"]])) for d in [*docs, *examples]}
    folds = fold_of([d["id"] for d in docs], given.folds, plan.seed) if given.folds else {}
    for fold in range(max(1, given.folds)) if given.only is None else [given.only]:
        taken = [d for d in docs if folds.get(d["id"], -1) != fold]
        again = [d for d in taken if d in gold] * (plan.gold - 1)
        chosen = [s for d in [*taken, *again, *examples] for s in windows[d["id"]]]
        torch.manual_seed(plan.seed)
        tagger = _begun(given, len(wordpiece))
        fitted = tagger if given.average else fit(tagger, chosen, plan, wordpiece.mask, wordpiece.pad)
        if given.keep:
            save_file(fitted.state_dict(), given.keep)
        out = given.out / f"fold{fold}" if given.folds else given.out
        export(fitted, out, given.base / "vocab.txt")
        (out / "data.json").write_text(json.dumps(_digests(given, plan), indent=1) + "\n", encoding="utf-8")
        trusted = trust((by_rules[d["id"]].claims, d["claims"]) for d in taken)
        (out / "trust.json").write_text(json.dumps(trusted, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
