"""A made-up record of any size, and how long every screen's query takes on it.

`python -m benchmarks.desk_scale --reports 5000 --claims 100000` writes the record into a folder of its own and prints
median and 95th percentile a screen in milliseconds. The record is drawn with a fixed seed.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fastapi.testclient import TestClient

from benchmarks.desk_record import Size, write
from tetrapylon.desk.answering import House
from tetrapylon.desk.app import application
from tetrapylon.desk.first_look import work_out, work_out_arrays
from tetrapylon.desk.guard import LOOPBACK, Rules
from tetrapylon.desk.keeper import Keeper
from tetrapylon.desk.resting import undisturbed
from tetrapylon.store.store import Store, open_store

PORT = 8737


def queries(client: TestClient) -> dict[str, list[str]]:
    """Return the queries of every screen: the plain one, and some with filters and rows."""
    lists = ("places", "distances", "timeline", "claims", "incidents", "questions", "sources")
    found = {
        name: [name, f"{name}?place=place:3", f"{name}?since=2015-03-01&until=2015-03-20"]
        for name in (*lists, "queue", "lineage", "reports")
    }
    found["status"] = ["status"]
    found["search"] = ["search?q=town%2017", "search?q=Body%203"]
    for noun in ("claims", "incidents", "questions", "reports"):
        rows = client.get(f"/api/{noun}?limit=20").json()["rows"]
        found[f"{noun}/ID"] = [f"{noun}/{row['id']}" for row in rows[:8]]
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """How long one screen's queries took, in milliseconds: by the clock, and in processor time of this process."""

    name: str
    first: float
    median: float
    p95: float
    cpu_first: float
    cpu: float
    cpu_p95: float

    @staticmethod
    def of(name: str, clock: list[float], cpu: list[float]) -> Taken:
        """Return the figures of a screen's queries in the order in which they were asked."""
        return Taken(
            name=name,
            first=clock[0],
            median=statistics.median(clock),
            p95=percentile(clock, 95),
            cpu_first=cpu[0],
            cpu=statistics.median(cpu),
            cpu_p95=percentile(cpu, 95),
        )


def percentile(values: list[float], share: int) -> float:
    """Return the value below which `share` percent lie."""
    return sorted(values)[max(0, round(len(values) * share / 100) - 1)]


def measured(client: TestClient, keeper: Keeper, *, rounds: int, warm: bool) -> Iterator[Taken]:
    """Yield each screen's times, worst screen last; unless `warm`, no answer is kept from one query to the next."""
    rows: list[Taken] = []
    for name, paths in queries(client).items():
        clock, cpu = [], []
        for path in paths * rounds:
            if not warm:
                keeper.forget()
            start, spent = time.perf_counter(), time.process_time()
            answer = client.get(f"/api/{path}")
            clock.append((time.perf_counter() - start) * 1000)
            cpu.append((time.process_time() - spent) * 1000)
            if answer.status_code != 200:
                raise RuntimeError(f"{path}: {answer.status_code} {answer.text[:200]}")
        rows.append(Taken.of(name, clock, cpu))
    yield from sorted(rows, key=lambda r: r.cpu_p95)


def main() -> None:
    """Write the record, open the desk, print the times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=5_000)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--store", help="keep the record here (a path, or a PostgreSQL address)")
    parser.add_argument("--warm", action="store_true", help="let answers be kept, as a desk does")
    asked = parser.parse_args()
    size = Size(reports=asked.reports, claims=asked.claims)
    with tempfile.TemporaryDirectory() as folder:
        store = opened(asked.store or str(Path(folder) / "record.db"), size)
        keeper = Keeper(store, work_out, work_out_arrays)
        start, spent = time.perf_counter(), time.process_time()
        with keeper.now():
            wall, cpu = time.perf_counter() - start, time.process_time() - spent
        print(f"opened and made ready in {wall:.2f} s ({cpu:.2f} s of processor time)")
        app = application(
            House(keeper=keeper, name="scale", reviewer="nobody"),
            Rules(hosts=LOOPBACK, port=PORT),
        )
        with undisturbed(), TestClient(app, base_url=f"http://127.0.0.1:{PORT}") as client:
            for t in measured(client, keeper, rounds=asked.rounds, warm=asked.warm):
                print(
                    f"{t.name:<14}first {t.first:7.1f}  median {t.median:7.1f}  p95 {t.p95:7.1f} ms"
                    f"   processor: first {t.cpu_first:6.1f}  median {t.cpu:6.1f}  p95 {t.cpu_p95:6.1f} ms"
                )


def opened(place: str, size: Size) -> Store:
    """Return the store at `place`, with the record written where it holds none."""
    store = open_store(place, create=True)
    with store.view() as view:
        empty = view.generation == 0
    if empty:
        start, spent = time.perf_counter(), time.process_time()
        write(store, size)
        wall, cpu = time.perf_counter() - start, time.process_time() - spent
        print(f"written in {wall:.0f} s ({cpu:.0f} s of processor time)")
    return store


if __name__ == "__main__":
    main()
