"""Text in capitals gets its case back; nothing else changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tetrapylon.lexicon.actors import load_actors
from tetrapylon.lexicon.casing import CaseTable, case_table
from tetrapylon.lexicon.gazetteer import open_gazetteer
from tetrapylon.read.casing import acronyms_in, is_shouted, restored, stretches

WORDS = """
the army said today that rebels of people's people unity front had killed two men in near a on mayor town and were
told us by general residents fled after shelling bridge of is no peace
"""
ORDINARY = frozenset(WORDS.split())


@pytest.fixture(scope="module")
def table() -> CaseTable:
    return case_table(load_actors(), open_gazetteer(), lambda word: word in ORDINARY)


@pytest.mark.parametrize(
    ("capitals", "cased"),
    [
        ("THE ARMY SAID REBELS HAD KILLED TWO MEN", "The army said rebels had killed two men"),
        ("RESIDENTS OF BUENOS AIRES FLED THE TOWN", "Residents of Buenos Aires fled the town"),
        ("THE ARMY TOLD GENERAL OKORO IN MARCH", "The army told General Okoro in March"),
        (
            "REBELS KILLED NIGERIAN GENERAL OKORO'S MEN",
            "Rebels killed Nigerian General Okoro's men",
        ),
        ("PEOPLE FLED AFTER SHELLING IN LA TEBRA", "People fled after shelling in La Tebra"),
        ("THE US MAYOR TOLD US THAT PEOPLE FLED", "The US mayor told us that people fled"),
        ("THE U.S. MAYOR SAID PEOPLE FLED THE TOWN", "The U.S. mayor said people fled the town"),
        ("SHELLING KILLED TWO ON THE 2D OF MAY IN THE TOWN", None),
    ],
)
def test_words_get_the_case_that_names_and_vocabulary_say(
    table: CaseTable, capitals: str, cased: str | None
) -> None:
    found = restored(capitals, (0,), table)
    assert len(found) == len(capitals)
    assert cased is None or found == cased


def test_the_words_that_an_acronym_stands_for_are_a_name(table: CaseTable) -> None:
    words = "THE ARMY SAID THE PEOPLE'S UNITY FRONT (PUF) KILLED TWO MEN"
    acronyms = acronyms_in(words)
    assert "People's Unity Front (PUF) killed" in restored(words, (0,), table, acronyms=acronyms)


def test_only_sentences_in_capitals_change(table: CaseTable) -> None:
    text = "REBELS KILLED TWO MEN IN THE TOWN. The AFP and the UN said no more."
    assert list(stretches(text, (0, 35))) == [(0, 35)]
    assert restored(text, (0, 35), table).endswith("town. The AFP and the UN said no more.")


@pytest.mark.parametrize("words", ["AFP, UN, IAEA", "BREAKING", "The FSA and the SDF met the UN"])
def test_acronyms_alone_are_no_text_in_capitals(words: str) -> None:
    assert not is_shouted(words)


@given(st.text(alphabet="AB THE ßİ.'’(IS)é-1\n", max_size=80))
def test_no_offset_ever_moves(table: CaseTable, text: str) -> None:
    found = restored(text, (0,), table)
    assert len(found) == len(text)
    assert all(a == b for a, b in zip(text, found, strict=True) if not a.isalpha())
