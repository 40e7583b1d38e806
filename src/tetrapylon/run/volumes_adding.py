"""Reports added to the volumes of an archive: each is kept in that of its day, then those that were touched are read and linked.

A volume stands as unfinished in the list from before the first row of a run until it is linked, so that the next run takes up what a
killed one left. One run at a time adds to a folder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
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
from tetrapylon.run.volumes import Volumes
from tetrapylon.store.errors import StoreError
from tetrapylon.store.store import Store

AT_ONCE = 1_000
BYTES_AT_ONCE = 8_000_000
"""Items, and bytes of them, that are sorted into volumes together: each flush opens the stores of its volumes."""
LOCK = "volumes.lock"


class VolumesBusy(StoreError):
    """Another run is adding to the volumes."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"another run is adding to the volumes in {folder}; wait until it has ended"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """With what volumes are read: tools for the store of each, and how far a run is told."""

    tools: Callable[[Store], Tools]
    readers: Readers | None = None
    progress: Progress = Silent()  # noqa: RUF009 - it has no state
    everything: bool = True


@seldom_collected()
def add_inputs(
    volumes: Volumes,
    paths: Sequence[str],
    means: Means,
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
        means.progress.begin("gathering", None)
        gathered = gather(paths, limits=limits, stdin=stdin)
        for some in in_hand(gathered, most=AT_ONCE, most_bytes=BYTES_AT_ONCE):
            _keep(volumes, some, outcome, means, outlets)
        _finish(volumes, volumes.listed.unfinished(), outcome, means)
    check_sums(outcome)
    return outcome


@seldom_collected()
def update(volumes: Volumes, means: Means) -> Outcome:
    """Bring every volume up to date with the program's readers and linkers; what a killed run left is done too.

    Raises:
        VolumesBusy: another run is adding.
    """
    outcome = Outcome()
    with _alone(volumes.folder):
        _finish(volumes, volumes.listed.names(), outcome, means)
    return outcome


def _keep(
    volumes: Volumes,
    items: Sequence[Item],
    outcome: Outcome,
    means: Means,
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
            take_items(store, some, outcome, progress=means.progress)


def _finish(volumes: Volumes, names: Sequence[str], outcome: Outcome, means: Means) -> None:
    """Read what waits in volumes and link them, one after the other."""
    one = len(names) == 1
    if not one:
        means.progress.begin("volumes", len(names))
    inner = means.progress if one else Silent()
    with _hired(volumes, names, means) as hired:
        for name in names:
            with volumes.opened(name, create=True) as store:
                tools = partial(means.tools, store)
                read_waiting(
                    store,
                    tools,
                    outcome,
                    progress=inner,
                    readers=hired,
                    everything=means.everything,
                )
                rebuild(store, tools, outcome, progress=inner)
            volumes.listed.finish(name)
            if not one:
                means.progress.advance(name)


@contextmanager
def _hired(volumes: Volumes, names: Sequence[str], means: Means) -> Iterator[ReadsMany | None]:
    """Give workers for all volumes where much is waiting in them, None where this process had better read."""
    readers = means.readers
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
