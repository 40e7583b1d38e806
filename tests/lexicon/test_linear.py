"""A linear model is a file of numbers: it comes back as written, and holds no words."""

from __future__ import annotations

import numpy as np

from tetrapylon.lexicon.linear import (
    LinearModel,
    bucket_of,
    bytes_of,
    load_linear,
    model_from,
    vector_of,
)

SIZE = 64


def model() -> LinearModel:
    """Return a model in which the word "aid" speaks for AID and nothing else is known."""
    idf = np.zeros(SIZE, dtype=np.float32)
    idf[bucket_of("w:aid", SIZE)] = 1.0
    weights = np.zeros((SIZE, 2), dtype=np.float32)
    weights[bucket_of("w:aid", SIZE)] = (2.0, -1.0)
    return LinearModel(
        labels=("AID", "COERCE"), idf=idf, weights=weights, bias=np.array([0.0, 0.5], np.float32)
    )


def test_the_label_with_the_higher_margin_wins_by_its_lead() -> None:
    label, lead = model().best({"w:aid": 1})
    assert label == "AID"
    assert round(lead, 5) == 2.5


def test_unknown_features_leave_the_bias_to_decide() -> None:
    unknown = next(f for f in map(str, range(99)) if bucket_of(f, SIZE) != bucket_of("w:aid", SIZE))
    assert model().best({unknown: 3})[0] == "COERCE"
    assert vector_of({unknown: 3}, model().idf) == {}


def test_a_model_comes_back_as_it_was_written() -> None:
    again = model_from(bytes_of(model()))
    assert again.labels == model().labels
    assert np.allclose(again.weights, model().weights, atol=0.02)
    assert again.best({"w:aid": 1})[0] == "AID"


def test_a_packaged_model_knows_the_fifteen_types() -> None:
    assert len(load_linear("pair_types").labels) == 15
