"""Many readers give the record of one; whoever is killed on the way, and whatever a report does to its reader."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from tetrapylon.gather.limits import Limits
from tetrapylon.model.finding import Code
from tetrapylon.model.report import Disposition
from tetrapylon.run import many_readers
from tetrapylon.run.cached_parser import CachedParser
from tetrapylon.run.export import write_bundle
from tetrapylon.run.many_readers import Readers
from tetrapylon.run.reading import Outcome, read_inputs
from tetrapylon.run.runner.new_parses import NewParses
from tetrapylon.run.runner.port import Sections, Task
from tetrapylon.run.runner.reading_task import prepare_reading, read_chunk, reading_task
from tetrapylon.run.runner.recipe import Recipe
from tetrapylon.run.spacy_parser import SpacyParser
from tetrapylon.run.tools import Tools, open_tools
from tetrapylon.store.parse_cache import ParseCache
from tetrapylon.store.store import Store, open_store

REPORTS = 4
PAGE = (
    "Fighting near Valdrin\n\n{day} May 2019\n\nGovernment forces advanced on the town of Valdrin on Monday, "
    "a military source said. Rebels denied that the army had entered it. Some {people} people fled.\n"
)


@pytest.fixture(scope="module")
def tools(parser: CachedParser) -> Callable[[], Tools]:
    opened = open_tools(parser=parser)
    return lambda: opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pages = tmp_path / "pages"
    pages.mkdir()
    for i in range(REPORTS):
        (pages / f"{i}.txt").write_text(PAGE.format(day=6 + i % 2, people=100 + i))
    return pages


def readers(store: Store) -> Readers:
    assert store.parses is not None
    folder = store.parses.with_suffix(".work")
    return Readers(recipe=Recipe(), folder=folder, workers=2, at_least=2)


def read(store: Store, folder: Path, tools: Callable[[], Tools], *, by: Readers | None) -> Outcome:
    return read_inputs(store, [str(folder)], tools, limits=Limits(), readers=by)


def bundle(store: Store, to: Path) -> dict[str, bytes]:
    with store.view() as view:
        write_bundle(view.record(), to)
    return {p.name: p.read_bytes() for p in to.rglob("*") if p.is_file()}


def readings(store: Store) -> dict[str, object]:
    with store.view() as view:
        return {r.report: r for r in view.readings()}


def test_many_readers_give_the_record_of_one_and_keep_their_parses(
    folder: Path, tools: Callable[[], Tools], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tetrapylon.run.runner.reading_task.CHUNK_REPORTS", 2)
    one, many = open_store(":memory:", create=True), open_store(str(tmp_path / "m.db"), create=True)
    read(one, folder, tools, by=None)
    assert read(many, folder, tools, by=readers(many)).read == REPORTS
    assert readings(many) == readings(one)
    assert bundle(many, tmp_path / "m") == bundle(one, tmp_path / "o")
    assert not readers(many).folder.exists()
    assert not parsed_again(many, folder)
    many.close()


def parsed_again(store: Store, folder: Path) -> bool:
    """Tell whether reading everything anew, with the store's parses, has to parse anything."""
    assert store.parses is not None
    parses = NewParses(ParseCache(store.parses))
    tools = open_tools(parser=CachedParser(SpacyParser(), parses))
    read(open_store(":memory:", create=True), folder, lambda: tools, by=None)
    return parses.taken() != b""


def deadly_reading(recipe: Recipe) -> Task:
    """The task of reading, by readers that one report kills; they open their tools when they need them."""
    return replace(reading_task(recipe), prepare=str, run=_read_or_die)


def _read_or_die(config: str, items: tuple[bytes, ...]) -> Sections:
    if any(b"Some 101 people" in item for item in items):
        os.kill(os.getpid(), signal.SIGKILL)
    return read_chunk(_opened(config), items)


_opened = cache(prepare_reading)


def test_a_report_that_kills_its_readers_is_named_and_kept_unread(
    folder: Path, tools: Callable[[], Tools], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for i in range(2, REPORTS):
        (folder / f"{i}.txt").unlink()
    monkeypatch.setattr(many_readers, "reading_task", deadly_reading)
    store = open_store(str(tmp_path / "m.db"), create=True)
    outcome = read(store, folder, tools, by=readers(store))
    assert outcome.read == 1
    assert outcome.ended == {Disposition.DONE: 1, Disposition.QUARANTINED: 1}
    with store.view() as view:
        record = view.record()
        named = [f.report for f in record.findings if f.code is Code.READER_FAILED]
        ends = {name: end for name, end, _ in view.inputs()}
    assert named == [r.id for r in record.reports if "Some 101 people" in r.text]
    assert ends["1.txt"] is Disposition.QUARANTINED
    assert not any(c.report in named for c in record.claims)
    store.close()


def test_a_snapshot_of_the_cache_holds_what_was_kept(tmp_path: Path, parser: CachedParser) -> None:
    cache = ParseCache(tmp_path / "a.parses")
    cache.put_rows([(b"k" * 16, b"row")])
    cache.snapshot(tmp_path / "copy")
    rows = ParseCache(tmp_path / "copy")._db.execute("SELECT key FROM parses")  # noqa: SLF001
    assert [bytes(k) for (k,) in rows] == [b"k" * 16]
