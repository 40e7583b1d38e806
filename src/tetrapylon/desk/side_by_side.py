"""Two reports side by side, sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence

from typing_extensions import TypedDict

from tetrapylon.desk.snapshot import Snapshot
from tetrapylon.lexicon.cues import load_cues
from tetrapylon.tell.diff import DiffRow, diff_reports
from tetrapylon.tell.diff_words import Piece


class PieceRow(TypedDict):
    """A stretch of words with what became of it: `same`, `gone`, `new` or `moved`."""

    text: str
    mark: str


class DiffLine(TypedDict):
    """One sentence in both versions, or one that a report has alone."""

    left: list[PieceRow]
    right: list[PieceRow]
    moved: bool
    edited: bool
    lost: list[str]
    gained: list[str]


class Diff(TypedDict):
    """Two reports side by side."""

    left: str
    right: str
    left_label: str
    right_label: str
    shared: int
    edited: int
    lines: list[DiffLine]


def diff_page(snapshot: Snapshot, left: str, right: str) -> Diff:
    """Return two reports side by side, sentence by sentence."""
    record = snapshot.with_readings([left, right])
    found = diff_reports(record, left, right, cues=load_cues())
    return {
        "left": left,
        "right": right,
        "left_label": snapshot.label(left),
        "right_label": snapshot.label(right),
        "shared": found.shared,
        "edited": found.edited,
        "lines": [_line(row) for row in found.rows],
    }


def _line(row: DiffRow) -> DiffLine:
    return {
        "left": _pieces(row.left),
        "right": _pieces(row.right),
        "moved": row.moved,
        "edited": row.edited,
        "lost": [f"{c.matter.value}: {c.words}" for c in row.lost],
        "gained": [f"{c.matter.value}: {c.words}" for c in row.gained],
    }


def _pieces(pieces: Sequence[Piece]) -> list[PieceRow]:
    return [{"text": p.text, "mark": p.mark.value} for p in pieces]
