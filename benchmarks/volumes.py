"""Cost of adding to an archive in volumes, and peak memory of filling it, at growing size: `python -m benchmarks.volumes`.

An archive is filled with a made-up stream up to each size, by a process of its own whose peak memory is told; then the next
100 reports are added here, and their processor time is told, without opening tools. Volumes are weeks (ISO 8601), and each
size is rounded to whole weeks and a half, so that what is added to finds its volume equally full at every size.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.stream import Mix, written
from tetrapylon.cli.volumes import tools_by_volume
from tetrapylon.gather.limits import Limits
from tetrapylon.lexicon.outlets import load_outlets
from tetrapylon.run.volume_of import Stretch
from tetrapylon.run.volumes import opened_volumes
from tetrapylon.run.volumes_adding import Means, add_inputs

SIZES: Final = (1_000, 5_000, 20_000, 100_000)
ADDED: Final = 100
COST, MEMORY, MOST_MB = 1.5, 1.15, 1_500
"""What must be reached: cost at the largest size by that at the smallest, peak memory likewise, and its most."""


def half_full(size: int, a_day: int) -> int:
    """Return the number of reports nearest to `size` at which the last week is half full."""
    week = 7 * a_day
    return max(1, round(size / week - 0.5)) * week + week // 2


def filled(archive: Path, count: int, since: int, mix: Mix) -> tuple[float, float]:
    """Add reports `since` to `since + count` of the stream in a new process; return its peak memory (MB) and processor seconds."""
    with tempfile.TemporaryDirectory() as folder:
        written(count, Path(folder), mix, since=since)
        program = (sys.executable, "-m", "tetrapylon", "volumes", "add")
        run = subprocess.Popen(
            (*program, str(archive), folder, "--by", "week", "--quiet", "--workers", "1"),
            stdout=subprocess.DEVNULL,
        )
        _, status, used = os.wait4(run.pid, 0)
    if status:
        raise SystemExit(f"filling the archive ended with status {status}")
    return used.ru_maxrss / 1024, used.ru_utime + used.ru_stime


def added(archive: Path, since: int, mix: Mix, means: Means) -> float:
    """Add the next reports; return the processor seconds."""
    with tempfile.TemporaryDirectory() as folder:
        written(ADDED, Path(folder), mix, since=since)
        with opened_volumes(archive, by=Stretch.WEEK) as volumes:
            began = time.process_time()
            add_inputs(volumes, [folder], means, load_outlets(), limits=Limits())
            return time.process_time() - began


def main(argv: Sequence[str] | None = None) -> int:
    """Print a line a size and how they compare; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.volumes", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--copies", type=float, default=Mix().copies)
    parser.add_argument("--of-no-war", type=float, default=Mix().of_no_war)
    parser.add_argument("--folder", type=Path, help="where the archive is made; kept afterwards")
    args = parser.parse_args(argv)
    mix = Mix(copies=args.copies, of_no_war=args.of_no_war)
    folder = args.folder or Path(tempfile.mkdtemp(prefix="volumes"))
    means = Means(tools=tools_by_volume(), everything=False)
    added(folder / "warm", 0, mix, means)
    there, rows = 0, list[tuple[int, float, float]]()
    for size in (half_full(s, mix.a_day) for s in sorted(args.sizes)):
        peak, seconds = filled(folder / "archive", size - there, there, mix)
        each = 1000 * seconds / (size - there)
        spent = added(folder / "archive", size, mix, means)
        there = size + ADDED
        rows.append((size, peak, spent))
        print(
            f"reports={size} fill_peak_mb={peak:.0f} fill_ms_a_report={each:.0f} add_{ADDED}={spent:.2f}s",
            flush=True,
        )
    if args.folder is None:
        shutil.rmtree(folder)
    (_, low, cheap), (_, high, dear) = rows[0], rows[-1]
    peaks = [peak for size, peak, _ in rows if size > SIZES[0] * 2] or [high]
    print(f"cost, largest by smallest archive {dear / cheap:.2f} (must be <= {COST})")
    print(f"peak memory, most by least from 5,000 on {max(peaks) / min(peaks):.2f} (<= {MEMORY})")
    print(f"peak memory {max(low, high):.0f} MB (must be <= {MOST_MB})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
