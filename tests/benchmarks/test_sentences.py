"""The made-up archive is the same each time, and most of it is copied."""

from __future__ import annotations

from benchmarks.lineage import measure
from benchmarks.sentences import REPORT, made_lines


def test_the_same_seed_makes_the_same_sentences() -> None:
    assert list(made_lines(200, seed=3)) == list(made_lines(200, seed=3))
    assert list(made_lines(200, seed=3)) != list(made_lines(200, seed=4))


def test_as_many_sentences_are_made_as_asked_for_in_the_order_of_time() -> None:
    lines = list(made_lines(1_010))
    assert len(lines) == 1_010
    assert lines == sorted(lines, key=lambda line: line.order)
    assert len({line.report for line in lines}) == 1_010 // REPORT + 1


def test_exact_copies_are_about_two_fifths() -> None:
    lines = list(made_lines(4_000))
    repeated = len(lines) - len({line.words for line in lines})
    assert 0.3 < repeated / len(lines) < 0.5


def test_a_measurement_finds_the_copies() -> None:
    found = measure(400, others=False)
    assert found.groups > 20
    assert found.seconds > 0
