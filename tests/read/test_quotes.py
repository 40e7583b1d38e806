"""Quotation marks over paragraphs, unclosed marks, names in marks."""

from __future__ import annotations

from tests.conftest import OpenDocument
from tetrapylon.read.quotes import Quote, find_quotes


def quotes(document: OpenDocument, text: str) -> list[Quote]:
    return list(find_quotes(document(text)))


def test_a_sentence_in_marks_is_speech(document: OpenDocument) -> None:
    (found,) = quotes(document, '"The well is dry," the farmer said.')
    assert (found.speech, found.closed) == (True, True)


def test_a_name_in_marks_is_no_speech(document: OpenDocument) -> None:
    (found,) = quotes(document, 'The army shelled the "Lion Rock" again.')
    assert (found.speech, found.names) == (False, True)


def test_an_apostrophe_opens_nothing(document: OpenDocument) -> None:
    assert quotes(document, "The farmers' wells and the town's mill don't work.") == []


def test_a_quote_left_open_is_resumed_in_the_next_paragraph(document: OpenDocument) -> None:
    text = (
        'The farmer told a visitor: "The well is dry and nobody comes to mend it.\n\n'
        '"We walk to the river for water every morning," he said.\n'
    )
    first, second = quotes(document, text)
    assert not first.closed
    assert second.resumed


def test_a_span_keeps_its_marks(document: OpenDocument) -> None:
    text = "“The well is dry,” the farmer said."
    (found,) = quotes(document, text)
    assert found.span.of(text) == "“The well is dry,”"
