"""Some rows by key are those of the whole record, in every store."""

from __future__ import annotations

from tests.store.records import fill
from tetrapylon.store import keyed
from tetrapylon.store.rows import rows_at, rows_called, rows_leading_to, rows_of_reports
from tetrapylon.store.store import Store


def test_rows_are_found_by_place_id_and_report(store: Store) -> None:
    record = fill(store)
    claims = {c.id: c for c in record.claims}
    reports = sorted({c.report for c in record.claims}, reverse=True)
    with store.view() as view:
        assert rows_called(view, "claims", [*claims, "nowhere"]) == claims
        by_place = rows_at(view, "claims", range(-1, 10**6, 1024))
        assert set(by_place.values()) <= set(claims.values())
        assert rows_called(view, "claims", []) == {}
        found = rows_of_reports(view, "claims", reports)
    assert found == tuple(c for r in reports for c in record.claims if c.report == r)


def test_rows_are_found_by_what_they_lead_to(store: Store) -> None:
    record = fill(store)
    about = record.claims[0].about
    with store.view() as view:
        found = rows_leading_to(view, "claims", [*about, "nowhere"])
    assert found == {e: tuple(c for c in record.claims if e in c.about) for e in about}


def test_many_keys_are_asked_for_in_parts(store: Store) -> None:
    record = fill(store)
    keys = [str(n) for n in range(2 * keyed.AT_ONCE)]
    with store.view() as view:
        found = view.some_reports([*keys, *(r.id for r in record.reports)])
        assert found == {r.id: r for r in record.reports}
        assert set(view.heads(keys)) == set()
