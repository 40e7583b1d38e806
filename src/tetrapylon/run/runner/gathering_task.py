"""The gathering of inputs as a task: references to files become items, their bytes beside them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict

from tetrapylon.gather.intake import noting_same_bytes
from tetrapylon.gather.item import Item, Note, refused
from tetrapylon.gather.limits import Limits
from tetrapylon.model.codec import from_json, to_json
from tetrapylon.model.finding import Code, Finding
from tetrapylon.model.report import Disposition, Report
from tetrapylon.run.runner.outputs import Output
from tetrapylon.run.runner.port import Chunk, Sections, Task
from tetrapylon.run.runner.runner import DOUBTFUL, Runner, in_order
from tetrapylon.run.runner.sources import Source, by_size, sources_of

NAME = "gather"
VERSION = "run.gather@1"
CHUNK_BYTES = 4_000_000
CHUNK_FILES = 200
LARGE_BYTES = 64_000_000
"""A file larger than this (an archive, a crawl) is opened by the driver, which takes its members one at a time."""


def gathering_task(limits: Limits) -> Task:
    """Return the task that gathers references within limits."""
    config = json.dumps(asdict(limits), sort_keys=True)
    return Task(name=NAME, version=VERSION, config=config, prepare=prepare_limits, run=gather_chunk)


def prepare_limits(config: str) -> Limits:
    """Return the limits."""
    return Limits(**json.loads(config))


def gather_chunk(limits: Limits, items: tuple[bytes, ...]) -> Sections:
    """Gather files; give a section an item, numbered, and one of the bytes of each that has some."""
    found: dict[str, bytes] = {}
    listed = (item for source in items for item in Source.of_bytes(source).items(limits))
    for number, item in enumerate(listed):
        found[f"item/{number:06d}"] = _encoded(item)
        if item.raw is not None:
            found[f"raw/{number:06d}"] = item.raw
    return found


def gathered(runner: Runner, paths: Iterable[str], *, limits: Limits) -> Iterator[Item]:
    """Yield what `gather` yields for these paths, opened and decoded by the runner's workers."""
    task = gathering_task(limits)
    yield from noting_same_bytes(_items(runner, task, paths, limits))


def _items(runner: Runner, task: Task, paths: Iterable[str], limits: Limits) -> Iterator[Item]:
    small: list[Source] = []
    for source in sources_of(paths):
        if source.size < LARGE_BYTES or source.groups:
            small.append(source)
            continue
        yield from _by_workers(runner, task, small)
        small = []
        yield from source.items(limits)
    yield from _by_workers(runner, task, small)


def _by_workers(runner: Runner, task: Task, sources: Iterable[Source]) -> Iterator[Item]:
    """Yield the items of references in their order; those of a chunk that cannot be done come last, one by one."""
    runs = list(by_size(sources, most=CHUNK_BYTES, at_once=CHUNK_FILES))
    doubtful: list[Source] = []
    for result in in_order(runner.map(task, map(_chunk, runs), strikes=DOUBTFUL)):
        if result.output is None:
            runner.drop(result, task)
            doubtful += runs[result.number]
        else:
            yield from _items_in(result.output)
    for result in in_order(runner.map(task, (_chunk([source]) for source in doubtful))):
        if result.output is None:
            yield refused(result.labels[0], _killer(result.trouble or ""))
        else:
            yield from _items_in(result.output)


def _chunk(run: Sequence[Source]) -> Chunk:
    return Chunk(items=tuple(s.to_bytes() for s in run), labels=tuple(s.name for s in run))


def _killer(why: str) -> Note:
    detail = f"processes that opened it died or failed three times ({why})"
    return Note(code=Code.DAMAGED_INPUT, detail=detail)


def _items_in(output: Output) -> Iterator[Item]:
    for section in output.sections:
        kind, _, number = section.partition("/")
        if kind == "item":
            yield _decoded(output, section, f"raw/{number}")


def _encoded(item: Item) -> bytes:
    row = {
        "name": item.name,
        "disposition": item.disposition.value,
        "report": to_json(item.report),
        "findings": [to_json(f) for f in item.findings],
    }
    return json.dumps(row, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _decoded(output: Output, section: str, raw: str) -> Item:
    row = json.loads(output.read(section))
    return Item(
        name=row["name"],
        disposition=Disposition(row["disposition"]),
        report=from_json(Report, row["report"]) if row["report"] else None,
        raw=output.read(raw) if raw in output.sections else None,
        findings=tuple(from_json(Finding, f) for f in row["findings"]),
    )
