from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.link.lineage_factory import record_of
from tetrapylon.lexicon.outlets import load_outlets
from tetrapylon.link.origins import Origins, find_origins
from tetrapylon.link.origins_splices import is_spliced
from tetrapylon.link.origins_votes import origin_name
from tetrapylon.link.strands import find_strands
from tetrapylon.model.record import Record

A = (
    "Engineers reopened the Orlan bridge after three weeks of shelling from the eastern bank.",
    "The governor promised flour to every family that stayed in the besieged mill district.",
    "A convoy with medicine and blankets was turned back at the northern checkpoint on Monday.",
    "Shepherds found the wreck of a drone in the hills above the Varda monastery.",
)
B = (
    "Negotiators left the lakeside hotel without fixing a day for another meeting.",
    "Two hospitals in the valley reported that their generators had run out of fuel.",
    "The ministry has refused to publish the list of prisoners it wants exchanged.",
    "Dockers unloaded grain for the first time since the harbour was mined in spring.",
)
OWN = "Fishermen in the delta meanwhile complained about the price of diesel and nets."


def origins_of(record: Record) -> tuple[Record, Origins]:
    record = replace(record, strands=find_strands(record))
    return record, find_origins(record, load_outlets())


def text_of(lines: tuple[str, ...], *more: str) -> str:
    return "\n".join((*lines, *more))


def test_a_credit_names_the_agency_of_the_whole_report() -> None:
    told = "The commander told AFP that his men were tired and short of boots."
    record, found = origins_of(record_of(text_of(A, told), agencies={0: "AFP"}))
    (composition,) = found.compositions
    assert composition.agency is not None
    assert (composition.agency.name, composition.agency_stated) == ("AFP", True)
    assert {o.origin.name for o in found.origins if o.origin} == {"AFP"}
    assert len(found.origins) == len(record.sentence)


def test_a_sister_report_inherits_the_agency_as_inferred() -> None:
    told = "The commander told AFP that his men were tired and short of boots."
    record = record_of(text_of(A, told), text_of(A, OWN), agencies={0: "AFP"})
    _, found = origins_of(record)
    assert all(s.origin is not None and s.origin.name == "AFP" for s in found.strands)
    assert sorted(c.agency_stated for c in found.compositions) == [False, True]
    assert {c.agency.name for c in found.compositions if c.agency} == {"AFP"}


def agency_of(record: Record, found: Origins, words: str) -> str | None:
    """The agency of the report that begins with `words`."""
    (key,) = [r.id for r in record.reports if r.text.startswith(words)]
    (composition,) = [c for c in found.compositions if c.report == key]
    return composition.agency.name if composition.agency else None


def names_in(record: Record, found: Origins, words: str) -> dict[str, str | None]:
    """The origin of each sentence of the report that begins with `words`."""
    (report,) = [r for r in record.reports if r.text.startswith(words)]
    return {
        record.sentence[o.sentence].span.of(report.text): o.origin.name if o.origin else None
        for o in found.origins
        if o.report == report.id
    }


def test_a_mixed_report_carries_no_credit_from_one_story_to_another() -> None:
    wire = text_of(B, "A spokesman told Reuters that the talks would go on somewhere else.")
    mixed = text_of((B[0], A[0], B[1], A[1], B[2], A[2]))
    record, found = origins_of(record_of(wire, mixed, text_of(A, OWN), agencies={0: "Reuters"}))
    assert agency_of(record, found, A[0]) is None
    assert set(names_in(record, found, A[0]).values()) == {None}
    assert {s.origin.name if s.origin else None for s in found.strands} == {None, "Reuters"}


def test_two_neighbours_of_an_agency_have_its_words_in_common() -> None:
    wire = text_of(A[:3], "The commander told AFP that his men were tired and short of boots.")
    copy = text_of((*A[:3], B[0], B[1]))
    other = text_of((B[0], A[0], OWN, B[1], *B[2:]))
    record, found = origins_of(record_of(wire, copy, other, agencies={0: "AFP"}))
    assert names_in(record, found, B[0])[B[1]] == "AFP"
    assert all(s.origin is not None and s.origin.name == "AFP" for s in found.strands)


def test_a_report_that_shares_mostly_with_a_copy_of_the_wire_is_not_the_wire_s() -> None:
    wire = text_of(A[:3], "The commander told AFP that his men were tired and short of boots.")
    copy = text_of((*A[:3], B[0], B[1]))
    other = text_of((B[0], A[0], OWN, B[1], *B[2:]))
    record, found = origins_of(record_of(wire, copy, other, agencies={0: "AFP"}))
    assert agency_of(record, found, copy) == "AFP"
    assert agency_of(record, found, other) is None
    assert names_in(record, found, other)[OWN] is None


