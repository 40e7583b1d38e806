"""An HTML page: the article's text, and what its head says of it.

Nothing is fetched and nothing runs: scripts are dropped, entities of a document type are not expanded.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from lxml import html

from tetrapylon.gather.decoding import decode, storable
from tetrapylon.gather.extract import Extract
from tetrapylon.gather.faults import DAMAGE, quiet
from tetrapylon.gather.item import Note
from tetrapylon.gather.visible_text import visible_text
from tetrapylon.model.edtf import days_of
from tetrapylon.model.finding import Code

MAX_TREE_DEPTH = 200  # libxml2 drops what lies below 256 tags, and trafilatura recurses
MAX_TREE_CHARS = 3_000_000  # trafilatura needs about a second for each million
_CHARSET_WITHIN = 4096
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_TITLE = re.compile(r"<title[^>]*>([^<]{1,400})</title>", re.IGNORECASE)
_TITLE_WITHIN = 20_000
_SITE = re.compile(r"\s+[|–—·-]\s+([^|–—·]{2,50})")
_DATE_SEARCH = {
    "original_date": True,
    "extensive_search": False,  # a date picked out of the words is for the record to weigh
    "min_date": "1995-01-01",
    "max_date": "2100-01-01",  # the default is today, which would make results depend on the clock
}


def read_web_page(raw: bytes, *, charset: str | None = None) -> Extract | Note:
    """Return the article of a page, or its visible words where it holds no article.

    Paragraphs are lines of the text. `charset` is what a server's header said.
    """
    declared = _CHARSET.search(raw[:_CHARSET_WITHIN])
    decoded = decode(raw, declared=charset or (declared and declared[1].decode("ascii")))
    try:
        seen = visible_text(decoded.text)
    except DAMAGE as fault:
        return Note(code=Code.DAMAGED_INPUT, detail=f"the page cannot be parsed ({fault})")
    article = None
    if seen.depth <= MAX_TREE_DEPTH and len(decoded.text) <= MAX_TREE_CHARS and seen.text:
        article = _article_of(decoded.text)
    return Extract(
        text=storable(_said(article, "text") or seen.text),
        encoding=decoded.encoding,
        title=_said(article, "title"),
        url=_said(article, "url"),
        publisher=_said(article, "sitename") or _site_in_title(decoded.text, article),
        published=_day(_said(article, "date")),
        notes=decoded.notes,
    )


def _site_in_title(page: str, article: object | None) -> str | None:
    """Return what a page's title adds to the article's own behind a bar or dash: the site's name by custom."""
    head, title = _TITLE.search(page[:_TITLE_WITHIN]), _said(article, "title")
    if head is None or not title:
        return None
    whole = " ".join(unescape(head[1]).split())
    tail = _SITE.fullmatch(whole.removeprefix(title)) if whole.startswith(title) else None
    return tail[1].strip() if tail else None


def _article_of(page: str) -> object | None:
    # Imported here: it takes half a second, and most archives are plain text.
    from trafilatura import bare_extraction

    with quiet():
        try:
            tree: Any = html.document_fromstring(
                page.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8")
            )
            found: object | None = bare_extraction(
                tree,
                include_comments=False,
                with_metadata=True,
                date_extraction_params=_DATE_SEARCH,
            )
        except DAMAGE:
            return None
    return found


def _said(article: object | None, field: str) -> str | None:
    value = getattr(article, field, None)
    bare = storable(value).strip() if isinstance(value, str) else ""
    return bare or None


def _day(said: str | None) -> str | None:
    return said if days_of(said) is not None else None
