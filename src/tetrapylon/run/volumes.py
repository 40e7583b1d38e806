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
from typing import BinaryIO

from tetrapylon.gather.intake import gather
from tetrapylon.gather.item import Item
from tetrapylon.gather.limits import Limits
from tetrapylon.lexicon.outlets import OutletLexicon
from tetrapylon.run.collecting import seldom_collected
from tetrapylon.run.many_readers import HiredReaders, Readers
from tetrapylon.run.reading import (
    Outcome,
    Progress,
    ReadsMany,
    Silent,
    check_sums,
    read_waiting,
    rebuild,
    take_items,
)
from tetrapylon.run.runner.opening import free_folder, locked, opened_runner
from tetrapylon.run.taking import in_hand
from tetrapylon.run.tools import Tools
from tetrapylon.run.volume_of import UNDATED, Stretch, volume_of
from tetrapylon.store.errors import StoreError
from tetrapylon.store.kept import copy_kept
from tetrapylon.store.search import find_sentences, terms_of
from tetrapylon.store.store import Store, open_store
from tetrapylon.store.view import View
from tetrapylon.store.volume_list import VolumeList

AT_ONCE = 1_000
BYTES_AT_ONCE = 8_000_000
"""Items, and bytes of them, that are sorted into volumes together: each flush opens the stores of its volumes."""
MOST_SENTENCES = 1_000_000
"""Sentences of a volume that are looked at for what a report is about: all of them."""
SUFFIX = ".db"
LOCK = "volumes.lock"


class VolumesBusy(StoreError):
    """Another run is adding to the volumes."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"another run is adding to the volumes in {folder}; wait until it has ended"
        )


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """How volumes are read: tools for the store of each, and how far a run is told."""

    tools: Callable[[Store], Tools]
    readers: Readers | None = None
    progress: Progress = Silent()  # noqa: RUF009 - it has no state
    everything: bool = True


@seldom_collected()
def add_inputs(
    volumes: Volumes,
    paths: Sequence[str],
    reader: Reader,
    outlets: OutletLexicon,
    *,
    limits: Limits,
    stdin: BinaryIO | None = None,
) -> Outcome:
    """Gather `paths`, keep each report in the volume of its day, and bring these volumes up to date.

    Raises:
        VolumesBusy: another run is adding.
        SumsDisagree: the dispositions do not add up to the inputs taken.
    """
    outcome = Outcome()
    with _alone(volumes.folder):
        reader.progress.begin("gathering", None)
        gathered = gather(paths, limits=limits, stdin=stdin)
        for some in in_hand(gathered, most=AT_ONCE, most_bytes=BYTES_AT_ONCE):
            _keep(volumes, some, outcome, reader, outlets)
        _finish(volumes, volumes.listed.unfinished(), outcome, reader)
    check_sums(outcome)
    return outcome


@seldom_collected()
def update(volumes: Volumes, reader: Reader) -> Outcome:
    """Bring every volume up to date with the program's readers and linkers; what a killed run left is done too.

    Raises:
        VolumesBusy: another run is adding.
    """
    outcome = Outcome()
    with _alone(volumes.folder):
        _finish(volumes, volumes.listed.names(), outcome, reader)
    return outcome


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


def _keep(
    volumes: Volumes,
    items: Sequence[Item],
    outcome: Outcome,
    reader: Reader,
    outlets: OutletLexicon,
) -> None:
    reports = {i.report.id: i.report for i in items if i.report is not None}
    known = volumes.listed.volumes_of(list(reports))
    by = Stretch(volumes.listed.by)
    new = {k: volume_of(r, by, outlets) for k, r in reports.items() if k not in known}
    volume, of_volume = known | new, dict[str, list[Item]]()
    for item in items:
        name = volume[item.report.id] if item.report else UNDATED
        of_volume.setdefault(name, []).append(item)
    volumes.listed.begin(sorted(of_volume), new)
    for name, some in sorted(of_volume.items()):
        with volumes.opened(name, create=True) as store:
            take_items(store, some, outcome, progress=reader.progress)


def _finish(volumes: Volumes, names: Sequence[str], outcome: Outcome, reader: Reader) -> None:
    """Read what waits in volumes and link them, one after the other."""
    one = len(names) == 1
    if not one:
        reader.progress.begin("volumes", len(names))
    inner = reader.progress if one else Silent()
    with _hired(volumes, names, reader) as hired:
        for name in names:
            with volumes.opened(name, create=True) as store:
                tools: Callable[[], Tools] = lambda store=store: reader.tools(store)  # type: ignore[misc] # noqa: E731
                read_waiting(
                    store,
                    tools,
                    outcome,
                    progress=inner,
                    readers=hired,
                    everything=reader.everything,
                )
                rebuild(store, tools, outcome, progress=inner)
            volumes.listed.finish(name)
            if not one:
                reader.progress.advance(name)


@contextmanager
def _hired(volumes: Volumes, names: Sequence[str], reader: Reader) -> Iterator[ReadsMany | None]:
    """Give workers for all volumes where much is waiting in them, None where this process had better read."""
    readers = reader.readers
    if readers is None or not readers.wanted_for(sum(_waiting(volumes, n) for n in names)):
        yield None
        return
    with (
        free_folder(readers.folder) as folder,
        opened_runner(folder, workers=readers.workers, cluster=readers.cluster) as runner,
    ):
        yield HiredReaders(runner, readers)


def _waiting(volumes: Volumes, name: str) -> int:
    with volumes.opened(name, create=True) as store, store.view() as view:
        return len(view.report_ids()) - len(view.reading_versions())


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    with (folder / LOCK).open("w") as lock:
        if not locked(lock.fileno()):
            raise VolumesBusy(folder)
        yield
