"""The seam to a parser: what the read room asks of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from tetrapylon.model.parse import Parse, Token
from tetrapylon.model.passage import SPEAKING_ROLES, Passage, Role
from tetrapylon.read.casing import acronyms_in
from tetrapylon.read.casing_titles import is_titled, names_in
from tetrapylon.read.mending import mended

MOST_KNOWN = 2048
"""Passages whose mended parse is remembered: news is copied while it is new."""


@dataclass(frozen=True, slots=True)
class ParseTask:
    """A passage's words and the offsets, within them, at which its sentences begin.

    `acronyms` are those that its report introduces; a parser may need them for a passage in capitals. `names` are
    those that its report's prose writes, for a headline Where Each Word Has a Capital; None for any other passage.
    """

    text: str
    sentence_starts: tuple[int, ...]
    acronyms: frozenset[str] = frozenset()
    names: frozenset[str] | None = None


class Parser(Protocol):
    """Anything that tags and parses passages. Offsets of the result count in each task's own text."""

    def parse(self, tasks: Sequence[ParseTask]) -> list[Parse]:
        """Return one parse a task, in order."""
        ...


def parse_passages(text: str, passages: Sequence[Passage], *, parser: Parser) -> dict[str, Parse]:
    """Return the parses of the speaking passages by passage id, with offsets in the report's text.

    A token of a passage in capitals has its case restored (`read.casing`); its offsets are those of the
    report's own word.
    """
    return parse_pages([(text, passages)], parser=parser)[0]


def parse_pages(
    pages: Sequence[tuple[str, Sequence[Passage]]], *, parser: Parser
) -> list[dict[str, Parse]]:
    """Return what `parse_passages` gives for each of several reports; the parser is asked once for all.

    Args:
        pages: text and passages of each report.
        parser: tags and parses passages.
    """
    speaking = [[p for p in passages if p.role in SPEAKING_ROLES] for _, passages in pages]
    tasks: list[ParseTask] = []
    for (text, _), passages in zip(pages, speaking, strict=True):
        acronyms = acronyms_in(text)
        tasks += [_task(text, p, acronyms, passages) for p in passages]
    found = iter(parser.parse(tasks))
    return [{p.id: _moved(next(found), p.start) for p in passages} for passages in speaking]


def _task(
    text: str, passage: Passage, acronyms: frozenset[str], beside: Sequence[Passage]
) -> ParseTask:
    starts = tuple(s.start - passage.start for s in passage.sentences)
    words = text[passage.start : passage.end]
    titled = passage.role is Role.HEADLINE and is_titled(words)
    prose = [text[p.start : p.end] for p in beside if titled and p.role is Role.BODY]
    return ParseTask(words, starts or (0,), acronyms, names_in(prose) if titled else None)


def _moved(parse: Parse, by: int) -> Parse:
    base = _mended(parse)
    return Parse(tuple([_token_moved(t, by) for t in base.tokens]), base, by)


@lru_cache(maxsize=MOST_KNOWN)
def _mended(parse: Parse) -> Parse:
    """Return a mended parse; of two copies it is mended once, as where it stands in the text changes nothing."""
    return mended(parse)


def _token_moved(token: Token, by: int) -> Token:
    return Token(
        token.i,
        token.start + by,
        token.end + by,
        token.text,
        token.lemma,
        token.pos,
        token.tag,
        token.dep,
        token.head,
        token.morph,
        token.sent,
    )
