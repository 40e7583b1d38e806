"""The newest texts with all the words are those that looking through every text would find, in every store."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest

from tetrapylon.store import newest
from tetrapylon.store.dialects import load_rows
from tetrapylon.store.fulltext import is_exact, lexemes_of, periods_of
from tetrapylon.store.schema import SENTENCES
from tetrapylon.store.search import Term, find_sentences
from tetrapylon.store.store import Store
from tetrapylon.store.texts import HASH_BITS

LONG = "w" * 300
WORDS = ("gate", "north", "old", "river", "taken", LONG, f"{LONG}x")
ASKED: tuple[Sequence[str], ...] = (
    ("gate",),
    ("gate north",),
    ("north", "gate"),
    ("old river taken",),
    ("gate north gate",),
    ("gate old", "river"),
    ("old river gate north taken",),
    (LONG,),
    (f"{LONG} gate",),
    ("nothing",),
    ("gate nothing",),
)


def drawn(count: int) -> dict[int, str]:
    """Return the words of sentences of many days by key."""
    rng = Random(7)  # noqa: S311 - a test's draw, no secret
    days = [*range(150_000, 150_040), 0, 90_000, 155_000, 160_000, 160_001]
    return {
        (rng.choice(days) << HASH_BITS) + n: " ".join(rng.choices(WORDS, k=rng.randrange(1, 30)))
        for n in range(count)
    }


def put(store: Store, texts: dict[int, str]) -> None:
    rows = [
        {"key": key, "id": f"s-{key}", "report": "r", "span_start": 0, "span_end": 1, "words": said}
        for key, said in texts.items()
    ]
    with store.writer() as writer:
        load_rows(writer.connection, SENTENCES, rows)


def looked_through(texts: dict[int, str], phrases: Sequence[str]) -> list[str]:
    met = (k for k, said in texts.items() if all(f" {p} " in f" {said} " for p in phrases))
    return [f"s-{key}" for key in sorted(met, reverse=True)]


@pytest.mark.parametrize(("probed", "days"), [(1, 1), (3, 16), (10_000, 16)])
def test_what_is_found_is_what_looking_through_all_texts_finds(
    store: Store, monkeypatch: pytest.MonkeyPatch, probed: int, days: int
) -> None:
    monkeypatch.setattr(newest, "PROBED", probed)
    monkeypatch.setattr(newest, "WALKED_LEAST", probed)
    monkeypatch.setattr(newest, "FIRST_DAYS", days)
    texts = drawn(400)
    put(store, texts)
    with store.view() as view:
        for phrases in ASKED:
            terms = [Term((tuple(p.split()),)) for p in phrases]
            wanted = looked_through(texts, phrases)
            for most in (1, 5, 1_000):
                found = [hit.id for hit in find_sentences(view, terms, limit=most)]
                assert found == wanted[:most]


def test_any_spelling_will_do(store: Store) -> None:
    put(store, {1: "the old gate", 2: "the north gate fell", 3: "a river"})
    spellings = (("old", "gate"), ("river",))
    with store.view() as view:
        hits = find_sentences(view, [Term(spellings)], limit=9)
    assert [hit.id for hit in hits] == ["s-3", "s-1"]


def test_a_text_longer_than_the_index_takes_is_kept_and_found_by_its_beginning(
    store: Store,
) -> None:
    put(store, {1: " ".join(f"word{n}" for n in range(100_000))})
    with store.view() as view:
        hits = find_sentences(view, [Term((("word7", "word8", "word9"),))], limit=9)
    assert [hit.id for hit in hits] == ["s-1"]


def test_a_phrase_is_found_by_pairs_that_hold_every_word() -> None:
    assert lexemes_of("a") == ("a",)
    assert lexemes_of("a b") == ("a b",)
    assert lexemes_of("a b c") == ("a b", "b c")
    assert lexemes_of("a b c d") == ("a b", "c d")
    assert is_exact("a b")
    assert not is_exact("a b c")


def test_periods_hold_the_days_asked_for_and_are_few() -> None:
    assert periods_of(17, 24) == (16, ("@3.2", "@3.3"))
    assert periods_of(70, 140) == (64, ("@6.1", "@6.2"))
    assert periods_of(0, 2_000) == (0, ("@9.0", "@9.1", "@9.2", "@9.3"))
    assert periods_of(0, 9_000) == (0, ())
