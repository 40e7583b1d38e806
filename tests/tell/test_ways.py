"""Movements: only the ends that words name, behind the word that tells of the movement."""

from __future__ import annotations

import pytest

from tests.tell.test_control import record_of, tools
from tetrapylon.run.tools import Tools
from tetrapylon.tell.ways import Way, find_ways

__all__ = ["tools"]


def ways(tools: Tools, text: str) -> list[tuple[str, str | None, str | None]]:
    """Return kind and the names of both ends of every movement told."""
    record = record_of(tools, text)

    def name(key: str | None) -> str | None:
        return record.entity[key].name if key else None

    return [(w.kind, name(w.origin), name(w.towards)) for w in find_ways(record)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Thousands of people fled Mosul for Erbil on Tuesday.",
            ("displacement", "Mosul", "Erbil"),
        ),
        (
            "More than 2,000 families fled from Tal Afar to Sinjar on Monday.",
            ("displacement", "Tal Afar", "Sinjar"),
        ),
        (
            "Iraqi troops withdrew from Tikrit to Samarra on Tuesday.",
            ("withdrawal", "Tikrit", "Samarra"),
        ),
        (
            "The Iraqi army advanced from Tikrit towards Baiji on Tuesday.",
            ("advance", "Tikrit", "Baiji"),
        ),
        ("The Iraqi army advanced on Mosul on Tuesday.", ("advance", None, "Mosul")),
        ("Iraqi soldiers withdrew from Mosul on Tuesday.", ("withdrawal", "Mosul", None)),
    ],
)
def test_a_movement_has_the_ends_that_words_name(
    tools: Tools, text: str, expected: tuple[str, str | None, str | None]
) -> None:
    assert ways(tools, text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The Iraqi army advanced on Tuesday and cut the road to Mosul.",
        "The army advanced to within 800 metres from Mosul.",
        "Iraqi troops did not withdraw from Mosul.",
        "Soldiers advanced on Tuesday, a commander said from Baghdad.",
    ],
)
def test_a_road_a_distance_or_what_did_not_happen_is_no_way(tools: Tools, text: str) -> None:
    assert [w for w in ways(tools, text) if w[1]] == []


def test_the_side_that_an_advance_came_from_is_kept_in_degrees(tools: Tools) -> None:
    record = record_of(tools, "The Iraqi army advanced towards Mosul from the south on Tuesday.")
    found: list[Way] = list(find_ways(record))
    assert [w.side_deg for w in found] == [180.0]


def test_the_words_of_a_way_are_the_reports_own(tools: Tools) -> None:
    text = "People fled Mosul for Erbil on Tuesday. The town of Erbil lies in Iraq."
    record = record_of(tools, text)
    way = find_ways(record)[0]
    assert record.report[way.report].text[way.start : way.end] == text.partition(" The")[0]
