"""What a brief names of talks, a truce, aid and heritage, and what it says that nobody states."""

from __future__ import annotations

import pytest

from tetrapylon.lexicon.labels import load_labels
from tetrapylon.lexicon.tracks import load_tracks
from tetrapylon.model.record import Record
from tetrapylon.run.cached_parser import CachedParser
from tetrapylon.run.documents import report_of_text
from tetrapylon.run.pipeline import build_record, read_report
from tetrapylon.run.tools import Tools, open_tools
from tetrapylon.tell.brief import plan_brief
from tetrapylon.tell.brief_tracks import named_of, places_of_talks, talks_now

TEXT = (
    "Peace talks between Russia and Turkey went on in Geneva on Monday. UN envoy Staffan de Mistura met the "
    "opposition. The next round of peace talks is scheduled for August 2017. The truce that Russia brokered does "
    "not cover Hezbollah."
)


@pytest.fixture(scope="module")
def tools(parser: CachedParser) -> Tools:
    """The packaged tools with the session's parser."""
    return open_tools(parser=parser)


def record_of(tools: Tools, text: str) -> Record:
    """Return the record of one report of 12 July 2017."""
    report = report_of_text(text, published="2017-07-12")
    return build_record([report], [read_report(report, tools)], tools)


def named(record: Record, heading: str) -> list[str]:
    """Return the sentences that a section opens with."""
    return [t.words for t in named_of(record, load_tracks(), heading, frozenset())]


def test_a_brief_names_venue_and_mediator(tools: Tools) -> None:
    told = named(record_of(tools, TEXT), "Talks and truce")
    assert any("Geneva as venue of talks" in t and "Staffan de Mistura" in t for t in told)


def test_a_date_to_come_is_told_as_a_plan(tools: Tools) -> None:
    told = named(record_of(tools, TEXT), "Talks and truce")
    coming = [t for t in told if "August 2017" in t]
    assert coming
    assert all(t.endswith("as a plan.") for t in coming)


def test_a_brief_says_whom_a_truce_leaves_out(tools: Tools) -> None:
    told = named(record_of(tools, TEXT), "Talks and truce")
    assert any("Hezbollah as not covered by it" in t for t in told)


def test_the_bottom_line_says_that_talks_are_under_way(tools: Tools) -> None:
    now = talks_now(record_of(tools, TEXT), frozenset())
    assert [t.words.startswith("Talks in Geneva") for t in now] == [True]
    assert now[0].claims


def test_talks_that_are_only_asked_for_are_not_under_way(tools: Tools) -> None:
    record = record_of(tools, "The United Nations called on Russia and Turkey to hold peace talks.")
    assert talks_now(record, frozenset()) == []


@pytest.mark.parametrize(
    ("words", "over"),
    [
        ("Peace talks between Russia and Turkey in Geneva ended on Monday without a deal.", "as ended"),
        ("Truce talks between Russia and Turkey in Geneva have been called off, a minister said.", "as called off"),
        ("Peace talks in Geneva collapsed on Monday.", "as having collapsed"),
        ("Peace talks between Russia and Turkey in Geneva were adjourned on Monday.", "as adjourned"),
        ("Peace talks between Russia and Turkey in Geneva went on until the fighting ended on Monday.", ""),
        ("Peace talks between Russia and Turkey in Geneva went on.", ""),
    ],
)  # fmt: skip
def test_talks_that_are_over_are_told_as_over(tools: Tools, words: str, over: str) -> None:
    told = [t.words for t in talks_now(record_of(tools, words), frozenset())]
    assert len(told) == 1
    assert (", as " in told[0]) == bool(over)
    assert over in told[0]


def test_monuments_are_listed_with_their_damage_and_who_did_it(tools: Tools) -> None:
    text = "The Islamic State group destroyed an old temple and two tombs in Mosul in May 2015."
    told = named(record_of(tools, text), "Heritage")
    assert any(t.startswith("Monuments reported destroyed by Islamic State") for t in told)


def test_a_brief_says_what_no_report_states_of_a_truce(tools: Tools) -> None:
    brief = plan_brief(record_of(tools, TEXT), load_labels())
    gaps = [s.text for part in brief.sections for s in part.sentences if s.searched]
    assert "No report states who monitors the truce." in gaps


def test_every_sentence_of_a_track_cites_its_claims(tools: Tools) -> None:
    record = record_of(tools, TEXT)
    told = named_of(record, load_tracks(), "Talks and truce", frozenset())
    assert all(t.claims and set(t.claims) <= set(record.claim) for t in told)


def test_a_mediator_stands_beside_the_places_named_with_him_only() -> None:
    venues = {"Doha": ("c1", "c2"), "Cairo": ("c3",)}
    assert places_of_talks(venues, {"Jane Roe": ("c2",)}) == "Talks in Cairo and in Doha, with Jane Roe as mediator,"  # fmt: skip
    assert places_of_talks(venues, {"Jane Roe": ("c9",)}) == "Talks in Doha and Cairo"
