from __future__ import annotations

import pytest

from tetrapylon.model.span import Span
from tetrapylon.read.sentences import split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Gen. Saleh met Mr. Haddad. They spoke.", ["Gen. Saleh met Mr. Haddad.", "They spoke."]),
        ("It fell to the U.S. Army. It left.", ["It fell to the U.S. Army.", "It left."]),
        ("He left the U.S. The talks went on.", ["He left the U.S.", "The talks went on."]),
        ("They met at 5 p.m. Monday in Hama.", ["They met at 5 p.m. Monday in Hama."]),
        (
            "On Jan. 20 No. 5 Company rose 3.5 percent.",
            ["On Jan. 20 No. 5 Company rose 3.5 percent."],
        ),
        ("John F. Haddad Jr. spoke. He left.", ["John F. Haddad Jr. spoke.", "He left."]),
        ("The process stalled.Rebels left.", ["The process stalled.", "Rebels left."]),
        ('"It is over." He left.', ['"It is over."', "He left."]),
        ('He said: "We left." "We lost."', ['He said: "We left."', '"We lost."']),
        ('"Who fired?" Haddad asked.', ['"Who fired?" Haddad asked.']),
        (
            "Troops (He counted six. All left.) stayed. End.",
            ["Troops (He counted six. All left.) stayed.", "End."],
        ),
        ("They waited... Then they left.", ["They waited...", "Then they left."]),
        ("One sentence without a stop", ["One sentence without a stop"]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, sentences: list[str]) -> None:
    assert [s.of(text) for s in split_sentences(text, Span(0, len(text)))] == sentences


def test_offsets_count_in_the_whole_text() -> None:
    text = "Skip this. One came. Two left."
    found = split_sentences(text, Span(11, len(text)))
    assert [s.of(text) for s in found] == ["One came.", "Two left."]
