"""Accounts for other machines: what is refused without one, and whose name a ruling carries."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from tests.desk.conftest import PORT
from tetrapylon.cli.app import app as program
from tetrapylon.desk.accounts import Accounts, BadAccount, User, load_users, new_user
from tetrapylon.desk.answering import House
from tetrapylon.desk.app import application
from tetrapylon.desk.guard import LOOPBACK, Rules
from tetrapylon.desk.keeper import Keeper
from tetrapylon.desk.serve import address_for
from tetrapylon.store.store import Store

RIGHT = {"name": "ann", "password": "correct horse"}


@pytest.fixture(scope="module")
def users() -> dict[str, User]:
    return {"ann": new_user("ann", RIGHT["password"])}


@pytest.fixture
def guarded(store: Store, users: dict[str, User]) -> Iterator[httpx.Client]:
    accounts = Accounts(users)
    house = House(keeper=Keeper(store), name="x", reviewer="owner", accounts=accounts)
    rules = Rules(hosts=LOOPBACK, port=PORT, token="spare", accounts=accounts)  # noqa: S106 - a test's
    with TestClient(application(house, rules), base_url=f"http://127.0.0.1:{PORT}") as client:
        yield client


def test_without_a_session_the_page_opens_and_no_data_does(guarded: httpx.Client) -> None:
    assert guarded.get("/").status_code == 200
    assert guarded.get("/api/account").json() == {"needed": True, "name": None}
    for path in ("status", "claims", "export", "drafts", "rulings/export", "openapi.json"):
        assert guarded.get(f"/api/{path}").status_code == 401
    for path in ("rulings", "rulings/undo", "rulings/import", "drafts", "renew", "sign-out"):
        assert guarded.post(f"/api/{path}", json={}).status_code == 401


def test_a_wrong_password_and_an_unknown_name_are_refused_alike(guarded: httpx.Client) -> None:
    answers = [
        guarded.post("/api/sign-in", json={"name": name, "password": "wrong password"})
        for name in ("ann", "bob")
    ]
    assert {a.status_code for a in answers} == {401}
    assert answers[0].json() == answers[1].json()
    assert guarded.get("/api/status").status_code == 401


def test_a_session_is_a_cookie_that_scripts_and_other_sites_never_see(
    guarded: httpx.Client,
) -> None:
    cookie = guarded.post("/api/sign-in", json=RIGHT).headers["set-cookie"].casefold()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert guarded.get("/api/status").json()["account"] == "ann"
    assert guarded.post("/api/sign-out", json={}).status_code == 200
    assert guarded.get("/api/status").status_code == 401


def test_a_ruling_carries_the_name_of_the_account_whatever_it_says(guarded: httpx.Client) -> None:
    guarded.post("/api/sign-in", json=RIGHT)
    claim = guarded.get("/api/queue").json()["rows"][0]["claim"]["id"]
    body = {"claims": [claim], "ruling": "accept", "by": "somebody else"}
    assert guarded.post("/api/rulings", json=body).json()["added"][0]["by"] == "ann"
    draft = guarded.post("/api/drafts", json={"by": "somebody else"}).json()
    assert draft["draft"]["by"] == "ann"
    undone = guarded.post("/api/rulings/undo", json={"by": "somebody else"})
    assert undone.json()["added"][0]["by"] == "ann"


def test_the_token_still_lets_in(guarded: httpx.Client) -> None:
    assert guarded.get("/api/status", headers={"authorization": "Bearer spare"}).status_code == 200
    assert guarded.get("/api/status", headers={"authorization": "Bearer "}).status_code == 401


def test_a_name_is_locked_for_a_while_after_wrong_passwords(users: dict[str, User]) -> None:
    moment = [0.0]
    accounts = Accounts(users, clock=lambda: moment[0])
    assert [accounts.sign_in("ann", "wrong password") for _ in range(5)] == [None] * 5
    assert accounts.sign_in(**RIGHT) is None
    moment[0] = 61.0
    word = accounts.sign_in(**RIGHT)
    assert word is not None
    assert accounts.who(f"tetrapylon_session={word}") == "ann"
    moment[0] += 13 * 3600
    assert accounts.who(f"tetrapylon_session={word}") is None


def test_the_file_holds_a_salted_hash_and_is_its_owners_alone(tmp_path: Path) -> None:
    listed = tmp_path / "x.users"
    for name in ("ann", "bob"):
        words = ["desk", "--users", str(listed), "--add-user", name]
        run = CliRunner().invoke(program, words, input="correct horse\ncorrect horse\n")
        assert run.exit_code == 0, run.output
    text = listed.read_text(encoding="utf-8")
    known = load_users(listed)
    assert "correct" not in text
    assert known["ann"].hash != known["bob"].hash
    assert known["ann"].knows("correct horse")
    assert not known["ann"].knows("correct horsf")
    assert stat.S_IMODE(listed.stat().st_mode) == 0o600


def test_a_short_password_and_a_broken_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadAccount):
        new_user("ann", "short")
    (tmp_path / "x").write_text("{")
    with pytest.raises(BadAccount):
        load_users(tmp_path / "x")


def test_other_machines_meet_accounts_or_a_token_never_neither(users: dict[str, User]) -> None:
    open_to_all = "0.0.0.0"  # noqa: S104 - what is tested
    assert address_for(open_to_all, None, None).rules.token
    rules = address_for(open_to_all, None, None, Accounts(users)).rules
    assert (rules.token, rules.accounts is not None) == (None, True)
