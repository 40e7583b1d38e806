"""Inputs made for the tests: archives, pages, documents."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

import docx

from tetrapylon.gather.intake import gather
from tetrapylon.gather.item import Item
from tetrapylon.gather.limits import Limits
from tetrapylon.model.finding import Code

STORY = (
    "The garrison commander said on Tuesday that his men had left the old bridge to the river police.\n"
    "Nobody in the village could say who would hold the crossing by the end of the week, he added.\n"
)
ARABIC = (
    "قال شهود إن السكان غادروا القرية مساء الثلاثاء بعد قصف طويل على الجسر القديم وإن الطريق مغلق منذ أيام "
    * 3
)


def taken(path: Path, *, limits: Limits | None = None) -> list[Item]:
    """Return what gather makes of a path."""
    return list(gather([str(path)], limits=limits or Limits()))


def only(path: Path, *, limits: Limits | None = None) -> Item:
    """Return the one item of a path."""
    items = taken(path, limits=limits)
    assert len(items) == 1, [(i.name, i.disposition) for i in items]
    return items[0]


def codes(item: Item) -> list[Code]:
    """Return the codes of an item's findings."""
    return [f.code for f in item.findings]


def text_of(item: Item) -> str:
    """Return the text of the report that an item must have."""
    assert item.report is not None, codes(item)
    return item.report.text


def zipped(members: Mapping[str, bytes]) -> bytes:
    """Return a zip archive of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in members.items():
            archive.writestr(zipfile.ZipInfo(name), raw, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def tarred(members: Mapping[str, bytes]) -> bytes:
    """Return a tar archive of these members."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, raw in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(raw)
            archive.addfile(info, io.BytesIO(raw))
    return out.getvalue()


def gzipped(raw: bytes) -> bytes:
    """Return a gzip file of these bytes, the same at every run."""
    return gzip.compress(raw, mtime=0)


def word_file(*paragraphs: str, cells: tuple[str, ...] = ()) -> bytes:
    """Return a .docx with these paragraphs and a table of one row."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if cells:
        row = document.add_table(rows=1, cols=len(cells)).rows[0]
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pdf(*pages: str, width: int = 60) -> bytes:
    """Return a PDF with these pages of plain ASCII, written by hand."""
    kids, objects = [], [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    for page in pages:
        shown = b"".join(b"(%s) Tj T*\n" % line.encode() for line in page.split("\n") if line)
        stream = b"BT /F1 10 Tf 14 TL 40 800 Td\n" + shown + b"ET"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        resources = b"<< /Font << /F1 3 0 R >> >>"
        kids.append(b"%d 0 R" % (len(objects) + 1))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d 842] /Resources %s /Contents %d 0 R >>"
            % (width * 10, resources, len(objects))
        )
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    return _numbered(objects)


def _numbered(objects: list[bytes]) -> bytes:
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size, at = len(objects) + 1, len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, at)
    return bytes(out)


def page(*paragraphs: str, head: str = "") -> str:
    """Return an HTML page with an article and the furniture around one."""
    body = "\n".join(f"<p>{p}</p>" for p in paragraphs)
    return (
        f"<!DOCTYPE html><html><head><title>Bridge changes hands</title>{head}</head><body>"
        "<nav><a href='/'>Home</a><a href='/news'>News</a></nav>"
        f"<article><h1>Bridge changes hands</h1>{body}</article>"
        "<script>document.write('never seen')</script><footer>All rights reserved</footer></body></html>"
    )
