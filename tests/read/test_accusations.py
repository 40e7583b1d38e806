"""How firmly a deed is laid at somebody's door, on sentences of our own."""

from __future__ import annotations

import pytest

from tests.conftest import OpenDocument
from tetrapylon.lexicon.cues import load_cues
from tetrapylon.model.claim import Accusation
from tetrapylon.read.statements import find_statements

STEPS = [
    ("The Red Band bombed the bus station on Monday.", Accusation.FACT),
    ("The bus station was bombed by the Red Band.", Accusation.FACT),
    ("Suspected fighters of the Red Band bombed the station.", Accusation.ACCUSED),
    ("A farmer said that soldiers had burned the barn.", Accusation.ACCUSED),
    (
        "The interior ministry said that the Red Band had murdered two teachers.",
        Accusation.ACCUSED_BY_AUTHORITIES,
    ),
    (
        "Police accused the Red Band of kidnapping the engineer.",
        Accusation.ACCUSED_BY_AUTHORITIES,
    ),
    ("Villagers blamed the army for the massacre.", Accusation.ACCUSED),
    ("The Red Band claimed responsibility for the bombing.", Accusation.ADMITTED),
    ('"We attacked the barracks," the commander said.', Accusation.ADMITTED),
    ("The Red Band may have bombed the station.", Accusation.POSSIBLE),
    ("Radio Hope reported that the Red Band had attacked the village.", Accusation.FACT),
]
NO_BLAME = [
    "The bus station was bombed on Monday.",
    "A bomb killed two teachers.",
    "The Red Band did not attack the village.",
    "The army denied that soldiers had burned the barn.",
    "The mayor visited the bus station.",
]


@pytest.mark.parametrize(("text", "expected"), STEPS)
def test_blame_has_its_step(document: OpenDocument, text: str, expected: Accusation) -> None:
    found = [s.accusation for s in find_statements(document(text), load_cues())]
    assert expected in found, found


@pytest.mark.parametrize("text", NO_BLAME)
def test_without_a_doer_or_a_deed_there_is_no_blame(document: OpenDocument, text: str) -> None:
    assert not any(s.accusation for s in find_statements(document(text), load_cues()))
