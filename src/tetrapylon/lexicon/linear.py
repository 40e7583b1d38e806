"""Small linear models that decide between close labels: hashed features, weights in one file, no text.

A model file (`data/models/NAME.npz`) holds an idf and a row of weights for each of its buckets. Features are
strings that the read room makes; only their hashes meet the file, so it holds no words of what it was trained on.
`data/models/NAME.json` beside it says how it was trained, on what (a digest), and under which terms. Scores are
margins, not probabilities: compare them with each other only.
"""

from __future__ import annotations

import io
import math
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinearModel:
    """A fitted model. `idf` has a float a bucket, `weights` a row a bucket and a column a label, `bias` one a label."""

    labels: tuple[str, ...]
    idf: Floats
    weights: Floats
    bias: Floats

    def scores(self, features: Mapping[str, float]) -> dict[str, float]:
        """Return the margin of each label for the counts of features."""
        vector = vector_of(features, self.idf)
        if not vector:
            return dict(zip(self.labels, map(float, self.bias), strict=True))
        buckets = np.fromiter(vector, dtype=np.int64)
        values = np.fromiter(vector.values(), dtype=np.float32)
        total = values @ self.weights[buckets] + self.bias
        return dict(zip(self.labels, map(float, total), strict=True))

    def best(self, features: Mapping[str, float]) -> tuple[str, float]:
        """Return the label with the highest score, and by how much it leads the next."""
        ranked = sorted(self.scores(features).items(), key=lambda s: (-s[1], s[0]))
        lead = ranked[0][1] - ranked[1][1] if len(ranked) > 1 else math.inf
        return ranked[0][0], lead


def bucket_of(feature: str, size: int) -> int:
    """Return the bucket that a feature falls in."""
    return zlib.crc32(feature.encode("utf-8")) % size


def vector_of(features: Mapping[str, float], idf: Floats) -> dict[int, float]:
    """Return a unit vector over buckets: (1 + log count) times idf. Features never seen in training are left out."""
    counts: dict[int, float] = {}
    for feature, count in features.items():
        bucket = bucket_of(feature, len(idf))
        counts[bucket] = counts.get(bucket, 0.0) + count
    raw = {b: (1 + math.log(n)) * float(idf[b]) for b, n in counts.items() if n >= 1 and idf[b] > 0}
    length = math.sqrt(math.fsum(v * v for v in raw.values()))
    return {b: v / length for b, v in raw.items()} if length else {}


@cache
def load_linear(name: str) -> LinearModel:
    """Return a packaged model.

    Raises:
        FileNotFoundError: no model has the name.
    """
    source = resources.files("tetrapylon.lexicon").joinpath(f"data/models/{name}.npz")
    return model_from(source.read_bytes())


def model_from(content: bytes) -> LinearModel:
    """Return the model that `bytes_of` wrote."""
    with np.load(io.BytesIO(content), allow_pickle=False) as file:
        scale = file["scale"].astype(np.float32)
        return LinearModel(
            labels=tuple(str(x) for x in file["labels"]),
            idf=file["idf"].astype(np.float32),
            weights=file["weights"].astype(np.float32) * scale,
            bias=file["bias"].astype(np.float32),
        )


def bytes_of(model: LinearModel) -> bytes:
    """Return a model as a compressed file: weights as whole numbers of 8 bits with a scale a label."""
    scale = np.maximum(np.abs(model.weights).max(axis=0), 1e-9) / 127
    out = io.BytesIO()
    np.savez_compressed(
        out,
        labels=np.array(model.labels),
        idf=model.idf.astype(np.float16),
        weights=np.rint(model.weights / scale).astype(np.int8),
        scale=scale.astype(np.float32),
        bias=model.bias.astype(np.float32),
    )
    return out.getvalue()
