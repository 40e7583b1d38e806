from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.gather.making import ARABIC, STORY, codes, gzipped, only, taken, text_of, zipped
from tetrapylon.gather.intake import gather
from tetrapylon.gather.limits import Limits
from tetrapylon.model.finding import Code
from tetrapylon.model.report import Disposition, report_id

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


@pytest.mark.parametrize(
    ("name", "raw", "code"),
    [
        ("empty.txt", b"", Code.EMPTY_INPUT),
        ("blank.txt", b" \r\n\t\n", Code.EMPTY_INPUT),
        ("empty.jsonl", b"", Code.EMPTY_INPUT),
        ("empty.zip", b"", Code.EMPTY_INPUT),
        ("blank.jsonl", b"\n\n", Code.EMPTY_INPUT),
        ("picture.txt", PNG, Code.BINARY_INPUT),
        ("noise.txt", bytes(range(32)) * 9, Code.BINARY_INPUT),
        ("noise", bytes(range(32)) * 9, Code.BINARY_INPUT),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), Code.UNKNOWN_FORMAT),
        ("sheet.xlsx", zipped({"xl/a.xml": b"<a/>"}), Code.UNKNOWN_FORMAT),
        ("broken.pdf", b"%PDF-1.4 and then nothing", Code.DAMAGED_INPUT),
        ("text.pdf", STORY.encode(), Code.DAMAGED_INPUT),
        ("cut.txt.gz", gzipped(STORY.encode() * 9)[:-20], Code.DAMAGED_INPUT),
        ("cut.zip", zipped({"a.txt": STORY.encode()})[:-20], Code.DAMAGED_INPUT),
        ("broken.docx", zipped({"a.txt": b"no document"}), Code.DAMAGED_INPUT),
        ("scripts.html", b"<html><script>1</script></html>", Code.NO_TEXT),
    ],
)
def test_what_is_no_report_ends_with_one_finding(
    tmp_path: Path, name: str, raw: bytes, code: Code
) -> None:
    (tmp_path / name).write_bytes(raw)
    item = only(tmp_path)
    assert (codes(item), item.report, item.name) == ([code], None, name)
    assert item.disposition in (Disposition.DECLINED, Disposition.QUARANTINED)
    assert name in item.findings[0].detail


def test_a_missing_path_is_a_finding() -> None:
    (item,) = gather(["no/such/file.txt"], limits=Limits())
    assert (codes(item), item.disposition) == ([Code.MISSING_INPUT], Disposition.DECLINED)


def test_a_text_of_fifty_megabytes_is_declined_by_name_of_the_limit(tmp_path: Path) -> None:
    with (tmp_path / "big.txt").open("wb") as big:
        for _ in range(50):
            big.write(b"word " * 200_000)
    item = only(tmp_path)
    assert (codes(item), item.disposition) == ([Code.TOO_LARGE], Disposition.DECLINED)
    assert "max_bytes" in item.findings[0].detail


def test_long_text_is_declined_by_name_of_the_limit(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text(STORY, encoding="utf-8")
    item = only(tmp_path, limits=Limits(max_text_chars=100))
    assert codes(item) == [Code.TOO_LARGE]
    assert "max_text_chars" in item.findings[0].detail


def test_a_report_in_another_language_is_kept_but_declined(tmp_path: Path) -> None:
    (tmp_path / "ar.txt").write_text(ARABIC, encoding="utf-8")
    item = only(tmp_path)
    assert (codes(item), item.disposition) == ([Code.NOT_ENGLISH], Disposition.DECLINED)
    assert item.report is not None
    assert item.report.language == "ar"
    assert text_of(item) == ARABIC


def test_a_few_words_have_no_language_and_are_read(tmp_path: Path) -> None:
    (tmp_path / "short.txt").write_text("Bridge shut", encoding="utf-8")
    item = only(tmp_path)
    assert item.report is not None
    assert (item.report.language, item.disposition) == (None, Disposition.DONE)


def test_the_same_bytes_twice_are_one_report(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(STORY, encoding="utf-8")
    first, *others = taken(tmp_path)
    assert codes(first) == []
    assert [codes(o) for o in others] == [[Code.SAME_BYTES]] * 2
    assert {i.report.id for i in (first, *others) if i.report} == {
        report_id(first.report.sha256 if first.report else "")
    }
    assert {o.disposition for o in others} == {Disposition.DONE}


def test_folders_are_walked_in_order_without_hidden_files_or_loops(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/y.txt", ".hidden.txt", ".git/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(STORY + name, encoding="utf-8")
    (tmp_path / "a" / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe")
    found = [(i.name, codes(i)) for i in taken(tmp_path)]
    assert found == [
        ("a/y.txt", []),
        ("a/z.txt", []),
        ("b.txt", []),
        ("dangling", [Code.MISSING_INPUT]),
        ("pipe", [Code.UNKNOWN_FORMAT]),
    ]


def test_standard_input_is_sniffed() -> None:
    lines = json.dumps({"text": STORY}).encode()
    html = b"<!DOCTYPE html><html><body><p>" + STORY.encode() + b"</p></body></html>"
    for raw, media_type in (
        (STORY.encode(), "text/plain"),
        (lines, "application/jsonl"),
        (html, "text/html"),
    ):
        (item,) = gather(["-"], limits=Limits(), stdin=io.BytesIO(raw))
        assert item.report is not None
        assert item.report.media_type == media_type


def test_endless_standard_input_is_cut_off(tmp_path: Path) -> None:
    (item,) = gather(["-"], limits=Limits(max_bytes=1000), stdin=io.BytesIO(b"word " * 999_999))
    assert codes(item) == [Code.TOO_LARGE]


def test_an_unknown_suffix_is_read_when_it_holds_text(tmp_path: Path) -> None:
    (tmp_path / "report.asc").write_text(STORY, encoding="utf-8")
    (tmp_path / "report").write_text("BMW riders crossed. " + STORY, encoding="utf-8")
    assert [i.disposition for i in taken(tmp_path)] == [Disposition.DONE] * 2


@pytest.mark.parametrize(
    "name", ["x.txt", "x.html", "x.jsonl", "x.zip", "x.warc", "x.tar", "x.docx", "x.pdf", "x"]
)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    raw=st.binary(max_size=400)
    | st.text(max_size=200).map(str.encode)
    | st.sampled_from(
        [b"PK\x03\x04", b"%PDF-", b"WARC/1.0\r\n", b"<html>", b'{"text": "', b"\x1f\x8b\x08"]
    ).flatmap(lambda magic: st.binary(max_size=200).map(magic.__add__))
)
def test_any_bytes_under_any_name_end_somewhere(tmp_path: Path, name: str, raw: bytes) -> None:
    (tmp_path / name).write_bytes(raw)
    for item in taken(tmp_path):
        assert (item.report is None) == (item.raw is None)
        assert item.report is not None or item.findings
