from __future__ import annotations

from evals.tasks.places import further, half_of


def test_the_share_of_far_misplacements_counts_only_names_that_were_given_a_point() -> None:
    at = {"role": "full", "lat": 0.0, "lon": 0.0}
    gold = [{"id": "x", "toponyms": [{"start": s, "end": s + 1, **at} for s in range(4)]}]
    given = [
        {"start": 0, "end": 1, "lat": 0.0, "lon": 0.1},
        {"start": 1, "end": 2, "lat": 40.0, "lon": 0.0},
        {"start": 2, "end": 3},
    ]
    figures = further([{"id": "x", "toponyms": given}], gold)
    assert figures["far1000_matched"] == 0.5
    assert figures["acc161_placed"] == 0.5
    assert round(figures["unplaced_matched"], 3) == 0.333


def test_every_document_is_in_one_half() -> None:
    assert {half_of(f"document {n}") for n in range(20)} == {"a", "b"}
