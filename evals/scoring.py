"""Predict and score the tasks of a folder of evaluation sets."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from statistics import stdev

Row = dict[str, object]
Predict = Callable[[Iterable[Row]], Iterator[Row]]
TASKS_FOLDER = Path(__file__).parent / "tasks"


class UnknownTask(ValueError):
    """No predictor is known for this task. Show the message: it lists those there are."""

    def __init__(self, task: str) -> None:
        super().__init__(f"no predictor for {task!r}; there are: {', '.join(known_tasks())}")


class ScorerFailed(RuntimeError):
    """The scorer refused the prediction. The message is the scorer's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A task's figures (0..1 or counts, by the scorer's names) and the digest of its gold."""

    task: str
    figures: dict[str, float]
    gold: str


def known_tasks() -> list[str]:
    """Return the tasks that have a predictor."""
    return sorted(p.stem for p in TASKS_FOLDER.glob("*.py") if p.stem != "__init__")


def predictor(task: str) -> Predict:
    """Return a task's `predict`.

    Raises:
        UnknownTask: there is none.
    """
    if task not in known_tasks():
        raise UnknownTask(task)
    found: Predict = importlib.import_module(f"evals.tasks.{task}").predict
    return found


def rows_of(path: Path) -> Iterator[Row]:
    """Yield the rows of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def _with_documents(source: Path) -> Iterator[Row]:
    """Yield rows; one that names documents by id has them under `documents`, from `docs.jsonl` beside it."""
    beside = source.with_name("docs.jsonl")
    known = {str(d["id"]): d for d in rows_of(beside)} if beside.is_file() else {}
    for row in rows_of(source):
        named = row.get("docs")
        listed = [known[d] for d in named if d in known] if isinstance(named, list) else []
        yield {**row, "documents": listed} if listed else row


def predict_to(task: str, source: Path, target: Path) -> int:
    """Write a task's predictions for the rows of `source`; return how many."""
    count = 0
    with target.open("w", encoding="utf-8") as out:
        for row in predictor(task)(_with_documents(source)):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
    return count


def score_task(task: str, data: Path) -> Score:
    """Predict `data`/task/input.jsonl and score it with the scorer beside the data.

    A task whose module has `crossed` was trained on this part: it is measured over folds, and each main
    figure gets its spread. A module's `beside` yields baselines, whose figures stand under their names;
    its `further` gives figures that the scorer beside the data does not.

    Raises:
        ScorerFailed: the scorer refused the prediction.
    """
    folder, gold = data / task, data / task / "gold.jsonl"
    module = importlib.import_module(f"evals.tasks.{task}")
    if not hasattr(module, "crossed"):
        predicted = list(predictor(task)(_with_documents(folder / "input.jsonl")))
        figures = figures_of(task, data, predicted, list(rows_of(gold)))
    else:
        truth = list(rows_of(gold))
        predicted = list(module.crossed(list(rows_of(folder / "input.jsonl")), truth))
        figures = figures_of(task, data, predicted, truth)
        figures |= _spread(task, data, predicted, truth)
    if hasattr(module, "further"):
        figures |= module.further(predicted, list(rows_of(gold)))
    if hasattr(module, "beside"):
        for name, other in module.beside(list(rows_of(folder / "input.jsonl"))):
            found = figures_of(task, data, other, list(rows_of(gold)))
            figures |= {f"{name}.{k}": v for k, v in found.items() if k in module.BESIDE}
    return Score(task=task, figures=figures, gold=digest_of(gold))


def figures_of(task: str, data: Path, predicted: list[Row], gold: list[Row]) -> dict[str, float]:
    """Return what the scorer beside the data prints for predictions.

    Raises:
        ScorerFailed: the scorer refused the prediction.
    """
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / "gold.jsonl", Path(folder) / f"{task}.jsonl"]
        for file, rows in zip(files, (gold, predicted), strict=True):
            lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
            file.write_text("".join(lines), encoding="utf-8")
        command = [sys.executable, str(data / f"score_{task}.py"), *map(str, files)]
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        )
    if done.returncode:
        raise ScorerFailed((done.stderr or done.stdout).strip())
    return _figures(done.stdout)


def _spread(task: str, data: Path, predicted: list[Row], gold: list[Row]) -> dict[str, float]:
    """Return the standard deviation over folds of each main figure, under its name and `.spread`."""
    fold = {str(p["id"]): p["fold"] for p in predicted if "fold" in p}
    by_fold: dict[str, list[float]] = {}
    for number in sorted({str(f) for f in fold.values()}):
        kept = [p for p in predicted if str(p.get("fold")) == number]
        truth = [g for g in gold if str(fold.get(str(g["id"]))) == number]
        for name, value in figures_of(task, data, kept, truth).items():
            if "." not in name and name not in ("n", "missing"):
                by_fold.setdefault(name, []).append(value)
    return {f"{k}.spread": stdev(v) for k, v in by_fold.items() if len(v) > 1}


def _figures(printed: str) -> dict[str, float]:
    figures: dict[str, float] = {}
    for word in printed.split():
        name, _, value = word.partition("=")
        try:
            figures[name] = float(value)
        except ValueError:
            continue
    return figures


def digest_of(path: Path) -> str:
    """Return the first 16 hex digits of a file's sha256."""
    return sha256(path.read_bytes()).hexdigest()[:16]
