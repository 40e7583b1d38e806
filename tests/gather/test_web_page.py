from __future__ import annotations

import time
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.gather.making import STORY, only, page, text_of
from tetrapylon.gather.extract import Extract
from tetrapylon.gather.visible_text import visible_text
from tetrapylon.gather.web_page import read_web_page

PARAGRAPHS = (
    "The garrison commander said on Tuesday that his men had left the old bridge to the river police.",
    "Nobody in the village could say who would hold the crossing by the end of the week, he added.",
    "Two witnesses said that they had counted at least forty trucks on the northern road before noon.",
    "The river police did not answer questions, and the ministry spoke of a routine change of guard.",
)
HEAD = (
    '<meta property="og:site_name" content="The River Post">'
    '<meta property="article:published_time" content="2018-05-02T08:00:00Z">'
    '<link rel="canonical" href="https://river.example/bridge">'
)


def extracted(raw: bytes) -> Extract:
    found = read_web_page(raw)
    assert isinstance(found, Extract)
    return found


def test_an_article_gives_its_paragraphs_as_lines_and_its_head_as_fields() -> None:
    found = extracted(page(*PARAGRAPHS, head=HEAD).encode())
    lines = found.text.splitlines()
    assert [p for p in PARAGRAPHS if p in lines] == list(PARAGRAPHS)
    assert (found.title, found.publisher) == ("Bridge changes hands", "The River Post")
    assert (found.published, found.url) == ("2018-05-02", "https://river.example/bridge")
    assert "never seen" not in found.text
    assert "All rights reserved" not in found.text


def test_a_page_without_a_date_in_its_head_has_none() -> None:
    assert extracted(page(*PARAGRAPHS, "It was 3 May 2018.").encode()).published is None


def test_the_charset_that_a_page_names_is_used() -> None:
    raw = page("Mayor Łukasz Żak spoke. " + PARAGRAPHS[0], head='<meta charset="iso-8859-2">')
    found = extracted(raw.encode("iso-8859-2"))
    assert "Łukasz Żak" in found.text
    assert found.encoding == "iso8859-2"


def test_a_page_without_an_article_gives_its_visible_blocks() -> None:
    seen = visible_text(
        "<body><div>Bridge <b>shut</b><br>again<style>p{}</style></div><p>Late</body>"
    )
    assert seen.text == "Bridge shut\nagain\nLate"


def test_a_page_nested_a_hundred_thousand_deep_is_read_in_time(tmp_path: Path) -> None:
    deep = "<div>" * 100_000 + f"<p>{STORY}</p>" + "</div>" * 100_000
    (tmp_path / "deep.html").write_text(f"<html><body>{deep}</body></html>", encoding="utf-8")
    begun = time.monotonic()
    assert " ".join(STORY.split()) in text_of(only(tmp_path))
    assert time.monotonic() - begun < 20


def test_a_hundred_thousand_paragraphs_and_open_tags_are_read_in_time(tmp_path: Path) -> None:
    many = f"<p>{PARAGRAPHS[0]}<b><i><a href=x>" * 8_000
    (tmp_path / "many.html").write_text(f"<html><body>{many}", encoding="utf-8")
    begun = time.monotonic()
    assert PARAGRAPHS[0] in text_of(only(tmp_path))
    assert time.monotonic() - begun < 20


def test_entities_of_a_document_type_are_not_expanded(tmp_path: Path) -> None:
    levels = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY l0 "boom">{levels}<!ENTITY f SYSTEM "file:///etc/hostname">]>'
    body = f"<html><body><p>{PARAGRAPHS[0]} &l12; &f;</p></body></html>"
    (tmp_path / "bomb.html").write_text(bomb + body, encoding="utf-8")
    text = text_of(only(tmp_path))
    assert PARAGRAPHS[0] in text
    assert "boomboom" not in text
    assert len(text) < 3_000


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200), st.integers(0, 60))
def test_any_markup_gives_storable_text(markup: str, cut: int) -> None:
    raw = (page(markup, *PARAGRAPHS[:2])[: -cut or None] + markup).encode("utf-8", "replace")
    found = read_web_page(raw)
    assert isinstance(found, Extract)
    assert found.text.encode().decode() == found.text


def test_what_a_title_adds_to_the_article_s_own_is_the_site() -> None:
    raw = page(*PARAGRAPHS).encode()
    assert extracted(raw).publisher is None
    named = raw.replace(b"</title>", b" - Lakeside Herald</title>")
    assert extracted(named).publisher == "Lakeside Herald"
