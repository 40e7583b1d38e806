from __future__ import annotations

import io
from pathlib import Path

from pypdf import PdfReader, PdfWriter

from tests.gather.making import STORY, codes, only, pdf, text_of, word_file, zipped
from tetrapylon.gather.limits import Limits
from tetrapylon.gather.pdf_file import unwrapped
from tetrapylon.model.finding import Code
from tetrapylon.model.report import Disposition

WRAPPED = (
    "Situation report number four\n"
    "The garrison commander said on Tuesday that his men had left the\n"
    "old bridge to the river police. Nobody could say who would hold the cross-\n"
    "ing by the end of the week.\n"
    "A second paragraph begins here.\n"
)


def test_a_pdf_gives_its_pages_with_their_starts(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(pdf("First page of the report.", "Second page of it."))
    item = only(tmp_path)
    assert item.report is not None
    text, pages = item.report.text, item.report.pages
    assert len(pages) == 2
    assert text[pages[0] :].startswith("First page")
    assert text[pages[1] :].startswith("Second page")
    assert item.report.media_type == "application/pdf"


def test_lines_broken_by_the_page_are_joined() -> None:
    assert unwrapped(WRAPPED).splitlines() == [
        "Situation report number four",
        (
            "The garrison commander said on Tuesday that his men had left the old bridge to the "
            "river police. Nobody could say who would hold the crossing by the end of the week."
        ),
        "A second paragraph begins here.",
    ]


def test_a_pdf_without_words_holds_no_text(tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(pdf("", ""))
    item = only(tmp_path)
    assert (codes(item), item.disposition) == ([Code.NO_TEXT], Disposition.DECLINED)


def test_an_encrypted_pdf_is_told_apart(tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf("Secret page"))))
    writer.encrypt("word", algorithm="RC4-128")
    writer.write(tmp_path / "locked.pdf")
    item = only(tmp_path)
    assert codes(item) == [Code.DAMAGED_INPUT]
    assert "encrypted" in item.findings[0].detail


def test_a_pdf_cut_in_the_middle_never_raises(tmp_path: Path) -> None:
    whole = pdf("A page of the report with a few words.", "Another page of it.")
    for cut in range(0, len(whole), 97):
        (tmp_path / "x.pdf").write_bytes(whole[:cut])
        only(tmp_path)


def test_a_word_file_gives_paragraphs_and_cells(tmp_path: Path) -> None:
    (tmp_path / "x.docx").write_bytes(word_file("First line.", "", "Second.", cells=("Dead", "4")))
    assert text_of(only(tmp_path)) == "First line.\nSecond.\nDead\n4"


def test_a_word_file_that_unpacks_to_too_much_is_declined(tmp_path: Path) -> None:
    (tmp_path / "x.docx").write_bytes(zipped({"word/document.xml": b" " * 300_000}))
    item = only(tmp_path, limits=Limits(max_bytes=100_000))
    assert codes(item) == [Code.TOO_LARGE]
    assert "max_bytes" in item.findings[0].detail


def test_a_word_file_expands_no_entities(tmp_path: Path) -> None:
    raw = word_file(STORY)
    (tmp_path / "x.docx").write_bytes(raw[:-60])
    assert codes(only(tmp_path)) == [Code.DAMAGED_INPUT]
