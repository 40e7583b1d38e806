"""Words are found in every store alike: newest first, ranked, as phrases, by any spelling; and no query is an error."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from sqlalchemy import select

from tests.store.records import claims, fill, maker, record, reports
from tetrapylon.store import newest
from tetrapylon.store.generations import FORM_KEY, save_record
from tetrapylon.store.rows import rows_at
from tetrapylon.store.schema import CLAIM_TEXTS, LINKS, NAMES, SENTENCES
from tetrapylon.store.search import (
    Order,
    find_claims,
    find_sentences,
    terms_of,
    told_by_claims,
)
from tetrapylon.store.store import Store


def days_found(store: Store, words: str, *, order: Order = Order.NEWEST) -> list[str | None]:
    """Return the days of the reports whose claims are found, in order."""
    published = {r.id: r.published for r in reports()}
    with store.view() as view:
        places = find_claims(view, terms_of(view, words), order=order, limit=20)
        found = rows_at(view, "claims", places)
    return [published[found[p].report] for p in places]


def sentences_found(store: Store, words: str) -> list[str]:
    texts = {r.id: r.text for r in reports()}
    with store.view() as view:
        hits = find_sentences(view, terms_of(view, words), limit=20)
    return [texts[h.report][h.start : h.end] for h in hits]


def test_the_newest_claim_comes_first(store: Store) -> None:
    fill(store)
    assert days_found(store, "the council") == ["2016-07-09", "2015-03-02", "2014-01-20"]


def test_a_name_is_found_in_every_spelling_and_a_claim_by_what_it_is_about(store: Store) -> None:
    fill(store)
    assert days_found(store, "Old Valdrin") == ["2016-07-09", "2015-03-02"]
    assert days_found(store, "walderen fell") == ["2016-07-09"]
    assert days_found(store, "hills flour") == ["2014-01-20"]


def test_all_words_must_be_met_and_a_quoted_phrase_together(store: Store) -> None:
    fill(store)
    assert sentences_found(store, "gate north") == [
        "Smoke stood over the north gate, witnesses said."
    ]
    assert sentences_found(store, '"gate north"') == []
    assert len(sentences_found(store, '"north gate" smoke')) == 1


def test_case_and_accents_make_no_difference(store: Store) -> None:
    fill(store)
    assert sentences_found(store, "VALDRÍN dawn") == sentences_found(store, "valdrin dawn")
    assert sentences_found(store, "VALDRÍN dawn") != []


def test_a_ranked_search_finds_the_same(store: Store) -> None:
    fill(store)
    ranked = days_found(store, "valdrin", order=Order.RANKED)
    assert sorted(map(str, ranked)) == sorted(map(str, days_found(store, "valdrin")))


def test_a_page_follows_a_page(store: Store) -> None:
    fill(store)
    with store.view() as view:
        terms = terms_of(view, "council")
        whole = find_claims(view, terms, limit=9)
        assert whole == [p for at in range(3) for p in find_claims(view, terms, limit=1, offset=at)]


def test_sentences_are_told_apart_by_whether_a_claim_has_the_words(store: Store) -> None:
    fill(store)
    with store.view() as view:
        terms = terms_of(view, "the")
        hits = find_sentences(view, terms, limit=20)
        told = told_by_claims(view, hits, terms)
    assert 0 < len(told) < len(hits)


@pytest.mark.parametrize(
    "words",
    ["", " ", '"', "*", "NEAR(", "a AND", "OR", "words:x", "^gate", "-gate", "(((", "'; DROP TABLE",
     "\x00", "\ud800", "gate\x00", "&|!", ":*", "<->", "%_", "א ב", "x" * 3_000, '"gate' * 50],
)  # fmt: skip
@pytest.mark.parametrize("order", list(Order))
def test_no_query_is_an_error(store: Store, words: str, order: Order) -> None:
    fill(store)
    with store.view() as view:
        terms = terms_of(view, words)
        found: Sequence[object] = find_claims(view, terms, order=order, limit=5)
        assert isinstance(found, list)
        assert isinstance(find_sentences(view, terms, order=order, limit=5), list)


def test_a_reading_made_anew_takes_its_older_sentences_with_it(store: Store) -> None:
    fill(store)
    before = sentences_found(store, "gate")
    fill(store, generation=2)
    assert sentences_found(store, "gate") == before != []


def test_nothing_of_an_older_generation_is_left_beside_the_rows(store: Store) -> None:
    fill(store)
    with store.writer() as writer:
        writer.set_meta(FORM_KEY, "another program's")
    save_record(store, record(), generation=2, digest="d2", maker=maker)
    with store.view() as view:
        for table in (LINKS, NAMES):
            assert set(view.connection.scalars(select(table.c.generation))) == {2}
        keys = view.connection.scalars(select(CLAIM_TEXTS.c.key)).all()
        assert len(keys) == len(claims())
        assert len(view.connection.scalars(select(SENTENCES.c.key)).all()) == 2 * len(reports())
        assert len(find_claims(view, terms_of(view, "council"), limit=9)) == len(claims())


@pytest.mark.parametrize(("probed", "walked", "days"), [(1, 2, 1), (1, 2, 10**6), (500, 1, 1)])
def test_pages_are_the_same_however_many_texts_are_looked_at_first(
    store: Store, monkeypatch: pytest.MonkeyPatch, probed: int, walked: int, days: int
) -> None:
    fill(store)
    monkeypatch.setattr(newest, "PROBED", probed)
    monkeypatch.setattr(newest, "WALKED_LEAST", walked)
    monkeypatch.setattr(newest, "WALKED", 0)
    monkeypatch.setattr(newest, "FIRST_DAYS", days)
    with store.view() as view:
        for words, total in (("council", 3), ("walderen", 2), ("flour", 1), ("nowhere", 0)):
            terms = terms_of(view, words)
            whole = find_claims(view, terms, limit=20)
            singles = [find_claims(view, terms, limit=1, offset=at) for at in range(4)]
            assert [k for page in singles for k in page] == whole
            assert len(whole) == total
