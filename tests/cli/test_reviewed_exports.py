"""A ruling survives reading anew, and shows as such in every export whose shape can carry it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from tetrapylon.cli.app import app
from tetrapylon.cli.export_formats import FORMATS
from tetrapylon.gather.limits import Limits
from tetrapylon.model.record import Record
from tetrapylon.model.span import Span
from tetrapylon.run.cached_parser import CachedParser
from tetrapylon.run.decisions import Ruling, Verb, rule
from tetrapylon.run.pipeline import read_report
from tetrapylon.run.reading import read_inputs
from tetrapylon.run.tools import Tools, open_tools
from tetrapylon.store.store import Store, open_store

PAGE = """Army takes Saraqib

SARAQIB, 6 May 2019 - The Syrian army captured the town of Saraqib on 4 May 2019, a military source said.

Russian warplanes bombed Idlib on 5 May 2019 and killed 12 people, residents said.
"""


@pytest.fixture(scope="module")
def tools(parser: CachedParser) -> Tools:
    return open_tools(parser=parser)


def record_of(store: Store) -> Record:
    with store.view() as view:
        return view.record()


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory, tools: Tools) -> Path:
    folder = tmp_path_factory.mktemp("reviewed")
    (folder / "a.txt").write_text(PAGE, encoding="utf-8")
    place = folder / "record.db"
    store = open_store(str(place), create=True)
    read_inputs(store, [str(folder / "a.txt")], lambda: tools, limits=Limits())
    for claim in record_of(store).claims:
        rule(store, Ruling(verb=Verb.ACCEPT, row=claim.id, reason="read again", by="ann"))
    read_inputs(store, [], lambda: tools, limits=Limits())
    store.close()
    return place


def test_a_ruling_is_found_again_when_a_newer_reader_cuts_the_words_otherwise(
    reviewed: Path, tools: Tools, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy.db"
    copy.write_bytes(reviewed.read_bytes())
    store = open_store(str(copy))
    before = record_of(store)
    monkeypatch.setattr("tetrapylon.run.reading.reading_version", lambda: "a newer reader")
    monkeypatch.setattr("tetrapylon.run.reading.read_reports", _cut_otherwise(tools))
    read_inputs(store, [], lambda: tools, limits=Limits())
    after = record_of(store)
    assert {c.span for c in after.claims} != {c.span for c in before.claims}
    assert set(after.review.values()) == {"accepted"}
    assert len(after.review) == len(after.claims)


def _cut_otherwise(tools: Tools) -> Any:  # noqa: ANN401 - stands for a function
    """Return a reader that ends every statement one character sooner."""

    def read(reports: Any, _: Tools) -> Any:  # noqa: ANN401 - as above
        for report in reports:
            reading = read_report(report, tools)
            cut = (replace(s, span=Span(s.span.start, s.span.end - 1)) for s in reading.statements)
            yield replace(reading, statements=tuple(cut))

    return read


@pytest.mark.parametrize("form", [f.name for f in FORMATS])
def test_every_export_says_what_was_reviewed(reviewed: Path, form: str, tmp_path: Path) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow")
    to = tmp_path / "out"
    run = CliRunner().invoke(
        app, ["export", "--store", str(reviewed), "--format", form, "--to", str(to)]
    )
    assert run.exit_code == 0, run.output
    said = "".join(_content(p) for p in sorted(to.rglob("*")) if p.is_file())
    assert "accepted" in said
    if form == "geojson":
        features = json.loads((to / "record.geojson").read_text())["features"]
        assert all("accepted" in f["properties"]["review"] for f in features)


def _content(path: Path) -> str:
    if path.suffix != ".parquet":
        return path.read_text(encoding="utf-8")
    parquet = pytest.importorskip("pyarrow.parquet")
    return str(parquet.read_table(path).to_pylist())
