"""The newest texts that meet all terms of a search: one statement for FTS5, a few steps for PostgreSQL.

FTS5 gives its hits in the order of keys, so that a search stops after its page. GIN gives them all and in no order, so that
words in every other text would cost the most. In PostgreSQL the newest texts are looked at one by one first; where hits
are too rare among them, the index is asked for the newest periods, as many as may hold what is wanted, then for more, and for all at last.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Row, Table, text

from tetrapylon.store.fulltext import (
    DAY_SHIFT,
    index_of,
    is_exact,
    lexemes_of,
    periods_of,
    searched_by,
)
from tetrapylon.store.postgres import DIALECT
from tetrapylon.store.view import View

PROBED = 100
"""So many of the newest texts are looked at before anything else."""
WALKED, WALKED_LEAST = 3, 500
"""So many times the hits wanted, and so many more, are looked at one by one where hits are frequent."""
FIRST_DAYS = 16
"""Days for which the index is asked first where nobody knows how many texts a day has."""
UNMET = 3
"""Where fewer of those looked at are hits, so many are taken to be: the rule of three (Hanley and Lippman-Hand 1983)."""
LEAST_MORE, MOST_MORE, MORE_AFTER_NONE = 2, 16, 4
"""How many times as many days are asked for next: at least, at most, and where none was found."""
ENOUGH = 1.5
"""Days are asked for that would hold so many times the hits wanted, were hits as frequent in them."""

Phrases = Sequence[tuple[str, ...]]
"""For each term the phrases of which one will do: folded words with a space between."""
Rows = Sequence[Sequence[Any]]
SAID = "' ' || words || ' ' AS said"
"""The words of a text with a space before each and after the last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is looked for.

    Attributes:
        asked: the terms, at least one, each with at least one phrase.
        columns: what is told of each text, `key` first.
        most: so many of the newest hits.
        ends: the first key that may be found, and the first past the last.
    """

    asked: Phrases
    columns: tuple[str, ...]
    most: int
    ends: tuple[int, int]


def newest(view: View, table: Table, wanted: Wanted) -> Rows:
    """Return the wanted columns of the newest texts of a table that meet all terms, the newest first."""
    if view.connection.dialect.name == DIALECT:
        return _in_postgres(view, table, wanted)
    return _rows(view, _sqlite(table, wanted), wanted, words=_sqlite_words(wanted.asked))


def _sqlite(table: Table, wanted: Wanted) -> str:
    index = index_of(table)
    listed = ", ".join(f"told.{name}" for name in wanted.columns)
    return (
        f"SELECT {listed} FROM {index} CROSS JOIN {table.name} AS told ON told.key = {index}.rowid "  # noqa: S608 - names of tables
        f"WHERE {index} MATCH :words AND {index}.rowid >= :low AND {index}.rowid < :high "
        f"ORDER BY {index}.rowid DESC LIMIT :most"
    )


def _sqlite_words(asked: Phrases) -> str:
    """Return an FTS5 query. Words are letters and digits alone, and each phrase is quoted."""
    return " AND ".join("(" + " OR ".join(f'"{p}"' for p in phrases) + ")" for phrases in asked)


def _in_postgres(view: View, table: Table, wanted: Wanted) -> Rows:
    condition, values = _condition(wanted.asked)
    seen = _rows(view, _probe(table, wanted, condition), wanted, walked=PROBED, **values)
    found = [row[: len(wanted.columns)] for row in seen if row.met]
    if len(seen) < PROBED or len(found) >= wanted.most:
        return found[: wanted.most]
    walked = wanted.most * WALKED + WALKED_LEAST
    if len(found) * 2 * walked >= wanted.most * PROBED:  # were hits even twice as frequent
        met = _rows(view, _walk(table, wanted, condition), wanted, walked=walked, **values)
        if len(met) == wanted.most:
            return met
    bits = DAY_SHIFT[table.name]
    first, last = seen[0].oldest >> bits, seen[0].key >> bits
    each = max(len(found), UNMET) / PROBED * seen[0].texts / (last - first + 1)
    days = math.ceil(ENOUGH * wanted.most / each) if each > 0 else FIRST_DAYS
    return _by_index(view, table, wanted, (first, last), days)


def _by_index(view: View, table: Table, wanted: Wanted, told: tuple[int, int], days: int) -> Rows:
    """Ask the index for the newest of the days told of, for older ones where these hold too few hits, and for all others at last."""
    first, last = told
    found: list[Sequence[Any]] = []
    left, asked_from = wanted, last + 1
    while last - days > first:
        since, periods = periods_of(last - days, asked_from - 1)
        if not periods:
            break
        found += _met_in(view, table, left, periods)
        if len(found) == wanted.most:
            return found
        left, asked_from = _older(wanted, len(found), since << DAY_SHIFT[table.name]), since
        more = ENOUGH * wanted.most / len(found) if found else MORE_AFTER_NONE
        days = int((last + 1 - since) * min(max(more, LEAST_MORE), MOST_MORE))
    return [*found, *_met_in(view, table, left, ())]


def _older(wanted: Wanted, found: int, key: int) -> Wanted:
    """Return what is looked for yet where all from a key on is searched."""
    low, high = wanted.ends
    return replace(wanted, most=wanted.most - found, ends=(low, min(high, key)))


def _met_in(view: View, table: Table, wanted: Wanted, periods: Sequence[str]) -> Rows:
    """Return what the index finds in some periods, or in all."""
    inexact = [phrases for phrases in wanted.asked if not all(map(is_exact, phrases))]
    condition, values = _condition(inexact)
    query = _tsquery(wanted.asked, periods)
    return _rows(view, _indexed(table, wanted, condition), wanted, query=query, **values)


def _rows(view: View, statement: str, wanted: Wanted, **values: object) -> Sequence[Row[Any]]:
    known = {"low": wanted.ends[0], "high": wanted.ends[1], "most": wanted.most, **values}
    return view.connection.execute(text(statement), known).all()


def _tsquery(asked: Phrases, periods: Sequence[str]) -> str:
    """Return the text of a tsquery. Words are letters and digits alone, and each lexeme is quoted."""
    terms = [" | ".join(f"({_all_of(lexemes_of(p))})" for p in phrases) for phrases in asked]
    if periods:
        terms.append(" | ".join(f"'{p}'" for p in periods))
    return " & ".join(f"({term})" for term in terms)


def _all_of(lexemes: Sequence[str]) -> str:
    return " & ".join(f"'{lexeme}'" for lexeme in lexemes)


def _condition(asked: Phrases) -> tuple[str, dict[str, str]]:
    """Return what holds for the words of a text that meets all terms, and the parameters that it names."""
    values: dict[str, str] = {}
    terms = []
    for phrases in asked:
        names = []
        for phrase in phrases:
            names.append(f"p{len(values)}")
            values[names[-1]] = f" {phrase} "
        terms.append("(" + " OR ".join(f"strpos(said, :{name}) > 0" for name in names) + ")")
    return " AND ".join(terms) or "TRUE", values


def _probe(table: Table, wanted: Wanted, condition: str) -> str:
    """Look at the newest texts one by one, and tell of each whether it meets all terms, and the oldest key and about how many texts there are."""
    texts = f"SELECT reltuples FROM pg_class WHERE oid = to_regclass('{table.name}')"  # noqa: S608 - names of tables
    oldest = f"SELECT min(key) FROM {table.name} WHERE key >= :low AND key < :high"  # noqa: S608 - names of tables
    return (
        f"SELECT {', '.join(wanted.columns)}, {condition} AS met, ({oldest}) AS oldest, ({texts}) AS texts FROM (SELECT *, {SAID} FROM {table.name} "  # noqa: S608 - names of tables
        "WHERE key >= :low AND key < :high ORDER BY key DESC LIMIT :walked) AS newest ORDER BY key DESC"
    )


def _walk(table: Table, wanted: Wanted, condition: str) -> str:
    """Look at the newest texts one by one, and tell of those that meet all terms."""
    return (
        f"SELECT {', '.join(wanted.columns)} FROM (SELECT *, {SAID} FROM {table.name} "  # noqa: S608 - names of tables
        "WHERE key >= :low AND key < :high ORDER BY key DESC LIMIT :walked) AS newest "
        f"WHERE {condition} ORDER BY key DESC LIMIT :most"
    )


def _indexed(table: Table, wanted: Wanted, condition: str) -> str:
    """Ask the index. `OFFSET 0` keeps PostgreSQL from walking the keys instead."""
    return (
        f"SELECT {', '.join(wanted.columns)} FROM (SELECT *, {SAID} FROM {table.name} "  # noqa: S608 - names of tables
        f"WHERE {searched_by(table)} @@ CAST(:query AS tsquery) OFFSET 0) AS met "
        f"WHERE key >= :low AND key < :high AND {condition} ORDER BY key DESC LIMIT :most"
    )
