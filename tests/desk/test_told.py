"""Which sentences of a search hold none of its claims: as the store tells it, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from tetrapylon.desk import search
from tetrapylon.desk.keeper import Keeper, State
from tetrapylon.desk.search import hits_of
from tetrapylon.store.search import Order, find_claims, find_sentences, terms_of, told_by_claims
from tetrapylon.store.store import Store

MANY = 5_000


@pytest.fixture
def state(store: Store) -> Iterator[State]:
    with Keeper(store).now() as state:
        yield state


def untold(state: State, words: str, order: Order, counted: int) -> list[str]:
    view = state.snapshot.view
    terms = terms_of(view, words)
    hits = find_sentences(view, terms, order=order, limit=counted)
    told = told_by_claims(view, hits, terms)
    return [h.id for h in hits if h.id not in told]


@pytest.mark.parametrize("words", ["the", "army", "said", "government troops", "in the city"])
@pytest.mark.parametrize("counted", [1, 3, 10, 40, MANY])
@pytest.mark.parametrize("order", list(Order))
def test_it_is_told_without_asking_as_it_is_by_asking(
    state: State, monkeypatch: pytest.MonkeyPatch, words: str, counted: int, order: Order
) -> None:
    monkeypatch.setattr(search, "MOST_COUNTED", counted)
    found = hits_of(state, words, order=order, limit=MANY)
    assert [s["id"] for s in found["sentences"]] == untold(state, words, order, counted)


def test_some_sentences_are_told_and_some_are_not(state: State) -> None:
    view = state.snapshot.view
    terms = terms_of(view, "the")
    assert find_claims(view, terms, limit=MANY)
    hits: Sequence[object] = find_sentences(view, terms, limit=MANY)
    assert 0 < len(untold(state, "the", Order.NEWEST, MANY)) < len(hits)


def test_where_all_claims_were_found_no_claim_is_looked_up(
    state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def meeting(_view: object, claims: Sequence[object], _terms: object) -> frozenset[object]:
        asked.extend(claims)
        return frozenset()

    monkeypatch.setattr("tetrapylon.desk.told.claims_that_meet", meeting)
    hits_of(state, "the", order=Order.NEWEST, limit=10)
    assert not asked
