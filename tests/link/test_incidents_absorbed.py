"""One happening under two words is one incident; reports of our own."""

from __future__ import annotations

import pytest

from tests.tell.test_control import record_of
from tetrapylon.run.cached_parser import CachedParser
from tetrapylon.run.tools import Tools, open_tools


@pytest.fixture(scope="module")
def tools(parser: CachedParser) -> Tools:
    """The packaged tools with the session's parser."""
    return open_tools(parser=parser)


def frames_of(tools: Tools, text: str) -> list[tuple[str, ...]]:
    """Return the frames of a report's incidents."""
    return [i.frames for i in record_of(tools, text).incidents]


def test_the_deaths_in_a_strike_are_no_second_incident(tools: Tools) -> None:
    text = "Air strikes killed 40 civilians in the Syrian town of Douma on Monday."
    record = record_of(tools, text)
    assert len(record.incidents) == 1
    assert "airstrike" in record.incidents[0].frames
    deaths = record.incidents[0].fatalities
    assert deaths is not None
    assert deaths.best == 40


def test_deaths_elsewhere_stay_apart_from_a_strike(tools: Tools) -> None:
    text = (
        "Air strikes hit the Syrian town of Douma on Monday. "
        "Gunmen killed 12 soldiers in the Syrian city of Homs on Sunday."
    )
    assert len(frames_of(tools, text)) == 2
