"""Measure what reading costs beside the parse: `python -m benchmarks.grounding [PATH] [--limit N]`.

Printed are processor seconds of each stage and of three groups, as shares of the parse (tagger, lemmas and
parser, without names) in the same run: who, where, when and how many; attribution and factuality; and the rest.
Without PATH the packaged sample is read. PATH is a folder of texts or a file of JSON lines with `text`.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from tetrapylon import cli
from tetrapylon.model.document import Document
from tetrapylon.model.parse import Parse
from tetrapylon.model.record import Reading, Record
from tetrapylon.model.report import Report
from tetrapylon.read.page import read_page
from tetrapylon.read.parsing import ParseTask, parse_passages
from tetrapylon.run.documents import report_of_text
from tetrapylon.run.spacy_parser import SpacyParser
from tetrapylon.run.stages import READING, RECORD
from tetrapylon.run.tools import Tools, open_tools

SAMPLE = Path(cli.__file__).parent / "sample"
Made = TypeVar("Made")

GROUPS: Final[dict[str, tuple[str, ...]]] = {
    "grounding": (
        "read.mentions",
        "read.times",
        "read.amounts",
        "ground.times",
        "ground.entities",
        "ground.quantities",
    ),
    "attribution": ("read.statements", "ground.claims"),
}
"""Stages of the two groups that have a bound; all other stages are the rest."""

BOUNDS: Final = {"grounding": 0.40, "attribution": 0.30}
"""Largest share of the parse, by group: what the project promises."""


class Bench:
    """Processor seconds by stage. A parser for `Tools` that times the real one."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self.parser = SpacyParser()
        self.parser.parse([ParseTask("A warm start.", (0,))])

    def timed(self, name: str, work: Callable[[], Made]) -> Made:
        """Return what `work` makes, its processor seconds added under `name`."""
        began = time.process_time()
        made = work()
        self.seconds[name] += time.process_time() - began
        return made

    def parse(self, tasks: Sequence[ParseTask]) -> list[Parse]:
        """Parse, on the clock."""
        return self.timed("parse", partial(self.parser.parse, tasks))


def read_all(bench: Bench, reports: Sequence[Report], tools: Tools) -> Record:
    """Read the reports and build their record, each stage on the clock."""
    readings = tuple(_reading(bench, r, tools) for r in reports)
    record = Record(
        reports=tuple(sorted(reports, key=lambda r: r.id)),
        readings=tuple(sorted(readings, key=lambda r: r.report)),
    )
    for stage in RECORD:
        name = stage.maker.partition("@")[0]
        record = bench.timed(name, partial(stage.run, record, tools))
    return record


def _reading(bench: Bench, report: Report, tools: Tools) -> Reading:
    page, passages = bench.timed("read.page", partial(read_page, report, tools.outlets))
    parses = parse_passages(report.text, passages, parser=bench)
    document = Document(report=report, page=page, passages=passages, parses=parses)
    reading = Reading(report=report.id, page=page, passages=passages)
    for stage in READING:
        name = stage.maker.partition("@")[0]
        reading = bench.timed(name, partial(stage.run, document, reading, tools))
    return reading


def texts_of(path: Path) -> Iterator[tuple[str, str]]:
    """Yield name and text of each file of a folder, or of each row of a file of JSON lines."""
    if path.is_dir():
        for file in sorted(path.glob("*.txt")):
            yield file.name, file.read_text(encoding="utf-8")
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield str(row.get("id", "row")), str(row["text"])


def lines_of(seconds: Mapping[str, float]) -> Iterator[str]:
    """Yield a line a stage and a line a group, each with its share of the parse."""
    parse = seconds["parse"]
    for name, spent in sorted(seconds.items(), key=lambda pair: -pair[1]):
        yield f"stage {name} seconds={spent:.2f} of_parse={spent / parse:.3f}"
    grouped = {name for names in GROUPS.values() for name in names} | {"parse"}
    for group, names in GROUPS.items():
        spent = sum(seconds.get(n, 0.0) for n in names)
        holds = "holds" if spent / parse <= BOUNDS[group] else "over"
        yield f"group {group} seconds={spent:.2f} of_parse={spent / parse:.3f} bound={BOUNDS[group]:.2f} {holds}"
    rest = sum(s for n, s in seconds.items() if n not in grouped)
    yield f"group rest seconds={rest:.2f} of_parse={rest / parse:.3f}"


def main(argv: Sequence[str] | None = None) -> int:
    """Print the measurements; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.grounding", description=__doc__)
    parser.add_argument("path", type=Path, nargs="?", default=SAMPLE)
    parser.add_argument("--limit", type=int, help="read only so many reports")
    args = parser.parse_args(argv)
    bench = Bench()
    tools = open_tools(parser=bench)
    reports = [report_of_text(t, name=n) for n, t in texts_of(args.path)][: args.limit]
    read_all(bench, reports[:1], tools)
    bench.seconds.clear()
    read_all(bench, reports, tools)
    words = sum(len(r.text.split()) for r in reports)
    print(f"grounding reports={len(reports)} words={words}")
    print("\n".join(lines_of(bench.seconds)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
