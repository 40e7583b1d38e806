"""A table of sentences: how surely each proposition is put forward, and whether it is negated."""

from __future__ import annotations

from pathlib import Path

import yaml

from tests.conftest import OpenDocument
from tetrapylon.lexicon.cues import load_cues
from tetrapylon.read.statements import find_statements

CASES = yaml.safe_load(Path(__file__).with_name("factuality_cases.yaml").read_text("utf-8"))
FEWEST = 150
SHARE = 0.92
"""Share of the table that must come out right."""


def _found(document: OpenDocument, text: str, words: str) -> list[tuple[str, str]]:
    laid = document(text)
    found = [s for s in find_statements(laid, load_cues()) if words in s.span.of(laid.text)]
    return [(s.modality.value, s.polarity.value) for s in found]


def test_propositions_keep_the_modality_and_polarity_of_their_words(document: OpenDocument) -> None:
    wrong = [
        f"{text!r}: expected {modality} {polarity}, found {found}"
        for text, words, modality, polarity in CASES
        if (found := _found(document, text, words)) != [(modality, polarity)]
    ]
    share = 1 - len(wrong) / len(CASES)
    assert share >= SHARE, f"{share:.1%} of {len(CASES)} right; wrong:\n" + "\n".join(wrong)


def test_the_table_of_scope_traps_is_wide() -> None:
    assert len({text for text, *_ in CASES}) >= FEWEST
