"""Values survive the way to JSON and back."""

from __future__ import annotations

import json

import pytest

from tetrapylon.model.claim import Claim, Claimant, ClaimantType, Modality
from tetrapylon.model.codec import from_json, to_json
from tetrapylon.model.finding import Code, Finding, finding
from tetrapylon.model.span import EmptySpanError, Span


def claim() -> Claim:
    return Claim(
        id="c-1",
        report="r-1",
        span=Span(3, 9),
        sentence="s-1",
        passage="p-1",
        claimant=Claimant(entity=None, name="a source", type=ClaimantType.ANONYMOUS_OTHER),
        modality=Modality.PREDICTED,
        times=("t-1", "t-2"),
    )


def test_a_nested_value_comes_back_as_it_was() -> None:
    assert from_json(Claim, json.loads(json.dumps(to_json(claim())))) == claim()


def test_an_enum_value_outside_its_list_is_refused() -> None:
    row = to_json(finding(Code.NO_DATE, "none", stage="x"))
    assert isinstance(row, dict)
    with pytest.raises(ValueError, match="unheard_of"):
        from_json(Finding, {**row, "code": "unheard_of"})


def test_unknown_keys_are_ignored_and_missing_ones_take_their_default() -> None:
    row = to_json(claim())
    assert isinstance(row, dict)
    del row["modality"]
    assert from_json(Claim, {**row, "later": 1}).modality is Modality.ASSERTED


def test_a_set_has_no_json_form() -> None:
    with pytest.raises(TypeError, match="set"):
        to_json({"a"})


def test_an_empty_span_cannot_be_made() -> None:
    with pytest.raises(EmptySpanError):
        Span(4, 4)
