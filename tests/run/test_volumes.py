"""An archive in volumes: adding touches the volumes of what is added, and ends in the same whatever the order."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.run.test_many_readers import bundle
from tetrapylon.gather.limits import Limits
from tetrapylon.lexicon.outlets import load_outlets
from tetrapylon.model.report import Disposition
from tetrapylon.run.cached_parser import CachedParser
from tetrapylon.run.decisions import Ruling, Verb, rule
from tetrapylon.run.reading import Outcome, Silent, is_current, read_inputs
from tetrapylon.run.tools import Tools, open_tools
from tetrapylon.run.volume_of import UNDATED, Stretch
from tetrapylon.run.volumes import NoSuchVolume, Volumes, joined, opened_volumes
from tetrapylon.run.volumes_adding import Means, VolumesBusy, add_inputs, update
from tetrapylon.store.store import Store, open_store

PAGE = (
    "Fighting near {town}\n\n{day} {month} 2019\n\nGovernment forces entered the town of {town} on Monday, a military "
    "source said. Some {people} people fled.\n\nRebels denied that the army had entered {town}.\n"
)
MONTHS = ("May", "June", "July")
TOWNS = ("Valdrin", "Osmere", "Tarhold")


@pytest.fixture(scope="module")
def tools(parser: CachedParser) -> Callable[[], Tools]:
    opened = open_tools(parser=parser)
    return lambda: opened


@pytest.fixture(scope="module")
def means(tools: Callable[[], Tools]) -> Means:
    return Means(tools=lambda _: tools())


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("pages")
    for i in range(9):
        page = PAGE.format(
            town=TOWNS[i % 2], day=3 + i, month=MONTHS[i // 3], people=100 + 10 * (i // 2)
        )
        (folder / f"{i}.txt").write_text(page, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "undated.txt").write_text(
        "Talks\n\nThe army and the rebels met, officials said.\n", encoding="utf-8"
    )
    return sorted(folder.iterdir())


def add(volumes: Volumes, paths: list[Path], means: Means) -> Outcome:
    return add_inputs(volumes, [str(p) for p in paths], means, load_outlets(), limits=Limits())


def records(volumes: Volumes, to: Path) -> dict[str, object]:
    found: dict[str, object] = {}
    for name in volumes.listed.names():
        with volumes.opened(name) as store:
            assert is_current(store)
            found[name] = bundle(store, to / name)
    return found


def files_of(volumes: Volumes, name: str) -> dict[str, bytes]:
    found = volumes.folder.glob(f"{name}.*")
    return {p.name: p.read_bytes() for p in found if not p.name.endswith(("-shm", "-wal"))}


def edition(store: Store) -> int:
    with store.view() as view:
        return view.edition


@pytest.fixture(scope="module")
def whole(
    tmp_path_factory: pytest.TempPathFactory, pages: list[Path], means: Means
) -> dict[str, object]:
    folder = tmp_path_factory.mktemp("whole")
    with opened_volumes(folder / "archive", by=Stretch.MONTH) as volumes:
        outcome = add(volumes, pages, means)
        assert outcome.taken == sum(outcome.ended.values()) == 11
        assert (outcome.ended[Disposition.DONE], outcome.read) == (10, 10)
        return records(volumes, folder)


def test_each_report_is_in_the_volume_of_its_month(whole: dict[str, object]) -> None:
    assert list(whole) == ["2019-05", "2019-06", "2019-07", UNDATED]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_added_in_parts_and_in_any_order_it_is_the_archive_added_at_once(
    pages: list[Path], means: Means, tmp_path: Path, whole: dict[str, object], seed: int
) -> None:
    rng = random.Random(seed)  # noqa: S311 - a test's order, no secret
    left = rng.sample(pages, len(pages))
    with opened_volumes(tmp_path / "archive", by=Stretch.MONTH) as volumes:
        while left:
            count = rng.randint(1, 4)
            add(volumes, left[:count], means)
            left = left[count:]
        assert records(volumes, tmp_path) == whole


def test_adding_touches_no_volume_but_that_of_the_new_reports(
    pages: list[Path], means: Means, tmp_path: Path
) -> None:
    with opened_volumes(tmp_path / "archive", by=Stretch.MONTH) as volumes:
        add(volumes, pages[:8], means)
        with volumes.opened("2019-05") as may, volumes.opened("2019-07") as july:
            before = edition(may), edition(july)
            files = files_of(volumes, "2019-05")
            add(volumes, pages[8:], means)
            assert edition(may) == before[0]
            assert edition(july) > before[1]
        assert files_of(volumes, "2019-05") == files


def test_what_is_there_already_is_not_read_again(
    pages: list[Path], means: Means, tmp_path: Path
) -> None:
    with opened_volumes(tmp_path / "archive", by=Stretch.YEAR) as volumes:
        add(volumes, pages, means)
        again = add(volumes, pages, means)
    assert (again.new, again.read, again.rebuilt) == (0, 0, False)


def test_a_stopped_run_is_taken_up_by_the_next(
    pages: list[Path], means: Means, tmp_path: Path, whole: dict[str, object]
) -> None:
    def dies(_: Store) -> Tools:
        raise KeyboardInterrupt

    with opened_volumes(tmp_path / "archive", by=Stretch.MONTH) as volumes:
        with pytest.raises(KeyboardInterrupt):
            add(volumes, pages, Means(tools=dies))
        assert volumes.listed.unfinished() == list(whole)
        assert add(volumes, [], means).read == 10
        assert volumes.listed.unfinished() == []
        assert records(volumes, tmp_path) == whole


@pytest.mark.slow
@pytest.mark.parametrize("after", [0.0, 0.5, 1.5])
def test_a_killed_run_that_is_repeated_equals_an_undisturbed_one(
    pages: list[Path], means: Means, tmp_path: Path, whole: dict[str, object], after: float
) -> None:
    archive = tmp_path / "archive"
    program = [sys.executable, "-m", "tetrapylon", "volumes", "add", str(archive), "-q", "--all"]
    run = subprocess.Popen(
        [*program, *map(str, pages)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    deadline = time.monotonic() + 60
    while not list(archive.glob("*.db")) and time.monotonic() < deadline:
        time.sleep(0.02)
    time.sleep(after)
    os.kill(run.pid, signal.SIGKILL)
    run.wait()
    with opened_volumes(archive) as volumes:
        add(volumes, pages, means)
        assert records(volumes, tmp_path) == whole


def test_two_runs_at_once_are_refused(pages: list[Path], means: Means, tmp_path: Path) -> None:
    with opened_volumes(tmp_path / "archive", by=Stretch.MONTH) as volumes:

        def meanwhile(store: Store) -> Tools:
            with pytest.raises(VolumesBusy, match="wait until it has ended"):
                add(volumes, pages[1:2], means)
            return means.tools(store)

        add(volumes, pages[:1], Means(tools=meanwhile))


def test_volumes_joined_are_the_record_of_their_reports(
    pages: list[Path], means: Means, tools: Callable[[], Tools], tmp_path: Path
) -> None:
    together, apart = open_store(":memory:", create=True), open_store(":memory:", create=True)
    read_inputs(together, [str(p) for p in pages[:6]], tools, limits=Limits())
    with opened_volumes(tmp_path / "archive", by=Stretch.MONTH) as volumes:
        add(volumes, pages, means)
        names = volumes.between("2019-05", "2019-06")
        new, outcome = joined(volumes, names, apart, tools, progress=Silent())
        assert (new, outcome.read) == (6, 0)
        assert joined(volumes, names, apart, tools, progress=Silent())[0] == 0
    assert bundle(apart, tmp_path / "a") == bundle(together, tmp_path / "t")


def test_a_dossier_has_the_reports_of_all_volumes_on_one_place(
    pages: list[Path], means: Means, tools: Callable[[], Tools], tmp_path: Path
) -> None:
    target, whole = open_store(":memory:", create=True), open_store(":memory:", create=True)
    with opened_volumes(tmp_path / "archive", by=Stretch.MONTH) as volumes:
        add(volumes, pages, means)
        names = volumes.between(None, None)
        joined(volumes, names, target, tools, about="osmere", progress=Silent())
    read_inputs(whole, [str(p) for p in pages[1:9:2]], tools, limits=Limits())
    assert bundle(target, tmp_path / "d") == bundle(whole, tmp_path / "w")


def test_rulings_go_with_the_reports_that_are_joined(
    pages: list[Path], means: Means, tools: Callable[[], Tools], tmp_path: Path
) -> None:
    with opened_volumes(tmp_path / "archive", by=Stretch.MONTH) as volumes:
        add(volumes, pages[:3], means)
        with volumes.opened("2019-05") as store:
            with store.view() as view:
                claim = view.record().claims[0].id
            ruled = rule(
                store, Ruling(verb=Verb.ACCEPT, row=claim, reason="it stands so", by="reviewer")
            )
        target = open_store(":memory:", create=True)
        joined(volumes, ["2019-05"], target, tools, progress=Silent())
    with target.view() as view:
        assert [d.id for d in view.decisions()] == [ruled.id]


def test_all_volumes_are_brought_up_to_date(
    pages: list[Path], means: Means, tmp_path: Path, whole: dict[str, object]
) -> None:
    with opened_volumes(tmp_path / "archive", by=Stretch.MONTH) as volumes:
        add(volumes, pages, means)
        for name in volumes.listed.names():
            with volumes.opened(name) as store, store.writer() as writer:
                writer.set_meta("derived_from", "an older program")
        update(volumes, means)
        assert records(volumes, tmp_path) == whole


def test_volumes_are_chosen_by_the_beginnings_of_their_names(
    pages: list[Path], means: Means, tmp_path: Path
) -> None:
    with opened_volumes(tmp_path / "archive", by=Stretch.MONTH) as volumes:
        add(volumes, pages, means)
        assert volumes.between(None, None)[-1] == UNDATED
        assert volumes.between("2019-06", None) == ["2019-06", "2019-07"]
        assert volumes.between("2019", "2019") == ["2019-05", "2019-06", "2019-07"]
        with pytest.raises(NoSuchVolume, match="volumes list"):
            volumes.between("2020", None)
