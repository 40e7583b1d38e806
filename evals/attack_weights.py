"""`python -m evals.attack_weights`: train the weights that tell incidents from talk, and print how they do.

Trained on the development part of the MUC-3/4 set: an act is an incident where it aligns with a required template of its
own type. Optional templates teach nothing. The figures printed are five-fold, by document.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from evals.common import document_of, parser
from evals.muc_alignment import aligned
from evals.tasks.muc import found_acts, rows_of_acts
from tetrapylon.lexicon.attacks import load_attack_words
from tetrapylon.read.attacks_relevant import features, likelihood
from tetrapylon.run.tools import open_tools

STRENGTH = 0.3
FOLDS = 5
SMALLEST = 0.005
TARGET = (
    Path(__file__).parents[1] / "src" / "tetrapylon" / "lexicon" / "data" / "attack_weights.yaml"
)
HEAD = """# Weights of read/attacks_relevant.py: which acts of violence are told as incidents. Made by
#   python -m evals.attack_weights --data FOLDER --threshold {threshold}
# from the development part of the MUC-3/4 set ({acts} acts of {documents} reports; gold sha256 {digest}).
# The weights are counts of word classes and of deeds' lemmas, no text; the set has no licence file
# (a NIST/DARPA release), and nothing of it is in here.
"""


@dataclass(frozen=True, slots=True)
class Example:
    """One act: its report, its features, and whether it is an incident (None: cannot be told)."""

    report: str
    found: tuple[str, ...]
    label: bool | None


def main(argv: Sequence[str] | None = None) -> int:
    """Train, print figures, write the weights."""
    parsed = argparse.ArgumentParser(description=__doc__)
    parsed.add_argument("--data", type=Path, required=True, help="folder with muc/input.jsonl")
    parsed.add_argument("--threshold", type=float, default=0.27)
    args = parsed.parse_args(argv)
    examples = list(_examples(args.data / "muc"))
    usable = [e for e in examples if e.label is not None]
    for line in _folds(usable, args.threshold):
        print(line, file=sys.stderr)
    digest = sha256((args.data / "muc" / "gold.jsonl").read_bytes()).hexdigest()[:16]
    head = HEAD.format(
        threshold=args.threshold,
        acts=len(usable),
        documents=len({e.report for e in examples}),
        digest=digest,
    )
    body = yaml.safe_dump({"threshold": args.threshold, "weights": _trained(usable)})
    TARGET.write_text(head + body, encoding="utf-8")
    return 0


def _examples(folder: Path) -> Iterator[Example]:
    tools = open_tools(parser=parser())
    words = load_attack_words()
    gold = {r["id"]: r["templates"] for r in _rows(folder / "gold.jsonl")}
    for row in _rows(folder / "input.jsonl"):
        key = str(row["id"])
        found = found_acts(document_of(row), tools)
        pairs = aligned(gold[key], rows_of_acts(found, found.acts, tools))
        for k, act in enumerate(found.acts):
            label = pairs.get(k, False)
            yield Example(key, features(act, found.acts, words, found.back), label)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _trained(examples: Iterable[Example]) -> dict[str, float]:
    listed = list(examples)
    vectors = DictVectorizer()
    table = vectors.fit_transform([dict.fromkeys(e.found, 1) for e in listed])
    model = LogisticRegression(C=STRENGTH, max_iter=2000)
    model.fit(table, [bool(e.label) for e in listed])
    weights = zip(vectors.get_feature_names_out(), model.coef_[0], strict=True)
    kept = {str(k): round(float(w), 3) for k, w in weights if abs(w) >= SMALLEST}
    return {"bias": round(float(model.intercept_[0]), 3), **kept}


def _folds(examples: Sequence[Example], threshold: float) -> Iterator[str]:
    reports = sorted({e.report for e in examples}, key=lambda r: sha256(r.encode()).hexdigest())
    for fold in range(FOLDS):
        held = set(reports[fold::FOLDS])
        weights = _trained(e for e in examples if e.report not in held)
        told = [e for e in examples if e.report in held]
        taken = [e for e in told if likelihood(e.found, weights) >= threshold]
        right = sum(bool(e.label) for e in taken)
        real = sum(bool(e.label) for e in told)
        yield f"fold {fold}: right {right} of {len(taken)} taken, {real} incidents found at all"


if __name__ == "__main__":
    sys.exit(main())
