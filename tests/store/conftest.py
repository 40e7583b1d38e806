"""Stores of every kind for one behaviour suite, and a PostgreSQL server of the tests' own."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from tetrapylon.store.store import Store, open_store

SERVER_FOLDERS = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/bin")
NUMBERS = count(1)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a server that lives as long as the tests, on a socket in a folder of its own."""
    programs = _programs()
    if programs is None:
        message = "no PostgreSQL server is installed (Debian: apt-get install postgresql)"
        if os.environ.get("TETRAPYLON_CI"):
            pytest.fail(message)
        pytest.skip(message)
    folder = Path(tempfile.mkdtemp(prefix="tp-pg-"))
    as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    if as_user:
        shutil.chown(folder, "postgres")
    folder.chmod(0o700)
    cluster = folder / "data"
    _run(as_user, programs / "initdb", "-D", cluster, "-A", "trust", "-U", "tests", "-E", "UTF8")
    settings = f"-k {folder} -c listen_addresses='' -c fsync=off -c shared_buffers=32MB"
    _run(
        as_user,
        programs / "pg_ctl",
        "-D",
        cluster,
        "-w",
        "-l",
        folder / "log",
        "-o",
        settings,
        "start",
    )
    yield f"postgresql://tests@/postgres?host={folder}"
    _run(as_user, programs / "pg_ctl", "-D", cluster, "-m", "immediate", "stop")
    shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path | None:
    for pattern in SERVER_FOLDERS:
        for folder in sorted(Path("/").glob(pattern.lstrip("/")), reverse=True):
            if (folder / "initdb").exists():
                return folder
    found = shutil.which("initdb")
    return Path(found).parent if found else None


def _run(as_user: list[str], *words: object) -> None:
    subprocess.run([*as_user, *map(str, words)], check=True, capture_output=True, cwd="/")


@pytest.fixture
def database(postgres: str) -> str:
    """The address of an empty database."""
    psycopg = pytest.importorskip("psycopg")
    name = f"record_{os.getpid()}_{next(NUMBERS)}"
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return postgres.replace("/postgres?", f"/{name}?")


@pytest.fixture(params=["memory", "file", pytest.param("postgres", marks=pytest.mark.postgres)])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store of each kind."""
    match request.param:
        case "memory":
            place = ":memory:"
        case "file":
            place = str(tmp_path / "r.db")
        case _:
            place = request.getfixturevalue("database")
    made = open_store(place, create=True)
    yield made
    made.close()
