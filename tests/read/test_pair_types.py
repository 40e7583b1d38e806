"""What one party does to another, from the sentence that links them."""

from __future__ import annotations

import pytest

from tests.conftest import OpenDocument
from tetrapylon.model.span import Span
from tetrapylon.read.pair_features import pair_features
from tetrapylon.read.pair_types import PairType, pair_type_of


def typed(document: OpenDocument, text: str, source: str, target: str) -> PairType:
    """Return the type of what the first words do to the second."""
    _, parse = next(iter(document(text).speaking()))
    spans = [Span(text.index(w), text.index(w) + len(w)) for w in (source, target)]
    return pair_type_of(parse, spans[0], spans[1])


@pytest.mark.parametrize(
    ("text", "source", "target", "expected"),
    [
        ("Norland accused Sudland of arming the rebels.", "Norland", "Sudland", "ACCUSE"),
        ("Police arrested the union leader on Friday.", "Police", "union leader", "COERCE"),
        ("The rebels shelled government troops near the dam.", "rebels", "troops", "ASSAULT"),
        ("Norland rejected the demand of Sudland.", "Norland", "Sudland", "REJECT"),
    ],
)
def test_a_plain_sentence_is_typed_by_its_verb(
    document: OpenDocument, text: str, source: str, target: str, expected: str
) -> None:
    assert typed(document, text, source, target).type == expected


def test_names_of_the_parties_are_no_features(document: OpenDocument) -> None:
    text = "Norland accused Sudland of arming the rebels."
    _, parse = next(iter(document(text).speaking()))
    found = pair_features(parse, Span(0, 7), Span(16, 23))
    assert "lca:accuse" in found
    assert not any("land" in feature for feature in found)


def test_an_unnamed_target_is_said_to_be_one(document: OpenDocument) -> None:
    _, parse = next(iter(document("The ministry called for restraint.").speaking()))
    assert "notarget" in pair_features(parse, Span(0, 12), None)


def test_yield_is_no_type_of_plover() -> None:
    assert PairType(type="YIELD", lead=2.0).in_plover is None
