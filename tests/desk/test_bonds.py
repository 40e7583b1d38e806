"""Incidents joined and parted on the desk: as rulings with who, when and why, with undo, taking effect on demand."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient

from tests.desk.conftest import PORT
from tetrapylon.desk.answering import House
from tetrapylon.desk.app import application
from tetrapylon.desk.guard import LOOPBACK, Rules
from tetrapylon.desk.keeper import Keeper
from tetrapylon.desk.renewal import Renewal
from tetrapylon.run.reading import Outcome, Silent, rebuild
from tetrapylon.run.tools import Tools
from tetrapylon.store.store import Store


@pytest.fixture
def renewing(store: Store, tools: Tools) -> Iterator[httpx.Client]:
    renewal = Renewal(lambda: rebuild(store, lambda: tools, Outcome(), progress=Silent()))
    house = House(keeper=Keeper(store), name="sample", reviewer="tester", renewal=renewal)
    app = application(house, Rules(hosts=LOOPBACK, port=PORT, token=None))
    with TestClient(app, base_url=f"http://127.0.0.1:{PORT}") as client:
        yield client


def incidents(desk: httpx.Client) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = desk.get("/api/incidents", params={"limit": 500}).json()["rows"]
    return rows


def bonds(desk: httpx.Client, incident: str) -> dict[str, Any]:
    found: dict[str, Any] = desk.get(f"/api/incidents/{incident}/bonds").json()
    return found


def renewed(desk: httpx.Client) -> dict[str, Any]:
    before = desk.get("/api/status").json()
    assert before["stale"]
    assert desk.post("/api/renew", json={}).json() == {"begun": True}
    now, until = before, time.monotonic() + 60
    while now["generation"] == before["generation"] and time.monotonic() < until:
        time.sleep(0.1)
        now = desk.get("/api/status").json()
        assert now["renewal_error"] is None
    return dict(now)


def told_twice(desk: httpx.Client) -> tuple[str, dict[str, Any]]:
    for row in incidents(desk):
        found = bonds(desk, row["id"])
        if len(found["tellings"]) > 1:
            return row["id"], found
    raise AssertionError("the sample has an incident that two reports tell")


def test_every_joined_telling_says_what_spoke_for_it(desk: httpx.Client) -> None:
    for row in incidents(desk):
        for telling in bonds(desk, row["id"])["tellings"]:
            assert telling["leads"] != bool(telling["because"])
            assert all(w in telling["sentence"] for w in telling["words"])


def test_a_parting_takes_effect_when_the_record_is_made_anew(renewing: httpx.Client) -> None:
    incident, found = told_twice(renewing)
    before = len(incidents(renewing))
    body = {"events": [found["tellings"][-1]["events"][0]], "by": "ann", "reason": "another day"}
    assert renewing.post(f"/api/incidents/{incident}/part", json=body).status_code == 200
    standing = bonds(renewing, incident)["rulings"]
    assert {(r["by"], r["reason"]) for r in standing} == {("ann", "another day")}
    assert not renewed(renewing)["stale"]
    assert len(incidents(renewing)) == before + 1


def test_a_joining_and_its_undo(renewing: httpx.Client) -> None:
    one, other = incidents(renewing)[:2]
    body = {"other": other["id"], "by": "ann", "reason": "one happening"}
    made = renewing.post(f"/api/incidents/{one['id']}/join", json=body)
    assert made.status_code == 200
    added = made.json()["added"][0]
    undo = {"at": added["at"], "by": "ann"}
    assert renewing.post("/api/bonds/undo", json=undo).status_code == 200
    assert bonds(renewing, one["id"])["rulings"] == []
    assert (
        renewing.post("/api/bonds/undo", json=undo).status_code == 400
        or not bonds(renewing, one["id"])["rulings"]
    )


def test_nobody_joins_what_somebody_else_ruled_on_unseen(desk: httpx.Client) -> None:
    one, other, third = incidents(desk)[:3]
    body = {"other": other["id"], "by": "ann", "reason": "one happening"}
    assert desk.post(f"/api/incidents/{one['id']}/join", json=body).status_code == 200
    late = {"other": third["id"], "by": "bob", "reason": "one happening"}
    answer = desk.post(f"/api/incidents/{one['id']}/join", json=late)
    assert answer.status_code == 409
    assert "ann" in answer.json()["detail"]
    seen = bonds(desk, one["id"])["seen"]
    assert desk.post(f"/api/incidents/{one['id']}/join", json={**late, "seen": seen}).is_success


def test_a_ruling_on_an_incident_needs_a_reason_and_rows_that_exist(desk: httpx.Client) -> None:
    one = incidents(desk)[0]["id"]
    assert (
        desk.post(
            f"/api/incidents/{one}/join", json={"other": "i-none", "by": "a", "reason": "x"}
        ).status_code
        == 404
    )
    assert (
        desk.post(
            f"/api/incidents/{one}/join", json={"other": one, "by": "a", "reason": "x"}
        ).status_code
        == 400
    )
    assert (
        desk.post(
            f"/api/incidents/{one}/part", json={"events": ["e"], "by": "a", "reason": ""}
        ).status_code
        == 422
    )


def test_near_incidents_say_what_they_have_in_common(desk: httpx.Client) -> None:
    rows = incidents(desk)
    for row in rows:
        for near in desk.get(f"/api/incidents/{row['id']}/near").json():
            assert len(near["common"]) >= 2
            assert near["incident"]["id"] != row["id"]
    words = rows[-1]["title"].split()[0]
    found = desk.get(f"/api/incidents/{rows[0]['id']}/near", params={"q": words}).json()
    assert all(words.casefold() in n["incident"]["title"].casefold() for n in found)


def test_a_desk_that_only_reads_says_so(desk: httpx.Client) -> None:
    assert desk.post("/api/renew", json={}).status_code == 400
    assert not desk.get("/api/status").json()["renewable"]
