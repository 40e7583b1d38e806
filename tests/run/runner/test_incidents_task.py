"""Incidents grouped by many workers are those of one process, also where people ruled."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from tests.run.conftest import OpenRunner
from tetrapylon.gather.limits import Limits
from tetrapylon.link.incidents import find_incidents
from tetrapylon.link.incidents_groups import Group, groups_of
from tetrapylon.link.incidents_rulings import Joins
from tetrapylon.link.incidents_tellings import Telling, tellings_of
from tetrapylon.model.record import Record
from tetrapylon.run.cached_parser import CachedParser
from tetrapylon.run.reading import read_inputs
from tetrapylon.run.runner import incidents_task
from tetrapylon.run.runner.incidents_task import ShuffledGroups
from tetrapylon.run.tools import Tools, open_tools
from tetrapylon.store.store import open_store

SAMPLE = Path(str(files("tetrapylon.cli").joinpath("sample")))


@pytest.fixture(scope="module")
def tools(parser: CachedParser) -> Tools:
    return open_tools(parser=parser)


@pytest.fixture(scope="module")
def record(tools: Tools) -> Record:
    store = open_store(":memory:", create=True)
    read_inputs(store, [str(SAMPLE)], lambda: tools, limits=Limits())
    with store.view() as view:
        return view.record()


@pytest.fixture(autouse=True)
def _small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(incidents_task, "TELLINGS_A_CHUNK", 10)


def test_the_incidents_are_those_of_one_process(
    open_runner: OpenRunner, record: Record, tools: Tools, tmp_path: Path
) -> None:
    grouping = ShuffledGroups(open_runner(tmp_path))
    assert find_incidents(record, tools.frames, grouping=grouping) == record.incidents
    assert record.incidents


def rulings(groups: list[Group]) -> Joins:
    """Part two tellings of the largest group, and join the first two groups."""
    large = max(groups, key=lambda g: len(g.members))
    ids = [frozenset({t.event.id}) for t in (large.leader, large.members[-1])]
    first = [frozenset({g.leader.event.id}) for g in groups[:2]]
    return Joins(same=((first[0], first[1]),), different=((ids[0], ids[1]),))


def test_what_people_ruled_holds_there_too(
    open_runner: OpenRunner, record: Record, tools: Tools, tmp_path: Path
) -> None:
    told: tuple[Telling, ...] = tellings_of(record, tools.frames)
    joins = rulings(groups_of(record, told, Joins()))
    expected = groups_of(record, told, joins)
    assert ShuffledGroups(open_runner(tmp_path))(record, told, joins) == expected
    assert expected != groups_of(record, told, Joins())
