"""Lineage by a shuffle: sentences by their hashed triples of words, then alignments of the pairs that meet.

The ties are exactly those that `link.strands_archive.Lineage` finds in one process; what is built on ties (which reports
share more, which sentences are one) is done there, by the driver.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence

import numpy as np

from tetrapylon.link.alignment import Alignment
from tetrapylon.link.strands_candidates import (
    bucket_of_triples,
    pairs_that_meet,
    shares_of,
    ties_of,
)
from tetrapylon.link.strands_index import FormIndex
from tetrapylon.link.strands_lines import Line
from tetrapylon.link.strands_pairs import Proof, Tie
from tetrapylon.run.runner.port import Chunk, Sections, Task, bucket_name
from tetrapylon.run.runner.runner import BucketLost, Result, Runner
from tetrapylon.run.stages import RECORD

FORMS_A_CHUNK = 20_000
PAIRS_A_CHUNK = 20_000
FORMS_A_BUCKET = 50_000
PAIRS, TIES = "pairs", "ties"


class ShuffledTies:
    """Finds the ties between sentences with a runner; hand it to `find_strands`."""

    def __init__(self, runner: Runner) -> None:
        self._runner = runner

    def __call__(self, lines: Sequence[Line]) -> Iterator[Tie]:
        """Yield the ties between forms, each given as its first line.

        Raises:
            BucketLost: a part could not be done.
        """
        buckets = 1 + len(lines) // FORMS_A_BUCKET
        split = _task("lineage-split", json.dumps({"buckets": buckets}), split_forms)
        join, tie = _task("lineage-join", "{}", join_triples), _task("lineage-tie", "{}", tie_pairs)
        joined = self._runner.shuffle(split, join, _chunks_of_forms(lines), buckets=buckets)
        shares = [
            np.frombuffer(body, dtype=np.int64).reshape(-1, 3)
            for body in (_body(join, result, PAIRS) for result in joined)
        ]
        pairs = pairs_that_meet(shares)
        for result in self._runner.map(tie, _chunks_of_pairs(lines, pairs.tolist())):
            yield from map(_tie_of, json.loads(_body(tie, result, TIES)))
        for done in (split, join, tie):
            self._runner.forget(done)


def split_forms(config: str, items: tuple[bytes, ...]) -> Sections:
    """Put the triples of forms into buckets, each with the form that holds it."""
    buckets = int(json.loads(config)["buckets"])
    found: dict[str, bytes] = {}
    for first, words in map(json.loads, items):
        owners, triples = FormIndex().triples_of([tuple(w.split(" ")) for w in words], first)
        of = bucket_of_triples(triples, buckets)
        for bucket in range(buckets):
            here = of == bucket
            found[bucket_name(bucket)] = owners[here].tobytes() + triples[here].tobytes()
    return found


def join_triples(_: str, sections: tuple[bytes, ...]) -> Sections:
    """Return what pairs of forms share of the triples in one bucket."""
    halves = [(s[: len(s) // 2], s[len(s) // 2 :]) for s in sections]
    owners = np.concatenate([np.frombuffer(o, dtype=np.int64) for o, _ in halves])
    triples = np.concatenate([np.frombuffer(t, dtype=np.uint64) for _, t in halves])
    return {PAIRS: shares_of(owners, triples).tobytes()}


def tie_pairs(_: str, items: tuple[bytes, ...]) -> Sections:
    """Align pairs of forms and return those that are versions of one another."""
    rows = []
    for item in items:
        chunk = json.loads(item)
        lines = {int(n): _line(row) for n, row in chunk["forms"].items()}
        rows += [_row(tie) for tie in ties_of(chunk["pairs"], lines.__getitem__)]
    return {TIES: json.dumps(rows).encode()}


def _task(name: str, config: str, run: Callable[[str, tuple[bytes, ...]], Sections]) -> Task:
    maker = next(s.maker for s in RECORD if "strands" in s.gives)
    return Task(name=name, version=maker, config=config, prepare=str, run=run)


def _body(task: Task, result: Result, section: str) -> bytes:
    if result.output is None:
        raise BucketLost(task.name, result)
    return result.output.read(section)


def _chunks_of_forms(lines: Sequence[Line]) -> Iterator[Chunk]:
    for first in range(0, len(lines), FORMS_A_CHUNK):
        words = [" ".join(line.words) for line in lines[first : first + FORMS_A_CHUNK]]
        yield Chunk(items=(json.dumps([first, words]).encode(),))


def _chunks_of_pairs(lines: Sequence[Line], pairs: Sequence[Sequence[int]]) -> Iterator[Chunk]:
    for first in range(0, len(pairs), PAIRS_A_CHUNK):
        some = pairs[first : first + PAIRS_A_CHUNK]
        forms = {n: lines[n] for pair in some for n in pair}
        rows = {n: [" ".join(x.words), x.quoted, x.named] for n, x in forms.items()}
        yield Chunk(items=(json.dumps({"forms": rows, "pairs": some}).encode(),))


def _line(row: Sequence[object]) -> Line:
    words, quoted, named = row
    return Line(
        report="",
        sentence="",
        start=0,
        end=0,
        words=tuple(str(words).split(" ")),
        quoted=int(str(quoted)),
        named=int(str(named)),
    )


def _row(tie: Tie) -> list[object]:
    a = tie.alignment
    shares = [a.left, a.right, a.mass, a.containment, a.resemblance, a.run]
    return [tie.left, tie.right, tie.proof.value, *shares]


def _tie_of(row: Sequence[float]) -> Tie:
    left, right, proof, mine, its, mass, containment, resemblance, run = row
    alignment = Alignment(
        left=int(mine),
        right=int(its),
        mass=mass,
        containment=containment,
        resemblance=resemblance,
        run=int(run),
    )
    return Tie(int(left), int(right), alignment, Proof(int(proof)))
