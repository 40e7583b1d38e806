"""Measure what the whole path costs beside a bare parse: `python -m benchmarks.whole_path [--reports N] [--texts FILE] [--others FILE]`.

Bare is `nlp.pipe` of the full pipeline, names included, over the same texts. The whole path is `tetrapylon read`: gather,
set aside what tells of no war, read, ground, link, find incidents, questions and control, and store all of it in a new file.
Both are processor seconds of one process, one after the other; the least of `--rounds` processes counts for each. Three streams:
unique reports of war; 70 % copies of wires; 80 % news of no war, made up with as much background as real articles have. With --texts (JSON lines with `text`) those texts are
the unique stream, and the other two are made from them: copies with another masthead and some paragraphs left out. A given
text without line breaks is cut into paragraphs of two or three sentences first, for the bare parse too. In the general stream the
made-up news of no war is then as long as the given texts, several stories to a report; with --others (JSON lines too) real
texts of no war are taken in its place, as long as they are.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Final

import spacy

from benchmarks.stream import Mix, stream
from tetrapylon.gather.limits import Limits
from tetrapylon.run.cached_parser import CachedParser
from tetrapylon.run.reading import Outcome, read_inputs
from tetrapylon.run.spacy_parser import DEFAULT_PIPELINE, SpacyParser
from tetrapylon.run.tools import open_tools
from tetrapylon.store.parse_cache import ParseCache
from tetrapylon.store.store import open_store

BOUNDS: Final = {"unique": 1.5, "syndicated": 0.7, "general": 0.4}
"""Largest ratio to the bare parse by stream: what the project promises."""
MIXES: Final = {
    "unique": Mix(copies=0.0),
    "syndicated": Mix(copies=0.7),
    "general": Mix(copies=0.0, of_no_war=0.8),
}
BACKGROUND: Final = 1.5
"""Sentences of background to one of news in made-up reports, at which they are as dense as 60 real articles were.

A thousand words of those gave 65 claims, 13 quantities and 18 happenings; of this stream 67, 15 and 18; of news alone 79, 35 and 48.
"""
MASTHEADS: Final = ("Harbour Post", "Daily Meridian", "The Eastern Mail", "Uplands Courier")
WARM: Final = {
    "warm.txt": "The army took the village on Monday, rebels said.\n\n" * 9,
    "names.txt": "Karsa, Orel, Tel Amara, " * 9,
}
"""Pages of the warm start: one is read, and the language of the other is looked for by the walk through its letters."""
LEFT_OUT: Final = 0.15
OTHERS_A_REPORT: Final = 4
"""Reports of no war for each of war in the general stream."""
HEAD_LINES: Final = 4
"""Lines over a made-up story's second paragraph: paper, title, date, and the first one with its dateline."""
SENTENCE_ENDS: Final = re.compile(r"(?<=[.!?]) (?=[A-Z])")
SENTENCES_A_PARAGRAPH: Final = (2, 3)


