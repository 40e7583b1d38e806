from __future__ import annotations

from dataclasses import replace

from tests.link.lineage_factory import record_of
from tetrapylon.lexicon.outlets import load_outlets
from tetrapylon.link.origins import Origins, find_origins
from tetrapylon.link.origins_splices import is_spliced
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


def test_the_order_of_reports_changes_no_origin() -> None:
    told = "The commander told AFP that his men were tired and short of boots."
    record = record_of(text_of(A, told), text_of(A, OWN), text_of(B), agencies={0: "AFP"})
    turned = replace(record, reports=record.reports[::-1], readings=record.readings[::-1])
    _, one = origins_of(record)
    _, other = origins_of(turned)
    assert one.strands == other.strands
    assert one.compositions == other.compositions
    assert sorted(map(repr, one.origins)) == sorted(map(repr, other.origins))
