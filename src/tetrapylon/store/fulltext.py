"""The indexes of full-text search: FTS5 over the words in SQLite, tsvector with GIN in PostgreSQL.

Both are kept in step with their table by the database itself, in the transaction that changes a row.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, Table

from tetrapylon.store.postgres import DIALECT
from tetrapylon.store.schema import CLAIM_TEXTS, SENTENCES

SEARCHED: tuple[Table, ...] = (CLAIM_TEXTS, SENTENCES)


def index_of(table: Table) -> str:
    """Return the name of a table's full-text index."""
    return f"{table.name}_fts"


def make_indexes(connection: Connection) -> None:
    """Make the full-text indexes that are missing, and fill those that are made over rows."""
    for table in SEARCHED:
        for statement in _postgres(table) if _is_postgres(connection) else _sqlite(table):
            connection.exec_driver_sql(statement)


def _is_postgres(connection: Connection) -> bool:
    return connection.dialect.name == DIALECT


def _postgres(table: Table) -> Iterator[str]:
    yield (
        f"ALTER TABLE {table.name} ADD COLUMN IF NOT EXISTS tsv tsvector "
        "GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, words)) STORED"
    )
    yield f"CREATE INDEX IF NOT EXISTS {index_of(table)} ON {table.name} USING gin (tsv)"


def _sqlite(table: Table) -> Iterator[str]:
    name, index = table.name, index_of(table)
    gone = f"INSERT INTO {index}({index}, rowid, words) VALUES ('delete', old.key, old.words)"  # noqa: S608 - names of tables
    come = f"INSERT INTO {index}(rowid, words) VALUES (new.key, new.words)"  # noqa: S608 - names of tables
    yield (
        f"CREATE VIRTUAL TABLE IF NOT EXISTS {index} USING fts5(words, content='{name}', "
        "content_rowid='key', tokenize='unicode61 remove_diacritics 0')"
    )
    yield f"CREATE TRIGGER IF NOT EXISTS {name}_come AFTER INSERT ON {name} BEGIN {come}; END"
    yield f"CREATE TRIGGER IF NOT EXISTS {name}_gone AFTER DELETE ON {name} BEGIN {gone}; END"
    yield (
        f"CREATE TRIGGER IF NOT EXISTS {name}_turned AFTER UPDATE ON {name} "
        f"BEGIN {gone}; {come}; END"
    )
