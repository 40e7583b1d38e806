"""How long a reviewer's save takes while a bulk read runs into the same store.

`python -m benchmarks.desk_saves STORE FOLDER [--saves 100]` starts `tetrapylon read FOLDER` into the store (a path, or a
PostgreSQL address) as a process of its own, and accepts claims through the desk until so many were saved. It prints how long saves
took, by the clock and in processor time of the desk, and how many were made while the read was running.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time

from fastapi.testclient import TestClient

from benchmarks.desk_scale import PORT, percentile
from tetrapylon.desk.answering import House
from tetrapylon.desk.app import application
from tetrapylon.desk.guard import LOOPBACK, Rules
from tetrapylon.desk.keeper import Keeper
from tetrapylon.store.store import open_store


def saved(client: TestClient, claim: str) -> tuple[float, float]:
    """Accept a claim; return the milliseconds by the clock and of processor time."""
    body = {"claims": [claim], "ruling": "accept", "by": "ann", "reason": "", "fields": {}}
    start, spent = time.perf_counter(), time.process_time()
    answer = client.post("/api/rulings", json=body)
    took = (time.perf_counter() - start) * 1000, (time.process_time() - spent) * 1000
    if answer.status_code not in (200, 409):
        raise RuntimeError(f"{answer.status_code} {answer.text[:200]}")
    return took


def main() -> None:
    """Read in bulk, save meanwhile, print the times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store")
    parser.add_argument("folder")
    parser.add_argument("--saves", type=int, default=100)
    asked = parser.parse_args()
    keeper = Keeper(open_store(asked.store))
    house = House(keeper=keeper, name="saves", reviewer="ann")
    app = application(house, Rules(hosts=LOOPBACK, port=PORT))
    words = (sys.executable, "-m", "tetrapylon", "read", asked.folder, "--store", asked.store, "-q")
    with TestClient(app, base_url=f"http://127.0.0.1:{PORT}") as client:
        rows = client.get(f"/api/queue?limit={min(500, asked.saves)}").json()["rows"]
        read = subprocess.Popen(words)
        during, times = 0, []
        for row in rows:
            times.append(saved(client, row["claim"]["id"]))
            during += read.poll() is None
            time.sleep(0.1)
        for name, values in zip(("clock", "processor"), zip(*times, strict=True), strict=True):
            print(
                f"{name:<10} median {percentile(list(values), 50):6.1f}   p95 {percentile(list(values), 95):6.1f} ms"
            )
        print(f"{during} of {len(times)} saves while the read ran")
        read.wait()


if __name__ == "__main__":
    main()
