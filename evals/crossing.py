"""Train linear models, and measure them honestly: five folds, no group of like texts in two of them."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]
from sklearn.model_selection import StratifiedGroupKFold
from sklearn.svm import LinearSVC

from tetrapylon.lexicon.linear import LinearModel, bucket_of, vector_of

Coarser: TypeAlias = Callable[[str], str]
FOLDS = 5
SEED = 0
ALIKE = 0.5
"""Share of words in common from which on two texts must not stand in two folds."""
BUCKETS = 2**16


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One text to learn from. `group` keeps like texts in one fold."""

    features: Mapping[str, float]
    label: str
    group: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How to train: strength of the fit, and coarser labels whose own models add to a label's score.

    `coarser` are maps from label to coarser label, each with its weight.
    """

    cost: float = 1.0
    coarser: tuple[tuple[Coarser, float], ...] = ()
    balanced: bool = False


def groups_of(texts: Sequence[str]) -> list[int]:
    """Return a group number a text; texts that share half of their words, directly or through others, share it."""
    words = [frozenset(re.findall(r"\w+", t.lower())) for t in texts]
    group = list(range(len(texts)))

    def top(i: int) -> int:
        while group[i] != i:
            i = group[i]
        return i

    for i, one in enumerate(words):
        for j in range(i):
            if len(one & words[j]) >= ALIKE * len(one | words[j]):
                group[top(i)] = top(j)
    return [top(i) for i in range(len(texts))]


def folds_of(examples: Sequence[Example]) -> Iterator[tuple[list[int], list[int]]]:
    """Yield the indices to train on and to test on, fold by fold."""
    splitter = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=SEED)
    labels = [e.label for e in examples]
    groups = [e.group for e in examples]
    warnings.filterwarnings("ignore", message="The least populated class")
    for train, test in splitter.split(labels, labels, groups):
        yield [int(i) for i in train], [int(i) for i in test]


def fitted(examples: Sequence[Example], recipe: Recipe) -> LinearModel:
    """Return a model of the examples: one against the rest, coarser labels added in."""
    idf = _idf(examples)
    rows = [vector_of(e.features, idf) for e in examples]
    matrix = csr_matrix(
        (
            [v for r in rows for v in r.values()],
            ([i for i, r in enumerate(rows) for _ in r], [b for r in rows for b in r]),
        ),
        shape=(len(rows), BUCKETS),
    )
    labels = sorted({e.label for e in examples})
    weights = np.zeros((BUCKETS, len(labels)), dtype=np.float32)
    bias = np.zeros(len(labels), dtype=np.float32)
    finest: tuple[Coarser, float] = (str, 1.0)
    for coarse, share in (finest, *recipe.coarser):
        for told in sorted({coarse(label) for label in labels}):
            line, offset = _against_rest(
                matrix, [coarse(e.label) == told for e in examples], recipe
            )
            for column, label in enumerate(labels):
                if coarse(label) == told:
                    weights[:, column] += share * line
                    bias[column] += share * offset
    return LinearModel(labels=tuple(labels), idf=idf, weights=weights, bias=bias)


def _against_rest(
    matrix: csr_matrix, truth: list[bool], recipe: Recipe
) -> tuple[np.ndarray, float]:
    weight = "balanced" if recipe.balanced else None
    model = LinearSVC(C=recipe.cost, class_weight=weight, random_state=SEED).fit(matrix, truth)
    return model.coef_[0].astype(np.float32), float(model.intercept_[0])


def _idf(examples: Sequence[Example]) -> np.ndarray:
    seen = np.zeros(BUCKETS, dtype=np.float64)
    for e in examples:
        for bucket in {bucket_of(f, BUCKETS) for f in e.features}:
            seen[bucket] += 1
    idf = np.log((1 + len(examples)) / (1 + seen)) + 1
    return np.where(seen > 0, idf, 0).astype(np.float32)


def crossed(examples: Sequence[Example], recipe: Recipe) -> list[tuple[int, LinearModel]]:
    """Return for each example its fold and the model that was trained without that fold."""
    found: list[tuple[int, LinearModel] | None] = [None] * len(examples)
    for number, (train, test) in enumerate(folds_of(examples)):
        model = fitted([examples[i] for i in train], recipe)
        for i in test:
            found[i] = (number, model)
    return [f for f in found if f is not None]
