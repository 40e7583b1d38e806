"""Quarrels and figures of speech are no battles, and a house of parliament is no captured place."""

from __future__ import annotations

import pytest

from tetrapylon.read.parsing import Parser
from tetrapylon.run.documents import report_of_text
from tetrapylon.run.pipeline import build_record, read_report
from tetrapylon.run.tools import open_tools


@pytest.mark.parametrize(
    "text",
    [
        "Anton Veld had clashed with Mira Olsen over the budget of the ministry.",
        "Through his insults and tariffs, Anton Veld has lost Norway.",
        "The government will tighten the rules when it takes control of the House in May.",
    ],
)
def test_no_ground_changes_hands_in_words(parser: Parser, text: str) -> None:
    tools = open_tools(parser=parser)
    report = report_of_text(text)
    record = build_record([report], [read_report(report, tools)], tools)
    assert not record.incidents
    assert not record.control
