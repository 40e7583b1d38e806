"""What tests share: one parser for the session, documents from a line of text, no outside sockets."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable

import pytest

from tetrapylon.model.document import Document
from tetrapylon.run.cached_parser import CachedParser
from tetrapylon.run.documents import open_document, report_of_text
from tetrapylon.run.spacy_parser import SpacyParser
from tetrapylon.store.parse_cache import ParseCache

OpenDocument = Callable[[str], Document]


@pytest.fixture(scope="session")
def parser() -> CachedParser:
    """The real parser, with a cache in memory."""
    return CachedParser(SpacyParser(), ParseCache(None))


@pytest.fixture(scope="session")
def document(parser: CachedParser) -> OpenDocument:
    """A function that lays a text on the reading desk."""

    def opened(text: str) -> Document:
        return open_document(report_of_text(text), parser=parser)

    return opened


@pytest.fixture(autouse=True)
def loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse connections that leave this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        host = address[0] if isinstance(address, tuple) else address
        if isinstance(address, tuple) and host not in ("127.0.0.1", "::1", "localhost"):
            raise OSError(f"tests may not connect to {host}; only loopback is allowed")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)


AVOIDABLE = "TETRAPYLON_CI"
"""Set by `.ci/run`: a skip that installing something could have avoided is then a failure."""
OUTSIDE = "../shared"
"""What no installation brings: evaluation material beside the checkout."""


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a CI run that skipped a test for want of something it could have installed."""
    if not os.environ.get(AVOIDABLE):
        return
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter else []
    avoidable = [s.nodeid for s in skipped if OUTSIDE not in str(s.longrepr)]
    if avoidable:
        sys.stderr.write(f"skipped, though CI can install what is missing: {avoidable}\n")
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
