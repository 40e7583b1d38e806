"""Names and words are found whatever their case, accents or spelling."""

from __future__ import annotations

from tetrapylon.model.entity import Entity, EntityKind
from tetrapylon.model.folding import folded
from tetrapylon.model.record import Record
from tetrapylon.tell.search import terms_of
from tetrapylon.tell.spellings import entities_called, holds

BODY = Entity(
    id="e-1", name="Council of Valdrin", kind=EntityKind.ORGANISATION, aliases=("CoV", "Valdrín Council")
)  # fmt: skip
RECORD = Record(entities=(BODY,))


def test_folding_takes_accents_case_and_curls_away() -> None:
    assert folded("Valdrín’s  COUNCIL") == "valdrin's council"


def test_words_are_found_whole() -> None:
    assert holds("the cov met", "cov")
    assert not holds("they covered it", "cov")


def test_an_entity_answers_to_each_alias_and_to_a_part() -> None:
    assert entities_called(RECORD, "cov") == (BODY,)
    assert entities_called(RECORD, "valdrin") == (BODY,)
    assert entities_called(RECORD, "co") == ()


def test_a_search_for_an_alias_looks_for_every_spelling() -> None:
    (only,) = terms_of(RECORD, "CoV")
    assert only == {"cov", "council of valdrin", "valdrin council"}


def test_words_that_are_no_name_must_all_be_there() -> None:
    assert terms_of(RECORD, "truce held") == (frozenset({"truce"}), frozenset({"held"}))


def test_a_search_for_nothing_finds_nothing() -> None:
    assert terms_of(RECORD, "  ") == ()
