"""A table of sentences: how surely each proposition is put forward, and whether it is negated."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.conftest import OpenDocument
from tetrapylon.lexicon.cues import load_cues
from tetrapylon.model.claim import Modality, Polarity
from tetrapylon.read.statements import find_statements

CASES = yaml.safe_load(Path(__file__).with_name("factuality_cases.yaml").read_text("utf-8"))


@pytest.mark.parametrize(("text", "words", "modality", "polarity"), CASES)
def test_a_proposition_keeps_the_modality_and_polarity_of_its_words(
    document: OpenDocument, text: str, words: str, modality: str, polarity: str
) -> None:
    laid = document(text)
    found = [s for s in find_statements(laid, load_cues()) if words in s.span.of(laid.text)]
    assert [(s.modality, s.polarity) for s in found] == [(Modality(modality), Polarity(polarity))]
