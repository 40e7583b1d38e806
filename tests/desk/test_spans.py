"""Rows meet the days asked for alike whether some rows are looked at or all."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from tetrapylon.desk.spans import FAR, Spans
from tetrapylon.model.edtf import Days
from tetrapylon.store.columns import NONE

DAY = date(2020, 1, 10).toordinal()
SPANS = Spans(
    np.array([DAY, DAY - 9, NONE, DAY + 1, NONE], dtype=np.int32),
    np.array([DAY, DAY + 9, DAY - 1, FAR, FAR], dtype=np.int32),
    np.array([True, True, True, True, False]),
)
"""One day, a stretch around it, one with an open beginning, one with an open end, and none."""


@pytest.mark.parametrize(
    ("days", "met"),
    [
        (Days(date(2020, 1, 10), date(2020, 1, 10)), [0, 1]),
        (Days(None, date(2020, 1, 9)), [1, 2]),
        (Days(date(2020, 2, 1), None), [3]),
    ],
)
def test_a_row_without_days_meets_none(days: Days, met: list[int]) -> None:
    assert np.flatnonzero(SPANS.within(days)).tolist() == met
    for row in range(5):
        assert SPANS.meets(np.array([row], dtype=np.int32), days).tolist() == [row in met]


def test_rows_without_days_come_last() -> None:
    assert np.argsort(SPANS.start).tolist() == [1, 2, 0, 3, 4]
