"""Processor time of adding reports to an archive, by stage, at growing size: `python -m benchmarks.adding STORE`.

STORE was filled by `tetrapylon read` with a folder that `python -m benchmarks.stream` wrote. For each size the archive is
the stream's first so many reports, and what is measured is the record made again when `--added` more have come: with what
is kept of the archive, as `read` does, and from nothing. `load` is decoding what the store keeps of the reports, `write` writing
the new generation. Reading the reports themselves is not in it.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from tetrapylon.model.record import Reading, Record
from tetrapylon.model.report import Report
from tetrapylon.run.blocks import kept_blocks
from tetrapylon.run.digests import Digests
from tetrapylon.run.lineage_file import kept_lineage
from tetrapylon.run.pipeline import begun_record, run_stages
from tetrapylon.run.remaking import name_of
from tetrapylon.run.stages import RECORD, maker_of
from tetrapylon.run.tools import Tools, open_tools
from tetrapylon.store.generations import save_record
from tetrapylon.store.store import Store, open_store

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

    place: str
    reports: tuple[Report, ...]

    def first(self, count: int, digests: Digests) -> Record:
        """Return a record of the first reports and their readings, decoded anew."""
        some = self.reports[:count]
        wanted = {r.id for r in some}
        store, readings = open_store(self.place), list[Reading]()
        with store.view() as view:
            for reading, digest in view.digested_readings(wanted):
                readings.append(reading)
                digests.learn(reading, digest)
        store.close()
        return begun_record(some, readings, ())


def archive_of(place: str) -> Archive:
    """Return what a store holds, in the order of names, which is the stream's."""
    store = open_store(place)
    with store.view() as view:
        reports = sorted(view.reports(), key=lambda r: r.name)
        read = view.reading_versions()
    store.close()
    return Archive(place, tuple(r for r in reports if r.id in read))


def added(archive: Archive, size: int, more: int, tools: Tools, *, kept: bool) -> dict[str, float]:
    """Return processor seconds by stage of making the record again when `more` reports came to `size`."""
    with TemporaryDirectory() as folder:
        parses = Path(folder) / "a.db.parses"
        store = open_store(str(Path(folder) / "a.db"), create=True)
        if kept:
            _made(archive, size, parses, tools, store)
        clock = Clock(stage="load")
        _made(archive, size + more, parses, tools, store, clock=clock)
        clock.turn("end")
        store.close()
    return clock.spent


def _made(
    archive: Archive,
    count: int,
    parses: Path,
    tools: Tools,
    store: Store,
    *,
    clock: Clock | None = None,
) -> None:
    """Make and write the record of the first reports as `read` does."""
    digests = Digests()
    record = archive.first(count, digests)
    with kept_lineage(parses) as lineage, kept_blocks(parses, digests) as blocks:
        handed = replace(tools, lineage=lineage, blocks=blocks)
        record = run_stages(record, RECORD, handed, step=clock.turn if clock else None)
        if clock:
            clock.turn("write")
        with store.view() as view:
            generation = view.generation + 1
        save_record(store, record, generation=generation, digest="", maker=maker_of)


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
    parser.add_argument("--kept", action="store_true", help="leave out the record from nothing")
    args = parser.parse_args(argv)
    archive, tools = archive_of(args.store), open_tools()
    for kept in (True,) if args.kept else (True, False):

        def run(size: int, *, kept: bool = kept) -> dict[str, float]:
            once: Callable[[], dict[str, float]] = lambda: added(  # noqa: E731
                archive, size, args.added, tools, kept=kept
            )
            return min((once() for _ in range(args.repeat)), key=lambda spent: sum(spent.values()))

        print(
            f"\n{'what is kept is used' if kept else 'all made anew'}; processor seconds, {args.added} added"
        )
        print(_table(args.sizes, [run(size) for size in args.sizes]), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
