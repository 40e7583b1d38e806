from __future__ import annotations

import pytest

from tests.conftest import OpenDocument
from tetrapylon.ground.entities import ground_mentions
from tetrapylon.lexicon.actors import load_actors
from tetrapylon.lexicon.gazetteer import open_gazetteer
from tetrapylon.lexicon.relations import load_relation_words
from tetrapylon.read.mentions import find_mentions
from tetrapylon.read.phrases import find_phrases
from tetrapylon.read.relations import find_relations


def ties(document: OpenDocument, text: str) -> set[tuple[str, str, str]]:
    opened, words = document(text), load_relation_words()
    read = find_mentions(opened, load_actors())
    found = ground_mentions(opened, read, actors=load_actors(), gazetteer=open_gazetteer())
    tied = set()
    for _, parse in opened.speaking():
        phrases = find_phrases(parse, found.mentions, words)
        for r in find_relations(parse, phrases, words):
            tied.add((r.type, r.source.span.of(text), r.target.span.of(text)))
    return tied


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        (
            "Government troops attacked the rebels.",
            ("FightingAgainst", "Government troops", "the rebels"),
        ),
        ("The militia operates in Marib.", ("CoLocated", "The militia", "Marib")),
        ("General Ali Noor met the envoy.", ("CommWith", "General Ali Noor", "the envoy")),
        ("Turkey supports the opposition.", ("AlliesOf", "Turkey", "the opposition")),
        ("Soldiers of the army left.", ("BelongsTo", "Soldiers", "the army")),
        ("The council condemned the rebels.", ("Dislikes", "The council", "the rebels")),
        (
            "Colonel Daniel Ruiz commands the brigade.",
            ("InChargeOf", "Colonel Daniel Ruiz", "the brigade"),
        ),
        ("Insurgents fled the town.", ("Apart", "Insurgents", "the town")),
    ],
)
def test_a_tie_is_read_from_its_pattern(
    document: OpenDocument, text: str, tie: tuple[str, str, str]
) -> None:
    assert tie in ties(document, text)


def test_a_number_before_a_phrase_is_no_part_of_it(document: OpenDocument) -> None:
    assert ("Apart", "families", "the camp") in ties(document, "Some 40 families left the camp.")
