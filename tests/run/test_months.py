"""A record written as Parquet by month: DuckDB reads it, another store loads it, and it is whole or refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.run.test_many_readers import bundle
from tetrapylon.gather.limits import Limits
from tetrapylon.run.cached_parser import CachedParser
from tetrapylon.run.decisions import Ruling, Verb, rule
from tetrapylon.run.months import LIST, BadMonths, load_months, write_months
from tetrapylon.run.reading import Outcome, Silent, read_inputs, read_waiting, rebuild
from tetrapylon.run.tools import Tools, open_tools
from tetrapylon.store.store import Store, open_store

duckdb = pytest.importorskip("duckdb")
PAGE = (
    "Fighting near Valdrin\n\n{day} {month} 2019\n\nGovernment forces entered the town of Valdrin on Monday, "
    "a military source said. Some {people} people fled.\n"
)


@pytest.fixture(scope="module")
def tools(parser: CachedParser) -> Callable[[], Tools]:
    opened = open_tools(parser=parser)
    return lambda: opened


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, tools: Callable[[], Tools]) -> Store:
    folder = tmp_path_factory.mktemp("pages")
    for i, month in enumerate(("May", "June", "June")):
        page = PAGE.format(day=6 + i, month=month, people=100 + i)
        (folder / f"{i}.txt").write_text(page, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    made = open_store(":memory:", create=True)
    read_inputs(made, [str(folder)], tools, limits=Limits())
    return made


def loaded(place: str, tools: Callable[[], Tools]) -> tuple[Store, Outcome]:
    other, outcome = open_store(":memory:", create=True), Outcome()
    load_months(other, place)
    read_waiting(other, tools, outcome, progress=Silent())
    rebuild(other, tools, outcome, progress=Silent())
    return other, outcome


def test_another_store_loads_it_and_has_the_same_record(
    store: Store, tools: Callable[[], Tools], tmp_path: Path
) -> None:
    write_months(store, str(tmp_path / "out"))
    other, outcome = loaded(str(tmp_path / "out"), tools)
    assert outcome.read == 0
    assert bundle(other, tmp_path / "b") == bundle(store, tmp_path / "a")
    with store.view() as one, other.view() as two:
        assert list(one.inputs()) == list(two.inputs())


def test_loading_twice_adds_nothing(
    store: Store, tools: Callable[[], Tools], tmp_path: Path
) -> None:
    write_months(store, str(tmp_path / "out"))
    other, _ = loaded(str(tmp_path / "out"), tools)
    assert load_months(other, str(tmp_path / "out")) == 0


def test_duckdb_reads_it_by_month(store: Store, tmp_path: Path) -> None:
    rows = write_months(store, str(tmp_path / "out"))
    claims = duckdb.read_parquet(f"{tmp_path}/out/claims/*/*.parquet", hive_partitioning=True)
    reports = duckdb.read_parquet(f"{tmp_path}/out/reports/*/*.parquet", hive_partitioning=True)
    found = sorted(claims.aggregate("month, count(*)").fetchall())
    assert [month for month, _ in found] == ["2019-05", "2019-06"]
    assert sum(n for _, n in found) == rows["claims"]
    joined = claims.set_alias("c").join(reports.set_alias("r"), "c.report = r.id")
    assert len(joined.fetchall()) == rows["claims"]


def test_writing_again_leaves_no_stale_part(store: Store, tmp_path: Path) -> None:
    out = tmp_path / "out"
    stale = out / "claims" / "month=1999-01" / "part-0.parquet"
    stale.parent.mkdir(parents=True)
    stale.write_bytes(b"left by a killed run")
    write_months(store, str(out))
    first = {p.relative_to(out): p.read_bytes() for p in out.rglob("*.parquet")}
    write_months(store, str(out))
    assert {p.relative_to(out): p.read_bytes() for p in out.rglob("*.parquet")} == first
    assert not stale.exists()
    assert {str(p) for p in first} == set(json.loads((out / LIST).read_text())["parts"])


def test_an_address_of_another_file_system_is_written_and_read(
    store: Store, tools: Callable[[], Tools], tmp_path: Path
) -> None:
    place = f"file://{tmp_path}/out"
    write_months(store, place)
    other, _ = loaded(place, tools)
    assert bundle(other, tmp_path / "b") == bundle(store, tmp_path / "a")


def test_a_part_that_was_changed_or_a_missing_list_is_refused(store: Store, tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_months(store, str(out))
    part = next((out / "kept_reports").rglob("*.parquet"))
    part.write_bytes(part.read_bytes() + b"x")
    with pytest.raises(BadMonths, match="other bytes"):
        load_months(open_store(":memory:", create=True), str(out))
    (out / LIST).unlink()
    with pytest.raises(BadMonths, match="nothing was written whole"):
        load_months(open_store(":memory:", create=True), str(out))


def test_rulings_come_along(store: Store, tools: Callable[[], Tools], tmp_path: Path) -> None:
    write_months(store, str(tmp_path / "first"))
    ruled, _ = loaded(str(tmp_path / "first"), tools)
    with ruled.view() as view:
        claim = view.record().claims[0]
    decision = rule(ruled, Ruling(verb=Verb.REJECT, row=claim.id, by="anna", reason="misread"))
    write_months(ruled, str(tmp_path / "second"))
    other, _ = loaded(str(tmp_path / "second"), tools)
    with other.view() as view:
        assert view.decisions() == (decision,)
        assert claim.id not in {c.id for c in view.record().claims}
