"""The pipeline's table is in an order that can work."""

from __future__ import annotations

from dataclasses import fields

from tetrapylon.model.record import Reading, Record
from tetrapylon.run.stages import READING, RECORD, maker_of
from tetrapylon.store.schema import DERIVED


def test_a_stage_takes_only_what_an_earlier_one_gives() -> None:
    given = {"page", "passages"}
    for stage in READING:
        assert set(stage.takes) <= given, stage.maker
        given |= set(stage.gives)


def test_a_record_stage_takes_only_what_an_earlier_one_gives() -> None:
    given = {"reports", "readings"}
    for stage in RECORD:
        assert set(stage.takes) <= given, stage.maker
        given |= set(stage.gives)


def test_every_field_that_is_derived_is_given_by_a_stage_and_stored() -> None:
    given = {noun for stage in RECORD for noun in stage.gives}
    assert given == set(DERIVED)
    kept = {"reports", "readings", "decisions"}
    assert {f.name for f in fields(Record)} == given | kept


def test_every_field_of_a_reading_is_given() -> None:
    given = {noun for stage in READING for noun in stage.gives}
    assert {f.name for f in fields(Reading)} - given == {"report", "page", "passages"}


def test_a_noun_names_the_stage_that_made_it_last() -> None:
    assert maker_of("claims").startswith("link.clusters@")
    assert maker_of("passages").startswith("read.page@")
