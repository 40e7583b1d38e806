"""Pairs of rows are grouped and turned as a stable order would."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tetrapylon.desk.pairs import Pairs, distinct_by, grouped, slots

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