def texts_of(
    name: str,
    count: int,
    given: Sequence[str],
    others: Sequence[str] = (),
    background: float = BACKGROUND,
) -> list[str]:
    """Return `count` texts of one stream, made up or from `given` ones; `others` are real texts of no war."""
    made = (m.text for m in stream(replace(MIXES[name], background=background)))
    given = [in_paragraphs(text) for text in given]
    if not given:
        return list(islice(made, count))
    if name == "unique":
        return list(given[:count])
    if name == "general":
        return _general(given[: max(1, count // 5)], [in_paragraphs(text) for text in others])
    return list(islice(_copied(given), count))


def _general(war: Sequence[str], others: Sequence[str]) -> list[str]:
    """Return texts of war and four times as many of no war: real ones, or made-up ones of the same lengths."""
    if others:
        war = war[: max(1, len(others) // OTHERS_A_REPORT)]
        return [*war, *others[: OTHERS_A_REPORT * len(war)]]
    rng = random.Random(2)  # noqa: S311 - a benchmark, no secret
    stories = (m.text for m in stream(Mix(of_no_war=1.0)))
    words = [len(text.split()) for text in war]
    return [*war, *(_joined(stories, rng.choice(words)) for _ in range(OTHERS_A_REPORT * len(war)))]


def _joined(stories: Iterator[str], words: int) -> str:
    """Return one page of so many words at least: a made-up story, and paragraphs of others under it."""
    page = next(stories).strip()
    while len(page.split()) < words:
        under = next(stories).strip().split("\n\n")[HEAD_LINES:]
        page = "\n\n".join([page, *under])
    return page + "\n"


def in_paragraphs(text: str) -> str:
    """Return a text of one line cut into paragraphs, by turns of two and three sentences; others as they are."""
    if "\n" in text.strip():
        return text
    left = SENTENCE_ENDS.split(text.strip())
    paragraphs: list[str] = []
    while left:
        many = SENTENCES_A_PARAGRAPH[len(paragraphs) % len(SENTENCES_A_PARAGRAPH)]
        paragraphs.append(" ".join(left[:many]))
        left = left[many:]
    return "\n\n".join(paragraphs)


def _copied(given: Sequence[str]) -> Iterator[str]:
    """Yield originals and copies, seven of ten copies: another masthead, some paragraphs left out."""
    rng = random.Random(1)  # noqa: S311 - a benchmark, no secret
    for at, text in enumerate(given):
        yield text
        for _ in range(2 + (at % 3 == 0)):
            lines = [line for line in text.split("\n") if not line or rng.random() > LEFT_OUT]
            yield "\n".join([rng.choice(MASTHEADS), "", *lines, f"Page {rng.randint(1, 9999)}"])


def bare_seconds(texts: Sequence[str]) -> float:
    """Return processor seconds of the full pipeline over the texts, after a warm start."""
    nlp = spacy.load(DEFAULT_PIPELINE)
    list(nlp.pipe(["A warm start."]))
    began = time.process_time()
    for _ in nlp.pipe(texts):
        pass
    return time.process_time() - began


def whole_seconds(texts: Sequence[str], folder: Path) -> tuple[float, Outcome]:
    """Return processor seconds from files to a stored record, and what the run did."""
    pages = folder / "pages"
    pages.mkdir()
    for number, text in enumerate(texts):
        (pages / f"{number:06}.txt").write_text(text, encoding="utf-8")
    tools = open_tools(parser=CachedParser(SpacyParser(), ParseCache(folder / "parses")))
    warm = open_store(":memory:", create=True)
    for name, words in WARM.items():
        (folder / name).write_text(words, encoding="utf-8")
    read_inputs(warm, [str(folder / name) for name in WARM], lambda: tools, limits=Limits())
    store = open_store(str(folder / "record.db"), create=True)
    began = time.process_time()
    done = read_inputs(store, [str(pages)], lambda: tools, limits=Limits(), everything=False)
    spent = time.process_time() - began
    store.close()
    return spent, done


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Processor seconds of both, what the whole path did, and its peak memory."""

    bare: float
    whole: float
    read: int
    set_aside: int
    peak_mb: float


def measured(texts: Sequence[str]) -> Measured:
    """Return what one stream costs in this process, in which no text was met before."""
    with tempfile.TemporaryDirectory() as folder:
        whole, done = whole_seconds(texts, Path(folder))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Measured(
        bare=bare_seconds(texts),
        whole=whole,
        read=done.read,
        set_aside=done.set_aside,
        peak_mb=peak,
    )


def least(texts: Sequence[str], rounds: int) -> Measured:
    """Return the least of some rounds, each in a new process: what other programs add is left out of both."""
    spawned = get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawned, max_tasks_per_child=1) as pool:
        found = [pool.submit(measured, texts).result() for _ in range(rounds)]
    return replace(found[0], bare=min(f.bare for f in found), whole=min(f.whole for f in found))


def line(name: str, texts: Sequence[str], rounds: int) -> str:
    """Return the line of one stream."""
    found = least(texts, rounds)
    words, ratio, bound = sum(len(t.split()) for t in texts), found.whole / found.bare, BOUNDS[name]
    return (
        f"stream={name} reports={len(texts)} words={words} read={found.read} set_aside={found.set_aside} "
        f"bare={found.bare:.1f}s whole={found.whole:.1f}s ratio={ratio:.2f} bound={bound} "
        f"{'holds' if ratio <= bound else 'over'} peak_mb={found.peak_mb:.0f}"
    )


def main(argv: Sequence[str] | None = None) -> int:
    """Print a line a stream; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.whole_path", description=__doc__)
    parser.add_argument("--reports", type=int, default=300, help="reports of each stream")
    parser.add_argument("--texts", type=Path, help="JSON lines with `text`: real reports of war")
    parser.add_argument(
        "--others", type=Path, help="JSON lines with `text`: real reports of no war"
    )
    parser.add_argument(
        "--background",
        type=float,
        default=BACKGROUND,
        help="sentences of it to one of news in made-up reports; 0 for short reports of news alone",
    )
    parser.add_argument("--stream", choices=sorted(MIXES), help="only this stream")
    parser.add_argument("--rounds", type=int, default=3, help="the least of so many counts")
    args = parser.parse_args(argv)
    given, others = _texts(args.texts), _texts(args.others)
    for name in MIXES if args.stream is None else (args.stream,):
        texts = texts_of(name, args.reports, given, others, args.background)
        print(line(name, texts, args.rounds), flush=True)
    return 0


def _texts(file: Path | None) -> list[str]:
    rows = file.read_text(encoding="utf-8").split("\n") if file else []
    return [str(json.loads(row)["text"]) for row in rows if row.strip()]


if __name__ == "__main__":
    sys.exit(main())
