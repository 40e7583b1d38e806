"""The words around a claim are whole words."""

from __future__ import annotations

from tetrapylon.desk.excerpts import after, before

TEXT = "The mayor said the bridge was closed on Monday."
AT = TEXT.index("bridge")


def test_no_word_is_cut_in_two() -> None:
    assert before(TEXT, AT, 12) == "said the "
    assert after(TEXT, AT + len("bridge"), 8) == " was"


def test_the_edges_of_the_text_are_no_cuts() -> None:
    assert before(TEXT, AT, 500) == TEXT[:AT]
    assert after(TEXT, AT, 500) == TEXT[AT:]
    assert after(TEXT, AT, len("bridge")) == "bridge"


def test_text_without_spaces_is_cut_where_it_must_be() -> None:
    assert before("abcdefgh", 6, 3) == "def"
    assert after("abcdefgh", 2, 3) == "cde"
