"""Who answers for a statement whose speaker is only described."""

from __future__ import annotations

import pytest

from tetrapylon.run.cached_parser import CachedParser
from tetrapylon.run.documents import report_of_text
from tetrapylon.run.pipeline import build_record, read_report
from tetrapylon.run.tools import Tools, open_tools


@pytest.fixture(scope="module")
def tools(parser: CachedParser) -> Tools:
    """The packaged tools with the session's parser."""
    return open_tools(parser=parser)


def speakers(tools: Tools, text: str) -> list[str | None]:
    report = report_of_text(text, published="2017-07-12")
    record = build_record([report], [read_report(report, tools)], tools)
    said = sorted(record.claims, key=lambda c: c.span.start)
    return [c.claimant.name for c in said]


def test_the_source_is_the_one_brought_in_before(tools: Tools) -> None:
    text = (
        "Shells hit the depot in Mosul, an Iraqi security source said. "
        '"The road is closed," the source said.'
    )
    names = speakers(tools, text)
    assert names[0] == names[-1] == "an Iraqi security source"


def test_another_kind_of_speaker_stays_apart(tools: Tools) -> None:
    text = (
        "Shells hit the depot in Mosul, an Iraqi security source said. "
        '"The road is closed," the official said.'
    )
    assert speakers(tools, text)[-1] == "the official"
