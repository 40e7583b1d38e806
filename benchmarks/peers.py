"""What libraries that do parts of the reading cost on the same texts: `python -m benchmarks.peers [PATH] [--limit N]`.

dateparser looks for times in each sentence, textacy for direct quotations in each parsed paragraph (extra `bench`). The parse that
textacy needs is left out, as it is on our side: printed are processor seconds of the library, of our stages, and how many
things each found. Counts are no measure of quality: that is `python -m evals report`.
"""

from __future__ import annotations

import argparse
import importlib
import sys
import time
import warnings
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import spacy

from benchmarks.grounding import SAMPLE, Bench, read_all, texts_of
from tetrapylon.model.record import Record
from tetrapylon.run.documents import report_of_text
from tetrapylon.run.spacy_parser import DEFAULT_PIPELINE
from tetrapylon.run.tools import open_tools

OURS: Final = {
    "times": ("read.times", "ground.times"),
    "attribution": ("read.statements", "ground.claims"),
}
"""Our stages that do what a library does, and more: theirs end with the words, ours with days and with speakers."""
PUBLISHED: Final = datetime(2016, 3, 27)  # noqa: DTZ001 - dateparser wants the base day without a zone


def sentences_of(record: Record) -> Iterator[str]:
    """Yield the words of each sentence of a record."""
    for reading in record.readings:
        text = record.report[reading.report].text
        for passage in reading.passages:
            yield from (text[s.start : s.end] for s in passage.sentences)


def paragraphs_of(record: Record) -> Iterator[str]:
    """Yield the words of each passage of a record."""
    for reading in record.readings:
        text = record.report[reading.report].text
        yield from (text[p.start : p.end] for p in reading.passages)


def dates_by_dateparser(sentences: Sequence[str]) -> tuple[float, int]:
    """Return processor seconds, and how many times dateparser finds in English sentences."""
    search = importlib.import_module("dateparser.search")
    settings: dict[str, Any] = {"RELATIVE_BASE": PUBLISHED, "PREFER_DATES_FROM": "past"}
    search.search_dates("On Monday.", languages=["en"], settings=settings)
    began = time.process_time()
    found = [search.search_dates(s, languages=["en"], settings=settings) for s in sentences]
    return time.process_time() - began, sum(len(f or ()) for f in found)


def quotes_by_textacy(paragraphs: Sequence[str]) -> tuple[float, int, int]:
    """Return processor seconds without the parse, how many quotations textacy finds, and paragraphs it gives up on."""
    extract = importlib.import_module("textacy.extract")
    docs = list(spacy.load(DEFAULT_PIPELINE).pipe(paragraphs))
    found = failed = 0
    began = time.process_time()
    for doc in docs:
        try:
            found += len(list(extract.direct_quotations(doc)))
        except ValueError:  # an odd number of quotation marks
            failed += 1
    return time.process_time() - began, found, failed


def main(argv: Sequence[str] | None = None) -> int:
    """Print a line for times and one for attribution; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers", description=__doc__)
    parser.add_argument("path", type=Path, nargs="?", default=SAMPLE)
    parser.add_argument("--limit", type=int, help="read only so many reports")
    args = parser.parse_args(argv)
    warnings.simplefilter("ignore")
    bench = Bench()
    tools = open_tools(parser=bench)
    reports = [report_of_text(t, name=n) for n, t in texts_of(args.path)][: args.limit]
    read_all(bench, reports[:1], tools)
    bench.seconds.clear()
    record = read_all(bench, reports, tools)
    ours = {part: sum(bench.seconds[name] for name in names) for part, names in OURS.items()}
    words = sum(len(r.text.split()) for r in reports)
    print(f"peers reports={len(reports)} words={words}")
    theirs, dates = dates_by_dateparser(list(sentences_of(record)))
    times = sum(len(r.times) for r in record.readings)
    print(
        f"times ours={ours['times']:.2f}s found={times} dateparser={theirs:.2f}s found={dates} "
        f"ratio={ours['times'] / theirs:.3f}"
    )
    theirs, quotes, failed = quotes_by_textacy(list(paragraphs_of(record)))
    print(
        f"attribution ours={ours['attribution']:.2f}s found={len(record.claims)} "
        f"textacy={theirs:.2f}s found={quotes} gave_up_on={failed} ratio={ours['attribution'] / theirs:.2f}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
