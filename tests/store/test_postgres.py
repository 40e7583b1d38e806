"""What only a record in PostgreSQL, or one that moves between stores, must hold."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.test_store import keep, maker, report
from tetrapylon.model.page import Page
from tetrapylon.model.record import Reading, Record
from tetrapylon.model.strand import Composition
from tetrapylon.store.copying import copy_store
from tetrapylon.store.errors import StoreMissing, StoreNotEmpty, StoreUnreachable
from tetrapylon.store.generations import save_record
from tetrapylon.store.migrations import version_of
from tetrapylon.store.postgres import DIALECT, shown
from tetrapylon.store.store import Store, migrate_store, open_store

pytestmark = pytest.mark.postgres
ROWS = tuple(
    Composition(report=f"r-{n:05d}", agency=None, agency_stated=False) for n in range(2_500)
)


@pytest.fixture
def team(database: str) -> Iterator[Store]:
    """An empty store in PostgreSQL."""
    made = open_store(database, create=True)
    yield made
    made.close()


def filled(store: Store) -> None:
    keep(store, report("a"), report("b"))
    with store.writer() as writer:
        writer.put_reading(
            Reading(report=report("a").id, page=Page(report=report("a").id)), version="v"
        )
    save_record(store, Record(compositions=ROWS), generation=1, digest="d", maker=maker)


def test_a_record_goes_from_a_file_into_a_database_and_back(tmp_path: Path, team: Store) -> None:
    first = open_store(str(tmp_path / "a.db"), create=True)
    filled(first)
    copied = copy_store(first, team)
    last = open_store(str(tmp_path / "b.db"), create=True)
    assert copy_store(team, last) == copied
    with first.view() as one, team.view() as two, last.view() as three:
        assert one.record() == two.record() == three.record()
        assert one.counts() == two.counts() == three.counts()
        assert one.meta("derived_from") == three.meta("derived_from") == "d"


def test_nothing_is_copied_over_a_record(tmp_path: Path, team: Store) -> None:
    source = open_store(str(tmp_path / "a.db"), create=True)
    filled(source)
    keep(team, report("c"))
    with pytest.raises(StoreNotEmpty):
        copy_store(source, team)


def test_a_view_sees_one_state_while_another_writes(team: Store) -> None:
    with team.view() as view:
        assert list(view.reports()) == []
        keep(team, report())
        assert list(view.reports()) == []
    with team.view() as view:
        assert list(view.reports()) == [report()]


def test_two_writers_do_not_wait_for_one_another(team: Store) -> None:
    with team.writer() as slow:
        slow.set_meta("bulk", "under way")
        assert keep(team, report()) == [True]


def test_an_empty_database_is_no_store_and_migrating_a_new_one_changes_nothing(
    database: str,
) -> None:
    with pytest.raises(StoreMissing):
        open_store(database)
    open_store(database, create=True).close()
    assert migrate_store(database) == (version_of(DIALECT), version_of(DIALECT))


def test_a_server_that_is_not_there_is_an_error_without_the_password(tmp_path: Path) -> None:
    address = f"postgresql://me:secret@/none?host={tmp_path}"
    with pytest.raises(StoreUnreachable) as raised:
        open_store(address)
    assert "secret" not in str(raised.value)
    assert "secret" not in shown(address)
