"""Tasks for the conformance suite: counting words, with workers that can be told to die."""

from __future__ import annotations

import json
import os
import signal
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

from tetrapylon.run.runner.port import Sections, Task, bucket_of

BUCKETS = 4
DEADLY, FAULTY = b"deadly", b"faulty"


def prepare(config: str) -> dict[str, str]:
    """Note that a process opened its tools."""
    settings: dict[str, str] = json.loads(config)
    if "log" in settings:
        with Path(settings["log"]).open("a", encoding="utf-8") as log:
            log.write(f"{os.getpid()}\n")
    return settings


def refuse(_: str) -> None:
    raise FileNotFoundError("the model is not installed")


def count_words(settings: dict[str, str], items: tuple[bytes, ...]) -> Sections:
    """Count words; die or fail over an item that says so."""
    time.sleep(float(settings.get("seconds", "0")))
    if DEADLY in items:
        os.kill(os.getpid(), signal.SIGKILL)
    if FAULTY in items:
        raise ValueError("faulty item")
    counts = Counter(word for item in items for word in item.decode().split())
    return {"counts": json.dumps(counts, sort_keys=True).encode()}


def split_words(settings: dict[str, str], items: tuple[bytes, ...]) -> Sections:
    """Put each word with its count into the word's bucket."""
    time.sleep(float(settings.get("seconds", "0")))
    found: dict[str, Counter[str]] = {}
    for word in (word for item in items for word in item.decode().split()):
        found.setdefault(bucket_of(word, BUCKETS), Counter())[word] += 1
    return {k: json.dumps(v, sort_keys=True).encode() for k, v in found.items()}


def join_words(settings: dict[str, str], sections: tuple[bytes, ...]) -> Sections:
    """Add up the counts of one bucket."""
    time.sleep(float(settings.get("seconds", "0")))
    total = sum((Counter(json.loads(s)) for s in sections), Counter[str]())
    return {"counts": json.dumps(total, sort_keys=True).encode()}


def config(**settings: str) -> str:
    return json.dumps(settings, sort_keys=True)


COUNT = Task(name="count", version="1", config=config(), prepare=prepare, run=count_words)
SPLIT = replace(COUNT, name="split", run=split_words)
JOIN = replace(COUNT, name="join", run=join_words)
