"""The indexes of full-text search: FTS5 over the words in SQLite, GIN over words and pairs of words in PostgreSQL.

Both are kept in step with their table by the database itself, in the transaction that changes a row.

PostgreSQL's index holds no positions. So a text is found there by each of its words, by each two words that stand together, and by the
period of its day, in three lengths: a phrase is answered by its pairs, and a search for the newest hits looks at the
newest periods alone, however many hits there are. `searched_by` in the database says by what a text is found, and
`lexemes_of` and `periods_of` say the same of what is searched for.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sqlalchemy import Connection, Table, inspect

from tetrapylon.store.postgres import DIALECT
from tetrapylon.store.schema import CLAIM_TEXTS, SENTENCES
from tetrapylon.store.texts import HASH_BITS, PLACE_BITS

SEARCHED: tuple[Table, ...] = (CLAIM_TEXTS, SENTENCES)
DAY_SHIFT = {CLAIM_TEXTS.name: PLACE_BITS, SENTENCES.name: HASH_BITS}
"""Bits of a key below the day."""
PERIOD_BITS = (3, 6, 9)
"""Periods are of 8, 64 and 512 days."""
MOST_PERIODS = 8
"""Periods of one length that are asked for at once."""
WORD_CHARACTERS, PAIR_CHARACTERS, TEXT_CHARACTERS = 200, 400, 80_000
"""Of a word, of two together and of a text only so many are indexed: PostgreSQL takes 2,046 bytes a lexeme and 1 MB a text."""
_LEXEMES = f"""
CREATE OR REPLACE FUNCTION searched_by(words text, day bigint) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE STRICT COST 2000 AS $$
DECLARE
  said text[] := string_to_array(left(words, {TEXT_CHARACTERS}), ' ');
  found text[] := ARRAY[{", ".join(f"'@{bits}.' || (day >> {bits})" for bits in PERIOD_BITS)}];
BEGIN
  FOR i IN 1 .. cardinality(said) LOOP
    found := array_append(found, left(said[i], {WORD_CHARACTERS}));
  END LOOP;
  FOR i IN 2 .. cardinality(said) LOOP
    found := array_append(found, left(said[i - 1] || ' ' || said[i], {PAIR_CHARACTERS}));
  END LOOP;
  RETURN array_to_tsvector(found);
END $$
"""


def index_of(table: Table) -> str:
    """Return the name of a table's full-text index."""
    return f"{table.name}_fts"


def searched_by(table: Table) -> str:
    """Return the expression that PostgreSQL's index of a table holds."""
    return f"searched_by(words, key >> {DAY_SHIFT[table.name]})"


def lexemes_of(phrase: str) -> tuple[str, ...]:
    """Return by what a text that has a phrase is found in PostgreSQL: the word, or the fewest pairs that hold every word."""
    words = phrase.split(" ")
    if len(words) == 1:
        return (phrase[:WORD_CHARACTERS],)
    pairs = [f"{a} {b}"[:PAIR_CHARACTERS] for a, b in pairwise(words)]
    return tuple(dict.fromkeys((*pairs[::2], pairs[-1])))


def is_exact(phrase: str) -> bool:
    """Tell whether every text found by a phrase's lexemes has the phrase; those of others must be looked at."""
    return phrase.count(" ") < 2 and len(phrase) <= WORD_CHARACTERS


def periods_of(first: int, last: int) -> tuple[int, tuple[str, ...]]:
    """Return the shortest periods that together hold some days: their first day, and their lexemes, none where these are too many.

    Args:
        first: the first day, as the key's bits above `DAY_SHIFT`.
        last: the last day, not before it.
    """
    for bits in PERIOD_BITS:
        low, high = first >> bits, last >> bits
        if high - low < MOST_PERIODS:
            return low << bits, tuple(f"@{bits}.{n}" for n in range(low, high + 1))
    return first, ()


def make_indexes(connection: Connection) -> None:
    """Make the full-text indexes that are missing, and fill those that are made over rows."""
    if connection.dialect.name == DIALECT:
        connection.exec_driver_sql(_LEXEMES)
    for table in SEARCHED:
        for statement in _statements(connection, table):
            connection.exec_driver_sql(statement)


def index_pairs(connection: Connection) -> None:
    """Put the index of words and pairs in PostgreSQL in the place of a column of words with positions.

    The tables are written anew, in the order of their keys, so that the column's bytes are gone too.
    """
    if connection.dialect.name != DIALECT:
        return
    known = inspect(connection)
    changed = [t for t in SEARCHED if any(c["name"] == "tsv" for c in known.get_columns(t.name))]
    for table in changed:
        connection.exec_driver_sql(f"ALTER TABLE {table.name} DROP COLUMN tsv")
        connection.exec_driver_sql(f"CLUSTER {table.name} USING {table.name}_pkey")
    make_indexes(connection)
    for table in changed:
        connection.exec_driver_sql(f"ANALYZE {table.name}")


def _statements(connection: Connection, table: Table) -> Iterator[str]:
    return _postgres(table) if connection.dialect.name == DIALECT else _sqlite(table)


def _postgres(table: Table) -> Iterator[str]:
    yield (
        f"CREATE INDEX IF NOT EXISTS {index_of(table)} ON {table.name} USING gin ({searched_by(table)})"
    )


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
