"""Pairs of rows are grouped and turned as a stable order would."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tetrapylon.desk.pairs import Order, Pairs, distinct, distinct_by, grouped, members, slots

CODES = st.lists(st.integers(0, 9), max_size=40)


@given(CODES)
def test_groups_keep_the_order_of_rows(numbers: list[int]) -> None:
    codes = np.array(numbers, dtype=np.int32)
    order = np.argsort(codes, kind="stable")
    found, rows = grouped(codes, np.arange(len(codes), dtype=np.int32))
    assert found.tolist() == codes[order].tolist()
    assert rows.tolist() == order.tolist()


@given(CODES)
def test_a_run_begins_where_its_number_does(numbers: list[int]) -> None:
    counted = np.array(sorted(numbers), dtype=np.int32)
    assert slots(counted, 10).tolist() == np.searchsorted(counted, np.arange(11)).tolist()


def test_pairs_turned_twice_are_themselves() -> None:
    pairs = Pairs.of(np.array([2, 0, 0, 2]), np.array([1, 3, 0, 0]), lefts=3, rights=4)
    twice = pairs.turned.turned
    assert (twice.left.tolist(), twice.right.tolist()) == ([0, 0, 2, 2], [0, 3, 0, 1])
    assert pairs.turned.beside(0).tolist() == [0, 2]
    assert pairs.turned.beside(4).tolist() == []


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 99)), max_size=60))
def test_codes_are_counted_alike_by_flags_and_by_sorting(told: list[tuple[int, int]]) -> None:
    group = np.array([g for g, _ in told], dtype=np.int64)
    codes = np.array([c for _, c in told], dtype=np.int32)
    counts = [len({c for g, c in told if g == i}) for i in range(5)]
    for size in (100, 10_000):  # few enough flags for so many codes, and too many
        assert distinct_by(group, codes, groups=5, size=size).tolist() == counts


@given(st.lists(st.tuples(st.integers(0, 29), st.integers(0, 9)), max_size=60), st.data())
def test_the_pairs_of_some_rows_are_those_of_each(
    told: list[tuple[int, int]], data: st.DataObject
) -> None:
    left, right = (np.array([pair[i] for pair in told], dtype=np.int32) for i in (0, 1))
    pairs = Pairs.of(left, right, lefts=30, rights=10)
    for most in (1, 6, 30):  # few enough to be looked up, too many, and all
        some = sorted(data.draw(st.sets(st.integers(0, 29), max_size=most)))
        found = pairs.of_some(np.array(some, dtype=np.int32))
        listed = list(zip(*(side.tolist() for side in found), strict=True))
        assert listed == [(row, other) for row in some for other in pairs.beside(row).tolist()]


@given(st.sets(st.integers(0, 9)))
def test_some_rows_stand_in_the_order_of_all(some: set[int]) -> None:
    first, then = np.array([3, 1, 2, 1, 0, 0, 5, 5, 5, 1]), np.arange(10)[::-1]
    found = Order.by(then, first).of(np.array(sorted(some), dtype=np.int32))
    assert found.tolist() == sorted(some, key=lambda row: (first[row], then[row]))


@given(CODES)
def test_members_are_each_row_once(numbers: list[int]) -> None:
    rows = np.array(numbers, dtype=np.int32)
    for size in (10, 100_000):
        assert members(rows, size).tolist() == sorted(set(numbers))


def test_codes_of_no_word_count_as_one() -> None:
    for times in (1, 1_000):
        codes = np.array([-1, -2, 4, 4] * times, dtype=np.int32)
        assert distinct(codes, 5) == 2
