"""A table of sentences of many wars: each amount's range, unit, measure and what it counts."""

from __future__ import annotations

from pathlib import Path

import yaml

from tests.conftest import OpenDocument
from tetrapylon.model.quantity import Amount, Measure
from tetrapylon.read.amounts import find_amounts

CASES = yaml.safe_load(Path(__file__).with_name("amounts_cases.yaml").read_text("utf-8"))
FEWEST = 120
SHARE = 1.0
"""Share of the table that must come out right in every field."""


def _fields(amount: Amount) -> list[object]:
    return [
        amount.value if amount.value is None else round(amount.value, 10),
        amount.low,
        amount.high,
        amount.unit,
        amount.measures.value,
        amount.of,
    ]


def test_amounts_have_their_range_unit_measure_and_things_counted(document: OpenDocument) -> None:
    wrong = []
    for text, words, *expected in CASES:
        found = [(a.span.of(text), _fields(a)) for a in find_amounts(document(text))]
        if (words, expected) not in found:
            wrong.append(f"{text!r}: expected {words!r} {expected}, found {found}")
    share = 1 - len(wrong) / len(CASES)
    assert share >= SHARE, f"{share:.1%} of {len(CASES)} right; wrong:\n" + "\n".join(wrong)


def test_every_measure_is_documented_and_most_are_in_the_table() -> None:
    page = (Path(__file__).parents[2] / "docs" / "quantities.md").read_text("utf-8")
    assert [m.value for m in Measure if f"`{m.value}`" not in page] == []
    assert {m.value for m in Measure} - {case[6] for case in CASES} == set()


def test_the_table_of_amounts_is_wide() -> None:
    assert len(CASES) >= FEWEST
