"""A report's parent comes from what it shares and when it was out."""

from __future__ import annotations

from dataclasses import replace

from tests.link.lineage_factory import record_of
from tetrapylon.link.descents import descents_of
from tetrapylon.link.strands import find_strands
from tetrapylon.model.dating import Dating, DayGuess
from tetrapylon.model.record import Record
from tetrapylon.model.strand import Composition

SHARED = (
    "Rescue crews pulled nine bakers from a collapsed flour mill near the river on Monday.\n"
    "The mill had stood empty since its owners left the valley eleven winters ago.\n"
    "Engineers blamed weeks of heavy rain for weakening the eastern wall of the building.\n"
)


def _record(**days: str) -> Record:
    texts = [f"{SHARED}A {name} correspondent wrote this closing line alone.\n" for name in days]
    record = record_of(*texts)
    datings = tuple(
        Dating(report=r.id, published=DayGuess(edtf=day, score=0.9, basis=("printed",)))
        for r in record.reports
        for name, day in days.items()
        if name in r.text
    )
    return replace(record, strands=find_strands(record), datings=datings)


def _named(record: Record, name: str) -> str:
    return next(r.id for r in record.reports if name in r.text)


def test_the_later_of_two_copies_descends_from_the_earlier() -> None:
    record = _record(northern="2019-05-07", southern="2019-05-06")
    descents = descents_of(record)
    assert descents[_named(record, "northern")].parent == _named(record, "southern")
    assert descents[_named(record, "southern")].parent is None


def test_a_page_pasted_together_is_no_source_of_its_day() -> None:
    record = _record(northern="2019-05-06", southern="2019-05-06")
    for name, other in (("northern", "southern"), ("southern", "northern")):
        pasted = Composition(
            report=_named(record, name), agency=None, agency_stated=False, spliced=True
        )
        descents = descents_of(replace(record, compositions=(pasted,)))
        assert descents[_named(record, name)].parent == _named(record, other)


def test_a_report_that_nobody_shares_is_its_own_root() -> None:
    record = record_of(SHARED)
    assert [(d.parent, d.root) for d in descents_of(record).values()] == [
        (None, record.reports[0].id)
    ]
