"""A driver as a program of its own, to be killed: `python -m tests.run.runner.drive FOLDER ADDRESS|local`."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from tests.run.runner.tasks import BUCKETS, COUNT, JOIN, SPLIT, config
from tetrapylon.run.runner.dask_crew import DaskCrew
from tetrapylon.run.runner.local import LocalCrew
from tetrapylon.run.runner.port import Chunk
from tetrapylon.run.runner.runner import Result, Runner

CHUNKS = [Chunk(items=(f"a b{i % 3} c{i % 5} d{i} e{i * 7 % 11}".encode(),)) for i in range(12)]


def digest_of(results: Iterable[Result]) -> str:
    """Return a digest of all outputs, by their numbers."""
    digest = hashlib.sha256()
    for result in sorted(results, key=lambda r: r.number):
        assert result.output is not None, result.trouble
        digest.update(f"{result.number} ".encode() + result.output.read("counts"))
    return digest.hexdigest()


def drive(folder: Path, address: str, *, seconds: float) -> str:
    """Map, then shuffle; return the digest of both."""
    crew = LocalCrew(2) if address == "local" else DaskCrew(address)
    runner = Runner(folder, crew)
    settings = config(log=str(folder / "log"), seconds=str(seconds))
    count, split, join = (replace(t, config=settings) for t in (COUNT, SPLIT, JOIN))
    mapped = digest_of(runner.map(count, CHUNKS))
    shuffled = digest_of(runner.shuffle(split, join, CHUNKS, buckets=BUCKETS))
    runner.close()
    return f"{mapped} {shuffled}"


if __name__ == "__main__":
    sys.stdout.write(drive(Path(sys.argv[1]), sys.argv[2], seconds=float(sys.argv[3])))
