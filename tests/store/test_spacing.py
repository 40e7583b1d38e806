"""Rows that come find places between those that stay, and few of these move."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tetrapylon.store.spacing import GAP, even_places, places_between

WANTED = st.lists(st.one_of(st.none(), st.integers(1, 400)), max_size=60)


@given(WANTED)
def test_places_rise(wanted: list[int | None]) -> None:
    places = places_between(wanted)
    assert len(places) == len(wanted)
    assert all(a < b for a, b in zip([0, *places], places, strict=False))


@given(st.integers(0, 50), st.integers(0, 50), st.integers(1, 20))
def test_few_rows_that_come_together_move_no_other(before: int, after: int, coming: int) -> None:
    kept = even_places(before + after)
    wanted = [*kept[:before], *([None] * coming), *kept[before:]]
    places = places_between(wanted)
    assert [p for p in places if p in kept] == kept


def test_many_rows_that_come_together_move_their_neighbours_alone() -> None:
    kept = even_places(1_000)
    places = places_between([*kept[:500], *([None] * 200), *kept[500:]])
    moved = len({*kept} - {*places})
    assert 0 < moved < 50


def test_a_row_that_goes_to_another_place_in_the_order_is_the_only_one_that_moves() -> None:
    kept = even_places(10)
    places = places_between([kept[8], *kept[:8], kept[9]])
    assert places[1:9] == kept[:8]
    assert places[9] == kept[9]


def test_rows_find_room_again_and_again() -> None:
    places = even_places(3)
    for _ in range(200):
        places = places_between([places[0], None, *places[1:]])
    assert places[-1] < 300 * GAP


def test_places_of_many_rows_keep_within_what_a_key_holds() -> None:
    assert even_places(3_000_000)[-1] < 1 << 26
