"""Whom pronouns and bare descriptions mean in a happening."""

from __future__ import annotations

import pytest

from tests.conftest import OpenDocument
from tetrapylon.lexicon.frames import load_frames
from tetrapylon.model.claim import Modality
from tetrapylon.model.event import EventMention
from tetrapylon.model.record import Reading
from tetrapylon.read.events import find_events
from tetrapylon.run.cached_parser import CachedParser
from tetrapylon.run.pipeline import read_report
from tetrapylon.run.tools import Tools, open_tools


@pytest.fixture(scope="module")
def tools(parser: CachedParser) -> Tools:
    """The packaged tools with the session's parser."""
    return open_tools(parser=parser)


def reading_of(document: OpenDocument, tools: Tools, text: str) -> Reading:
    """Return a text as read."""
    return read_report(document(text).report, tools)


def who(reading: Reading, event: EventMention) -> set[str | None]:
    """Return the entities of an event's agents."""
    known = {m.id: m.entity for m in reading.mentions}
    return {known[a] for a in event.agents}


def test_it_is_whoever_said_so(document: OpenDocument, tools: Tools) -> None:
    reading = reading_of(
        document, tools, "The Iraqi army said on Monday that it had captured Mosul."
    )
    capture = next(e for e in reading.events if e.frame == "capture")
    assert len(who(reading, capture)) == 1
    assert all(str(e).startswith("actor:iraqi") for e in who(reading, capture))


def test_a_town_taken_up_by_it_is_the_place(document: OpenDocument, tools: Tools) -> None:
    text = "The Islamic State group lost Mosul in June, having captured it in May."
    reading = reading_of(document, tools, text)
    places = {m.id: m.said for m in reading.mentions}
    capture = next(e for e in reading.events if e.frame == "capture")
    assert [places[p] for p in capture.places] == ["Mosul"]


def test_a_pronoun_without_grammar_names_nobody(document: OpenDocument, tools: Tools) -> None:
    text = "The United Nations met on Monday. It was a long day. Then it destroyed the temple."
    reading = reading_of(document, tools, text)
    for event in reading.events:
        if event.frame == "destruction_heritage":
            assert who(reading, event) == set()


def test_those_who_help_are_no_doers(document: OpenDocument, tools: Tools) -> None:
    text = "The Iraqi army captured Mosul with the help of Hezbollah."
    reading = reading_of(document, tools, text)
    known = {m.id: m.said for m in reading.mentions}
    capture = next(e for e in reading.events if e.frame == "capture")
    assert [known[a] for a in capture.associates] == ["Hezbollah"]
    assert "Hezbollah" not in [known[a] for a in capture.agents]


def test_an_outcome_in_the_infinitive_is_real(document: OpenDocument) -> None:
    opened = document("The rebels took the town, only to lose the village a week later.")
    reading = Reading(report=opened.report.id, page=opened.page, passages=opened.passages)
    events = {e.frame: e for e in find_events(opened, reading, load_frames())}
    assert events["lose"].modality is Modality.ASSERTED
