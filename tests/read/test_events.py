"""Triggers, and whether what they tell of is real."""

from __future__ import annotations

import pytest

from tests.conftest import OpenDocument
from tetrapylon.lexicon.frames import load_frames
from tetrapylon.model.claim import Modality, Polarity
from tetrapylon.model.event import EventMention
from tetrapylon.model.record import Reading
from tetrapylon.read.events import find_events


def events(document: OpenDocument, text: str) -> dict[str, EventMention]:
    """Return the events of a text by frame."""
    opened = document(text)
    reading = Reading(report=opened.report.id, page=opened.page, passages=opened.passages)
    return {e.frame: e for e in find_events(opened, reading, load_frames())}


def test_words_of_the_trigger_are_the_words_of_the_text(document: OpenDocument) -> None:
    text = "Rebels seized the town on Monday after heavy fighting."
    for event in events(document, text).values():
        assert event.trigger.of(text) in ("seized", "fighting")


def test_a_captured_hill_is_no_captured_town(document: OpenDocument) -> None:
    found = events(document, "The army captured four hills above the town yesterday.")
    assert "capture_ground" in found
    assert "capture" not in found


def test_a_capture_that_is_only_aimed_at_is_intended(document: OpenDocument) -> None:
    found = events(document, "The army launched an offensive to retake the city.")
    assert found["offensive"].modality is Modality.ASSERTED
    assert found["capture"].modality is Modality.INTENDED


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The troops will capture the town within days.", Modality.PREDICTED),
        ("The troops are expected to capture the town.", Modality.PREDICTED),
        ("The troops are poised to capture the town.", Modality.INTENDED),
        ("The troops may capture the town.", Modality.POSSIBLE),
        ("If the troops capture the town, the road is open.", Modality.CONDITIONAL),
        ("The troops captured the town.", Modality.ASSERTED),
        ("The troops managed to capture the town.", Modality.ASSERTED),
        ("Had the troops captured the town, the road would be open.", Modality.CONDITIONAL),
        ("A film about the capture of the town won a prize.", Modality.POSSIBLE),
    ],
)
def test_a_capture_is_as_real_as_the_words_above_it(
    document: OpenDocument, text: str, modality: Modality
) -> None:
    assert events(document, text)["capture"].modality is modality


@pytest.mark.parametrize(
    ("title", "frame", "modality"),
    [
        ("Army to withdraw from Mosul", "withdrawal", Modality.INTENDED),
        ("Army to withdraw from Mosul, minister says", "withdrawal", Modality.INTENDED),
        ("Government to hold talks with rebels", "talks", Modality.INTENDED),
        ("Government to lift siege of Mosul", "siege", Modality.ASSERTED),
    ],
)
def test_what_a_title_says_somebody_is_to_do_has_not_happened(
    document: OpenDocument, title: str, frame: str, modality: Modality
) -> None:
    assert events(document, title)[frame].modality is modality


def test_a_negated_capture_is_negative(document: OpenDocument) -> None:
    found = events(document, "The troops did not capture the town.")
    assert found["capture"].polarity is Polarity.NEGATIVE


def test_taking_part_takes_no_ground(document: OpenDocument) -> None:
    assert "capture_ground" not in events(document, "Two brigades were taking part in the parade.")


def test_a_holder_in_an_adjective_is_background(document: OpenDocument) -> None:
    found = events(document, "Planes flew over the rebel-held town.")
    assert found["hold"].background


def test_a_war_that_killed_is_a_toll_of_the_war(document: OpenDocument) -> None:
    assert "war_toll" in events(document, "The conflict has killed 90,000 people.")


def test_what_nobody_does_is_negative(document: OpenDocument) -> None:
    found = events(document, "No troops entered the town.")
    assert all(e.polarity is Polarity.NEGATIVE for e in found.values())
    found = events(document, "No aid reached the villages for weeks.")
    assert found["aid_delivery"].polarity is Polarity.NEGATIVE


def test_a_bid_that_is_pushed_is_real_and_its_aim_is_not(document: OpenDocument) -> None:
    found = events(document, "The troops pushed a fierce bid to recapture the city.")
    assert found["offensive"].modality is Modality.ASSERTED
    assert found["capture"].modality is Modality.INTENDED


def test_what_somebody_told_is_no_demand(document: OpenDocument) -> None:
    found = events(document, "The governor told reporters that the army advanced on the town.")
    assert found["advance"].modality is Modality.ASSERTED


def test_being_said_to_have_done_it_is_no_plan(document: OpenDocument) -> None:
    found = events(document, "The troops are said to have advanced to the outskirts of the town.")
    assert found["advance"].modality is Modality.ASSERTED


def test_troops_so_many_kilometres_from_a_town_have_advanced(document: OpenDocument) -> None:
    found = events(document, "The army is two kilometres from the town.")
    assert "advance" in found


def test_reinforcements_sent_to_a_front_are_no_plan(document: OpenDocument) -> None:
    found = events(
        document, "The monitor reported the group was still deploying fighters to the front."
    )
    assert found["deployment"].modality is Modality.ASSERTED
