from __future__ import annotations

from tests.conftest import OpenDocument
from tetrapylon.ground.entities import ground_mentions
from tetrapylon.lexicon.actors import load_actors
from tetrapylon.lexicon.gazetteer import open_gazetteer
from tetrapylon.read.mentions import find_mentions


def bodies(document: OpenDocument, text: str) -> set[str]:
    opened = document(text)
    actors = load_actors()
    found = ground_mentions(
        opened, find_mentions(opened, actors), actors=actors, gazetteer=open_gazetteer()
    )
    return {e.name for e in found.entities if e.id.startswith("actor:") and "Ministry" in e.name}


def test_a_ministry_is_the_ministry_of_the_land_before_its_name(document: OpenDocument) -> None:
    text = "The Russian Defence Ministry said so. Ukraine's Defence Ministry denied it."
    assert bodies(document, text) == {"Russian Defence Ministry", "Ukrainian Defence Ministry"}


def test_a_ministry_without_a_land_is_that_of_the_dateline(document: OpenDocument) -> None:
    text = (
        "MOSCOW, Feb 18 (Reuters) - The Defence Ministry said its troops had moved into the town."
    )
    assert bodies(document, text) == {"Russian Defence Ministry"}
