"""Who may talk to the desk: its own page on its own address, and who knows the token."""

from __future__ import annotations

import httpx
import pytest

from tests.desk.conftest import desk_over
from tetrapylon.desk.guard import Rules
from tetrapylon.desk.serve import Address, address_for, is_loopback
from tetrapylon.store.store import Store

RULING = {"claims": ["c-1"], "ruling": "accept", "by": "tester"}


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8737", "127.0.0.1:1", "127.0.0.1.evil.example:8737", ""]
)
def test_a_foreign_host_is_refused(desk: httpx.Client, host: str) -> None:
    assert desk.get("/api/status", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:8737", "localhost:8737", "[::1]:8737"])
def test_the_own_host_is_served(desk: httpx.Client, host: str) -> None:
    assert desk.get("/api/status", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1"])
def test_a_foreign_origin_is_refused(desk: httpx.Client, origin: str) -> None:
    headers = {"origin": origin}
    assert desk.get("/api/status", headers=headers).status_code == 403
    assert desk.post("/api/rulings", json=RULING, headers=headers).status_code == 403


def test_a_write_from_another_site_is_refused(desk: httpx.Client) -> None:
    headers = {"sec-fetch-site": "cross-site"}
    assert desk.post("/api/rulings", json=RULING, headers=headers).status_code == 403


def test_a_write_as_a_form_is_refused(desk: httpx.Client) -> None:
    assert desk.post("/api/rulings", data={"by": "x"}).status_code == 403


def test_every_answer_carries_the_content_policy(desk: httpx.Client) -> None:
    for path in ("/", "/api/status", "/api/nothing"):
        policy = desk.get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy


def test_a_desk_with_a_token_serves_only_those_who_know_it(store: Store) -> None:
    with desk_over(store, token="secret") as desk:  # noqa: S106 - a test's token
        assert desk.get("/api/status").status_code == 401
        wrong = {"authorization": "Bearer wrong"}
        assert desk.get("/api/status", headers=wrong).status_code == 401
        right = {"authorization": "Bearer secret"}
        assert desk.get("/api/status", headers=right).status_code == 200


def test_the_printed_address_gives_the_browser_its_cookie(store: Store) -> None:
    with desk_over(store, token="secret") as desk:  # noqa: S106 - a test's token
        first = desk.get("/?token=secret")
        assert "HttpOnly" in first.headers["set-cookie"]
        assert desk.get("/api/status").status_code == 200


def test_other_machines_are_never_served_without_a_token() -> None:
    assert address_for("0.0.0.0", None, None).token  # noqa: S104 - what is tested
    assert address_for("127.0.0.1", None, None).token is None
    assert is_loopback("127.0.0.5")


def test_the_address_to_open_carries_the_token() -> None:
    address = Address(host="::1", port=9, token="t")  # noqa: S106 - a test's token
    assert address.url == "http://[::1]:9/?token=t"


def test_a_broken_cookie_is_no_token() -> None:
    rules = Rules(hosts=frozenset({"localhost"}), port=9, token="t")  # noqa: S106 - a test's token
    status, _ = rules.refusal("GET", {"host": "localhost:9", "cookie": "\x00;;="}, "")
    assert status == 401
