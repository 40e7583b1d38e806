"""Where parts lie: a folder of this machine, or an address that fsspec opens."""

from __future__ import annotations

import importlib
import os
from pathlib import Path
from typing import Any, Protocol
from uuid import uuid4

from tetrapylon.run.runner.port import WorkersUnready

REMOTE = "://"
SUFFIX = ".parquet"


class Place(Protocol):
    """A tree of files by relative path."""

    def write(self, path: str, body: bytes) -> None:
        """Write a file, whole or not at all."""
        ...

    def read(self, path: str) -> bytes:
        """Return a file's bytes."""
        ...

    def parts(self) -> set[str]:
        """Return the paths of all Parquet files."""
        ...

    def delete(self, path: str) -> None:
        """Delete a file."""
        ...


class Folder:
    """A folder of this machine."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, path: str, body: bytes) -> None:
        """Write a file under a temporary name, then rename it."""
        target = self._folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f".{target.name}.{uuid4().hex}")
        with part.open("wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)

    def read(self, path: str) -> bytes:
        """Return a file's bytes."""
        return (self._folder / path).read_bytes()

    def parts(self) -> set[str]:
        """Return the paths of all Parquet files."""
        found = self._folder.rglob(f"*{SUFFIX}")
        return {p.relative_to(self._folder).as_posix() for p in found}

    def delete(self, path: str) -> None:
        """Delete a file, and its folder where it was the last."""
        target = self._folder / path
        target.unlink()
        if not any(target.parent.iterdir()):
            target.parent.rmdir()


class Remote:
    """An address of another file system; an object store writes whole objects."""

    def __init__(self, address: str) -> None:
        try:
            found = importlib.import_module("fsspec.core").url_to_fs(address)
        except (ImportError, ValueError) as error:
            raise WorkersUnready(
                f"{address}: {error}; pip install 'tetrapylon[cluster]'"
            ) from error
        self._files: Any = found[0]
        self._root = str(found[1]).rstrip("/")

    def write(self, path: str, body: bytes) -> None:
        """Write an object."""
        target = f"{self._root}/{path}"
        self._files.makedirs(target.rpartition("/")[0], exist_ok=True)
        self._files.pipe_file(target, body)

    def read(self, path: str) -> bytes:
        """Return an object's bytes."""
        found: bytes = self._files.cat_file(f"{self._root}/{path}")
        return found

    def parts(self) -> set[str]:
        """Return the paths of all Parquet objects."""
        found = self._files.find(self._root)
        return {p.removeprefix(self._root).lstrip("/") for p in found if p.endswith(SUFFIX)}

    def delete(self, path: str) -> None:
        """Delete an object."""
        self._files.rm_file(f"{self._root}/{path}")


def place_at(address: str) -> Place:
    """Return the place at a path or an address.

    Raises:
        WorkersUnready: the address needs fsspec, and it or a driver of it is not installed.
    """
    return Remote(address) if REMOTE in address else Folder(Path(address))
