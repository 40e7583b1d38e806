"""The store keeps what was read, once, and is whole whatever happens to a writer."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import update

from tetrapylon.model.finding import Code, finding
from tetrapylon.model.page import Page
from tetrapylon.model.record import Reading, Record
from tetrapylon.model.report import Disposition, Report, report_id
from tetrapylon.model.strand import Composition
from tetrapylon.store.errors import NotAStore, StoreMissing, StoreTooNew, StoreTooOld
from tetrapylon.store.generations import save_record
from tetrapylon.store.migrations import version_of
from tetrapylon.store.schema import META
from tetrapylon.store.store import Store, migrate_store, open_store

CURRENT = version_of("sqlite")


def report(mark: str = "a") -> Report:
    sha = mark * 64
    return Report(
        id=report_id(sha), name=f"{mark}.txt", sha256=sha, media_type="text/plain", text="Words."
    )


def maker(noun: str) -> str:
    return f"test.{noun}@1"


def fail_half_way(store: Store) -> None:
    with store.writer() as writer:
        writer.add_report(report(), b"x", obtained_at="now", status=Disposition.WAITING)
        raise RuntimeError


def keep(store: Store, *reports: Report) -> list[bool]:
    with store.writer() as writer:
        return [
            writer.add_report(
                r,
                r.text.encode(),
                obtained_at="2020-01-01T00:00:00+00:00",
                status=Disposition.WAITING,
            )
            for r in reports
        ]


def test_the_same_report_is_kept_once(store: Store) -> None:
    assert keep(store, report(), report()) == [True, False]
    with store.view() as view:
        assert list(view.reports()) == [report()]
        assert view.raw(report().id) == b"Words."


def test_a_writer_that_fails_leaves_nothing_behind(store: Store) -> None:
    with pytest.raises(RuntimeError):
        fail_half_way(store)
    with store.view() as view:
        assert list(view.reports()) == []


def test_a_reading_marks_its_report_as_done(store: Store) -> None:
    keep(store, report())
    reading = Reading(report=report().id, page=Page(report=report().id))
    with store.writer() as writer:
        writer.put_reading(reading, version="v1")
    with store.view() as view:
        assert list(view.readings()) == [reading]
        assert [r.id for r in view.reports(status=Disposition.DONE)] == [report().id]


def test_derived_rows_of_an_unfinished_generation_are_not_seen(store: Store) -> None:
    row = Composition(report="r-1", agency=None, agency_stated=False)
    save_record(store, Record(compositions=(row,)), generation=1, digest="d1", maker=maker)
    with store.writer() as writer:
        writer.put_derived("compositions", [row], generation=2, maker="m@1", places=[0])
    with store.view() as view:
        assert view.record().compositions == (row,)
        assert view.counts()["compositions"] == 1


def test_a_new_generation_takes_the_place_of_the_old_one(store: Store) -> None:
    noted = finding(Code.NO_DATE, "none", stage="s")
    save_record(store, Record(findings=(noted,)), generation=1, digest="d1", maker=maker)
    save_record(store, Record(), generation=2, digest="d2", maker=maker)
    with store.view() as view:
        assert view.record().findings == ()


def test_no_store_is_an_error_that_names_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing, match="tetrapylon read"):
        open_store(str(tmp_path / "none.db"))


def test_another_file_is_no_store(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("these are notes, quite a few of them, and no database at all" * 40)
    with pytest.raises(NotAStore):
        open_store(str(path), create=True)


@pytest.mark.parametrize(
    ("version", "error"), [(CURRENT + 1, StoreTooNew), (CURRENT - 1, StoreTooOld)]
)
def test_a_store_of_another_version_is_refused(
    tmp_path: Path, version: int, error: type[Exception]
) -> None:
    path = str(tmp_path / "r.db")
    store = open_store(path, create=True)
    with store.writer() as writer:
        writer.connection.execute(
            update(META).where(META.c.key == "schema_version").values(value=str(version))
        )
    store.close()
    with pytest.raises((error, NotAStore)):
        open_store(path)


def test_migrating_an_up_to_date_store_changes_nothing(tmp_path: Path) -> None:
    path = str(tmp_path / "r.db")
    open_store(path, create=True).close()
    assert migrate_store(path) == (CURRENT, CURRENT)


def test_a_file_that_is_mapped_holds_the_same_and_other_stores_stay_as_they_are(
    store: Store,
) -> None:
    keep(store, report("a"))
    store.map_file()
    keep(store, report("b"))
    with store.view() as view:
        assert list(view.reports()) == [report("a"), report("b")]
        if store.engine.dialect.name == "sqlite" and store.place != ":memory:":
            size = view.connection.exec_driver_sql("PRAGMA mmap_size").scalar()
            assert size is not None
            assert size > 0


def test_an_input_is_listed_with_where_it_ended(store: Store) -> None:
    noted = finding(Code.EMPTY_INPUT, "nothing in it", stage="gather")
    with store.writer() as writer:
        for _ in range(2):
            writer.add_input("a.txt", Disposition.DECLINED, report=None, findings=[noted])
    with store.view() as view:
        assert list(view.inputs()) == [("a.txt", Disposition.DECLINED, (noted,))]
        assert view.dispositions() == {Disposition.DECLINED: 1}


def test_findings_of_inputs_that_were_not_read_are_in_the_record(store: Store) -> None:
    noted = finding(Code.EMPTY_INPUT, "nothing in it", stage="gather")
    with store.writer() as writer:
        writer.add_input("a.txt", Disposition.DECLINED, report=None, findings=[noted])
    with store.view() as view:
        assert view.record().findings == (noted,)
