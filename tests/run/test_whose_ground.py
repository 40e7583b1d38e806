"""Whose forces take ground: a region's own are not the state's, and a foreign state regains nothing."""

from __future__ import annotations

import pytest

from tetrapylon.model.event import Incident
from tetrapylon.run.cached_parser import CachedParser
from tetrapylon.run.documents import report_of_text
from tetrapylon.run.pipeline import build_record, read_report
from tetrapylon.run.tools import open_tools


def incidents(parser: CachedParser, text: str) -> tuple[Incident, ...]:
    tools = open_tools(parser=parser)
    report = report_of_text(text, published="2024-02-18")
    return build_record([report], [read_report(report, tools)], tools).incidents


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "KYIV, Feb 18, 2024 (Reuters) - Russian troops captured the Ukrainian town of Avdiivka on Saturday.",
            "Non-state actor overtakes territory",
        ),
        (
            "KYIV, Feb 18, 2024 (Reuters) - Ukrainian troops recaptured the Ukrainian town of Avdiivka on Saturday.",
            "Government regains territory",
        ),
    ],
)
def test_a_foreign_state_that_takes_ground_codes_as_a_non_state_actor_does(
    parser: CachedParser, text: str, code: str
) -> None:
    assert [i.acled_sub_event_type for i in incidents(parser, text)] == [code]


def test_forces_named_by_a_region_are_not_the_state_s(parser: CachedParser) -> None:
    text = "ADDIS ABABA, Feb 18, 2024 (AP) - Tigray forces entered Mekelle on Saturday, residents said."
    actors = {e for i in incidents(parser, text) for e in i.actors.actor1}
    assert "actor:ethiopian-government-forces" not in actors


def test_an_attack_is_chemical_by_its_own_words_only(parser: CachedParser) -> None:
    text = "MAPUTO, Feb 18, 2024 (AFP) - The firm suspended its gas project after the attack on Palma on Saturday."
    assert all(i.acled_sub_event_type != "Chemical weapon" for i in incidents(parser, text))
