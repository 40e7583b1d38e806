"""Two reports side by side: the sentences they share with every edit marked, and what each has alone."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tetrapylon.lexicon.cues import CueLexicon
from tetrapylon.model.passage import Role
from tetrapylon.model.record import Reading, Record
from tetrapylon.model.span import Span
from tetrapylon.tell.diff_losses import Change, Version, changes_of
from tetrapylon.tell.diff_words import Mark, Piece, WordDiff, diff_words

COMPARED_ROLES = frozenset({Role.STANDFIRST, Role.BODY, Role.CAPTION})
"""Roles whose sentences are laid side by side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffRow:
    """One row: a shared sentence in both versions, or a sentence that one report has alone.

    `left` and `right` are its pieces, empty on the side that lacks it. `moved` tells that the sentence
    stands elsewhere in the order of the second report. `lost` are words of matter of the first report
    that the second lacks, `gained` the other way round.
    """

    left: tuple[Piece, ...]
    right: tuple[Piece, ...]
    moved: bool = False
    lost: tuple[Change, ...] = ()
    gained: tuple[Change, ...] = ()

    @property
    def shared(self) -> bool:
        """Tell whether both reports have the sentence."""
        return bool(self.left and self.right)

    @property
    def edited(self) -> bool:
        """Tell whether the words of a shared sentence differ."""
        return self.shared and not WordDiff(self.left, self.right).unchanged


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDiff:
    """The rows of two reports, in the order of the first one."""

    left: str
    right: str
    rows: tuple[DiffRow, ...]

    @property
    def shared(self) -> int:
        """Number of shared sentences."""
        return sum(row.shared for row in self.rows)

    @property
    def edited(self) -> int:
        """Number of shared sentences whose words differ."""
        return sum(row.edited for row in self.rows)


@dataclass(frozen=True, slots=True)
class _Pair:
    """Sentences of the first report that are sentences of the second; several where one was split or merged."""

    left: tuple[Span, ...]
    right: tuple[Span, ...]


def diff_reports(record: Record, left: str, right: str, *, cues: CueLexicon) -> ReportDiff:
    """Return two reports (by id) side by side, from the strands that run through both.

    Args:
        record: with reports, readings and strands.
        left: the report taken as the earlier version.
        right: the report taken as the later version.
        cues: tells what hedges and denials are.
    """
    one, two = record.reading[left], record.reading[right]
    texts = record.report[left].text, record.report[right].text
    pairs = sorted(_pairs(record, left, right), key=lambda p: (p.left, p.right))
    kept = _in_order([p.right[0].start for p in pairs])
    placed: list[tuple[_Pair | None, Span, DiffRow]] = []
    for i, pair in enumerate(pairs):
        here, there = Version(texts[0], pair.left, one), Version(texts[1], pair.right, two)
        row = _shared_row(here, there, cues, moved=i not in kept)
        placed.append((pair, pair.left[0], row))
    for sentence in _alone(_sentences(one), [s for p in pairs for s in p.left]):
        row = DiffRow(left=(Piece(_plain(sentence.of(texts[0])), Mark.GONE),), right=())
        placed.append((None, sentence, row))
    placed.sort(key=lambda item: item[1])
    rows = [(pair.right[0] if pair else None, row) for pair, _, row in placed]
    only_right = _alone(_sentences(two), [s for p in pairs for s in p.right])
    return ReportDiff(
        left=left, right=right, rows=tuple(_with_right_only(rows, only_right, texts[1]))
    )


def _pairs(record: Record, left: str, right: str) -> Iterator[_Pair]:
    """Yield the shared sentences; what a split or merge connects is one pair."""
    links: list[tuple[set[Span], set[Span]]] = []
    for strand in record.strands:
        ours = {Span(m.start, m.end) for m in strand.members if m.report == left}
        theirs = {Span(m.start, m.end) for m in strand.members if m.report == right}
        if ours and theirs:
            for link in [x for x in links if x[0] & ours or x[1] & theirs]:
                links.remove(link)
                ours, theirs = ours | link[0], theirs | link[1]
            links.append((ours, theirs))
    yield from (_Pair(tuple(sorted(a)), tuple(sorted(b))) for a, b in links)


def _sentences(reading: Reading) -> list[Span]:
    found = (s.span for p in reading.passages if p.role in COMPARED_ROLES for s in p.sentences)
    return sorted(set(found))


def _alone(sentences: Sequence[Span], shared: Sequence[Span]) -> list[Span]:
    return [s for s in sentences if not any(s.overlap(x) for x in shared)]


def _shared_row(here: Version, there: Version, cues: CueLexicon, *, moved: bool) -> DiffRow:
    words = diff_words(here.said, there.said)
    return DiffRow(
        left=words.left,
        right=words.right,
        moved=moved,
        lost=changes_of(here, there, cues),
        gained=changes_of(there, here, cues),
    )


def _plain(text: str) -> str:
    return " ".join(text.split())


def _in_order(starts: Sequence[int]) -> frozenset[int]:
    """Return the positions of a longest rising row: the sentences whose order both reports keep."""
    tails: list[int] = []
    last: list[int] = []
    before: list[int | None] = []
    for i, start in enumerate(starts):
        at = bisect_left(tails, start)
        before.append(last[at - 1] if at else None)
        tails[at : at + 1] = [start]
        last[at : at + 1] = [i]
    kept: set[int] = set()
    step = last[-1] if last else None
    while step is not None:
        kept.add(step)
        step = before[step]
    return frozenset(kept)


def _with_right_only(
    rows: Sequence[tuple[Span | None, DiffRow]], alone: Sequence[Span], text: str
) -> Iterator[DiffRow]:
    """Put each sentence of the second report alone behind the row of the one that it follows there."""
    homes = [span for span, row in rows if span is not None and not row.moved]
    waiting: dict[Span | None, list[DiffRow]] = {}
    for sentence in alone:
        home = max((h for h in homes if h.start < sentence.start), default=None)
        row = DiffRow(left=(), right=(Piece(_plain(sentence.of(text)), Mark.NEW),))
        waiting.setdefault(home, []).append(row)
    yield from waiting.pop(None, [])
    for span, row in rows:
        yield row
        if span is not None and not row.moved:
            yield from waiting.pop(span, [])
