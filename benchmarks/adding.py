"""Processor time of adding reports to an archive, by stage, at growing size: `python -m benchmarks.adding STORE`.

STORE was filled by `tetrapylon read` with a folder that `python -m benchmarks.stream` wrote. For each size the archive is
the stream's first so many reports, and what is measured is the record made again when `--added` more have come: with the
lineage of the archive kept, as `read` does, and from nothing. Reading the reports themselves is not in it.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from tetrapylon.link.strands import KeptLineage
from tetrapylon.model.record import Reading
from tetrapylon.model.report import Report
from tetrapylon.run.pipeline import begun_record, run_stages
from tetrapylon.run.remaking import name_of
from tetrapylon.run.stages import RECORD
from tetrapylon.run.tools import Tools, open_tools
from tetrapylon.store.store import open_store

SIZES = (200, 500, 1_000)


@dataclass(slots=True)
class Clock:
    """Processor seconds by stage."""

    now: float = field(default_factory=time.process_time)
    stage: str = "begin"
    spent: dict[str, float] = field(default_factory=dict)

    def turn(self, stage: str) -> None:
        """Count the time since the last turn for the stage that ran, and go on with another."""
        after = time.process_time()
        self.spent[self.stage] = self.spent.get(self.stage, 0.0) + after - self.now
        self.now, self.stage = after, name_of(stage)


@dataclass(frozen=True, slots=True)
class Archive:
    """Reports of a stream in their order, with their readings."""

    reports: tuple[Report, ...]
    readings: dict[str, Reading]

    def first(self, count: int) -> tuple[tuple[Report, ...], tuple[Reading, ...]]:
        """Return the first reports and their readings."""
        some = self.reports[:count]
        return some, tuple(self.readings[r.id] for r in some)


def archive_of(place: str) -> Archive:
    """Return what a store holds, in the order of names, which is the stream's."""
    store = open_store(place)
    with store.view() as view:
        reports = sorted(view.reports(), key=lambda r: r.name)
        readings = {r.report: r for r in view.readings()}
    store.close()
    return Archive(tuple(r for r in reports if r.id in readings), readings)


def added(archive: Archive, size: int, more: int, tools: Tools, *, kept: bool) -> dict[str, float]:
    """Return processor seconds by stage of making the record again when `more` reports came to `size`."""
    lineage = KeptLineage()
    if kept:
        lineage.strands_of(begun_record(*archive.first(size), ()))
    clock = Clock()
    record = begun_record(*archive.first(size + more), ())
    run_stages(record, RECORD, replace(tools, lineage=lineage), step=clock.turn)
    clock.turn("end")
    return clock.spent


def _table(sizes: Sequence[int], columns: Sequence[dict[str, float]]) -> str:
    rows = [f"| stage | {' | '.join(f'{s:,}' for s in sizes)} |", "|---|" + "---:|" * len(sizes)]
    rows += [f"| `{s}` | {' | '.join(f'{c[s]:.2f}' for c in columns)} |" for s in columns[0]]
    totals = " | ".join(f"{sum(c.values()):.2f}" for c in columns)
    return "\n".join([*rows, f"| all | {totals} |"])


def main(argv: Sequence[str] | None = None) -> int:
    """Print the tables; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.adding", description=__doc__)
    parser.add_argument("store")
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--added", type=int, default=100)
    parser.add_argument("--repeat", type=int, default=1, help="the least of so many runs counts")
    args = parser.parse_args(argv)
    archive, tools = archive_of(args.store), open_tools()
    for kept in (True, False):

        def run(size: int, *, kept: bool = kept) -> dict[str, float]:
            once: Callable[[], dict[str, float]] = lambda: added(  # noqa: E731
                archive, size, args.added, tools, kept=kept
            )
            return min((once() for _ in range(args.repeat)), key=lambda spent: sum(spent.values()))

        print(f"\nlineage {'kept' if kept else 'made anew'}; processor seconds, {args.added} added")
        print(_table(args.sizes, [run(size) for size in args.sizes]), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
