"""What was foretold is asked only of what somebody foretold."""

from __future__ import annotations

import pytest

from tests.link.questions_factory import claim, incident, record
from tetrapylon.link.questions_claims import claim_questions
from tetrapylon.model.claim import Modality
from tetrapylon.model.event import Status


@pytest.mark.parametrize(
    ("modality", "asked"), [(Modality.PREDICTED, True), (Modality.ASSERTED, False)]
)
def test_a_capture_answers_a_forecast_and_no_fact(modality: Modality, *, asked: bool) -> None:
    made = record(
        {"a": "The League will take Harim", "b": "The League took Harim"},
        (
            claim("a", by="actor:league", modality=modality, about=("place:harim",)),
            claim("b", "r2", day="2020-03-09", about=("place:harim",)),
        ),
        incidents=(
            incident("i1", ("a",), status=Status.PREDICTED),
            incident("i2", ("b",), day="2020-03-08"),
        ),
    )
    found = [q.question for q in claim_questions(made)]
    assert ("Was Harim taken, as foretold?" in found) is asked
