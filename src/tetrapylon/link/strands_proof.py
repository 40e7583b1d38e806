"""What two reports share besides a sentence: the corroboration of weak ties, and formulas found out."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

from tetrapylon.link.strands_index import Form
from tetrapylon.link.strands_lines import Line
from tetrapylon.link.strands_pairs import Proof, Ties, stands_alone

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


class Backing:
    """Shared passages of pairs of reports; a passage is a group of forms chained by strong ties."""

    def __init__(self, forms: dict[Form, list[Line]], ties: Ties) -> None:
        self._lines = list(forms.values())
        self._passage = _chained(ties)
        self._size: defaultdict[str, int] = defaultdict(int)
        self._passages: defaultdict[str, set[int]] = defaultdict(set)
        reports: defaultdict[int, set[str]] = defaultdict(set)
        for i, lines in enumerate(self._lines):
            for line in lines:
                self._size[line.report] += 1
                reports[self._passage[i]].add(line.report)
                if i in ties.of or stands_alone(line):
                    self._passages[line.report].add(self._passage[i])
        self.formulas = self._find_formulas(reports)

    def shared(self, left: str, right: str, *, without: int | None = None) -> int:
        """Return how many passages two reports share, not counting the passage of form `without`."""
        common = self._passages[left] & self._passages[right]
        return len(common) - (without is not None and self._passage[without] in common)

    def relatives(self, left: str, right: str, *, without: int) -> bool:
        """Tell whether the reports share enough besides the form to believe a weak tie."""
        shared = self.shared(left, right, without=without)
        shorter = min(self._size[left], self._size[right])
        return shared >= BACKING_PASSAGES or (shared >= 1 and shared >= BACKING_SHARE * shorter)

    def is_formula(self, form: int) -> bool:
        """Tell whether the form is a formula that reports share without being copies."""
        return self._passage[form] in self.formulas

    def _find_formulas(self, reports: dict[int, set[str]]) -> frozenset[int]:
        """Go from the most widespread passage down, so that formulas found no longer back others."""
        found = set()
        for passage in sorted(reports, key=lambda p: (-len(reports[p]), p)):
            if len(reports[passage]) < FORMULA_REPORTS:
                break
            if not self._is_backed(passage, sorted(reports[passage])):
                found.add(passage)
                for report in reports[passage]:
                    self._passages[report].discard(passage)
        return frozenset(found)

    def _is_backed(self, passage: int, reports: list[str]) -> bool:
        looked = [*pairwise(reports), *zip(reports, reports[2:], strict=False)][:FORMULA_SAMPLE]
        backed = 0
        for left, right in looked:
            common = (self._passages[left] & self._passages[right]) - {passage}
            shorter = min(self._size[left], self._size[right])
            backed += len(common) > BACKING_PASSAGES or len(common) >= BACKING_SHARE * shorter
        return backed >= FORMULA_BACKING * len(looked)


def _chained(ties: Ties) -> list[int]:
    """Return for each form the smallest form that strong ties lead to."""
    group = list(range(len(ties.forms)))

    def root(i: int) -> int:
        while group[i] != i:
            group[i] = group[group[i]]
            i = group[i]
        return i

    for left in sorted(ties.of):
        for right, tie in ties.of[left].items():
            if tie.proof is Proof.STRONG:
                low, high = sorted((root(left), root(right)))
                group[high] = low
    return [root(i) for i in range(len(group))]
