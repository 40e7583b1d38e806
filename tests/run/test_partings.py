"""Joining and parting incidents: what a person rules holds when the record is made anew, and can be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tetrapylon.gather.limits import Limits
from tetrapylon.model.event import Incident
from tetrapylon.model.record import Record
from tetrapylon.run.cached_parser import CachedParser
from tetrapylon.run.decisions import CannotRule
from tetrapylon.run.partings import Word, events_of, rulings_about, to_join, to_part
from tetrapylon.run.reading import read_inputs
from tetrapylon.run.tools import Tools, open_tools
from tetrapylon.store.store import Store, open_store

PAGES = {
    "a.txt": "Strike on Saraqib\n\n6 May 2019\n\nRussian warplanes bombed the town of Saraqib on 4 May 2019, "
    "a rescue worker said.\n",
    "b.txt": "Town bombed\n\n6 May 2019\n\nRussian jets bombed Saraqib on 4 May 2019, residents said.\n",
    "c.txt": "Idlib hit\n\n9 May 2019\n\nRussian warplanes bombed the city of Idlib on 8 May 2019, medics said.\n",
}


@pytest.fixture(scope="module")
def tools(parser: CachedParser) -> Tools:
    return open_tools(parser=parser)


@pytest.fixture
def store(tmp_path: Path, tools: Tools) -> Store:
    for name, text in PAGES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    opened = open_store(":memory:", create=True)
    read_inputs(opened, [str(tmp_path)], lambda: tools, limits=Limits())
    return opened


def word(minute: int = 0) -> Word:
    return Word(by="ann", reason="seen otherwise", at=f"2026-01-01T00:{minute:02}:00.000000+00:00")


def record_of(store: Store) -> Record:
    with store.view() as view:
        return view.record()


def anew(store: Store, tools: Tools, *rows: object) -> Record:
    with store.writer() as writer:
        for row in rows:
            writer.add_decision(row)  # type: ignore[arg-type]
    read_inputs(store, [], lambda: tools, limits=Limits())
    return record_of(store)


def strikes(record: Record) -> list[Incident]:
    found = [i for i in record.incidents if "airstrike" in i.frames]
    return sorted(found, key=lambda i: i.date or "")


def test_a_parted_telling_is_an_incident_of_its_own_and_is_no_version_of_the_other(
    store: Store, tools: Tools
) -> None:
    record = record_of(store)
    both = strikes(record)[0]
    assert len(both.reports) == 2
    gone = events_of(record, both)[-1]
    after = anew(store, tools, *to_part(record, both, [gone.id], word()))
    mine = [i for i in strikes(after) if not (i.place and i.place.name == "Idlib")]
    assert sorted(i.reports for i in mine) == sorted((r,) for r in both.reports)


def test_the_leading_telling_can_be_parted_too(store: Store, tools: Tools) -> None:
    record = record_of(store)
    both = strikes(record)[0]
    after = anew(store, tools, *to_part(record, both, [events_of(record, both)[0].id], word()))
    assert [len(i.reports) for i in strikes(after)] == [1, 1, 1]


def test_joined_incidents_are_one_and_say_that_a_person_ruled_so(
    store: Store, tools: Tools
) -> None:
    record = record_of(store)
    one, other = strikes(record)
    after = strikes(anew(store, tools, *to_join(record, one, other, word())))
    assert [len(i.reports) for i in after] == [3]
    assert any("ruled by a person" in j.because for j in after[0].joined)


def test_parting_takes_an_earlier_joining_back(store: Store, tools: Tools) -> None:
    record = record_of(store)
    one, other = strikes(record)
    joined = anew(store, tools, *to_join(record, one, other, word(1)))
    (whole,) = strikes(joined)
    idlib = [
        e.id for e in events_of(joined, whole) if "idlib" in joined.report[e.report].text.lower()
    ]
    parted = anew(store, tools, *to_part(joined, whole, idlib, word(2)))
    assert [len(i.reports) for i in strikes(parted)] == [2, 1]
    assert {d.ruling for d in rulings_about(parted, strikes(parted)[0])} == {"different"}


def test_joining_takes_an_earlier_parting_back(store: Store, tools: Tools) -> None:
    record = record_of(store)
    both = strikes(record)[0]
    parted = anew(store, tools, *to_part(record, both, [events_of(record, both)[-1].id], word(1)))
    one, other = (i for i in strikes(parted) if not (i.place and i.place.name == "Idlib"))
    joined = anew(store, tools, *to_join(parted, one, other, word(2)))
    assert strikes(joined)[0].reports == both.reports


def test_all_tellings_cannot_be_parted_and_an_incident_not_joined_with_itself(store: Store) -> None:
    record = record_of(store)
    both = strikes(record)[0]
    with pytest.raises(CannotRule):
        to_part(record, both, [e.id for e in events_of(record, both)], word())
    with pytest.raises(CannotRule):
        to_part(record, both, ["nothing"], word())
    with pytest.raises(CannotRule):
        to_join(record, both, both, word())
