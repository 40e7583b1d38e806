"""Every runner keeps the same promises: one suite over processes of this machine and over a Dask cluster."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.run.conftest import OpenRunner
from tests.run.runner.tasks import (
    BUCKETS,
    COUNT,
    DEADLY,
    FAULTY,
    JOIN,
    SPLIT,
    config,
    refuse,
)
from tetrapylon.run.runner.ledger import State
from tetrapylon.run.runner.port import Chunk, WorkersUnready
from tetrapylon.run.runner.runner import AHEAD, BucketLost, Result, in_order

TEXTS = [f"a b{i % 3} c{i % 5} a{i}" for i in range(12)]
CHUNKS = [Chunk(items=(t.encode(),), labels=(f"text {i}",)) for i, t in enumerate(TEXTS)]
TOTAL = Counter(word for text in TEXTS for word in text.split())


def counts(results: Iterator[Result]) -> Counter[str]:
    found = Counter[str]()
    for result in results:
        assert result.output is not None
        found += Counter(json.loads(result.output.read("counts")))
    return found


def test_a_map_gives_one_result_a_chunk(open_runner: OpenRunner, tmp_path: Path) -> None:
    results = list(in_order(open_runner(tmp_path).map(COUNT, CHUNKS)))
    assert [r.number for r in results] == list(range(len(CHUNKS)))
    assert [r.labels for r in results] == [c.labels for c in CHUNKS]
    assert counts(iter(results)) == TOTAL


def test_a_shuffle_brings_equal_keys_together(open_runner: OpenRunner, tmp_path: Path) -> None:
    results = list(open_runner(tmp_path).shuffle(SPLIT, JOIN, CHUNKS, buckets=BUCKETS))
    assert len(results) == BUCKETS
    words = [w for r in results if r.output for w in json.loads(r.output.read("counts"))]
    assert len(words) == len(set(words))
    assert counts(iter(results)) == TOTAL


def test_what_the_ledger_has_is_not_done_again(open_runner: OpenRunner, tmp_path: Path) -> None:
    log = tmp_path / "log"
    task = replace(COUNT, config=config(log=str(log)))
    first = [r.output.place for r in open_runner(tmp_path).map(task, CHUNKS) if r.output]
    log.unlink()
    again = [r.output.place for r in open_runner(tmp_path).map(task, CHUNKS) if r.output]
    assert sorted(again) == sorted(first)
    assert not log.exists()


def test_a_lost_or_damaged_output_is_made_again(open_runner: OpenRunner, tmp_path: Path) -> None:
    outputs = [r.output for r in open_runner(tmp_path).map(COUNT, CHUNKS) if r.output]
    outputs[0].place.unlink()
    outputs[1].place.write_bytes(b"rubbish")
    assert counts(open_runner(tmp_path).map(COUNT, CHUNKS)) == TOTAL


def test_an_orphan_is_not_counted(open_runner: OpenRunner, tmp_path: Path) -> None:
    orphans = tmp_path / COUNT.name
    orphans.mkdir()
    (orphans / "0123456789abcdef.part").write_bytes(b"half")
    (orphans / "fedcba").write_bytes(b"whole, and nobody's")
    assert counts(open_runner(tmp_path).map(COUNT, CHUNKS)) == TOTAL


def test_a_raised_version_does_every_chunk_anew(open_runner: OpenRunner, tmp_path: Path) -> None:
    runner = open_runner(tmp_path)
    first = {r.name for r in runner.map(COUNT, CHUNKS)}
    second = {r.name for r in runner.map(replace(COUNT, version="2"), CHUNKS)}
    assert not first & second


def test_equal_chunks_each_have_a_result(open_runner: OpenRunner, tmp_path: Path) -> None:
    results = list(in_order(open_runner(tmp_path).map(COUNT, [CHUNKS[0]] * 3)))
    assert [r.number for r in results] == [0, 1, 2]


def test_input_is_taken_as_it_is_needed(open_runner: OpenRunner, tmp_path: Path) -> None:
    taken = 0

    def chunks() -> Iterator[Chunk]:
        nonlocal taken
        for chunk in CHUNKS:
            taken += 1
            yield chunk

    runner = open_runner(tmp_path)
    results = runner.map(COUNT, chunks())
    next(results)
    assert taken <= AHEAD * runner.workers + 1


def test_a_chunk_that_kills_is_quarantined_and_its_neighbours_are_done(
    open_runner: OpenRunner, tmp_path: Path
) -> None:
    runner = open_runner(tmp_path)
    bad = Chunk(items=(DEADLY,), labels=("the deadly one",))
    results = list(in_order(runner.map(COUNT, [*CHUNKS[:6], bad, *CHUNKS[6:]])))
    assert [r.labels for r in results if r.output is None] == [("the deadly one",)]
    assert "killed" in (results[6].trouble or "")
    assert counts(r for r in results if r.output) == TOTAL
    assert runner.ledger.counts() == {
        (COUNT.name, State.DONE): len(CHUNKS),
        (COUNT.name, State.QUARANTINED): 1,
    }


def test_a_chunk_that_fails_is_quarantined_with_its_error(
    open_runner: OpenRunner, tmp_path: Path
) -> None:
    results = list(open_runner(tmp_path).map(COUNT, [*CHUNKS, Chunk(items=(FAULTY,))]))
    assert [r.trouble for r in results if r.output is None] == ["ValueError: faulty item"]


def test_a_shuffle_that_lost_a_chunk_gives_nothing(open_runner: OpenRunner, tmp_path: Path) -> None:
    bad = Chunk(items=(b"\xff",), labels=("no text",))
    with pytest.raises(BucketLost, match="no text"):
        list(open_runner(tmp_path).shuffle(SPLIT, JOIN, [*CHUNKS, bad], buckets=BUCKETS))


def test_workers_without_their_tools_stop_the_run(open_runner: OpenRunner, tmp_path: Path) -> None:
    with pytest.raises(WorkersUnready, match="not installed"):
        list(open_runner(tmp_path).map(replace(COUNT, prepare=refuse), CHUNKS))


def test_tools_are_opened_once_a_process(open_runner: OpenRunner, tmp_path: Path) -> None:
    log = tmp_path / "log"
    runner = open_runner(tmp_path)
    list(runner.map(replace(COUNT, config=config(log=str(log))), CHUNKS))
    openers = log.read_text(encoding="utf-8").split()
    assert len(openers) == len(set(openers)) <= runner.workers


def test_what_is_forgotten_leaves_nothing_behind(open_runner: OpenRunner, tmp_path: Path) -> None:
    runner = open_runner(tmp_path)
    list(runner.map(COUNT, CHUNKS))
    runner.forget(COUNT)
    assert not (tmp_path / COUNT.name).exists()
    assert runner.ledger.counts() == {}
