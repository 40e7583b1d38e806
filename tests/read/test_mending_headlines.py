"""Headlines whose verb the small parser takes for a noun."""

from __future__ import annotations

import pytest

from tests.conftest import OpenDocument
from tetrapylon.model.parse import Parse, Token


def _parse(document: OpenDocument, text: str) -> Parse:
    (parse,) = document(text).parses.values()
    return parse


def _verb(parse: Parse, word: str) -> Token | None:
    return next((t for t in parse if t.low == word and t.pos == "VERB"), None)


@pytest.mark.parametrize(
    ("title", "verb", "doer", "thing"),
    [
        ("Saltan coalition bombs Kesra", "bombs", "coalition", "Kesra"),
        ("Militants torch church in Ostavia", "torch", "Militants", "church"),
        ("Korvat junta bombs village near Belsen", "bombs", "junta", "village"),
        ("Gunmen ambush convoy in Ostavia", "ambush", "Gunmen", "convoy"),
        ("Lanao Army overruns last rebel base", "overruns", "Army", "base"),
        ("Six killed as troops storm protest camp in Karsa", "storm", "troops", "camp"),
        ("Ukraine shells Donetsk", "shells", "Ukraine", "Donetsk"),
    ],
)
def test_a_verb_between_doer_and_thing_is_the_verb(
    document: OpenDocument, title: str, verb: str, doer: str, thing: str
) -> None:
    parse = _parse(document, title)
    found = _verb(parse, verb)
    assert found is not None
    below = {c.dep: c.text for c in parse.children(found)}
    assert (below["nsubj"], below["dobj"]) == (doer, thing)


@pytest.mark.parametrize(
    ("title", "noun"),
    [
        ("Rebel attacks on aid convoys", "attacks"),
        ("Army claims under scrutiny", "army"),
        ("Special forces raid in Ostavia kills 3", "raid"),
        ("Village attacks suspect held", "attacks"),
        ("Army bombs kill 20", "bombs"),
        ("Hostage release deal", "release"),
        ("Air strikes and peace talks", "strikes"),
    ],
)
def test_a_noun_phrase_stays_one(document: OpenDocument, title: str, noun: str) -> None:
    assert _verb(_parse(document, title), noun) is None


def test_a_side_at_the_head_of_a_title_is_no_name(document: OpenDocument) -> None:
    parse = _parse(document, "Army retakes Marra")
    assert parse[0].pos == "NOUN"


def test_a_name_read_as_an_adverb_is_what_is_entered(document: OpenDocument) -> None:
    parse = _parse(document, "Wagner fighters enter Bakhmut")
    assert (parse[3].pos, parse[3].dep) == ("PROPN", "dobj")


def test_what_a_side_is_to_do_is_the_verb_of_its_title(document: OpenDocument) -> None:
    parse = _parse(document, "Mediator: Saltan army to hold talks with separatists")
    verb = _verb(parse, "hold")
    assert verb is not None
    assert any(c.dep == "nsubj" for c in parse.children(verb))


def test_things_to_know_do_nothing(document: OpenDocument) -> None:
    parse = _parse(document, "Ten things to know about the siege")
    verb = _verb(parse, "know")
    assert verb is None or not any(c.dep == "nsubj" for c in parse.children(verb))
