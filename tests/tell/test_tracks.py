"""The threads of a situation."""

from __future__ import annotations

import pytest

from tetrapylon.model.record import Record
from tetrapylon.model.situation import TrackName
from tetrapylon.run.cached_parser import CachedParser
from tetrapylon.run.documents import report_of_text
from tetrapylon.run.pipeline import build_record, read_report
from tetrapylon.run.tools import Tools, open_tools


@pytest.fixture(scope="module")
def tools(parser: CachedParser) -> Tools:
    """The packaged tools with the session's parser."""
    return open_tools(parser=parser)


def record_of(tools: Tools, text: str) -> Record:
    """Return the record of one report of 12 July 2017."""
    report = report_of_text(text, published="2017-07-12")
    return build_record([report], [read_report(report, tools)], tools)


def test_a_temple_destroyed_is_a_state_of_heritage(tools: Tools) -> None:
    record = record_of(
        tools, "The Islamic State group destroyed an old temple in Mosul in May 2015."
    )
    heritage = [t for t in record.tracks if t.track is TrackName.HERITAGE]
    assert heritage
    assert heritage[0].damage == "destroyed"
    assert heritage[0].by == "actor:islamic-state"


def test_a_truce_is_a_state_of_the_truce(tools: Tools) -> None:
    record = record_of(tools, "Russia and Turkey signed a ceasefire on 29 December 2016.")
    truce = [t for t in record.tracks if t.track is TrackName.TRUCE]
    assert {t.date for t in truce} == {"2016-12-29"}


def test_a_title_has_no_count_of_others(tools: Tools) -> None:
    text = "Russia, Turkey, Iran and Jordan held talks in Geneva on Tuesday."
    titles = [i.title for i in record_of(tools, text).incidents]
    assert titles
    assert not any("more" in t for t in titles)


def test_states_rest_on_claims_of_the_record(tools: Tools) -> None:
    record = record_of(tools, "Rebels shelled Mosul on Monday. Hundreds of people fled.")
    assert all(c in record.claim for t in record.tracks for c in t.claims)
