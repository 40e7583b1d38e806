"""Every span of the record quotes exactly what stands at its offsets, whatever the text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tetrapylon.gather.intake import gather
from tetrapylon.gather.limits import Limits
from tetrapylon.model.codec import Json
from tetrapylon.model.record import Record
from tetrapylon.model.report import Report
from tetrapylon.run.cached_parser import CachedParser
from tetrapylon.run.documents import report_of_text
from tetrapylon.run.pipeline import build_record, read_report
from tetrapylon.run.stages import maker_of
from tetrapylon.run.tools import Tools, open_tools
from tetrapylon.tell.bundle import bundle_rows

ROOT = Path(__file__).parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"
SAMPLE = ROOT / "src" / "tetrapylon" / "cli" / "sample"
PLAIN = (
    "Army nears Valdrin\n\nVALDRIN (AFP) - The army said on Monday, 6 May 2019, that “at least 12 "
    "fighters” had been killed two kilometres from the town of Valdrin.\n\n“We did not flee,” one "
    "resident said. Rebels denied losing the hill.\n"
)
SLOW = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def tools(parser: CachedParser) -> Tools:
    return open_tools(parser=parser)


def record_of(reports: list[Report], tools: Tools) -> Record:
    return build_record(reports, [read_report(r, tools) for r in reports], tools)


def broken_spans(record: Record) -> Iterator[str]:
    texts = {r.id: r.text for r in record.reports}
    for noun, rows in bundle_rows(record, maker=maker_of).items():
        for row in rows:
            owner = row["id"] if noun == "reports" else row.get("report")
            yield from _broken(row, str(owner), texts, noun)


def _broken(node: Json, owner: str, texts: dict[str, str], path: str) -> Iterator[str]:
    if isinstance(node, dict):
        owner = str(node.get("report") or owner)
        start, end = node.get("start"), node.get("end")
        if isinstance(start, int) and isinstance(end, int):
            words = texts[owner][start:end]
            inside = 0 <= start < end <= len(texts[owner])
            if not inside or node.get("text", words) != words:
                yield f"{path}: [{start}, {end}) {node.get('text')!r} is {words!r}"
        for key, value in node.items():
            yield from _broken(value, owner, texts, f"{path}.{key}")
    elif isinstance(node, list):
        for value in node:
            yield from _broken(value, owner, texts, path)


def said_of(record: Record) -> Iterator[tuple[str, str]]:
    for reading in record.readings:
        text = record.report[reading.report].text
        for mention in reading.mentions:
            yield mention.said, text[mention.start : mention.end]
        for time in reading.times:
            yield time.said, text[time.start : time.end]


def seed_texts() -> list[Path]:
    if not SEEDS.is_dir():
        return []
    return sorted(SEEDS.glob("*.txt"))


@pytest.mark.seeds
def test_spans_quote_their_words_on_the_seeds(tools: Tools) -> None:
    paths = seed_texts()
    if not paths:
        pytest.skip("SKIPPED: ../shared/seeds is not beside the checkout")
    reports = [report_of_text(p.read_bytes().decode("utf-8"), name=p.name) for p in paths]
    record = record_of(reports, tools)
    assert list(broken_spans(record)) == []
    assert all(said == words for said, words in said_of(record))


@pytest.mark.seeds
@pytest.mark.parametrize("change", ["crlf", "bom", "astral", "nbsp"])
def test_spans_quote_their_words_on_changed_seeds(tools: Tools, change: str) -> None:
    paths = seed_texts()
    if not paths:
        pytest.skip("SKIPPED: ../shared/seeds is not beside the checkout")
    text = _changed(paths[0].read_bytes().decode("utf-8"), change)
    record = record_of([report_of_text(text)], tools)
    assert list(broken_spans(record)) == []


@pytest.mark.parametrize("change", ["crlf", "bom", "astral", "nbsp"])
def test_spans_quote_their_words_on_changed_plain_text(tools: Tools, change: str) -> None:
    record = record_of([report_of_text(_changed(PLAIN, change))], tools)
    assert list(broken_spans(record)) == []
    assert all(said == words for said, words in said_of(record))
    assert record.claims


def _changed(text: str, change: str) -> str:
    match change:
        case "crlf":
            return text.replace("\n", "\r\n")
        case "bom":
            return "\ufeff" + text
        case "astral":
            return text.replace(". ", ". 🏺𐤀 ").replace("said", "said\u200d")
        case _:
            return text.replace(", ", ",\u00a0")


def test_spans_quote_their_words_on_hostile_html(tools: Tools, tmp_path: Path) -> None:
    nested = "<div>" * 3_000 + f"<p>{PLAIN}</p>" + "<script>evil('</p>')</script>&lol;&#x1F3FA;"
    (tmp_path / "x.html").write_text(f"<html><body>{nested}", encoding="utf-8")
    reports = [i.report for i in gather([str(tmp_path)], limits=Limits()) if i.report]
    record = record_of(reports, tools)
    assert list(broken_spans(record)) == []


@SLOW
@given(st.text(alphabet=st.sampled_from("aB .,\n\r\t\u00a0“”\"'’—(1%🏺\ufeffй"), max_size=120))
def test_spans_quote_their_words_on_any_text(tools: Tools, tail: str) -> None:
    record = record_of([report_of_text(PLAIN + tail + PLAIN)], tools)
    assert list(broken_spans(record)) == []


def test_the_order_of_reports_changes_nothing(tools: Tools) -> None:
    items = gather([str(SAMPLE)], limits=Limits())
    reports = [i.report for i in items if i.report is not None]
    forward = record_of(reports, tools)
    backward = record_of([*reports[5:], *reports[:5]][::-1], tools)
    assert bundle_rows(forward, maker=maker_of) == bundle_rows(backward, maker=maker_of)
