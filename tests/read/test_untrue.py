"""What is told of as untrue: it did not happen by that, and nobody answers for it."""

from __future__ import annotations

import pytest

from tests.conftest import OpenDocument
from tests.read.test_events import events
from tests.read.test_statements import read
from tetrapylon.model.claim import Modality, Polarity

UNTRUE = [
    "The governor denied reports that rebels had captured the town.",
    "Claims that rebels had captured the town were denied by the army.",
    "Reports that rebels had captured the town proved false.",
    "The army said reports that rebels had captured the town were fabricated.",
    "The claim that rebels captured the town is baseless, a spokesman said.",
    "Reports that rebels captured the town are not true, the army said.",
    "Claims that rebels had captured the town turned out to be wrong.",
]
UNVERIFIED = [
    "Reports that rebels had captured the town could not be verified.",
    "The envoy could not confirm a report that rebels had captured the town.",
    "A rumour that rebels had captured the town caused panic.",
    "There was no confirmation that rebels had captured the town.",
]
STANDS = [
    "The army confirmed reports that rebels had captured the town.",
    "The army's claim that it had captured the town was welcomed by residents.",
    "The town was nearly empty when rebels captured the town.",
]


@pytest.mark.parametrize("text", UNTRUE)
def test_what_is_called_untrue_is_denied(document: OpenDocument, text: str) -> None:
    capture = events(document, text)["capture"]
    assert (capture.modality, capture.polarity) == (Modality.DENIED, Polarity.NEGATIVE)


@pytest.mark.parametrize("text", UNVERIFIED)
def test_what_could_not_be_verified_is_only_possible(document: OpenDocument, text: str) -> None:
    found = events(document, text)
    assert all(e.modality is Modality.POSSIBLE for e in found.values() if e.frame == "capture")


@pytest.mark.parametrize("text", STANDS)
def test_what_is_confirmed_stands(document: OpenDocument, text: str) -> None:
    capture = events(document, text)["capture"]
    assert (capture.modality, capture.polarity) == (Modality.ASSERTED, Polarity.POSITIVE)


@pytest.mark.parametrize("text", UNTRUE)
def test_nobody_states_what_he_calls_untrue(document: OpenDocument, text: str) -> None:
    said = [s for s in read(document, text) if s.polarity is Polarity.POSITIVE]
    assert not [s.span.of(text) for s in said if s.modality is Modality.ASSERTED]


@pytest.mark.parametrize("text", UNVERIFIED)
def test_nobody_states_what_could_not_be_verified(document: OpenDocument, text: str) -> None:
    assert [s.span.of(text) for s in read(document, text)] != ["rebels had captured the town"]
    assert len(read(document, text)) == 1


def test_what_nobody_is_named_for_is_not_the_speakers_around_it(document: OpenDocument) -> None:
    text = "The army said claims that rebels had captured the town had spread panic."
    assert len(read(document, text)) == 1


def test_what_was_nearly_done_was_not_done(document: OpenDocument) -> None:
    found = events(document, "Rebels nearly captured the town on Monday.")
    assert found["capture"].polarity is Polarity.NEGATIVE
    found = events(document, "Rebels captured the town nearly a year ago.")
    assert found["capture"].polarity is Polarity.POSITIVE


@pytest.mark.parametrize(
    "text",
    [
        "An earthquake killed 200 people in the city on Friday.",
        "Twelve soldiers were killed in a helicopter crash on Friday.",
        "Heavy floods destroyed 40 houses in the town.",
    ],
)
def test_what_nobody_did_is_no_attack(document: OpenDocument, text: str) -> None:
    assert not events(document, text)


@pytest.mark.parametrize(
    "text",
    [
        "Neither the army nor the rebels claimed responsibility for the bombing.",
        "No group claimed responsibility for the bombing.",
        "The spokesman would neither confirm nor deny that the army had lost the town.",
        "The spokesman refused to confirm that the army had lost the town.",
        "The minister declined to comment on the attack.",
    ],
)
def test_who_says_nothing_neither_states_nor_denies(document: OpenDocument, text: str) -> None:
    said = [(s.modality, s.polarity) for s in read(document, text)]
    assert all(s[1] is Polarity.NEGATIVE for s in said)
    assert Modality.DENIED not in {s[0] for s in said}
