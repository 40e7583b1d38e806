"""The reading of reports as a task: reports to readings, with the parses that had to be made."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tetrapylon.model.codec import from_json, to_json
from tetrapylon.model.report import Report
from tetrapylon.run.pipeline import batches, read_reports
from tetrapylon.run.runner.new_parses import NewParses, unpacked
from tetrapylon.run.runner.outputs import Output
from tetrapylon.run.runner.port import Chunk, Sections, Task
from tetrapylon.run.runner.recipe import Recipe
from tetrapylon.run.stages import reading_version
from tetrapylon.run.tools import Tools
from tetrapylon.store.prepared import Prepared, prepared

NAME = "read"
PARSES, ROWS = "parses", "rows/"
CHUNK_CHARS = 60_000
"""Text of one chunk: some seconds of work, so that a lost worker costs little and giving out costs nothing."""
CHUNK_REPORTS = 64


@dataclass(slots=True)
class _Ready:
    tools: Tools
    parses: NewParses


def reading_task(recipe: Recipe) -> Task:
    """Return the task that reads reports with the tools of a recipe."""
    return Task(
        name=NAME,
        version=reading_version(),
        config=recipe.to_json(),
        prepare=prepare_reading,
        run=read_chunk,
    )


def prepare_reading(config: str) -> _Ready:
    """Open lexicons, gazetteer and parser."""
    tools, parses = Recipe.from_json(config).opened()
    return _Ready(tools, parses)


def read_chunk(ready: _Ready, items: tuple[bytes, ...]) -> Sections:
    """Read reports; give two sections a report, its reading and its rows, and one of new parses."""
    found: dict[str, bytes] = {}
    for batch in batches(from_json(Report, json.loads(item)) for item in items):
        reports = {report.id: report for report in batch}
        for reading in read_reports(batch, ready.tools):
            made = prepared(reading, reports[reading.report])
            found[made.report] = made.body
            found[f"{ROWS}{made.report}"] = made.rows_as_json()
    return found | {PARSES: ready.parses.taken()}


def chunks_of(reports: Iterable[Report]) -> Iterator[Chunk]:
    """Yield reports in chunks, each labelled with their ids; reports are taken as they are needed."""
    held: list[Report] = []
    for report in reports:
        held.append(report)
        if len(held) >= CHUNK_REPORTS or sum(len(r.text) for r in held) >= CHUNK_CHARS:
            yield _chunk(held)
            held = []
    if held:
        yield _chunk(held)


def readings_in(output: Output) -> Iterator[Prepared]:
    """Yield the readings of a chunk, ready to be kept."""
    for section in output.sections:
        if section.startswith(ROWS):
            report = section.removeprefix(ROWS)
            yield Prepared.of_json(report, output.read(report), output.read(section))


def parses_in(output: Output) -> list[tuple[bytes, bytes]]:
    """Return the rows that a chunk adds to the parse cache."""
    return unpacked(output.read(PARSES))


def _chunk(reports: list[Report]) -> Chunk:
    items = tuple(
        json.dumps(to_json(r), ensure_ascii=False).encode("utf-8", "surrogatepass") for r in reports
    )
    return Chunk(items=items, labels=tuple(r.id for r in reports))
