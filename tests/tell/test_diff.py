"""Edits between two reports are marked word by word, and what they lost is named."""

from __future__ import annotations

import re
from dataclasses import replace

from tests.conftest import OpenDocument
from tetrapylon.lexicon.cues import load_cues
from tetrapylon.model.page import Page
from tetrapylon.model.passage import Role, passage
from tetrapylon.model.record import Reading, Record
from tetrapylon.model.report import Report
from tetrapylon.model.span import Span
from tetrapylon.model.strand import Edit, Member, Strand
from tetrapylon.read.amounts import find_amounts
from tetrapylon.read.statements import find_statements
from tetrapylon.tell.diff import ReportDiff, diff_reports
from tetrapylon.tell.diff_page import diff_html, marked, notes_of
from tetrapylon.tell.diff_words import diff_words

CUES = load_cues()


def _reading(name: str, text: str) -> tuple[Report, Reading]:
    report = Report(id=f"r-{name}", name=name, sha256=name, media_type="text/plain", text=text)
    spans = [Span(*m.span()) for m in re.finditer(r"[^\n]+", text)]
    passages = tuple(passage(report.id, s, Role.BODY, (s,)) for s in spans)
    return report, Reading(report=report.id, page=Page(report=report.id), passages=passages)


def _diff(left: str, right: str, *pairs: tuple[int, int]) -> ReportDiff:
    """Lay texts of one sentence a line side by side; `pairs` are lines that are one sentence."""
    one, two = _reading("a", left), _reading("b", right)
    strands = []
    for i, j in pairs:
        ours, theirs = one[1].passages[i], two[1].passages[j]
        members = tuple(
            Member(report=p.report, start=p.start, end=p.end, sentence=p.sentences[0].id)
            for p in (ours, theirs)
        )
        strands.append(Strand(id=f"st-{i}-{j}", members=members, edit=Edit.LIGHT))
    record = Record(reports=(one[0], two[0]), readings=(one[1], two[1]), strands=tuple(strands))
    return diff_reports(record, "r-a", "r-b", cues=CUES)


def test_words_cut_added_and_moved_are_told_apart() -> None:
    found = diff_words(
        "On Friday evening the big old ferry sank near the pier",
        "The old ferry sank fast near the pier on Friday evening",
    )
    assert marked(found.left) == "{~On Friday evening~} the [-big-] old ferry sank near the pier"
    assert marked(found.right) == "The old ferry sank {+fast+} near the pier {~on Friday evening~}"


def test_pieces_joined_are_the_text() -> None:
    left, right = "“Stay inside,” the mayor said.", "The mayor said: stay inside."
    found = diff_words(left, right)
    assert "".join(p.text for p in found.left) == left
    assert "".join(p.text for p in found.right) == right


def test_case_and_points_are_no_edit() -> None:
    assert diff_words("The bridge fell.", "the bridge fell").unchanged


def test_a_sentence_alone_stands_behind_the_one_it_follows() -> None:
    found = _diff("one a\ntwo b\nthree c", "one a\nnew d\nthree c", (0, 0), (2, 2))
    assert [(bool(r.left), bool(r.right)) for r in found.rows] == [
        (True, True),
        (False, True),
        (True, False),
        (True, True),
    ]


def test_a_sentence_out_of_order_is_marked_moved() -> None:
    found = _diff("one a\ntwo b\nthree c", "three c\none a\ntwo b", (0, 1), (1, 2), (2, 0))
    assert [r.moved for r in found.rows] == [False, False, True]
    assert (found.shared, found.edited) == (3, 0)


def test_a_split_sentence_is_one_row() -> None:
    found = _diff("the mill fell and the dam held", "the mill fell\nthe dam held", (0, 0), (0, 1))
    (row,) = found.rows
    assert marked(row.left) == "the mill fell [-and-] the dam held"


def test_lost_numbers_hedges_and_sources_are_named(document: OpenDocument) -> None:
    texts = (
        "Colonel Adan Rivo said the shelling may have killed 40 villagers.\n",
        "The shelling killed villagers.\n",
    )
    readings = []
    for text in texts:
        opened = document(text)
        reading = Reading(report=opened.report.id, page=opened.page, passages=opened.passages)
        found = replace(
            reading, amounts=find_amounts(opened), statements=find_statements(opened, CUES)
        )
        readings.append((opened.report, found))
    (one, first), (two, second) = readings
    members = tuple(
        Member(report=r.id, start=0, end=len(r.text) - 1, sentence=f"s-{r.id}") for r in (one, two)
    )
    record = Record(
        reports=(one, two),
        readings=(first, second),
        strands=(Strand(id="st-1", members=members, edit=Edit.HEAVY),),
    )
    row = next(r for r in diff_reports(record, one.id, two.id, cues=CUES).rows if r.shared)
    notes = notes_of(row)
    assert "number lost: 40" in notes
    assert "hedge lost: may" in notes
    assert "source lost: Colonel Adan Rivo" in notes
    assert row.gained == ()


def test_the_page_escapes_and_asks_for_nothing() -> None:
    page = diff_html(_diff("one <b>a", "one <i>c", (0, 0)), left_name="<x>", right_name="&y")
    assert "<b>" not in page
    assert "<x>" not in page
    assert "<script" not in page
    assert not re.search(r"https?://|src=|href=|url\(", page)
    assert "<del>" in page
    assert "<ins>" in page
