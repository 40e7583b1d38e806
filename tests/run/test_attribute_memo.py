"""Remembered attributes are the ruler's own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.tokens import Doc

from tetrapylon import cli
from tetrapylon.run.attribute_memo import RULER, RememberingRuler, remember_attributes
from tetrapylon.run.spacy_parser import DEFAULT_PIPELINE, UNUSED

ODD = (
    "Let's go, they're gonna win; I've gotta say there's ain't nothing y'all, c'm on.",
    "There were doubts, and there are more.",
    "He got  it,\nand she gets it.",
    "",
)


def paragraphs() -> list[str]:
    pages = sorted((Path(cli.__file__).parent / "sample").glob("*.txt"))
    return [*(p for page in pages for p in page.read_text("utf-8").split("\n")), *ODD]


@pytest.fixture(scope="module")
def rulers() -> tuple[Any, Any]:
    plain = spacy.load(DEFAULT_PIPELINE, exclude=list(UNUSED))
    remembering = spacy.load(DEFAULT_PIPELINE, exclude=list(UNUSED))
    remember_attributes(remembering)
    return plain, remembering


def attributes(doc: Doc) -> list[tuple[str, ...]]:
    return [(t.text, t.pos_, str(t.morph), t.lemma_, t.tag_, t.dep_) for t in doc]


def test_first_and_later_answers_are_those_of_the_ruler(rulers: tuple[Any, Any]) -> None:
    plain, remembering = rulers
    texts = paragraphs() * 2
    expected = map(attributes, plain.pipe(texts))
    found = map(attributes, remembering.pipe(texts))
    assert all(a == b for a, b in zip(expected, found, strict=True))


def test_a_ruler_that_looks_at_more_stays(rulers: tuple[Any, Any]) -> None:
    nlp = spacy.load(DEFAULT_PIPELINE, exclude=list(UNUSED))
    ruler: Any = nlp.get_pipe(RULER)
    ruler.add([[{"SHAPE": "XX"}]], {"POS": "PROPN"})
    remember_attributes(nlp)
    assert not isinstance(nlp.get_pipe(RULER), RememberingRuler)
    assert isinstance(rulers[1].get_pipe(RULER), RememberingRuler)
