"""Speakers and verbs that a small parser hangs on the wrong clause."""

from __future__ import annotations

import pytest

from tests.conftest import OpenDocument
from tetrapylon.lexicon.cues import load_cues
from tetrapylon.model.claim import Modality
from tetrapylon.read.amounts import find_amounts
from tetrapylon.read.statements import find_statements


def said(document: OpenDocument, text: str) -> dict[str, tuple[str | None, Modality]]:
    found = find_statements(document(text), load_cues())
    return {s.span.of(text): (s.speaker.of(text) if s.speaker else None, s.modality) for s in found}


def test_who_denies_this_is_the_speaker(document: OpenDocument) -> None:
    text = "The information ministry in Tarsa denied this."
    assert list(said(document, text).values()) == [
        ("The information ministry in Tarsa", Modality.DENIED)
    ]


def test_what_a_denier_adds_is_not_denied(document: OpenDocument) -> None:
    text = (
        "Omdal's defence ministry denied that its troops had fired and accused militias of looting."
    )
    found = said(document, text)
    assert found["its troops had fired"][1] is Modality.DENIED
    assert found["accused militias of looting"][1] is Modality.ASSERTED


def test_a_deal_agreed_somewhere_says_nothing(document: OpenDocument) -> None:
    text = "A truce agreed in Tarsa on Thursday between Omdal and Karsa was broken within a day, officials said."
    assert {speaker for speaker, _ in said(document, text).values()} == {"officials"}


def test_the_name_behind_a_spokesmans_party_is_the_spokesmans(document: OpenDocument) -> None:
    text = "A spokesman for Ulm-Karsa, Tomas Arriola, said the army fired first."
    found = find_statements(document(text), load_cues())
    assert not any(s.anonymous for s in found)


def test_both_tolls_are_according_to_one_source(document: OpenDocument) -> None:
    text = "36 people killed and 270 injured between 25 and 28 August, according to hospital lists."
    assert {speaker for speaker, _ in said(document, text).values()} == {"hospital lists"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Guns also threaten Tarsa, the seat of the province, a retired colonel cautioned.",
            "a retired colonel",
        ),
        ("Rebels could soon reach Tarsa, warned a senior officer.", "a senior officer"),
        ("The mill was shut for weeks, a baker complained.", "a baker"),
    ],
)
def test_who_warns_at_the_end_says_all_before(
    document: OpenDocument, text: str, speaker: str
) -> None:
    assert {who for who, _ in said(document, text).values()} == {speaker}


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Two guards were killed and a truck was burned at the mill, according to the mayor.",
            {"the mayor"},
        ),
        (
            "Rebels raided the mill, and guards drove them off, according to the police.",
            {"the police"},
        ),
        (
            "The army said it had taken the mill, and two men died, according to a nurse.",
            {"The army", "a nurse"},
        ),
        ("The army took the mill, but two men died, according to a nurse.", {None, "a nurse"}),
    ],
)
def test_what_and_joins_is_according_to_one_source(
    document: OpenDocument, text: str, speakers: set[str | None]
) -> None:
    assert {speaker for speaker, _ in said(document, text).values()} == speakers


@pytest.mark.parametrize("text", ["Men of the 58 Division crossed the dam."])
def test_a_units_number_counts_nothing(document: OpenDocument, text: str) -> None:
    assert not find_amounts(document(text))


def test_a_lakh_is_a_hundred_thousand(document: OpenDocument) -> None:
    (amount,) = find_amounts(document("About 2.5 lakh villagers are stranded."))
    assert amount.value == 250_000
