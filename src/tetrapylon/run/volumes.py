"""An archive in volumes: a folder of stores, each with the reports of one stretch of days, linked by itself.

What is added touches the volumes of its days and no other: it costs what these hold, whatever the archive holds, and takes
no more memory than the largest of them. For that, nothing is linked from one volume to another: `joined` makes one
record of any volumes, from their readings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tetrapylon.run.collecting import seldom_collected
from tetrapylon.run.reading import Outcome, Progress, read_waiting, rebuild
from tetrapylon.run.tools import Tools
from tetrapylon.run.volume_of import UNDATED, Stretch
from tetrapylon.store.errors import StoreError
from tetrapylon.store.kept import copy_kept
from tetrapylon.store.search import find_sentences, terms_of
from tetrapylon.store.store import Store, open_store
from tetrapylon.store.view import View
from tetrapylon.store.volume_list import VolumeList

MOST_SENTENCES = 1_000_000
"""Sentences of a volume that are looked at for what a report is about: all of them."""
SUFFIX = ".db"


class NoSuchVolume(StoreError):
    """There is no volume in a stretch of time."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"{folder} has no volume there; `tetrapylon volumes list {folder}` shows them"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Volumes:
    """The volumes in a folder."""

    folder: Path
    listed: VolumeList

    def place(self, name: str) -> str:
        """Return the path of a volume's store."""
        return str(self.folder / f"{name}{SUFFIX}")

    @contextmanager
    def opened(self, name: str, *, create: bool = False) -> Iterator[Store]:
        """Open a volume's store and close it afterwards."""
        store = open_store(self.place(name), create=create)
        try:
            yield store
        finally:
            store.close()

    def between(self, first: str | None, last: str | None) -> list[str]:
        """Return the names of volumes from one to another, both included, without the undated one where any end is given.

        A beginning of a name stands for all names that begin so: `2016` for `2016-03`.

        Raises:
            NoSuchVolume: there is none.
        """
        names = self.listed.names()
        if first or last:
            names = [n for n in names if n != UNDATED]
        found = [
            n
            for n in names
            if (not first or n >= first) and (not last or n <= last or n.startswith(last))
        ]
        if not found:
            raise NoSuchVolume(self.folder)
        return found


@contextmanager
def opened_volumes(folder: Path, *, by: Stretch | None = None) -> Iterator[Volumes]:
    """Open the volumes of a folder and close them afterwards.

    Args:
        folder: where they lie.
        by: how long each is; they are made where there are none. None opens what is there.

    Raises:
        VolumesMissing: there are none and `by` is None.
        OtherStretch: they are of another length.
    """
    listed = VolumeList(folder, by=by.value if by else None)
    try:
        yield Volumes(folder=folder, listed=listed)
    finally:
        listed.close()


@seldom_collected()
def joined(
    volumes: Volumes,
    names: Sequence[str],
    target: Store,
    tools: Callable[[], Tools],
    *,
    about: str | None = None,
    progress: Progress,
) -> tuple[int, Outcome]:
    """Keep what volumes keep in one store and link it as one record; return how many reports are new to it.

    Readings are taken as they are; one of older readers is made anew.

    Args:
        volumes: of the archive.
        names: which to join.
        target: where to.
        tools: for linking.
        about: words that a sentence of each report must have, a name in any spelling that its volume knows; None for all.
        progress: told how far it is.
    """
    outcome, new = Outcome(), 0
    progress.begin("joining", len(names))
    for name in names:
        with volumes.opened(name) as store, store.view() as view:
            new += copy_kept(view, target, None if about is None else _about(view, about))
        progress.advance(name)
    read_waiting(target, tools, outcome, progress=progress, everything=False)
    rebuild(target, tools, outcome, progress=progress)
    return new, outcome


def _about(view: View, words: str) -> frozenset[str]:
    terms = terms_of(view, words)
    return frozenset(h.report for h in find_sentences(view, terms, limit=MOST_SENTENCES))
