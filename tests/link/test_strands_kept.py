"""A lineage that is kept from record to record gives what each record gives by itself."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.link.lineage_factory import record_of
from tetrapylon.link.strands import KeptLineage, find_strands
from tetrapylon.model.record import Record

OPENINGS = (
    "Officials said the northern bridge",
    "Residents told how the old market",
    "Two drivers",
)
MIDDLES = ("was closed after heavy shelling on", "had been empty of traders since", "fled along")
ENDS = ("Monday morning and stayed shut all week", "the first day of the spring offensive", "May")


def archive(seed: int) -> Record:
    """Return a record of reports that copy, edit and merge one another's sentences."""
    chance = random.Random(seed)  # noqa: S311
    known = [
        f"{a} {b} {c}, {n} people of the town said." for n, a in enumerate(OPENINGS * 3)
        for b, c in [(chance.choice(MIDDLES), chance.choice(ENDS))]
    ]  # fmt: skip
    texts = set()
    for number in range(chance.randint(3, 9)):
        lines = chance.sample(known, chance.randint(1, 4))
        edited = [s.replace("people", "persons") if chance.random() < 0.3 else s for s in lines]
        own = f"Report number {number} has a sentence of its own about {chance.choice(ENDS)}."
        texts.add("\n".join([*edited, own]))
    return record_of(*sorted(texts))


def part(record: Record, chosen: set[str]) -> Record:
    return replace(record, readings=tuple(r for r in record.readings if r.report in chosen))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.randoms(use_true_random=False))
def test_reports_may_come_in_any_portions_and_go_again(seed: int, chance: random.Random) -> None:
    record, kept = archive(seed), KeptLineage()
    reports = [r.report for r in record.readings]
    for _ in range(4):
        some = part(record, set(chance.sample(reports, chance.randint(0, len(reports)))))
        assert kept.strands_of(some) == find_strands(some)
    assert kept.strands_of(record) == find_strands(record)


def test_what_was_compared_is_not_compared_again() -> None:
    record, kept = archive(3), KeptLineage()
    kept.strands_of(record)
    assert kept.has_news
    kept.strands_of(record)
    assert not kept.has_news
