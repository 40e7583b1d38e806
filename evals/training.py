"""`python -m evals train TASK`: train a packaged model on the development part and write it with its papers."""

from __future__ import annotations

import importlib
import json
from pathlib import Path

import yaml

from evals.crossing import fitted
from evals.scoring import digest_of, rows_of
from tetrapylon.lexicon.linear import bytes_of
from tetrapylon.lexicon.pair_weights import PairWeights

MODELS = Path(__file__).parents[1] / "src" / "tetrapylon" / "lexicon" / "data" / "models"
TRAINED = ("dyads", "ecb", "event_types", "incidents")
WEIGHTS = MODELS.parent / "pair_weights.yaml"
HEAD = "# Weights of comparers, by table. `python -m evals train TASK` fits a table and writes it here.\n"
LICENCE = (
    "Weights of hashed features, trained on an evaluation set whose texts are not included and cannot be "
    "had back from them. See docs/quality.md for the set and its terms."
)


def train(task: str, data: Path) -> Path:
    """Train a task's model on `data`/task, write it, and return where."""
    module = importlib.import_module(f"evals.tasks.{task}")
    rows = list(rows_of(data / task / "input.jsonl"))
    gold = list(rows_of(data / task / "gold.jsonl"))
    papers = {
        "command": f"python -m evals train {task}",
        "input": digest_of(data / task / "input.jsonl"),
        "gold": digest_of(data / task / "gold.jsonl"),
        "licence": LICENCE,
    }
    if hasattr(module, "weights_of"):
        return _write_weights(module.WEIGHTS, module.weights_of(rows, gold), papers)
    examples = module.examples_of(rows, gold)
    target = MODELS / f"{module.MODEL}.npz"
    MODELS.mkdir(exist_ok=True)
    target.write_bytes(bytes_of(fitted(examples, module.RECIPE)))
    papers["examples"] = str(len(examples))
    target.with_suffix(".json").write_text(json.dumps(papers, indent=1) + "\n", encoding="utf-8")
    return target


def _write_weights(name: str, table: PairWeights, papers: dict[str, str]) -> Path:
    known = yaml.safe_load(WEIGHTS.read_text("utf-8")) if WEIGHTS.exists() else {}
    known[name] = {
        "papers": papers,
        "bias": table.bias,
        "same_at": table.same_at,
        "weights": dict(table.weights),
    }
    WEIGHTS.write_text(HEAD + yaml.safe_dump(known, sort_keys=False, width=110), encoding="utf-8")
    return WEIGHTS
