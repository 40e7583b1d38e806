"""Predict the dyads task: the PLOVER type of what a marked source does to a marked target.

`predict` uses the packaged weights. They were trained on the development part, so on that part only
`crossed` is an honest measure, and `evals report` uses it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from evals.common import document_of
from evals.crossing import Example, Recipe, groups_of
from evals.crossing import crossed as crossed_models
from tetrapylon.lexicon.codes import QUAD
from tetrapylon.model.parse import Parse
from tetrapylon.model.span import Span
from tetrapylon.read.pair_features import pair_features
from tetrapylon.read.pair_types import MODEL as MODEL
from tetrapylon.read.pair_types import YIELD, pair_type_of

Row = dict[str, object]


def quad_of(root: str) -> str:
    """Return the class of a root."""
    return "MATERIAL_COOP" if root == YIELD else QUAD[root]


RECIPE = Recipe(
    coarser=((quad_of, 0.5), (lambda root: quad_of(root).rpartition("_")[2], 1.0)),
)
"""Weights of the coarser models; of 0, 0.5 and 1 each, the best mean of two seeds of five folds."""


def predict(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield a root a pair."""
    for row in rows:
        parse, source, target = _pair(row)
        yield {"id": row["id"], "root": pair_type_of(parse, source, target).type}


def examples_of(rows: Sequence[Row], gold: Sequence[Row]) -> list[Example]:
    """Return what to learn from."""
    groups = groups_of([str(r["text"]) for r in rows])
    roots = {str(g["id"]): str(g["root"]) for g in gold}
    return [
        Example(features=pair_features(*_pair(r)), label=roots[str(r["id"])], group=g)
        for r, g in zip(rows, groups, strict=True)
    ]


def crossed(rows: Sequence[Row], gold: Sequence[Row]) -> Iterator[Row]:
    """Yield a root a pair, each from a model that was trained without the pair's fold."""
    examples = examples_of(rows, gold)
    models = crossed_models(examples, RECIPE)
    for row, example, (fold, model) in zip(rows, examples, models, strict=True):
        yield {"id": row["id"], "root": model.best(example.features)[0], "fold": fold}


def _pair(row: Row) -> tuple[Parse, Span | None, Span | None]:
    """Return the parse that holds the source, and both spans."""
    document = document_of(row)
    source, target = _span(row.get("source")), _span(row.get("target"))
    parses = [p for _, p in document.speaking()]
    held = (p for p in parses if source is not None and p.within(source))
    return next(held, parses[0] if parses else Parse(())), source, target


def _span(value: object) -> Span | None:
    return Span(int(value[0]), int(value[1])) if isinstance(value, list) else None
