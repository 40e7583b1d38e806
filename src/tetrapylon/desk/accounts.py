"""Accounts of people who review from other machines: names with salted scrypt hashes, sessions in memory.

The file holds no password. A session is a random word in a cookie, and ends with the desk or after `SESSION_S`.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from http.cookies import CookieError, SimpleCookie
from pathlib import Path

COOKIE = "tetrapylon_session"
SESSION_S = 12 * 3600
COST, BLOCK, LANES = 2**14, 8, 1
"""scrypt's N, r and p: 16 MB and some 50 ms a try (RFC 7914's interactive setting)."""
LEAST_PASSWORD = 10
MOST_TRIES, LOCKED_S = 5, 60
"""Wrong passwords for one name after which it is locked, and for how many seconds."""


class BadAccount(ValueError):
    """An account cannot be made or the file of accounts not be read. Show the message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """One account: the hash of a password under a salt, both in hex, with scrypt's costs."""

    name: str
    salt: str
    hash: str
    n: int = COST
    r: int = BLOCK
    p: int = LANES

    def knows(self, password: str) -> bool:
        """Tell whether a password is this user's."""
        return hmac.compare_digest(_hash(password, self).encode(), self.hash.encode())


def _hash(password: str, user: User) -> str:
    salt, n, r, p = bytes.fromhex(user.salt), user.n, user.r, user.p
    return hashlib.scrypt(password.encode(), salt=salt, n=n, r=r, p=p, maxmem=2**27).hex()


def new_user(name: str, password: str) -> User:
    """Return an account.

    Raises:
        BadAccount: the name is empty or the password too short.
    """
    if not name.strip() or len(name) > 120:
        raise BadAccount("an account has a name of 1 to 120 characters")
    if len(password) < LEAST_PASSWORD:
        raise BadAccount(f"a password has {LEAST_PASSWORD} characters at least")
    blank = User(name=name.strip(), salt=secrets.token_hex(16), hash="")
    return User(name=blank.name, salt=blank.salt, hash=_hash(password, blank))


def load_users(path: Path) -> dict[str, User]:
    """Return the accounts of a file by name; none where there is no file.

    Raises:
        BadAccount: the file is no list of accounts.
    """
    if not path.exists():
        return {}
    try:
        users = [User(**row) for row in json.loads(path.read_text(encoding="utf-8"))]
    except (json.JSONDecodeError, TypeError) as error:
        raise BadAccount(f"{path} is no file of accounts: {error}") from error
    return {u.name: u for u in users}


def save_user(path: Path, user: User) -> None:
    """Add an account to a file, in place of one of the same name; only its owner may read the file."""
    users = load_users(path) | {user.name: user}
    fresh = path.with_name(f"{path.name}.new")
    fresh.touch(mode=0o600)
    rows = [asdict(users[name]) for name in sorted(users)]
    fresh.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    fresh.replace(path)


class Accounts:
    """Who is signed in. `clock` gives seconds that never go back."""

    def __init__(
        self, users: Mapping[str, User], *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._users, self._clock = users, clock
        self._sessions: dict[str, tuple[str, float]] = {}
        self._wrong: dict[str, list[float]] = {}
        self._nobody = new_user("nobody", secrets.token_urlsafe(24))

    def sign_in(self, name: str, password: str) -> str | None:
        """Return a new session's word, None where name and password do not go together or the name is locked."""
        now = self._clock()
        tries = [t for t in self._wrong.get(name, ()) if now - t < LOCKED_S]
        if len(tries) >= MOST_TRIES:
            return None
        user = self._users.get(name)
        right = (user or self._nobody).knows(password)
        if user is None or not right:
            self._wrong = {k: v for k, v in self._wrong.items() if now - v[-1] < LOCKED_S}
            self._wrong[name] = [*tries, now]
            return None
        self._wrong.pop(name, None)
        word = secrets.token_urlsafe(32)
        self._sessions = {w: s for w, s in self._sessions.items() if s[1] > now}
        self._sessions[word] = (name, now + SESSION_S)
        return word

    def sign_out(self, cookies: str) -> None:
        """End the session of a request's cookies."""
        self._sessions.pop(_word(cookies), None)

    def who(self, cookies: str) -> str | None:
        """Return whose session a request's cookies carry, None for nobody's."""
        name, until = self._sessions.get(_word(cookies), (None, 0.0))
        return name if until > self._clock() else None


def _word(cookies: str) -> str:
    try:
        found = SimpleCookie(cookies).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""
