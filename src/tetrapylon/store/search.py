"""Full-text search over the claims and sentences of the record, the same in SQLite and PostgreSQL.

A search has terms that must all be met. A term is a word or, in quotation marks, words that stand together; a name is met in
every spelling that the record knows for it, and a claim also by whom it is said and whom it is about. Whatever is typed is
taken apart into words first, so that no query is an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Table, select

from tetrapylon.model.folding import tokens_of
from tetrapylon.store.keyed import keyed
from tetrapylon.store.newest import Phrases, Wanted, newest
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

MOST_RANKED = 2_000
"""Hits among which a ranked search puts the best first: the newest ones."""
MOST_TERMS = 16
"""Terms of one search; further words are left out."""
MOST_SPELLINGS = 40
"""Spellings of one name."""
ALL_KEYS = (0, 2**63 - 1)
"""The ends of the keys of sentences."""
HIT_COLUMNS = ("key", "id", "report", "span_start", "span_end")
"""What is fetched of a sentence that is found."""
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
    asked = _asked(terms, with_entities=True)
    ends = keys_of_generation(view.generation)
    if not asked or not all(asked):
        return []
    if order is Order.RANKED:
        keys = _best(view, CLAIM_TEXTS, asked, ends)
    else:
        found = Wanted(asked=asked, columns=("key",), most=limit + offset, ends=ends)
        keys = [key for (key,) in newest(view, CLAIM_TEXTS, found)]
    return [place_of(key) for key in keys[offset : offset + limit]]


def find_sentences(
    view: View, terms: Sequence[Term], *, order: Order = Order.NEWEST, limit: int, offset: int = 0
) -> list[SentenceHit]:
    """Return the sentences of all readings that meet all terms by their words."""
    asked = _asked(terms, with_entities=False)
    if not asked or not all(asked):
        return []
    if order is Order.RANKED:
        keys = _best(view, SENTENCES, asked, ALL_KEYS)[offset : offset + limit]
        return _hits_at(view, keys)
    found = Wanted(asked=asked, columns=HIT_COLUMNS, most=limit + offset, ends=ALL_KEYS)
    return [_hit(row) for row in newest(view, SENTENCES, found)[offset:]]


def _hits_at(view: View, keys: Sequence[int]) -> list[SentenceHit]:
    rows = keyed(view.connection, SENTENCES, HIT_COLUMNS, "key", keys, {})
    found = {row[0]: _hit(row) for row in rows}
    return [found[k] for k in keys if k in found]


def _hit(row: Sequence[Any]) -> SentenceHit:
    _, id_, report, start, end = row
    return SentenceHit(id=id_, report=report, start=start, end=end)


def _best(view: View, table: Table, asked: Phrases, ends: tuple[int, int]) -> list[int]:
    """Return the keys of the newest hits, the best first."""
    found = Wanted(asked=asked, columns=("key", "words"), most=MOST_RANKED, ends=ends)
    return ranked([(key, words) for key, words in newest(view, table, found)], asked)


def told_by_claims(
    view: View, hits: Sequence[SentenceHit], terms: Sequence[Term]
) -> frozenset[str]:
    """Return the ids of those sentences in which a claim meets all terms."""
    table, also = DERIVED_TABLES["claims"], {"generation": view.generation}
    told = ("sentence", "report", "place")
    rows = keyed(view.connection, table, told, "sentence", [h.id for h in hits], also)
    days = days_of_reports(view.connection, view.generation, {h.report for h in hits})
    sentences = {(days.get(report), place): sentence for sentence, report, place in rows}
    return frozenset(sentences[claim] for claim in claims_that_meet(view, sentences, terms))


def claims_that_meet(
    view: View, claims: Iterable[tuple[int | None, int]], terms: Sequence[Term]
) -> frozenset[tuple[int | None, int]]:
    """Return those of some claims of the current generation that meet all terms.

    Args:
        view: the store.
        claims: the day on which the report of each was published (an ordinal, None where it is not known), and its place.
        terms: what must be met.
    """
    keys = {
        claim_key(view.generation, day_number(day), place): (day, place) for day, place in claims
    }
    words = keyed(view.connection, CLAIM_TEXTS, ("key", "words"), "key", keys, {})
    asked = _asked(terms, with_entities=True)
    return frozenset(keys[key] for key, said in words if _meets(f" {said} ", asked))


def _meets(said: str, asked: Iterable[tuple[str, ...]]) -> bool:
    return all(any(f" {phrase} " in said for phrase in phrases) for phrases in asked)


def _asked(terms: Sequence[Term], *, with_entities: bool) -> list[tuple[str, ...]]:
    """Return for each term the phrases of which one will do."""
    return [_alternatives(t, with_entities=with_entities) for t in terms]


def _alternatives(term: Term, *, with_entities: bool) -> tuple[str, ...]:
    phrases = [" ".join(s) for s in term.spellings]
    if with_entities:
        phrases += [token_of_entity(e) for e in term.entities]
    return tuple(phrases)
