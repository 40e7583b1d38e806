from __future__ import annotations

from pathlib import Path

import pytest

from tests.gather.making import STORY, codes, gzipped, page, taken, text_of
from tetrapylon.model.finding import Code
from tetrapylon.model.report import Disposition


def record(kind: str, url: str, block: bytes) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\n"
        "WARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2018-05-02T08:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def crawl(*, packed: bool) -> bytes:
    html = page(*STORY.splitlines(), head='<meta charset="utf-8">').encode()
    pages = (
        ("https://x.example/a", "200 OK", "text/html; charset=utf-8", html, ""),
        (
            "https://x.example/b",
            "200 OK",
            "text/plain; charset=iso-8859-2",
            "Żak. ".encode("iso-8859-2"),
            "",
        ),
        ("https://x.example/c", "200 OK", "image/png", b"\x89PNG", ""),
        ("https://x.example/d", "404 Not Found", "text/html", html, ""),
        ("https://x.example/e", "200 OK", "text/plain", gzipped(STORY.encode()), "gzip"),
    )
    records = [record("warcinfo", "urn:x", b"software: test\r\n")]
    for url, status, kind, body, coding in pages:
        extra = f"Content-Encoding: {coding}\r\n" if coding else ""
        head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{extra}Content-Length: {len(body)}\r\n\r\n"
        records.append(record("response", url, head.encode() + body))
    return b"".join(map(gzipped, records) if packed else records)


@pytest.mark.parametrize(("name", "packed"), [("x.warc", False), ("x.warc.gz", True)])
def test_successful_pages_are_inputs(tmp_path: Path, name: str, packed: bool) -> None:  # noqa: FBT001
    (tmp_path / name).write_bytes(crawl(packed=packed))
    items = taken(tmp_path)
    assert [i.report.url for i in items if i.report] == [f"https://x.example/{p}" for p in "abe"]
    assert [i.name for i in items] == [f"{name}:{n}" for n in (2, 3, 6)]
    assert STORY.splitlines()[0] in text_of(items[0])
    assert text_of(items[1]) == "Żak. "
    assert text_of(items[2]) == STORY


@pytest.mark.parametrize(("name", "packed"), [("x.warc", False), ("x.warc.gz", True)])
def test_a_crawl_that_breaks_off_keeps_its_first_pages(
    tmp_path: Path,
    name: str,
    packed: bool,  # noqa: FBT001
) -> None:
    whole = crawl(packed=packed)
    (tmp_path / name).write_bytes(whole[: int(len(whole) * 0.6)])
    items = taken(tmp_path)
    assert items[0].disposition is Disposition.DONE
    assert [i.name for i in items if i.disposition is Disposition.QUARANTINED] == [name]


def test_bytes_that_only_begin_like_a_crawl_are_quarantined(tmp_path: Path) -> None:
    (tmp_path / "x.warc").write_bytes(b"WARC/1.0\r\nnonsense")
    items = taken(tmp_path)
    assert all(codes(i) == [Code.DAMAGED_INPUT] for i in items)
