"""Who may talk to the desk, and what its pages may do: Host, Origin, token, and the headers of every answer.

The desk listens on this machine. A page of another site that the analyst has open may still send requests to
it, or point its own name at 127.0.0.1 (DNS rebinding); so Host must name this server, a write must come
from its own page, and a desk that others can reach asks for a token.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tetrapylon.desk.accounts import Accounts

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
READS = frozenset({"GET", "HEAD"})
COOKIE = "tetrapylon_token"
OPEN = frozenset({"/api/account", "/api/sign-in"})
"""Addresses of the API that a desk with accounts answers to everybody."""
POLICY: Mapping[str, str] = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data: blob:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "object-src": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "svelte-trusted-html default",
}
"""What a page of the desk may load and run: its own files, nothing inline, nothing from elsewhere."""
MAPS = frozenset({"connect-src", "img-src"})
"""What a map of another server needs of the policy: its style and tiles, and nothing that runs."""


def policy_with(outside: Iterable[str]) -> str:
    """Return the content policy that lets pages ask these origins for maps."""
    origins = " ".join(outside)
    rows = ((k, f"{v} {origins}" if origins and k in MAPS else v) for k, v in POLICY.items())
    return "; ".join(f"{key} {value}" for key, value in rows)


HEADERS: Mapping[str, str] = {
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Names that Host may carry, the port served, and who is let in.

    With neither token nor accounts everybody who reaches the desk is. With accounts the page itself, which holds
    no data, and `OPEN` are served to everybody, so that somebody can sign in. `outside` are the origins of maps
    that the user named.
    """

    hosts: frozenset[str]
    port: int
    token: str | None = None
    outside: tuple[str, ...] = ()
    accounts: Accounts | None = None

    def refusal(
        self, method: str, headers: Mapping[str, str], query: str, *, path: str = "/api/"
    ) -> tuple[int, str]:
        """Return the status and reason of a refusal, or `(200, "")`."""
        if not self._own(headers.get("host", "")):
            return 421, "this address is not the desk's; open the one that it printed"
        origin = headers.get("origin")
        if origin is not None and not self._own(origin.partition("://")[2]):
            return 403, "requests from pages of other sites are refused"
        if method not in READS:
            site = headers.get("sec-fetch-site", "same-origin")
            kind = headers.get("content-type", "").partition(";")[0].strip().lower()
            if site not in ("same-origin", "none") or kind != "application/json":
                return 403, "changes are taken as JSON from the desk's own page only"
        if self.known(headers, query) or (self.accounts is not None and _open(path)):
            return 200, ""
        if self.accounts is not None:
            return 401, "sign in first"
        return 401, "this desk asks for its token; open the address that it printed"

    def known(self, headers: Mapping[str, str], query: str) -> bool:
        """Tell whether a request comes from somebody who is let in."""
        if self.token is None and self.accounts is None:
            return True
        return self._knows(headers, query) or self.who(headers) is not None

    def who(self, headers: Mapping[str, str]) -> str | None:
        """Return whose account a request comes from, None for nobody's."""
        return self.accounts.who(headers.get("cookie", "")) if self.accounts else None

    def _own(self, host: str) -> bool:
        name, _, port = host.rpartition(":") if not host.endswith("]") else (host, "", "")
        if not port.isdigit():
            name, port = host, "80"
        return name.strip("[]").lower() in self.hosts and port == str(self.port)

    def _knows(self, headers: Mapping[str, str], query: str) -> bool:
        given = headers.get("authorization", "").removeprefix("Bearer ")
        given = given or _cookie(headers.get("cookie", ""))
        given = given or query.removeprefix("token=")
        return self.token is not None and hmac.compare_digest(given.encode(), self.token.encode())


def _open(path: str) -> bool:
    return path in OPEN or not path.startswith("/api/")


def _cookie(header: str) -> str:
    try:
        found = SimpleCookie(header).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""


class Guard:
    """The outermost layer of the application: refuses, or passes on and adds the headers."""

    def __init__(self, app: ASGIApp, rules: Rules) -> None:
        self.app, self.rules = app, rules
        self.policy = policy_with(rules.outside)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = {k.decode("latin-1"): v.decode("latin-1") for k, v in scope["headers"]}
        query = scope.get("query_string", b"").decode("latin-1")
        path = str(scope["path"])
        status, why = self.rules.refusal(scope["method"], headers, query, path=path)
        scope.setdefault("state", {})
        scope["state"]["account"] = self.rules.who(headers)
        scope["state"]["known"] = self.rules.known(headers, query)
        answer = _with_headers(send, self.policy, self._cookie_for(query))
        if status == 200:
            await self.app(scope, receive, answer)
        else:
            await _refuse(answer, status, why)

    def _cookie_for(self, query: str) -> str | None:
        if self.rules.token is None or query != f"token={self.rules.token}":
            return None
        return f"{COOKIE}={self.rules.token}; Path=/; HttpOnly; SameSite=Strict"


def _with_headers(send: Send, policy: str, cookie: str | None) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            added = [(k.encode(), v.encode()) for k, v in HEADERS.items()]
            added.append((b"content-security-policy", policy.encode()))
            if cookie is not None:
                added.append((b"set-cookie", cookie.encode()))
            message["headers"] = [*message.get("headers", []), *added]
        await send(message)

    return sending


async def _refuse(send: Send, status: int, why: str) -> None:
    body = json.dumps({"detail": why}).encode()
    await send(
        {
            "type": "http.response.start",
            "status": status,
            "headers": [(b"content-type", b"application/json")],
        }
    )
    await send({"type": "http.response.body", "body": body})
