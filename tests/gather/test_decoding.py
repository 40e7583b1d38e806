from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.gather.making import STORY, codes, only, text_of
from tetrapylon.gather.decoding import decode
from tetrapylon.model.finding import Code
from tetrapylon.model.report import Disposition

ODD = "“Quoted” — 𐎫𐎭𐎬𐎽 \U0001f3db\r\nsecond line\r\rthird\n" + STORY


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-8"])
def test_marks_are_dropped_and_every_other_character_kept(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "x.txt").write_bytes(ODD.encode(encoding))
    item = only(tmp_path)
    assert text_of(item) == ODD
    assert item.findings == ()


@pytest.mark.parametrize("encoding", ["utf-16-be", "utf-16-le"])
def test_wide_text_with_its_mark_is_read(encoding: str) -> None:
    assert decode(("\ufeff" + ODD).encode(encoding)).text == ODD


def test_wide_text_without_a_mark_is_guessed(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_bytes(STORY.encode("utf-16-le"))
    item = only(tmp_path)
    assert text_of(item) == STORY
    assert codes(item) == [Code.ENCODING_GUESSED]


def test_latin_1_is_read_and_the_guess_is_told(tmp_path: Path) -> None:
    said = STORY + "The café owner, François, agreed – “at once”.\n"
    (tmp_path / "x.txt").write_bytes(said.encode("cp1252"))
    item = only(tmp_path)
    assert (text_of(item), item.disposition) == (said, Disposition.DONE)
    assert codes(item) == [Code.ENCODING_GUESSED]


def test_other_scripts_are_detected() -> None:
    said = (
        "Командир гарнизона сообщил во вторник, что его люди оставили старый мост речной полиции. "
        * 4
    )
    decoded = decode(said.encode("cp1251"))
    assert decoded.text == said


def test_damaged_utf_8_keeps_its_good_characters(tmp_path: Path) -> None:
    raw = ("“One” “two” “three” " + STORY).encode() + b" broken \xe2\x80 here."
    (tmp_path / "x.txt").write_bytes(raw)
    item = only(tmp_path)
    assert text_of(item).startswith("“One”")
    assert "broken \ufffd here." in text_of(item)
    assert codes(item) == [Code.ENCODING_DAMAGED]


def test_a_nul_stands_as_a_replacement_character() -> None:
    decoded = decode(b"one\x00two")
    assert decoded.text == "one\ufffdtwo"
    assert [n.code for n in decoded.notes] == [Code.ENCODING_DAMAGED]


def test_a_declared_charset_is_trusted_where_it_fits() -> None:
    assert decode("żółw".encode("iso-8859-2"), declared="ISO-8859-2").text == "żółw"
    assert decode("żółw".encode(), declared="no-such-charset").text == "żółw"
    assert decode("żółw".encode(), declared="zlib").text == "żółw"


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\ufeff")))
def test_utf_8_comes_back_as_it_was(said: str) -> None:
    assert decode(said.encode()).text == said


@given(st.binary(max_size=300))
def test_any_bytes_become_storable_text(raw: bytes) -> None:
    text = decode(raw).text
    assert text.encode().decode() == text
    assert "\x00" not in text
