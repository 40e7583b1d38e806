"""The lineage of a store's archive, kept in a file beside it from one run to the next.

The file only saves time: one that is missing, damaged, foreign or of another version is passed over, and the lineage is
made from the record. It is a pickle of which only this program's own classes and plain containers are let in, so that a
file from elsewhere cannot run anything.
"""

from __future__ import annotations

import io
import os
import pickle
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import blake2b
from importlib import import_module
from pathlib import Path

import numpy as np

from tetrapylon import link
from tetrapylon.link.strands import KeptLineage

MAGIC = b"tetrapylon lineage\n"
OWN = "tetrapylon.link."
PLAIN = {
    ("builtins", "set"): set,
    ("builtins", "list"): list,
    ("builtins", "frozenset"): frozenset,
    ("collections", "Counter"): Counter,
    ("collections", "defaultdict"): defaultdict,
    ("numpy", "ndarray"): np.ndarray,
    ("numpy", "dtype"): np.dtype,
}
MAKERS_OF_ARRAYS = frozenset({"_frombuffer", "_reconstruct"})


class _Reader(pickle.Unpickler):
    """Lets in classes of the link room, containers and arrays; refuses all else."""

    def find_class(self, module: str, name: str) -> object:  # type: ignore[explicit-override] # typing.override is newer than 3.11
        """Return the class of a name.

        Raises:
            UnpicklingError: it is none of those that a lineage is made of.
        """
        if (module, name) in PLAIN:
            return PLAIN[module, name]
        found = getattr(import_module(module), name, None) if _may_hold(module, name) else None
        arrays = module.startswith("numpy.") and name in MAKERS_OF_ARRAYS
        own = isinstance(found, type) and found.__module__ == module
        if found is None or not (arrays or own):
            raise pickle.UnpicklingError(f"{module}.{name} is no part of a lineage")
        return found


def _may_hold(module: str, name: str) -> bool:
    own = module.startswith((OWN, "tetrapylon.model."))
    return own or (module.startswith("numpy.") and name in MAKERS_OF_ARRAYS)


@contextmanager
def kept_lineage(parses: Path | None) -> Iterator[KeptLineage]:
    """Give the lineage of a store, and keep what it learnt when the block ends well."""
    lineage = read_lineage(lineage_file(parses))
    yield lineage
    write_lineage(lineage_file(parses), lineage)


def lineage_file(parses: Path | None) -> Path | None:
    """Return where the lineage of a store lies, given its parse cache: beside that; None for a store in memory."""
    return parses.with_suffix(".lineage") if parses else None


def read_lineage(file: Path | None) -> KeptLineage:
    """Return the lineage that `file` keeps, an empty one where it keeps none that can be used."""
    if file is None or not file.is_file():
        return KeptLineage()
    head, body = MAGIC + _program(), file.read_bytes()
    if not body.startswith(head):
        return KeptLineage()
    try:
        found = _Reader(io.BytesIO(body[len(head) :])).load()
    except (pickle.UnpicklingError, EOFError, AttributeError, ImportError, ValueError, TypeError):
        return KeptLineage()
    return found if isinstance(found, KeptLineage) else KeptLineage()


def write_lineage(file: Path | None, lineage: KeptLineage) -> None:
    """Keep a lineage in `file`, in place of what is there; nothing where it has no news or no file."""
    if file is None or not lineage.has_news:
        return
    new = file.with_name(f"{file.name}.{os.getpid()}")
    new.write_bytes(MAGIC + _program() + pickle.dumps(lineage, protocol=5))
    new.replace(file)


@cache
def _program() -> bytes:
    """Return a digest of the code that makes lineages: a kept one is of use to the same code alone."""
    digest = blake2b(digest_size=16)
    for folder in link.__path__:
        for code in sorted(Path(folder).glob("*.py")):
            if code.stem.startswith(("strands", "alignment")):
                digest.update(code.read_bytes())
    return digest.digest()
