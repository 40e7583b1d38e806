from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.read.pages import Read, read
from tetrapylon.read.page_layout import INVISIBLE

FRAGMENTS = st.sampled_from(
    [
        "\r\n",
        "\n",
        "\n\n",
        "\u00a0",
        "\ufeff",
        "\U0001f6f0",
        "Share",
        "By Lina Haddad",
        "BEIRUT - ",
        "Friday 04/03/2016",
        "The army left the town. ",
        "(Reuters)",
        '"We will return," he said.',
        "Read: more",
        "[",
        ")",
        "…",
        "U.S. ",
        "ends.Begins again here ",
    ]
)
TEXTS = st.one_of(st.text(), st.lists(FRAGMENTS, max_size=30).map("".join))


def _covers(page: Read) -> bool:
    inside = {i for p in page.passages for i in range(p.start, p.end)}
    blank = set(INVISIBLE)
    return all(i in inside or c.isspace() or c in blank for i, c in enumerate(page.text))


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_passages_cover_all_text_once_and_in_order(text: str) -> None:
    page = read(text)
    ends = [0, *(p.end for p in page.passages)]
    assert all(p.start >= end for p, end in zip(page.passages, ends, strict=False))
    assert all(p.end <= len(text) for p in page.passages)
    assert _covers(page)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_sentences_lie_inside_their_passage(text: str) -> None:
    for passage in read(text).passages:
        ends = [passage.start, *(s.end for s in passage.sentences)]
        assert all(s.start >= end for s, end in zip(passage.sentences, ends, strict=False))
        assert ends[-1] <= passage.end


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert read(text) == read(text)


@pytest.mark.parametrize(
    "unit", ["The army left the town of Wadira. ", "word ", "(", "AFP ", "a.b"]
)
def test_a_line_of_a_million_characters_is_read_in_seconds(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    begun = time.process_time()
    read(text)
    assert time.process_time() - begun < 15
