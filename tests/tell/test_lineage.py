"""Lineage is told with shares, scores and a picture that needs nothing else."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

from tetrapylon.model.page import Page
from tetrapylon.model.passage import Role, passage
from tetrapylon.model.record import Reading, Record
from tetrapylon.model.report import Report
from tetrapylon.model.span import Span
from tetrapylon.model.strand import Composition, OriginGuess, SentenceOrigin
from tetrapylon.tell.lineage import lineage_of, lineage_rows, made_of_words
from tetrapylon.tell.lineage_picture import lineage_dot, lineage_html

TEXT = "One bridge fell.\nTwo bridges stand.\nThree were mined.\nFour are watched.\n"


def _report(name: str) -> Report:
    return Report(id=f"r-{name}", name=name, sha256=name, media_type="text/plain", text=TEXT)


def _record(*names: str, known: int = 3) -> Record:
    reports = tuple(_report(name) for name in names)
    readings, origins = [], []
    for report in reports:
        spans = [Span(*m.span()) for m in re.finditer(r"[^\n]+", TEXT)]
        passages = tuple(passage(report.id, s, Role.BODY, (s,)) for s in spans)
        readings.append(Reading(report=report.id, page=Page(report=report.id), passages=passages))
        for i, p in enumerate(passages):
            wire = OriginGuess(name="Harbour Wire", basis="strand", score=0.9)
            origins.append(
                SentenceOrigin(
                    report=report.id,
                    sentence=p.sentences[0].id,
                    strand=f"st-{i}" if i < known else None,
                    origin=wire if i < known else None,
                )
            )
    return Record(reports=reports, readings=tuple(readings), origins=tuple(origins))


def test_shares_count_sentences_and_put_the_unknown_last() -> None:
    (found,) = lineage_of(_record("a"), {})
    assert made_of_words(found) == "Harbour Wire 75 %, not known 25 %"
    assert found.shared == 0.75


def test_a_parent_outside_the_record_is_not_named() -> None:
    (found,) = lineage_of(_record("a"), {"r-a": "r-gone"})
    assert found.parent is None


def test_a_row_tells_an_inferred_agency_from_a_stated_one() -> None:
    wire = OriginGuess(name="Harbour Wire", basis="strand", score=0.6)
    made_of = Composition(report="r-a", agency=wire, agency_stated=False, rivals=("Cape News",))
    record = replace(_record("a"), compositions=(made_of,))
    (row,) = lineage_rows(lineage_of(record, {}))
    assert (row["agency"], row["basis"], row["score"]) == ("Harbour Wire", "inferred", 0.6)
    assert row["rivals"] == ["Cape News"]


def test_graphviz_names_are_quoted_and_parents_dashed() -> None:
    text = lineage_dot(lineage_of(_record('a "b" \\ c', "d"), {"r-d": 'r-a "b" \\ c'}))
    assert 'label="a \\"b\\" \\\\ c"' in text
    assert '"r-d" -> "r-a \\"b\\" \\\\ c" [style=dashed];' in text
    assert '"r-d" -> "origin Harbour Wire" [label="75%"' in text


def test_the_picture_is_sound_and_asks_for_nothing() -> None:
    page = lineage_html(lineage_of(_record("<b>&", "d"), {"r-d": "r-<b>&"}))
    picture = page[page.index("<svg") : page.index("</svg>") + 6]
    root = ElementTree.fromstring(picture)  # noqa: S314 - our own page
    assert len(root.findall("path[@class='f']")) == 4
    assert len(root.findall("path[@class='p']")) == 1
    assert "<script" not in page
    assert not re.search(r"https?://|src=|href=|url\(", page)
    assert "prefers-color-scheme:dark" in page
    assert "<b>&" not in page


def test_an_empty_record_has_an_empty_picture() -> None:
    assert "<svg" in lineage_html(())
