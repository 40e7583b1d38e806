"""The times of each report, grounded again only where its reading or its day changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tetrapylon.ground.times import ground_times
from tetrapylon.model.dating import Dating
from tetrapylon.model.record import Reading, Record
from tetrapylon.model.time import Time
from tetrapylon.run.blocks import Blocks
from tetrapylon.run.looked_up import LookedUp


def times_by_report(record: Record, blocks: Blocks, maker: str) -> Iterator[Time]:
    """Yield what `ground_times` gives for each reading, in their order."""
    with blocks.stage(maker, {}) as shelf:
        for reading in record.readings:
            dating = record.dating[reading.report]
            inputs = blocks.digests.of_all((reading, dating))
            yield from shelf.block(reading.report, Time, inputs, _grounding(reading, dating))


def _grounding(reading: Reading, dating: Dating) -> Callable[[LookedUp], tuple[Time, ...]]:
    return lambda _: ground_times(reading, dating)
