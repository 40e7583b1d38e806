"""A record written over an older one is, row for row and word for word, the record written into an empty store."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from tests.store.records import COUNCIL, TOWN, claims, fill, maker, record, reports
from tests.store.test_packs import told as everything
from tetrapylon.model.claim import Claim
from tetrapylon.model.record import Record
from tetrapylon.store.columns import load_columns
from tetrapylon.store.generations import FORM_KEY, save_record
from tetrapylon.store.packs import columns_of
from tetrapylon.store.schema import CLAIM_TEXTS, DERIVED_TABLES, LINKS, NAMES
from tetrapylon.store.store import Store, open_store
from tetrapylon.store.texts import place_of
from tetrapylon.store.view import EDITS_KEY, View


def many_claims(count: int) -> tuple[Claim, ...]:
    """Return claims that differ in their ids, in turn of each report."""
    base = claims()
    return tuple(replace(base[i % 3], id=f"c-{i:03}") for i in range(count))


CLAIMS = many_claims(24)
CLUSTERS = st.sampled_from((None, "k-1", "k-2"))
NAMES_OF_TOWN = st.sampled_from(("Valdrin", "Walderen", "Nova Valdrin"))
DAYS = st.sampled_from(("2014-01-20", "2015-03-02", "2021-06-01"))


@st.composite
def records(draw: st.DrawFn) -> Record:
    """A record of some claims in any order, under any names and days."""
    chosen = draw(st.permutations(CLAIMS))[: draw(st.integers(0, len(CLAIMS)))]
    told = tuple(replace(c, cluster=draw(CLUSTERS)) for c in chosen)
    base = record()
    datings = tuple(
        replace(d, published=replace(d.published, edtf=draw(DAYS)) if d.published else None)
        for d in base.datings
    )
    town = replace(TOWN, name=draw(NAMES_OF_TOWN))
    incident = replace(base.incidents[0], claims=tuple(c.id for c in told[:5]))
    happened = (incident,) if draw(st.booleans()) else ()
    return replace(base, claims=told, datings=datings, entities=(COUNCIL, town), incidents=happened)


def told(view: View) -> dict[str, Any]:
    """Return every derived row and what is kept beside it, with ranks instead of places."""
    found: dict[str, Any] = {}
    ranks: dict[str, dict[int, int]] = {}
    for noun, table in DERIVED_TABLES.items():
        here = select(table).where(table.c.generation == view.generation).order_by(table.c.place)
        rows = view.connection.execute(here).mappings().all()
        ranks[noun] = {row["place"]: i for i, row in enumerate(rows)}
        found[noun] = [{k: row[k] for k in row if k not in ("generation", "place")} for row in rows]
    links = view.connection.execute(select(LINKS.c.noun, LINKS.c.row, LINKS.c.target))
    found["links"] = sorted((noun, ranks[noun][row], target) for noun, row, target in links)
    names = view.connection.execute(select(NAMES.c.spelling, NAMES.c.entity))
    found["names"] = sorted(map(tuple, names))
    texts = view.connection.execute(select(CLAIM_TEXTS.c.key, CLAIM_TEXTS.c.words)).all()
    found["words"] = sorted((ranks["claims"][place_of(k)], words) for k, words in texts)
    found["by day"] = [ranks["claims"][place_of(key)] for key, _ in sorted(map(tuple, texts))]
    return found


def packed(view: View) -> dict[str, Any]:
    columns, loaded = columns_of(view), load_columns(view)
    assert columns.edition == loaded.edition == view.edition
    assert everything(columns) == everything(loaded)
    return {n: [side.tolist() for side in pair] for n, pair in columns.links.items()}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(records(), min_size=2, max_size=4))
def test_records_written_over_one_another_leave_the_last_one(series: list[Record]) -> None:
    store, fresh = open_store(":memory:", create=True), open_store(":memory:", create=True)
    for one in (store, fresh):
        fill(one)
    for n, each in enumerate(series):
        with store.view() as view:
            generation = view.generation + 1
        save_record(store, each, generation=generation, digest=f"n{n}", maker=maker)
    with fresh.writer() as writer:
        writer.set_meta(FORM_KEY, "another program's")
    save_record(fresh, series[-1], generation=2, digest="d", maker=maker)
    with store.view() as left, fresh.view() as right:
        assert told(left) == told(right)
        assert packed(left) == packed(right)
        left.connection.exec_driver_sql(
            "INSERT INTO claim_texts_fts(claim_texts_fts, rank) VALUES ('integrity-check', 1)"
        )
    for one in (store, fresh):
        one.close()


def test_rows_that_did_not_change_stay_where_they_are(store: Store) -> None:
    fill(store)
    whole = replace(record(), claims=many_claims(24))
    save_record(
        store, replace(whole, claims=whole.claims[1:]), generation=2, digest="a", maker=maker
    )
    with store.view() as view:
        before, generation, edition = places(view), view.generation, view.edition
    save_record(store, whole, generation=generation + 1, digest="b", maker=maker)
    with store.view() as view:
        after = places(view)
        assert (view.generation, view.edition) == (generation, edition + 1)
        assert {k: after[k] for k in before} == before
        assert list(view.derived("claims")) == list(whole.claims)
        assert view.meta("derived_from") == "b"


def places(view: View) -> dict[str, int]:
    table = DERIVED_TABLES["claims"].c
    rows = view.connection.execute(
        select(table.id, table.place).where(table.generation == view.generation)
    )
    return {str(key): int(place) for key, place in rows}


def test_a_record_that_changed_much_is_a_new_generation(store: Store) -> None:
    fill(store)
    renamed = tuple(replace(c, id=f"d{i}") for i, c in enumerate(many_claims(24)))
    save_record(store, Record(reports=reports()), generation=2, digest="a", maker=maker)
    with store.view() as view:
        assert (view.generation, view.meta(EDITS_KEY)) == (2, None)
    save_record(store, replace(record(), claims=renamed), generation=3, digest="b", maker=maker)
    with store.view() as view:
        assert [c.id for c in view.record().claims] == [c.id for c in renamed]
