"""The packaged sample read into a store once, and desks over copies of it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import httpx
import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, sync_playwright

from tests.desk.browsing import FLAGS, Desk, chromium, running
from tetrapylon.desk.answering import House
from tetrapylon.desk.app import application, page_folder
from tetrapylon.desk.guard import LOOPBACK, Rules
from tetrapylon.desk.keeper import Keeper
from tetrapylon.gather.limits import Limits
from tetrapylon.run.cached_parser import CachedParser
from tetrapylon.run.reading import read_inputs
from tetrapylon.run.tools import Tools, open_tools
from tetrapylon.store.store import Store, open_store

PORT = 8737
SAMPLE = Path(str(files("tetrapylon.cli").joinpath("sample")))


@pytest.fixture(scope="session")
def tools(parser: CachedParser) -> Tools:
    return open_tools(parses=None, parser=parser)


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory, tools: Tools) -> Path:
    """The sample's record in a file; tests copy it."""
    path = tmp_path_factory.mktemp("desk") / "sample.db"
    store = open_store(str(path), create=True)
    read_inputs(store, [str(SAMPLE)], lambda: tools, limits=Limits())
    store.close()
    return path


@pytest.fixture
def store(sample_file: Path, tmp_path: Path) -> Iterator[Store]:
    """A store of its own for one test."""
    path = tmp_path / "record.db"
    for suffix in ("", "-wal"):
        beside = Path(f"{sample_file}{suffix}")
        if beside.exists():
            shutil.copy(beside, f"{path}{suffix}")
    opened = open_store(str(path))
    yield opened
    opened.close()


def desk_over(store: Store, *, token: str | None = None) -> TestClient:
    """A client of a desk over a store."""
    house = House(keeper=Keeper(store), name="sample", reviewer="tester")
    app = application(house, Rules(hosts=LOOPBACK, port=PORT, token=token))
    return TestClient(app, base_url=f"http://127.0.0.1:{PORT}")


@pytest.fixture
def desk(store: Store) -> Iterator[httpx.Client]:
    with desk_over(store) as client:
        yield client


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, with software drawing."""
    path = chromium()
    if path is None:
        pytest.skip("no Chromium; install the package chromium")
    if not (page_folder() / "index.html").is_file():
        pytest.skip("the page is not built; run `make ui`")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def served(store: Store) -> Iterator[Desk]:
    """A desk in a thread; fails the test on any complaint of a page."""
    with running(store) as desk:
        yield desk
