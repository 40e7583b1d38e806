"""Keep what was gathered: a few items a transaction, as opening one costs as much as gathering a report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from tetrapylon.gather.item import Item
from tetrapylon.model.report import Disposition
from tetrapylon.store.store import Store
from tetrapylon.store.writer import Writer

AT_ONCE = 16
BYTES_AT_ONCE = 1_000_000
"""Items of one transaction, and bytes of them: a reviewer never waits long, and a killed run gathers few again."""


def kept_items(store: Store, items: Iterable[Item]) -> Iterator[tuple[Item, bool]]:
    """Yield each item once it is kept, and whether its report is new to the store."""
    for some in in_hand(items):
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with store.writer() as writer:
            new = [_kept(writer, item, now) for item in some]
        yield from zip(some, new, strict=True)


def in_hand(
    items: Iterable[Item], *, most: int = AT_ONCE, most_bytes: int = BYTES_AT_ONCE
) -> Iterator[list[Item]]:
    """Yield items some at a time: `most`, or fewer where their bytes come to `most_bytes`."""
    held: list[Item] = []
    weight = 0
    for item in items:
        held.append(item)
        weight += len(item.raw or b"")
        if len(held) >= most or weight >= most_bytes:
            yield held
            held, weight = [], 0
    if held:
        yield held


def _kept(writer: Writer, item: Item, now: str) -> bool:
    new = False
    if item.report is not None and item.raw is not None:
        new = writer.add_report(item.report, item.raw, obtained_at=now, status=Disposition.WAITING)
    report = item.report.id if item.report else None
    writer.add_input(item.name, item.disposition, report=report, findings=item.findings)
    return new
