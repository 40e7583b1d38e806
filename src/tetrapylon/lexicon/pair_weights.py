"""Weights of comparers: how much each way in which two things are alike speaks for their being one.

`data/pair_weights.yaml` is the table; `python -m evals weights` fits and prints its rows. A pair's score is the
logistic of the weighted shares, so it reads as the odds of being one on sets like those it was fitted on.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class PairWeights:
    """One table. `weights` by comparer; a group is one at a mean score of `same_at` and above."""

    bias: float
    same_at: float
    weights: Mapping[str, float]

    def score(self, shares: Mapping[str, float]) -> float:
        """Return the score (0..1) of a pair's shares."""
        total = self.bias + math.fsum(self.weights.get(k, 0.0) * v for k, v in shares.items())
        return 1 / (1 + math.exp(-max(-60.0, min(60.0, total))))

    def because(self, shares: Mapping[str, float], *, most: int = 3) -> tuple[str, ...]:
        """Return the comparers that spoke most for the pair, the strongest first."""
        parts = sorted(((self.weights.get(k, 0.0) * v, k) for k, v in shares.items()), reverse=True)
        return tuple(k for part, k in parts[:most] if part > 0)


@cache
def load_pair_weights(name: str) -> PairWeights:
    """Return a packaged table.

    Raises:
        KeyError: there is none of this name.
    """
    source = resources.files("tetrapylon.lexicon").joinpath("data/pair_weights.yaml")
    row = yaml.safe_load(source.read_text("utf-8"))[name]
    return PairWeights(bias=row["bias"], same_at=row["same_at"], weights=row["weights"])
