"""Full-text search over the claims and sentences of the record, the same in SQLite and PostgreSQL.

A search has terms that must all be met. A term is a word or, in quotation marks, words that stand together; a name is met in
every spelling that the record knows for it, and a claim also by whom it is said and whom it is about. Whatever is typed is
taken apart into words first, so that no query is an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Table, select, text

from tetrapylon.model.folding import tokens_of
from tetrapylon.store.fulltext import index_of
from tetrapylon.store.postgres import DIALECT
from tetrapylon.store.ranking import ranked
from tetrapylon.store.schema import CLAIM_TEXTS, DERIVED_TABLES, NAMES, SENTENCES
from tetrapylon.store.texts import (
    claim_key,
    day_number,
    days_of_reports,
    keys_of_generation,
    place_of,
    token_of_entity,
)
from tetrapylon.store.view import View

WALKED, WALKED_LEAST = 3, 500
"""Of the newest texts so many times the hits wanted, and so many more, are looked at before PostgreSQL's index is."""
PROBED = 100
"""So many of the newest texts are looked at before more are, as where few of them are hits the index is quicker."""
LONG_WALK = 200_000
"""Texts past which a walk down the keys takes longer than the index with a look at each text that has the words."""
MOST_RANKED = 2_000
"""Hits among which a ranked search puts the best first: the newest ones."""
MOST_TERMS = 16
"""Terms of one search; further words are left out."""
MOST_SPELLINGS = 40
"""Spellings of one name."""
_QUOTED = re.compile(r'["“„«]([^"“”„«»]*)["”»]')


class Order(StrEnum):
    """How hits are ordered."""

    NEWEST = "newest"
    """By day of publication, the newest first."""
    RANKED = "ranked"
    """Those that have the words most often and in the shortest text first, among the newest."""


@dataclass(frozen=True, slots=True)
class Term:
    """What must be met: any of some spellings, each one or more words that stand together.

    `entities` are those that go by one of them.
    """

    spellings: tuple[tuple[str, ...], ...]
    entities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceHit:
    """A sentence that has all the words."""

    id: str
    report: str
    start: int
    end: int


def terms_of(view: View, words: str) -> tuple[Term, ...]:
    """Return what a search looks for: one name in all its spellings, else each word and each quoted phrase.

    Returns:
        () where nothing was typed that a word could be made of.
    """
    phrases = [tokens_of(p) for p in _QUOTED.findall(words)]
    rest = _QUOTED.sub(" ", words)
    parts = phrases + [(t,) for t in tokens_of(rest)]
    wanted = [p for p in dict.fromkeys(parts) if p][:MOST_TERMS]
    whole = _named(view, tokens_of(words))
    if whole.entities:
        return (whole,)
    return tuple(_named(view, p) for p in wanted)


def _named(view: View, tokens: tuple[str, ...]) -> Term:
    """Return a term with every spelling of the entities that go by a name."""
    here = NAMES.c.generation == view.generation
    entities = view.connection.scalars(
        select(NAMES.c.entity)
        .where(here, NAMES.c.spelling == " ".join(tokens))
        .limit(MOST_SPELLINGS)
    ).all()
    spelled = view.connection.scalars(
        select(NAMES.c.spelling).where(here, NAMES.c.entity.in_(entities)).limit(MOST_SPELLINGS)
    ).all()
    spellings = dict.fromkeys((tokens, *(tuple(s.split()) for s in sorted(spelled))))
    return Term(tuple(s for s in spellings if s), tuple(sorted(set(entities))))


def find_claims(
    view: View, terms: Sequence[Term], *, order: Order = Order.NEWEST, limit: int, offset: int = 0
) -> list[int]:
    """Return the places of the current generation's claims that meet all terms."""
    asked = [_alternatives(t, with_entities=True) for t in terms]
    ends = keys_of_generation(view.generation)
    return [place_of(k) for k in _keys(view, CLAIM_TEXTS, asked, order, (limit, offset), ends)]


def find_sentences(
    view: View, terms: Sequence[Term], *, order: Order = Order.NEWEST, limit: int, offset: int = 0
) -> list[SentenceHit]:
    """Return the sentences of all readings that meet all terms by their words."""
    asked = [_alternatives(t, with_entities=False) for t in terms]
    keys = _keys(view, SENTENCES, asked, order, (limit, offset), (0, 2**63 - 1))
    table = SENTENCES.c
    rows = view.connection.execute(
        select(table.key, table.id, table.report, table.span_start, table.span_end).where(
            table.key.in_(keys)
        )
    )
    found = {
        int(key): SentenceHit(id=str(id_), report=str(report), start=int(start), end=int(end))
        for key, id_, report, start, end in rows
    }
    return [found[k] for k in keys if k in found]


def told_by_claims(
    view: View, hits: Sequence[SentenceHit], terms: Sequence[Term]
) -> frozenset[str]:
    """Return the ids of those sentences in which a claim meets all terms."""
    table, ids = DERIVED_TABLES["claims"], [h.id for h in hits]
    rows = view.connection.execute(
        select(table.c.place, table.c.report, table.c.sentence).where(
            table.c.generation == view.generation, table.c.sentence.in_(ids)
        )
    ).all()
    days = days_of_reports(view.connection, view.generation, {h.report for h in hits})
    keys = {
        claim_key(view.generation, day_number(days.get(report)), place): str(sentence)
        for place, report, sentence in rows
    }
    words = view.connection.execute(
        select(CLAIM_TEXTS.c.key, CLAIM_TEXTS.c.words).where(CLAIM_TEXTS.c.key.in_(list(keys)))
    )
    asked = [_alternatives(t, with_entities=True) for t in terms]
    return frozenset(keys[key] for key, said in words if _meets(f" {said} ", asked))


