"""A reading made ready elsewhere is kept as one that the writer gets whole."""

from __future__ import annotations

from tetrapylon.model.page import Page
from tetrapylon.model.passage import Passage, Role, Sentence
from tetrapylon.model.record import Reading
from tetrapylon.model.report import Disposition
from tetrapylon.run.documents import report_of_text
from tetrapylon.store.prepared import Prepared, prepared
from tetrapylon.store.schema import READINGS, SENTENCES
from tetrapylon.store.store import Store, open_store

REPORT = report_of_text("Shells fell on the bridge.", name="a.txt", published="2020-05-04")
READING = Reading(
    report=REPORT.id,
    page=Page(report=REPORT.id),
    passages=(
        Passage(
            id="p-1",
            report=REPORT.id,
            start=0,
            end=26,
            role=Role.BODY,
            sentences=(Sentence(id="s-1", report=REPORT.id, start=0, end=26),),
        ),
    ),
)


def rows(store: Store) -> list[list[tuple[object, ...]]]:
    with store.view() as view:
        found = [view.connection.execute(t.select()).all() for t in (READINGS, SENTENCES)]
    return [[tuple(row) for row in some] for some in found]


def store_with_report() -> Store:
    store = open_store(":memory:", create=True)
    with store.writer() as writer:
        writer.add_report(REPORT, b"x", obtained_at="2020-05-05", status=Disposition.WAITING)
    return store


def test_it_gives_the_same_rows() -> None:
    whole, apart = store_with_report(), store_with_report()
    with whole.writer() as writer:
        writer.put_reading(READING, version="v")
    ready = prepared(READING, REPORT)
    sent = Prepared.of_json(REPORT.id, ready.body, ready.rows_as_json())
    with apart.writer() as writer:
        writer.put_prepared(sent, version="v")
    assert rows(apart) == rows(whole)
    assert all(rows(apart))


def test_kept_twice_it_is_kept_once() -> None:
    store = store_with_report()
    for _ in range(2):
        with store.writer() as writer:
            writer.put_prepared(prepared(READING, REPORT), version="v")
    assert [len(some) for some in rows(store)] == [1, 1]
