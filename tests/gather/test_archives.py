from __future__ import annotations

import io
import tarfile
from pathlib import Path

import pytest

from tests.gather.making import STORY, codes, gzipped, only, taken, tarred, text_of, zipped
from tetrapylon.gather.limits import Limits
from tetrapylon.model.finding import Code
from tetrapylon.model.report import Disposition

TWO = {"b/one.txt": STORY.encode(), "a/two.txt": b"Late. " + STORY.encode()}


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("x.zip", zipped(TWO)),
        ("x.tar", tarred(TWO)),
        ("x.tar.gz", gzipped(tarred(TWO))),
        ("x.tgz", gzipped(tarred(TWO))),
        ("mislabelled.txt", zipped(TWO)),
    ],
)
def test_members_are_inputs_and_the_archive_is_none(tmp_path: Path, name: str, raw: bytes) -> None:
    (tmp_path / name).write_bytes(raw)
    items = taken(tmp_path)
    assert [i.name for i in items] == [f"{name}/b/one.txt", f"{name}/a/two.txt"]
    assert [i.disposition for i in items] == [Disposition.DONE] * 2
    assert text_of(items[0]) == STORY


def test_a_single_gzip_file_is_one_input(tmp_path: Path) -> None:
    (tmp_path / "x.txt.gz").write_bytes(gzipped(STORY.encode()))
    item = only(tmp_path)
    assert (item.name, text_of(item), item.raw) == ("x.txt.gz", STORY, STORY.encode())


@pytest.mark.parametrize(
    "name", ["../up.txt", "/etc/up.txt", "C:\\up.txt", "a/../../up.txt", "a\\..\\..\\up.txt"]
)
@pytest.mark.parametrize("pack", [zipped, tarred])
def test_a_path_out_of_the_archive_is_quarantined(tmp_path: Path, name: str, pack: type) -> None:
    (tmp_path / "x.bin").write_bytes(pack({name: b"x", "fine.txt": STORY.encode()}))
    bad, good = taken(tmp_path)
    assert (codes(bad), bad.disposition) == ([Code.UNSAFE_ARCHIVE], Disposition.QUARANTINED)
    assert good.disposition is Disposition.DONE


def test_a_member_that_unpacks_out_of_proportion_is_quarantined(tmp_path: Path) -> None:
    bomb = zipped({"bomb.txt": bytes(20_000_000), "fine.txt": STORY.encode()})
    (tmp_path / "x.zip").write_bytes(bomb)
    bad, good = taken(tmp_path)
    assert (codes(bad), codes(good)) == ([Code.UNSAFE_ARCHIVE], [])
    assert "max_ratio" in bad.findings[0].detail


def test_an_archive_that_unpacks_to_too_much_stops_there(tmp_path: Path) -> None:
    members = {f"{n}.txt": STORY.encode() + b"%d" % n for n in range(9)}
    (tmp_path / "x.zip").write_bytes(zipped(members))
    *good, bad = taken(tmp_path, limits=Limits(max_unpacked_bytes=500))
    assert len(good) == 2
    assert codes(bad) == [Code.UNSAFE_ARCHIVE]
    assert "max_unpacked_bytes" in bad.findings[0].detail


def test_a_gzip_bomb_is_quarantined(tmp_path: Path) -> None:
    (tmp_path / "x.tar.gz").write_bytes(gzipped(gzipped(bytes(30_000_000))))
    item = only(tmp_path)
    assert (codes(item), item.disposition) == ([Code.UNSAFE_ARCHIVE], Disposition.QUARANTINED)


def test_archives_in_archives_have_an_end(tmp_path: Path) -> None:
    raw = zipped({"deep.txt": STORY.encode()})
    for _ in range(5):
        raw = zipped({"next.zip": raw})
    (tmp_path / "x.zip").write_bytes(raw)
    item = only(tmp_path)
    assert codes(item) == [Code.UNSAFE_ARCHIVE]
    assert "max_depth" in item.findings[0].detail


def test_too_many_members_are_cut_off(tmp_path: Path) -> None:
    members = {f"{n}.txt": STORY.encode() + b"%d" % n for n in range(5)}
    for pack in (zipped, tarred):
        (tmp_path / "x.bin").write_bytes(pack(members))
        *good, bad = taken(tmp_path, limits=Limits(max_members=3))
        assert [i.disposition for i in good] == [Disposition.DONE] * 3
        assert (codes(bad), bad.name) == ([Code.UNSAFE_ARCHIVE], "x.bin")


@pytest.mark.parametrize("name", ["x.tar", "x.tar.gz"])
def test_members_before_a_break_are_kept(tmp_path: Path, name: str) -> None:
    whole = tarred({"one.txt": STORY.encode(), "two.txt": bytes(range(256)) * 400})
    raw = whole[: len(whole) // 2]
    (tmp_path / name).write_bytes(gzipped(raw)[:-9] if name.endswith(".gz") else raw)
    items = taken(tmp_path)
    assert (items[0].disposition, items[0].name) == (Disposition.DONE, f"{name}/one.txt")
    assert items[-1].disposition is Disposition.QUARANTINED
    assert codes(items[-1]) == [Code.DAMAGED_INPUT]


def test_links_and_hidden_members_are_not_read(tmp_path: Path) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/hostname"
        archive.addfile(link)
        archive.addfile(tarfile.TarInfo(".hidden.txt"), io.BytesIO())
    (tmp_path / "x.tar").write_bytes(out.getvalue())
    assert [codes(i) for i in taken(tmp_path)] == [[Code.UNSAFE_ARCHIVE]]


def test_an_encrypted_member_is_told(tmp_path: Path) -> None:
    raw = bytearray(zipped({"one.txt": STORY.encode()}))
    for at in (raw.find(b"PK\x03\x04") + 6, raw.find(b"PK\x01\x02") + 8):
        raw[at] |= 1
    (tmp_path / "x.zip").write_bytes(bytes(raw))
    assert codes(only(tmp_path)) == [Code.DAMAGED_INPUT]
