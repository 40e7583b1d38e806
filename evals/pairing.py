"""Fit the weights of comparers on pairs known to be one or two, and measure them over folds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from tetrapylon.lexicon.pair_weights import PairWeights

FOLDS = 5
STRENGTH = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Pairs of items: their indices, what each comparer says, whether they are one, and what keeps them in one fold."""

    keys: tuple[tuple[int, int], ...]
    shares: tuple[dict[str, float], ...]
    one: tuple[bool, ...]
    group: tuple[str, ...]

    @property
    def names(self) -> list[str]:
        """Comparers in a stable order."""
        return list(self.shares[0])


def fitted_weights(pairs: Pairs, *, same_at: float) -> PairWeights:
    """Return the table of a logistic regression over all pairs."""
    return _fit(pairs, _matrix(pairs), np.arange(len(pairs.keys)), same_at)


def crossed_scores(pairs: Pairs) -> dict[tuple[int, int], float]:
    """Return each pair's score by weights fitted without its fold."""
    matrix = _matrix(pairs)
    scores: dict[tuple[int, int], float] = {}
    for train, test in GroupKFold(FOLDS).split(matrix, pairs.one, pairs.group):
        table = _fit(pairs, matrix, train, 0.5)
        for k in test:
            scores[pairs.keys[k]] = table.score(pairs.shares[k])
    return scores


def _matrix(pairs: Pairs) -> np.ndarray:
    return np.array([list(s.values()) for s in pairs.shares], dtype=np.float64)


def _fit(pairs: Pairs, matrix: np.ndarray, rows: np.ndarray, same_at: float) -> PairWeights:
    model = LogisticRegression(C=STRENGTH, max_iter=2000)
    model.fit(matrix[rows], np.array(pairs.one)[rows])
    found = zip(pairs.names, model.coef_[0], strict=True)
    return PairWeights(
        bias=round(float(model.intercept_[0]), 2),
        same_at=same_at,
        weights={name: round(float(w), 2) for name, w in found},
    )
