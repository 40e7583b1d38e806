"""Sources, cues and contents of attributions, on sentences of our own."""

from __future__ import annotations

import pytest

from tests.conftest import OpenDocument
from tetrapylon.lexicon.cues import load_cues
from tetrapylon.read.attribution import find_attributions
from tetrapylon.read.quotes import find_quotes

CASES = [
    ("Villagers said that the dam had burst.", "Villagers", "said", "that the dam had burst"),
    ("The dam has burst, villagers say.", "villagers", "say", "The dam has burst"),
    (
        "The dam has burst, according to villagers.",
        "villagers",
        "according to",
        "The dam has burst",
    ),
    ("Ardin Radio: Rebels hold the northern gate", "Radio", ":", "Rebels hold the northern gate"),
    ("The council called on rebels to leave.", "council", "called on", "rebels to leave"),
    ("Rebels claimed to have shot down a jet.", "Rebels", "claimed", "to have shot down a jet"),
    ("The army denied that it shelled the mill.", "army", "denied", "that it shelled the mill"),
    ("His claim that the mill burned was mocked.", "His", "claim", "that the mill burned"),
    ("He called it a disgrace.", "He", "called", "it a disgrace"),
    ("Officials see the dam as a danger.", "Officials", "see", "the dam as a danger"),
    ("She referred to the burning of the mill.", "She", "referred to", "the burning of the mill"),
    ("He asked them if the mill had burned.", "He", "asked", "if the mill had burned"),
    ("Minister: The mill has burned down", "Minister", ":", "The mill has burned down"),
    ("As the miller said, the mill has burned.", "miller", "said", "the mill has burned"),
    ('"The mill has burned," said the miller.', "miller", "said", '"The mill has burned,"'),
]


@pytest.mark.parametrize(("text", "source", "cue", "content"), CASES)
def test_source_cue_and_content_are_found(
    document: OpenDocument, text: str, source: str, cue: str, content: str
) -> None:
    laid = document(text)
    found = find_attributions(laid, load_cues(), find_quotes(laid))
    rows = [
        (a.source.text if a.source else None, a.cue.of(text), [s.of(text) for s in a.content])
        for a in found
    ]
    assert (source, cue, [content]) in rows


@pytest.mark.parametrize(
    "text",
    [
        "The convoy came to discuss the dam.",
        "The army shelled the mill on Friday.",
        "A man known as the Miller fled.",
    ],
)
def test_what_reports_nothing_is_no_attribution(document: OpenDocument, text: str) -> None:
    laid = document(text)
    assert find_attributions(laid, load_cues(), find_quotes(laid)) == ()
