from __future__ import annotations

import gc

import pytest

from tetrapylon.run.collecting import SELDOM, seldom_collected


def test_the_pace_from_before_returns_also_after_a_fault() -> None:
    before = gc.get_threshold()
    with pytest.raises(KeyError), seldom_collected():
        raise KeyError(gc.get_threshold() == SELDOM)
    assert gc.get_threshold() == before
