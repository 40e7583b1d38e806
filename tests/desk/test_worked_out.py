"""What one thread works out is not worked out by another."""

from __future__ import annotations

import threading
import time

from tetrapylon.desk.worked_out import MOST_KEPT, WorkedOut


def test_two_threads_that_ask_make_one_result() -> None:
    kept, made = WorkedOut(), []

    def make() -> int:
        made.append(1)
        time.sleep(0.05)
        return kept.once("inner", lambda: 3) + len(made)

    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(kept.once("x", make))) for _ in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (found, made) == ([4, 4, 4], [1])


def test_results_past_the_most_are_dropped() -> None:
    kept = WorkedOut()
    for number in range(MOST_KEPT + 5):
        kept.once(number, lambda: "before")
    assert kept.once(0, lambda: "again") == "again"
    assert kept.once(MOST_KEPT + 4, lambda: "again") == "before"
