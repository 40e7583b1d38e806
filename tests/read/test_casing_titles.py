"""Headlines With a Capital on Each Word get the case of prose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import OpenDocument
from tetrapylon.lexicon.actors import load_actors
from tetrapylon.lexicon.casing import CaseTable, case_table
from tetrapylon.lexicon.gazetteer import open_gazetteer
from tetrapylon.read.casing_titles import is_titled, names_in, untitled

WORDS = "army retakes town from rebels green valley to withdraw claims general north in of after the a and with"
ORDINARY = frozenset(WORDS.split())


@pytest.fixture(scope="module")
def table() -> CaseTable:
    return case_table(load_actors(), open_gazetteer(), lambda word: word in ORDINARY)


@pytest.mark.parametrize(
    ("words", "titled"),
    [
        ("Army Retakes Marra", True),
        ("Army to Withdraw from Town after Truce", True),
        ("Army retakes Marra", False),
        ("Army Retakes the town of Marra", False),
        ("ARMY RETAKES TOWN FROM REBELS", False),
        ("Rebels", False),
    ],
)
def test_a_title_has_a_capital_on_each_longer_word(words: str, titled: bool) -> None:  # noqa: FBT001
    assert is_titled(words) is titled


@pytest.mark.parametrize(
    ("title", "cased"),
    [
        ("Army Retakes Marra from Rebels", "Army retakes Marra from rebels"),
        ("UN Claims Army Retakes Town", "UN claims army retakes town"),
        ("Rebels Withdraw to North Ostavia", "Rebels withdraw to North Ostavia"),
        ("Army, M23 Rebels Withdraw", "Army, M23 rebels withdraw"),
    ],
)
def test_only_names_and_acronyms_keep_their_capitals(
    table: CaseTable, title: str, cased: str
) -> None:
    assert untitled(title, table, names=frozenset()) == cased


def test_what_prose_writes_with_capitals_is_a_name(table: CaseTable) -> None:
    names = names_in(["The army came from Green Valley with rebels. In Green the army rested."])
    found = untitled("Rebels Withdraw from Green Valley", table, names=names)
    assert found == "Rebels withdraw from Green Valley"


def test_what_prose_writes_small_too_is_no_name_alone() -> None:
    assert "Valley" not in names_in(["They fled from Valley after the valley burned."])


def test_a_verb_with_a_capital_is_a_verb(document: OpenDocument) -> None:
    text = "Korvat Army Retakes Town From Rebels\n\nThe army said so on Monday. People had left the town.\n"
    opened = document(text)
    title = next(parse for passage, parse in opened.speaking() if passage.start == 0)
    assert next(t.pos for t in title if t.low == "retakes") == "VERB"


@given(st.text(alphabet="AaBb Thé-’'. 1", max_size=60))
def test_no_offset_ever_moves(table: CaseTable, text: str) -> None:
    assert len(untitled(text, table, names=frozenset({"Ab Ba"}))) == len(text)