def _meets(said: str, asked: Iterable[tuple[str, ...]]) -> bool:
    return all(any(f" {phrase} " in said for phrase in phrases) for phrases in asked)


def _alternatives(term: Term, *, with_entities: bool) -> tuple[str, ...]:
    """Return the phrases of which one will do."""
    phrases = [" ".join(s) for s in term.spellings]
    if with_entities:
        phrases += [token_of_entity(e) for e in term.entities]
    return tuple(phrases)


def _keys(
    view: View,
    table: Table,
    asked: Sequence[tuple[str, ...]],
    order: Order,
    page: tuple[int, int],
    ends: tuple[int, int],
) -> list[int]:
    if not asked or not all(asked):
        return []
    limit, offset = page
    if order is Order.NEWEST:
        return _newest(view, table, asked, (limit, offset), ends)
    keys = _newest(view, table, asked, (MOST_RANKED, 0), ends)
    rows = view.connection.execute(select(table.c.key, table.c.words).where(table.c.key.in_(keys)))
    found = ranked([(int(key), str(words)) for key, words in rows], asked)
    return found[offset : offset + limit]


def _newest(
    view: View,
    table: Table,
    asked: Sequence[tuple[str, ...]],
    page: tuple[int, int],
    ends: tuple[int, int],
) -> list[int]:
    values: dict[str, Any] = {"low": ends[0], "high": ends[1], "limit": page[0], "offset": page[1]}
    if view.connection.dialect.name != DIALECT:
        values["words"] = _sqlite_words(asked)
        return _asked(view, _sqlite(table), values)
    words = _postgres_words(asked)
    query, values = words.pop("query"), values | words
    wanted = page[0] + page[1]
    whole = values | {"limit": wanted, "offset": 0}
    probed = 0
    for walk in (PROBED, wanted * WALKED + WALKED_LEAST):
        found = _asked(view, _walk(table, query), whole | {"walk": walk})
        probed = probed or len(found)
        if len(found) == wanted:
            return found[page[1] :]
        if not _may_do(len(found), walk, wanted):
            break
    far = wanted * PROBED >= LONG_WALK * max(probed, 0.5)
    return _asked(view, _postgres(table, query, by_index=far), values)


def _may_do(seen: int, walk: int, wanted: int) -> bool:
    """Tell whether a longer walk may find what is wanted, were hits even twice as frequent there as in this one."""
    return seen * 2 * (wanted * WALKED + WALKED_LEAST) >= wanted * walk


def _asked(view: View, statement: str, values: Mapping[str, Any]) -> list[int]:
    return [int(k) for k in view.connection.scalars(text(statement), dict(values))]


def _sqlite_words(asked: Iterable[tuple[str, ...]]) -> str:
    """Return an FTS5 query. Words are letters and digits alone, and each phrase is quoted."""
    return " AND ".join("(" + " OR ".join(f'"{p}"' for p in phrases) + ")" for phrases in asked)


def _postgres_words(asked: Iterable[tuple[str, ...]]) -> dict[str, str]:
    """Return the expression of a tsquery as `query`, and the words that it names as parameters."""
    values: dict[str, str] = {}
    terms: list[str] = []
    for phrases in asked:
        names = []
        for phrase in phrases:
            name = f"p{len(values)}"
            values[name] = phrase
            names.append(f"phraseto_tsquery('simple', :{name})")
        terms.append("(" + " || ".join(names) + ")")
    return {"query": " && ".join(terms), **values}


def _sqlite(table: Table) -> str:
    index = index_of(table)
    return (
        f"SELECT rowid FROM {index} WHERE {index} MATCH :words AND rowid >= :low AND rowid < :high "  # noqa: S608 - names of tables
        "ORDER BY rowid DESC LIMIT :limit OFFSET :offset"
    )


def _postgres(table: Table, query: str, *, by_index: bool) -> str:
    """Ask for all; `by_index` keeps PostgreSQL from walking the keys, as it does where it takes a rare phrase for a frequent one."""
    fence = "OFFSET 0" if by_index else ""
    return (
        f"SELECT key FROM (SELECT key FROM {table.name}, (SELECT {query} AS q) AS asked "  # noqa: S608 - names of tables
        f"WHERE tsv @@ q AND key >= :low AND key < :high {fence}) AS met "
        "ORDER BY key DESC LIMIT :limit OFFSET :offset"
    )


def _walk(table: Table, query: str) -> str:
    """Look at the newest texts one by one: for words in every other text, the index would gather them all first."""
    return (
        f"SELECT key FROM (SELECT key, tsv FROM {table.name} WHERE key >= :low AND key < :high "  # noqa: S608 - names of tables
        f"ORDER BY key DESC LIMIT :walk) AS newest, (SELECT {query} AS q) AS asked "
        "WHERE tsv @@ q ORDER BY key DESC LIMIT :limit OFFSET :offset"
    )
