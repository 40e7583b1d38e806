"""Agreement of reviewers, and rulings carried from one store to another by the page."""

from __future__ import annotations

import json

import httpx
import pytest

from tests.desk.conftest import desk_over
from tests.desk.test_review import rule
from tetrapylon.desk.agreement import kappa
from tetrapylon.store.store import Store

YES, NO = "accepted", "rejected"


@pytest.mark.parametrize(
    ("verdicts", "found"),
    [
        ([(YES, YES)] * 20 + [(YES, NO)] * 5 + [(NO, YES)] * 10 + [(NO, NO)] * 15, 0.4),
        ([(YES, YES)] * 4 + [(NO, NO)] * 4, 1.0),
        ([(YES, NO), (NO, YES)], -1.0),
        ([(YES, YES)] * 3, None),
        ([], None),
    ],
)
def test_kappa_takes_chance_off(verdicts: list[tuple[str, str]], found: float | None) -> None:
    assert kappa(verdicts) == found


def test_the_log_shows_how_two_reviewers_agree(desk: httpx.Client) -> None:
    claims = [r["claim"]["id"] for r in desk.get("/api/queue").json()["rows"][:4]]
    for claim in claims:
        rule(desk, [claim], "accept")
    for claim, ruling in zip(claims, ("accept", "accept", "reject", "accept"), strict=True):
        seen = desk.get(f"/api/claims/{claim}").json()["claim"]["ruling"]
        more = {"seen": seen, "reason": "not said so", "by": "bob"}
        assert rule(desk, [claim], ruling, **more).status_code == 200
    (pair,) = desk.get("/api/rulings").json()["pairs"]
    assert (pair["one"], pair["other"], pair["both"], pair["agreed"]) == ("ann", "bob", 4, 3)
    assert pair["kappa"] == 0.0


def test_rulings_are_exported_and_taken_in_once(desk: httpx.Client, store: Store) -> None:
    claim = desk.get("/api/queue").json()["rows"][0]["claim"]["id"]
    rule(desk, [claim], "accept")
    lines = desk.get("/api/rulings/export").text
    strange = json.dumps({**json.loads(lines), "id": "d-x", "report": "r-elsewhere"})
    with desk_over(store) as other:
        done = other.post("/api/rulings/import", json={"lines": f"{lines}{strange}\n"})
        assert done.json() == {"new": 0, "known": 1, "strange": 1}
        assert other.post("/api/rulings/import", json={"lines": "no ruling"}).status_code == 400
