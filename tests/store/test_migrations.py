"""A store of an older version becomes like one that was written anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Table, insert, inspect, select

from tests.store import version_1, version_2
from tests.store.records import fill
from tetrapylon.store.columns import load_columns
from tetrapylon.store.engine import open_engine
from tetrapylon.store.errors import StoreTooOld
from tetrapylon.store.migrations import version_of
from tetrapylon.store.postgres import DIALECT
from tetrapylon.store.schema import PACKS
from tetrapylon.store.search import find_claims, find_sentences, terms_of
from tetrapylon.store.store import Store, migrate_store, open_store
from tetrapylon.store.view import View
from tetrapylon.store.writer import tables_of_record


@pytest.fixture
def new(tmp_path: Path) -> Iterator[Store]:
    """An empty store of this version."""
    made = open_store(str(tmp_path / "new.db"), create=True)
    yield made
    made.close()


@pytest.fixture(params=["file", pytest.param("postgres", marks=pytest.mark.postgres)])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The place of an empty store of version 1."""
    if request.param == "file":
        place = str(tmp_path / "old.db")
    else:
        place = request.getfixturevalue("database")
    engine = open_engine(place)
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        version_1.METADATA.create_all(connection)
    engine.dispose()
    return place


def pour(source: Store, place: str) -> None:
    """Write the rows of a store into one of version 1, with the columns that it has."""
    engine = open_engine(place)
    with (
        source.view() as view,
        engine.connect().execution_options(writes=True) as target,
        target.begin(),
    ):
        for table in version_1.METADATA.sorted_tables:
            for row in _rows(view, table):
                if table.name == "meta" and row["key"] == "schema_version":
                    row["value"] = "1"
                target.execute(insert(table).values(row))
    engine.dispose()


def _rows(view: View, table: Table) -> list[dict[str, object]]:
    return [dict(row) for row in view.connection.execute(select(table)).mappings()]


def everything(view: View) -> dict[str, list[str]]:
    """Return all rows of the record's tables as text, in any order; packs come with the next rebuild."""
    return {
        table.name: sorted(str(tuple(r)) for r in view.connection.execute(select(table)))
        for table in tables_of_record()
        if table is not PACKS
    }


def test_a_store_of_version_1_becomes_like_a_new_one(old: str, new: Store) -> None:
    made = fill(new)
    pour(new, old)
    with pytest.raises(StoreTooOld):
        open_store(old)
    before, after = migrate_store(old)
    store = open_store(old)
    assert (before, after) == (1, store.newest_version)
    with new.view() as fresh, store.view() as view:
        assert everything(view) == everything(fresh)
        assert view.record().claims == made.claims
        assert list(load_columns(view).spots) == list(load_columns(fresh).spots)
        terms = terms_of(view, "walderen")
        assert find_claims(view, terms, limit=9) == find_claims(fresh, terms, limit=9) != []
        assert find_sentences(view, terms_of(view, "gate"), limit=9) != []
    store.close()
    assert migrate_store(old) == (after, after)


def test_an_empty_store_of_version_1_becomes_like_a_new_one(old: str, new: Store) -> None:
    pour(new, old)
    migrate_store(old)
    store = open_store(old)
    made = fill(store)
    with store.view() as view:
        assert view.record().claims == made.claims
    store.close()


@pytest.mark.postgres
def test_words_with_positions_give_way_to_pairs_of_words(database: str) -> None:
    store = open_store(database, create=True)
    fill(store)
    with store.writer() as writer:
        for statement in version_2.POSTGRES:
            writer.connection.exec_driver_sql(statement)
    store.close()
    with pytest.raises(StoreTooOld):
        open_store(database)
    assert migrate_store(database) == (2, version_of(DIALECT))
    store = open_store(database)
    with store.view() as view:
        assert "tsv" not in {c["name"] for c in inspect(view.connection).get_columns("sentences")}
        assert len(find_sentences(view, terms_of(view, '"the north gate"'), limit=9)) == 1
        assert find_sentences(view, terms_of(view, '"gate north"'), limit=9) == []
        assert len(find_claims(view, terms_of(view, "walderen"), limit=9)) == 2
    store.close()


def test_a_file_of_version_2_needs_no_step(tmp_path: Path) -> None:
    place = str(tmp_path / "r.db")
    open_store(place, create=True).close()
    assert migrate_store(place) == (2, 2)
