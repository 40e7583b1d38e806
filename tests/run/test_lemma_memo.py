"""Remembered lemmas are the lemmatizer's own."""

from __future__ import annotations

import spacy

from tests.run.test_attribute_memo import paragraphs
from tetrapylon.run.lemma_memo import LEMMATIZER, RememberingLemmatizer, remember_lemmas
from tetrapylon.run.spacy_parser import DEFAULT_PIPELINE, UNUSED


def test_first_and_later_lemmas_are_those_of_the_lemmatizer() -> None:
    plain = spacy.load(DEFAULT_PIPELINE, exclude=list(UNUSED))
    remembering = spacy.load(DEFAULT_PIPELINE, exclude=list(UNUSED))
    remember_lemmas(remembering)
    assert isinstance(remembering.get_pipe(LEMMATIZER), RememberingLemmatizer)
    texts = paragraphs() * 2
    for expected, found in zip(plain.pipe(texts), remembering.pipe(texts), strict=True):
        assert [t.lemma_ for t in expected] == [t.lemma_ for t in found]


def test_a_lemmatizer_that_goes_by_tables_stays() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("lemmatizer", config={"mode": "lookup"})
    remember_lemmas(nlp)
    assert not isinstance(nlp.get_pipe(LEMMATIZER), RememberingLemmatizer)
