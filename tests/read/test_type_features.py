"""Features of a snippet's kind of event leave out names and numbers."""

from __future__ import annotations

from tests.conftest import OpenDocument
from tetrapylon.read.type_features import type_features


def test_verbs_stand_with_their_nouns_and_names_are_left_out(document: OpenDocument) -> None:
    found = type_features(document("Norland police arrested 40 protesters in Valdrin."), ())
    assert "o:arrest_protester" in found
    assert "~:arres" in found
    assert not any("valdrin" in feature or "40" in feature for feature in found)
