"""Lay two sentences side by side word by word: what stayed, what went, what came, what moved."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from rapidfuzz.distance import LCSseq

MOVED_RUN = 3
"""Words in a row that must agree for a clause to count as moved, not as cut here and added there."""

_WORD = re.compile(r"\w+(?:[.,'’]\w+)*")


class Mark(StrEnum):
    """What became of a stretch of words."""

    SAME = "same"
    GONE = "gone"
    """Only in the first text."""
    NEW = "new"
    """Only in the second text."""
    MOVED = "moved"
    """In both, at another place of the sentence."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence with its mark; the pieces of a sentence joined are its text."""

    text: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class WordDiff:
    """The pieces of two sentences."""

    left: tuple[Piece, ...]
    right: tuple[Piece, ...]

    @property
    def unchanged(self) -> bool:
        """Tell whether both say the same words in the same order."""
        return all(p.mark is Mark.SAME for p in (*self.left, *self.right))


def diff_words(left: str, right: str) -> WordDiff:
    """Return the two texts in pieces. Case and punctuation are not looked at."""
    words_left, words_right = list(_WORD.finditer(left)), list(_WORD.finditer(right))
    plain_left = [m.group().casefold() for m in words_left]
    plain_right = [m.group().casefold() for m in words_right]
    marks_left, marks_right = [Mark.GONE] * len(plain_left), [Mark.NEW] * len(plain_right)
    for block in LCSseq.opcodes(plain_left, plain_right):
        if block.tag == "equal":
            size = block.src_end - block.src_start
            marks_left[block.src_start : block.src_end] = [Mark.SAME] * size
            marks_right[block.dest_start : block.dest_end] = [Mark.SAME] * size
    _mark_moved(plain_left, plain_right, marks_left, marks_right)
    return WordDiff(
        tuple(_pieces(left, [m.start() for m in words_left], marks_left)),
        tuple(_pieces(right, [m.start() for m in words_right], marks_right)),
    )


def _mark_moved(
    left: Sequence[str], right: Sequence[str], marks_left: list[Mark], marks_right: list[Mark]
) -> None:
    """Mark runs of words left over on both sides, longest first."""
    while True:
        over_left = [w if marks_left[i] is Mark.GONE else f"\0{i}" for i, w in enumerate(left)]
        over_right = [w if marks_right[j] is Mark.NEW else f"\1{j}" for j, w in enumerate(right)]
        run = SequenceMatcher(None, over_left, over_right, autojunk=False).find_longest_match()
        if run.size < MOVED_RUN:
            return
        marks_left[run.a : run.a + run.size] = [Mark.MOVED] * run.size
        marks_right[run.b : run.b + run.size] = [Mark.MOVED] * run.size


def _pieces(text: str, starts: Sequence[int], marks: Sequence[Mark]) -> Iterator[Piece]:
    """Yield the text cut where the mark changes; what stands between words goes with the word before."""
    if not starts:
        yield Piece(text, Mark.SAME)
        return
    begin, mark = 0, marks[0]
    for start, own in zip(starts, marks, strict=True):
        if own is not mark:
            yield Piece(text[begin:start], mark)
            begin, mark = start, own
    yield Piece(text[begin:], mark)
