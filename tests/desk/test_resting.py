"""A desk's start is left out of the collector's looks, and nothing more than its start."""

from __future__ import annotations

import gc

from tetrapylon.desk.resting import undisturbed


def test_what_is_there_is_not_looked_at_again_and_what_comes_is() -> None:
    pace = gc.get_threshold()
    with undisturbed():
        assert gc.get_freeze_count() > 1_000
        assert len(gc.get_objects()) < 1_000
        ring: list[object] = []
        ring.append(ring)
        del ring
        assert gc.collect() >= 1
    assert gc.get_freeze_count() == 0
    assert gc.get_threshold() == pace
