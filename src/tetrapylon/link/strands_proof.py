"""What two reports share besides a sentence: the corroboration of weak ties, and formulas found out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import pairwise

from tetrapylon.link.strands_index import Form
from tetrapylon.link.strands_passages import Moved, Passages

FORMULA_REPORTS = 5
"""Reports from which on a sentence is suspected to be a formula ("This story has been updated.")."""

FORMULA_SAMPLE = 60
"""Pairs of reports looked at to decide on a formula."""

FORMULA_BACKING = 0.5
"""Share of those pairs that must have other passages in common for the sentence to be copied text."""

BACKING_PASSAGES = 2
"""Other passages in common that make two reports relatives."""

BACKING_SHARE = 0.2
"""... or this share of the shorter report's sentences."""

Key = tuple[int, Form]


@dataclass(frozen=True, slots=True)
class Shift:
    """What an addition changed: reports whose relatives may be others, passages that became or ceased to be formulas."""

    reports: set[str]
    formulas: set[int]


class Backing:
    """Shared passages of pairs of reports, without formulas: sentences that reports share without being copies.

    Passages are judged from the most widespread down, so that formulas found no longer back others. An addition
    judges anew only those whose reports changed, and those that a formula found or lost bears on.
    """

    def __init__(self, passages: Passages) -> None:
        self._passages = passages
        self._formulas: dict[int, Key] = {}

    def is_formula(self, form: int) -> bool:
        """Tell whether the form is a formula that reports share without being copies."""
        return self._passages.of(form) in self._formulas

    def relatives(self, left: str, right: str, *, without: int) -> bool:
        """Tell whether the reports share enough besides the form to believe a weak tie."""
        held, size = self._passages.held, self._passages.size
        common = self._text(held[left] & held[right])
        shared = len(common) - (self._passages.of(without) in common)
        shorter = min(size[left], size[right])
        return shared >= BACKING_PASSAGES or (shared >= 1 and shared >= BACKING_SHARE * shorter)

    def may_be_tied(self, left: int, right: int) -> bool:
        """Tell whether reports that print the one form share text with reports that print the other."""
        common = self._text(self._passages.around(left) & self._passages.around(right))
        one, other = self._passages.of(left), self._passages.of(right)
        return len(common) > (one == other and one in common)

    def _text(self, passages: set[int]) -> set[int]:
        """Return the passages that are no formulas; looks at these alone, there may be thousands of formulas."""
        return {p for p in passages if p not in self._formulas}

    def update(self, moved: Moved) -> Shift:
        """Judge anew what the re-made passages and changed reports bear on."""
        reports, toggled = set(moved.reports), set[int]()
        waiting = {p for p in moved.passages.new if self._is_wide(p)}
        for passage in self._formulas.keys() & {*moved.passages.old, *moved.passages.new}:
            if self._is_wide(passage):
                waiting.update(self._overtaken(passage))
            else:
                del self._formulas[passage]
                toggled.add(passage)
                reports |= self._passages.reports.get(passage, set())
        for report in reports:
            waiting.update(p for p in self._passages.of_report(report) if self._is_wide(p))
        for passage in self._judged(waiting):
            toggled.add(passage)
            reports |= self._passages.reports[passage]
        return Shift(reports, toggled)

    def _is_wide(self, passage: int) -> bool:
        return self._passages.width(passage) >= FORMULA_REPORTS

    def _overtaken(self, formula: int) -> Iterator[int]:
        """Yield passages that stood before a formula and now behind it, or the other way; they share a report."""
        before, now = self._formulas[formula], self._passages.key(formula)
        self._formulas[formula] = now
        first, last = sorted((before, now))
        if first != last:
            for passage in self._beside(formula):
                if first < self._passages.key(passage) < last:
                    yield passage

    def _beside(self, passage: int) -> set[int]:
        reports = self._passages.reports[passage]
        near = {p for report in reports for p in self._passages.of_report(report)}
        return {p for p in near if self._is_wide(p)}

    def _judged(self, waiting: Iterable[int]) -> Iterator[int]:
        """Judge passages, most widespread first, and those behind each whose verdict changed; yield these."""
        heap = [(self._passages.key(p), p) for p in waiting]
        seen = {p for _, p in heap}
        heapify(heap)
        while heap:
            key, passage = heappop(heap)
            was, now = passage in self._formulas, not self._is_backed(passage, key)
            if now:
                self._formulas[passage] = key
            elif was:
                del self._formulas[passage]
            if was != now:
                yield passage
                for other in self._beside(passage) - seen:
                    if self._passages.key(other) > key:
                        seen.add(other)
                        heappush(heap, (self._passages.key(other), other))

    def _is_backed(self, passage: int, key: Key) -> bool:
        reports = sorted(self._passages.reports[passage])
        looked = [*pairwise(reports), *zip(reports, reports[2:], strict=False)][:FORMULA_SAMPLE]
        backed = sum(self._shares_more(left, right, passage, key) for left, right in looked)
        return backed >= FORMULA_BACKING * len(looked)

    def _shares_more(self, left: str, right: str, passage: int, key: Key) -> bool:
        """Tell whether two reports share other text; formulas that are judged later count as text."""
        held, size = self._passages.held, self._passages.size
        common = (held[left] & held[right]) - {passage}
        ruled_out = (p in self._formulas and self._formulas[p] < key for p in common)
        shared = len(common) - sum(ruled_out)
        shorter = min(size[left], size[right])
        return shared > BACKING_PASSAGES or shared >= BACKING_SHARE * shorter
