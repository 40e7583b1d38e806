"""Waiting reports read by many processes: they read, this one writes the store.

The store itself says what is still to be read, so a run that dies loses the chunks in hand and nothing else. A report
over which readers die or fail again and again is kept unread, with a finding that names it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from tetrapylon.model.finding import Code, Finding, finding
from tetrapylon.model.page import Page
from tetrapylon.model.record import Reading
from tetrapylon.model.report import Report
from tetrapylon.run.runner.opening import free_folder, opened_runner
from tetrapylon.run.runner.port import Chunk, Task
from tetrapylon.run.runner.reading_task import chunks_of, parses_in, reading_task, readings_in
from tetrapylon.run.runner.recipe import Recipe
from tetrapylon.run.runner.runner import DOUBTFUL, Result, Runner
from tetrapylon.run.stages import reading_version
from tetrapylon.store.parse_cache import ParseCache
from tetrapylon.store.prepared import Prepared
from tetrapylon.store.store import Store

MANY = 100
"""Waiting reports from which on a second process is worth the seconds in which it loads the model."""
READINGS_AT_ONCE = 8
"""Readings of one transaction: some hundred rows, so that a reviewer never waits for the writer."""
SNAPSHOT = "parses.snapshot"
FAILED = Code.READER_FAILED

Told = Callable[[str, Finding | None], None]
"""Called with each report that was read, and with what went wrong where it was not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Readers:
    """Who reads.

    Attributes:
        recipe: how they open their tools; its cache is set here.
        folder: work folder, deleted when all is read; a cluster's workers must see it.
        workers: processes of this machine.
        cluster: a Dask scheduler's address, None for this machine.
        at_least: waiting reports below which this process reads them itself.
    """

    recipe: Recipe
    folder: Path
    workers: int
    cluster: str | None = None
    at_least: int = MANY

    def wanted_for(self, waiting: int) -> bool:
        """Tell whether so many waiting reports are worth it."""
        return waiting >= self.at_least and (self.workers > 1 or self.cluster is not None)

    def read(self, store: Store, waiting: Sequence[str], told: Told) -> None:
        """Hire workers, read reports of the store by id, and send the workers home.

        Raises:
            WorkersUnready: the model or a lexicon is missing.
        """
        with (
            free_folder(self.folder) as folder,
            opened_runner(folder, workers=self.workers, cluster=self.cluster) as runner,
        ):
            HiredReaders(runner, self).read(store, waiting, told)


class HiredReaders:
    """Readers whose workers are there already, for other work besides."""

    def __init__(self, runner: Runner, readers: Readers) -> None:
        self._runner, self._readers = runner, readers

    def wanted_for(self, waiting: int) -> bool:
        """Tell whether so many waiting reports are worth it."""
        return waiting > 0

    def read(self, store: Store, waiting: Sequence[str], told: Told) -> None:
        """Read reports of the store by id; keep their readings and the parses that they cost.

        Raises:
            WorkersUnready: the model or a lexicon is missing.
        """
        copy_to = self._runner.folder if self._readers.cluster else None
        task = reading_task(replace(self._readers.recipe, parses=_common_parses(store, copy_to)))
        _Driver(store, self._runner, task, told).read(waiting)


def _common_parses(store: Store, copy_to: Path | None) -> str | None:
    """Return the file of parses that workers read: the store's own here, a copy of it for other machines."""
    if store.parses is None:
        return None
    if copy_to is None:
        return str(store.parses.absolute())
    copy = copy_to / SNAPSHOT
    cache = ParseCache(store.parses)
    cache.snapshot(copy)
    cache.close()
    return str(copy)


class _Driver:
    """Gives out reports and takes readings in."""

    def __init__(self, store: Store, runner: Runner, task: Task, told: Told) -> None:
        self.store, self.runner, self.task, self.told = store, runner, task, told
        self.cache = ParseCache(store.parses) if store.parses else None

    def read(self, waiting: Sequence[str]) -> None:
        """Read reports in chunks; those of a chunk that cannot be done are tried one by one."""
        doubtful: list[str] = []
        chunks = chunks_of(self._reports(waiting))
        for result in self.runner.map(self.task, chunks, strikes=DOUBTFUL):
            if result.trouble is None:
                self._take(result)
            else:
                self.runner.drop(result, self.task)
                doubtful += result.labels
        for result in self.runner.map(self.task, self._alone(doubtful)):
            self._take(result)
        if self.cache:
            self.cache.close()

    def _reports(self, ids: Iterable[str]) -> Iterator[Report]:
        for key in ids:
            with self.store.view() as view:
                report = view.report(key)
            if report is not None:
                yield report

    def _alone(self, ids: Iterable[str]) -> Iterator[Chunk]:
        for report in self._reports(ids):
            yield from chunks_of([report])

    def _take(self, result: Result) -> None:
        """Keep what a chunk gave and drop its output; keep a finding for a report that could not be read."""
        version = reading_version()
        if result.output is None:
            self._keep_unread(result.labels[0], result.trouble or "", version)
            return
        for some in _batches(readings_in(result.output)):
            with self.store.writer() as writer:
                writer.put_prepared(*some, version=version)
            for ready in some:
                self.told(ready.report, None)
        if self.cache:
            self.cache.put_rows(parses_in(result.output))
        self.runner.drop(result, self.task)

    def _keep_unread(self, report: str, why: str, version: str) -> None:
        note = finding(
            FAILED,
            f"Readers of report {report} failed again and again ({why}); it is kept unread.",
            stage="run.reading",
            report=report,
        )
        reading = Reading(report=report, page=Page(report=report), findings=(note,))
        with self.store.writer() as writer:
            writer.put_reading(reading, version=version)
            writer.quarantine(report)
        self.told(report, note)


def _batches(readings: Iterator[Prepared]) -> Iterator[list[Prepared]]:
    while some := list(islice(readings, READINGS_AT_ONCE)):
        yield some
