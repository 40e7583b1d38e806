from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.gather.making import STORY, codes, taken, text_of
from tetrapylon.gather.limits import Limits
from tetrapylon.model.finding import Code
from tetrapylon.model.report import Disposition


def lines(*rows: object) -> bytes:
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


def test_a_line_gives_a_report_with_its_fields(tmp_path: Path) -> None:
    row = {"text": STORY, "url": "https://x.example/1", "title": "Bridge", "publisher": "Post"}
    (tmp_path / "x.jsonl").write_bytes(
        lines(row | {"published": "2018-05-02T08:00:00Z", "more": 1})
    )
    (item,) = taken(tmp_path)
    report = item.report
    assert report is not None
    assert (item.name, report.text) == ("x.jsonl:1", STORY)
    assert (report.url, report.title, report.publisher) == (row["url"], "Bridge", "Post")
    assert report.published == "2018-05-02"
    assert item.raw == lines(row | {"published": "2018-05-02T08:00:00Z", "more": 1}).strip()


@pytest.mark.parametrize(
    "bad",
    [
        b"not json",
        b"[1]",
        b'{"title": "no text"}',
        b'{"text": 5}',
        b'{"text": "a", "url": 5}',
        b"[" * 100_000,
        b'{"text": "cut',
    ],
)
def test_a_bad_line_is_kept_out_and_the_others_are_read(tmp_path: Path, bad: bytes) -> None:
    good = lines({"text": STORY})
    (tmp_path / "x.jsonl").write_bytes(good + bad + b"\n\n" + lines({"text": "Late. " + STORY}))
    items = taken(tmp_path)
    assert [i.disposition for i in items] == [
        Disposition.DONE,
        Disposition.QUARANTINED,
        Disposition.DONE,
    ]
    assert (codes(items[1]), items[1].name) == ([Code.BAD_LINE], "x.jsonl:2")
    assert items[2].name == "x.jsonl:4"


def test_a_line_over_the_limit_is_declined_and_the_next_is_read(tmp_path: Path) -> None:
    long = lines({"text": "word " * 1000})
    (tmp_path / "x.jsonl").write_bytes(long + lines({"text": STORY}))
    first, second = taken(tmp_path, limits=Limits(max_bytes=500))
    assert (codes(first), codes(second)) == ([Code.TOO_LARGE], [])
    assert second.name == "x.jsonl:2"


def test_a_date_that_is_none_is_told_and_left_out(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_bytes(lines({"text": STORY, "published": "last week"}))
    (item,) = taken(tmp_path)
    assert (codes(item), item.disposition) == ([Code.TIME_NOT_UNDERSTOOD], Disposition.DONE)
    assert item.report is not None
    assert item.report.published is None


def test_lone_surrogates_stand_as_replacement_characters(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_bytes(b'\xef\xbb\xbf{"text": "a \\ud800 b \\ud83c\\udfdb"}\r\n')
    (item,) = taken(tmp_path)
    assert text_of(item) == "a \ufffd b \U0001f3db"
    assert codes(item) == [Code.ENCODING_DAMAGED]


def test_blank_text_is_an_empty_input(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_bytes(lines({"text": " \n"}))
    assert [codes(i) for i in taken(tmp_path)] == [[Code.EMPTY_INPUT]]
