"""The visible words of an HTML page, block by block, whatever its shape.

Used where no article is found and where a page is too deep or too long for a tree. The parser calls back
tag by tag, so that neither memory nor the stack grows with the depth of the page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

_UNSEEN = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "svg",
        "math",
        "select",
        "button",
        "iframe",
        "object",
        "canvas",
        "title",
        "datalist",
        "audio",
        "video",
    ]
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class VisibleText:
    """A page's words, one block a line, and how many tags deep the page goes."""

    text: str
    depth: int


class _Listener:
    """Collects words while the parser walks a page; lives as long as one parse."""

    def __init__(self) -> None:
        self.blocks: list[str] = []
        self.words: list[str] = []
        self.depth = self.deepest = self.unseen = 0

    def start(self, tag: str, _attributes: Mapping[str, str]) -> None:
        self.depth += 1
        self.deepest = max(self.deepest, self.depth)
        self.unseen += tag in _UNSEEN
        self._part(tag)

    def end(self, tag: str) -> None:
        self.depth -= 1
        self.unseen -= tag in _UNSEEN
        self._part(tag)

    def data(self, words: str) -> None:
        if self.unseen <= 0:
            self.words.append(words)

    def comment(self, _words: str) -> None:
        """Comments are not seen."""

    def close(self) -> VisibleText:
        self._part("body")
        return VisibleText(text="\n".join(self.blocks), depth=self.deepest)

    def _part(self, tag: str) -> None:
        if tag not in _INLINE and self.words:
            block = " ".join("".join(self.words).split())
            self.words.clear()
            if block:
                self.blocks.append(block)


def visible_text(page: str) -> VisibleText:
    """Return the visible words of a page in time linear in its length.

    Raises:
        lxml.etree.LxmlError: the parser gave up; the page is damaged.
    """
    parser = etree.HTMLParser(target=_Listener(), encoding="utf-8", huge_tree=True)
    parser.feed(page.encode("utf-8", "replace"))
    result: VisibleText = parser.close()
    return result
