"""Rulings: added, refused, taken back, found again after reading anew."""

from __future__ import annotations

from typing import Any

import httpx

from tests.desk.conftest import desk_over
from tetrapylon.run.reading import Outcome, Silent, rebuild
from tetrapylon.run.tools import Tools
from tetrapylon.store.store import Store


def first(desk: httpx.Client) -> dict[str, Any]:
    row: dict[str, Any] = desk.get("/api/queue").json()["rows"][0]["claim"]
    return row


def rule(desk: httpx.Client, claims: list[str], ruling: str, **more: object) -> httpx.Response:
    body = {"claims": claims, "ruling": ruling, "by": "ann", **more}
    return desk.post("/api/rulings", json=body)


def state(desk: httpx.Client, claim: str) -> str:
    return str(desk.get(f"/api/claims/{claim}").json()["claim"]["state"])


def undo(desk: httpx.Client, by: str = "ann") -> httpx.Response:
    return desk.post("/api/rulings/undo", json={"by": by})


def test_a_ruling_changes_the_claim_and_leaves_the_queue(desk: httpx.Client) -> None:
    claim = first(desk)["id"]
    assert rule(desk, [claim], "accept").status_code == 200
    assert state(desk, claim) == "accepted"
    assert first(desk)["id"] != claim


def test_no_card_of_the_queue_gives_a_reason_twice(desk: httpx.Client) -> None:
    rows = desk.get("/api/queue", params={"limit": 500}).json()["rows"]
    assert rows
    assert all(len(set(row["why"])) == len(row["why"]) for row in rows)


def test_a_rejection_needs_a_reason(desk: httpx.Client) -> None:
    claim = first(desk)["id"]
    assert rule(desk, [claim], "reject").status_code == 400
    assert rule(desk, [claim], "reject", reason="not said so").status_code == 200
    assert state(desk, claim) == "rejected"


def test_undo_goes_back_step_by_step(desk: httpx.Client) -> None:
    claim = first(desk)["id"]
    rule(desk, [claim], "accept")
    seen = desk.get(f"/api/claims/{claim}").json()["claim"]["ruling"]
    rule(desk, [claim], "reject", reason="wrong speaker", seen=seen)
    states = [state(desk, claim)]
    for _ in range(2):
        assert undo(desk).status_code == 200
        states.append(state(desk, claim))
    assert states == ["rejected", "accepted", "open"]
    assert undo(desk).status_code == 400


def test_a_sweep_is_one_ruling_for_all_and_one_undo(desk: httpx.Client) -> None:
    rows = desk.get("/api/queue", params={"limit": 200}).json()["rows"]
    row = next(r for r in rows if r["agreeing"])
    claims = [row["claim"]["id"], *row["agreeing"]]
    rule(desk, claims, "accept")
    assert {state(desk, c) for c in claims} == {"accepted"}
    undo(desk)
    assert {state(desk, c) for c in claims} == {"open"}


def test_a_correction_names_a_field_and_a_value_that_it_can_hold(desk: httpx.Client) -> None:
    claim = first(desk)["id"]
    assert rule(desk, [claim], "correct").status_code == 400
    assert rule(desk, [claim], "correct", fields={"modality": "sung"}).status_code == 400
    assert rule(desk, [claim], "correct", fields={"colour": "red"}).status_code == 400
    assert rule(desk, [claim], "correct", fields={"content_time": "2016-03"}).status_code == 200
    assert state(desk, claim) == "corrected"


def test_the_second_reviewer_is_told_of_the_first(desk: httpx.Client) -> None:
    claim = first(desk)["id"]
    rule(desk, [claim], "accept")
    late = desk.post("/api/rulings", json={"claims": [claim], "ruling": "accept", "by": "bob"})
    assert late.status_code == 409
    assert "ann" in late.json()["detail"]


def test_two_desks_over_one_store_lose_nothing(store: Store) -> None:
    with desk_over(store) as one, desk_over(store) as two:
        rows = one.get("/api/queue").json()["rows"]
        a, b = rows[0]["claim"]["id"], rows[-1]["claim"]["id"]
        rule(one, [a], "accept")
        two.post("/api/rulings", json={"claims": [b], "ruling": "accept", "by": "bob"})
        with store.view() as view:
            assert {d.by for d in view.decisions()} == {"ann", "bob"}


def test_agreement_between_reviewers_is_counted(desk: httpx.Client) -> None:
    claim = first(desk)["id"]
    rule(desk, [claim], "accept")
    seen = desk.get(f"/api/claims/{claim}").json()["claim"]["ruling"]
    body = {"claims": [claim], "ruling": "accept", "by": "bob", "seen": seen}
    assert desk.post("/api/rulings", json=body).status_code == 200
    log = desk.get("/api/rulings").json()
    assert (log["both_ruled"], log["agreed"]) == (1, 1)


def test_rulings_survive_reading_anew(store: Store, tools: Tools) -> None:
    with desk_over(store) as desk:
        rows = desk.get("/api/queue").json()["rows"]
        kept, corrected, gone = (r["claim"]["id"] for r in rows[:3])
        rule(desk, [kept], "accept")
        rule(desk, [corrected], "correct", fields={"content_time": "2016-03-22"})
        rule(desk, [gone], "reject", reason="not said so")
    rebuild(store, lambda: tools, Outcome(), progress=Silent())
    with desk_over(store) as desk:
        assert state(desk, kept) == "accepted"
        found = desk.get(f"/api/claims/{corrected}").json()["claim"]
        assert (found["state"], found["content_time"]) == ("corrected", "2016-03-22")
        assert desk.get(f"/api/claims/{gone}").status_code == 404


def test_a_ruling_stands_in_every_export(desk: httpx.Client) -> None:
    claim = first(desk)
    rule(desk, [claim["id"]], "reject", reason="not said so")
    query = {"report": claim["report"]}
    for form, sign in (("csv", ",rejected"), ("jsonl", '"rejected"'), ("html", "rejected")):
        text = desk.get("/api/export", params={**query, "form": form}).text
        assert sign in text
