"""Measure lineage at growing size: `python -m benchmarks.lineage [--million]`.

Each size runs in a process of its own, so that the peak of memory is its own. Printed are processor seconds of one
addition of everything (a rebuild), of a thousand sentences added to it, the growth from size to size beside that
of n log n, and seconds as a multiple of two libraries' (extra `bench`) that find candidates by MinHash alone.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import math
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from itertools import pairwise

from benchmarks.sentences import made_lines
from tetrapylon.link.strands_archive import Lineage
from tetrapylon.link.strands_lines import Line

SIZES = (10_000, 30_000, 100_000)
MILLION = 1_000_000
ADDED = 1_000
PORTIONS = 3
"""Additions of `ADDED` sentences that are timed one by one; the median counts."""

PERMUTATIONS = 128
THRESHOLD = 0.5
MOST_FOR_OTHERS = 100_000
"""Sentences above which the libraries are left out: their seconds grow in step, and minutes are long."""

OTHERS = ("datasketch", "rensa")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One size: processor seconds of a rebuild and of an addition, groups found, peak memory, seconds of others."""

    sentences: int
    seconds: float
    add_seconds: float
    groups: int
    peak_mb: float
    others: dict[str, float]


def measure(count: int, *, others: bool) -> Measured:
    """Group `count` made-up sentences in this process, then add some more."""
    made = list(made_lines(count + PORTIONS * ADDED))
    lines = made[:count]
    lineage = Lineage()
    seconds = _timed(partial(lineage.add, lines))
    groups = len(lineage.groups)
    portions = [made[at : at + ADDED] for at in range(count, len(made), ADDED)]
    added = sorted(_timed(partial(lineage.add, portion)) for portion in portions)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rivals = {"datasketch": _datasketch, "rensa": _rensa} if others else {}
    return Measured(
        sentences=count,
        seconds=seconds,
        add_seconds=added[len(added) // 2],
        groups=groups,
        peak_mb=peak,
        others={name: _timed(partial(run, lines)) for name, run in rivals.items() if is_here(name)},
    )


def is_here(name: str) -> bool:
    """Tell whether a library is installed."""
    return importlib.util.find_spec(name) is not None


def _timed(run: Callable[[], object]) -> float:
    begun = time.process_time()
    run()
    return time.process_time() - begun


def _grams(line: Line) -> list[str]:
    return [" ".join(line.words[i : i + 3]) for i in range(len(line.words) - 2)]


def _datasketch(lines: Sequence[Line]) -> None:
    library = importlib.import_module("datasketch")
    index = library.MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    for line in lines:
        sketch = library.MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch([gram.encode() for gram in _grams(line)])
        index.query(sketch)
        index.insert(line.sentence, sketch)


def _rensa(lines: Sequence[Line]) -> None:
    library = importlib.import_module("rensa")
    index = library.RMinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, num_bands=32)
    for number, line in enumerate(lines):
        sketch = library.RMinHash(num_perm=PERMUTATIONS, seed=1)
        sketch.update(_grams(line))
        index.query(sketch)
        index.insert(number, sketch)


def main(argv: Sequence[str] | None = None) -> int:
    """Print the measurements; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.lineage", description=__doc__)
    parser.add_argument("--million", action="store_true", help="measure a million sentences too")
    parser.add_argument("--alone", action="store_true", help="leave other libraries out")
    parser.add_argument("--size", type=int, help="measure one size, print JSON")
    args = parser.parse_args(argv)
    if args.size:
        alone = args.alone or args.size > MOST_FOR_OTHERS
        print(json.dumps(asdict(measure(args.size, others=not alone))))
        return 0
    for name in OTHERS:
        if not is_here(name):
            print(f"NOT MEASURED: {name} is not installed; pip install 'tetrapylon[bench]'")
    found = []
    for size in (*SIZES, MILLION) if args.million else SIZES:
        found.append(_in_own_process(size, alone=args.alone))
        print(_line(found[-1]), flush=True)
    for small, big in pairwise(found):
        print(_growth(small, big))
    if len(found) > 2:
        print(_growth(found[0], found[-1]))
    return 0


def _in_own_process(size: int, *, alone: bool) -> Measured:
    command = [sys.executable, "-m", "benchmarks.lineage", "--size", str(size)]
    done = subprocess.run(
        [*command, *(["--alone"] if alone else [])], capture_output=True, text=True, check=True
    )
    return Measured(**json.loads(done.stdout))


def _line(found: Measured) -> str:
    rate = found.sentences / found.seconds
    rivals = " ".join(
        f"{n}={s:.1f}s ratio={found.seconds / s:.2f}" for n, s in found.others.items()
    )
    return (
        f"lineage n={found.sentences} seconds={found.seconds:.1f} per_second={rate:.0f} "
        f"groups={found.groups} peak_mb={found.peak_mb:.0f} "
        f"add_{ADDED}={found.add_seconds:.3f}s of_rebuild={found.add_seconds / found.seconds:.2%} "
        f"{rivals or 'others=not_measured'}"
    )


def _growth(small: Measured, big: Measured) -> str:
    step = math.log(big.sentences / small.sentences)
    exponent = math.log(big.seconds / small.seconds) / step
    allowed = 1 + math.log(math.log(big.sentences) / math.log(small.sentences)) / step
    return f"growth {small.sentences} -> {big.sentences}: exponent={exponent:.3f} n_log_n={allowed:.3f}"


if __name__ == "__main__":
    sys.exit(main())
