"""How long full-text searches take on a large store, newest first and ranked: `python -m benchmarks.searching STORE`.

Prints for each search and order the hits counted, the clock, and the processor time of this process with that of the database's
own process for PostgreSQL. The words are those of the made-up record of `benchmarks.desk_record`: in one sentence of many
thousands, in one of three hundred, and in every one.
"""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path

from sqlalchemy import text

from benchmarks.desk_scale import percentile
from tetrapylon.store.search import Order, find_claims, find_sentences, terms_of
from tetrapylon.store.store import Store, open_store
from tetrapylon.store.view import View

WORDS = (
    "kelo",
    "town 17",
    "Fighters town 17",
    "group 3",
    '"moved on town 250"',
    "people source",
    '"people left it"',
    "source said",
)
COUNTED = 500
TICK = os.sysconf("SC_CLK_TCK")


def _server(view: View) -> Path | None:
    """Return where the system tells of the database's own process, None where there is none."""
    if view.connection.dialect.name != "postgresql":
        return None
    return Path("/proc") / str(view.connection.scalar(text("SELECT pg_backend_pid()"))) / "stat"


def _spent(server: Path | None) -> float:
    own = time.process_time() * 1000
    if server is None:
        return own
    fields = server.read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return own + (int(fields[11]) + int(fields[12])) * 1000 / TICK


def searched(store: Store, words: str, order: Order, rounds: int) -> tuple[int, float, float]:
    """Return the hits of a search, and the mean milliseconds of the clock and of processor time."""
    with store.view() as view:
        server = _server(view)
        hits = 0
        start, spent = time.perf_counter(), _spent(server)
        for _ in range(rounds):
            terms = terms_of(view, words)
            claims = find_claims(view, terms, order=order, limit=COUNTED)
            hits = len(claims) + len(find_sentences(view, terms, order=order, limit=COUNTED))
        wall, cpu = (time.perf_counter() - start) * 1000, _spent(server) - spent
    return hits, wall / rounds, cpu / rounds


def main() -> None:
    """Search and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store")
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    store = open_store(asked.store)
    for order in Order:
        spent = []
        for words in WORDS:
            hits, wall, cpu = searched(store, words, order, asked.rounds)
            spent.append(cpu)
            print(
                f"{order.value:<8} {words:<22} {hits:5d} hits  clock {wall:7.1f}  processor {cpu:7.1f} ms"
            )
        print(
            f"{order.value:<8} processor: median {percentile(spent, 50):.0f}, worst {max(spent):.0f} ms"
        )


if __name__ == "__main__":
    main()