def test_copies_of_an_article_that_borrows_one_sentence_stay_its_own() -> None:
    wire = text_of(A, "The commander told AFP that his men were tired and short of boots.")
    article = (*B, A[0])
    record, found = origins_of(
        record_of(wire, text_of(article), text_of(article, OWN), agencies={0: "AFP"})
    )
    names = names_in(record, found, text_of(article, OWN))
    assert names == {**dict.fromkeys((*B, OWN)), A[0]: "AFP"}


def test_a_report_that_takes_little_from_an_agency_keeps_the_rest_for_itself() -> None:
    wire = text_of(A, "The commander told AFP that his men were tired and short of boots.")
    record, found = origins_of(record_of(wire, text_of((*B, A[0], OWN)), agencies={0: "AFP"}))
    assert agency_of(record, found, B[0]) is None
    assert names_in(record, found, B[0]) == {**dict.fromkeys((*B, OWN)), A[0]: "AFP"}


def test_a_report_that_only_cites_an_agency_owes_it_that_sentence_alone() -> None:
    cited = "Reuters cited a militia officer as saying that the bridge could carry no lorries."
    record, found = origins_of(record_of(text_of(A, cited), agencies={0: "Reuters"}, basis="cited"))
    assert agency_of(record, found, A[0]) == "Reuters"
    assert names_in(record, found, A[0]) == {**dict.fromkeys(A), cited: "Reuters"}


def test_an_agency_has_one_spelling() -> None:
    told = "The commander told The Associated Press that his men were short of boots."
    _, found = origins_of(record_of(text_of(A, told), agencies={0: "The Associated Press"}))
    assert found.compositions[0].agency is not None
    assert found.compositions[0].agency.name == "AP"


def test_without_a_credit_there_is_no_agency() -> None:
    _, found = origins_of(record_of(text_of(A), text_of(A, OWN)))
    assert all(c.agency is None for c in found.compositions)
    assert all(o.origin is None for o in found.origins)


def test_a_spliced_page_has_no_agency_but_its_sentences_have_origins() -> None:
    first = text_of(A, "The commander told AFP that his men were tired and short of boots.")
    second = text_of(B, "A spokesman told Reuters that the talks would go on somewhere else.")
    mixed = "\n".join([A[0], B[0], OWN, A[1], B[1], A[2], B[2]])
    record, found = origins_of(record_of(first, second, mixed, agencies={0: "AFP", 1: "Reuters"}))
    (page,) = [c for c in found.compositions if c.spliced]
    assert page.agency is None
    assert page.rivals == ("AFP", "Reuters")
    report = record.report[page.report]
    names = {
        report.text[s.start : s.end]: o.origin.name if o.origin else None
        for o in found.origins
        if o.report == page.report
        for s in (record.sentence[o.sentence],)
    }
    assert names[A[1]] == "AFP"
    assert names[B[1]] == "Reuters"
    assert names[OWN] is None


def test_a_report_in_two_blocks_is_not_spliced() -> None:
    assert not is_spliced(["a", "a", "a", "b", "b", "b"])


def test_a_report_that_borrows_single_sentences_is_not_spliced() -> None:
    assert not is_spliced([None, "a", None, None, "b", None, None, "a", None, None, "b", None])


def test_neighbours_that_keep_changing_family_are_a_splice() -> None:
    assert is_spliced(["a", "b", None, "a", "b"])


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Agence France-Presse", "AFP"),
        ("Associated Press", "AP"),
        ("the Reuters news agency", "Reuters"),
    ],
)
def test_origins_are_spelled_as_the_lexicon_does(said: str, name: str) -> None:
    assert origin_name(said, load_outlets()) == name


def test_the_order_of_reports_changes_no_origin() -> None:
    told = "The commander told AFP that his men were tired and short of boots."
    record = record_of(text_of(A, told), text_of(A, OWN), text_of(B), agencies={0: "AFP"})
    turned = replace(record, reports=record.reports[::-1], readings=record.readings[::-1])
    _, one = origins_of(record)
    _, other = origins_of(turned)
    assert one.strands == other.strands
    assert one.compositions == other.compositions
    assert sorted(map(repr, one.origins)) == sorted(map(repr, other.origins))


@settings(max_examples=24, deadline=None)
@given(st.permutations(range(4)))
def test_the_order_of_reports_changes_no_origin_and_no_id(order: list[int]) -> None:
    told = "The commander told AFP that his men were tired and short of boots."
    record = record_of(
        text_of(A, told), text_of(A[:3], OWN), text_of(B, *A[1:2]), text_of(B[1:], OWN)
    )
    shuffled = replace(
        record,
        reports=tuple(record.reports[i] for i in order),
        readings=tuple(record.readings[i] for i in order),
    )
    _, expected = origins_of(record)
    _, found = origins_of(shuffled)
    assert found.strands == expected.strands
    assert sorted(found.origins, key=repr) == sorted(expected.origins, key=repr)
    assert found.compositions == expected.compositions
