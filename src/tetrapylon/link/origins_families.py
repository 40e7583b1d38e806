"""Which report copied which: direct parents and the root of each family, from shared sentences and days."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from tetrapylon.link.alignment import align
from tetrapylon.link.strands_lines import Line

COPIED_SHARE = 0.3
"""Share of a report's sentences that must be another's for the report to be its copy."""

COPIED_LINES = 2
"""... and so many sentences at least."""

NO_DAY = "9999"


@dataclass(frozen=True, slots=True, kw_only=True)
class Descent:
    """Where a report's text comes from: its closest earlier relative, and the first of the chain."""

    report: str
    parent: str | None
    root: str


@dataclass(frozen=True)
class Closeness:
    """How much text pairs of reports share: summed resemblance of their common sentences."""

    lines: Sequence[Line]
    groups: Sequence[Sequence[Line]]
    _seen: dict[tuple[tuple[str, ...], tuple[str, ...]], float] = field(default_factory=dict)

    @cached_property
    def size(self) -> Mapping[str, int]:
        """Comparable sentences of each report."""
        return Counter(line.report for line in self.lines)

    @cached_property
    def day(self) -> Mapping[str, str]:
        """Day of each report, `NO_DAY` where unknown."""
        return {line.report: line.day for line in self.lines}

    @cached_property
    def pairs(self) -> Mapping[str, Mapping[str, float]]:
        """Closeness of each report to each of its relatives; symmetric."""
        found: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
        for group in self.groups:
            for i, left in enumerate(group):
                for right in group[:i]:
                    if left.report != right.report:
                        near = self._resemblance(left, right)
                        found[left.report][right.report] += near
                        found[right.report][left.report] += near
        return found

    @cached_property
    def centrality(self) -> Mapping[str, float]:
        """Closeness of each report to all others: an original is nearer to its copies than they to one another."""
        return {report: sum(near.values()) for report, near in self.pairs.items()}

    def _resemblance(self, left: Line, right: Line) -> float:
        if left.words == right.words:
            return 1.0
        key = (min(left.words, right.words), max(left.words, right.words))
        if key not in self._seen:
            self._seen[key] = align(*key).resemblance
        return self._seen[key]


def find_descents(closeness: Closeness) -> dict[str, Descent]:
    """Return the descent of every report. A report that copies nobody is its own root.

    A parent is the relative whose wording is closest, and not later; of two equally close the earlier one.
    A report without a day is put first where it is nearer to the family than the earliest dated report, else last.
    """
    rank = ranks(closeness)
    parents = {report: _parent(report, closeness, rank) for report in sorted(closeness.size)}
    return {
        report: Descent(report=report, parent=parent, root=_root(report, parents))
        for report, parent in parents.items()
    }


def ranks(closeness: Closeness) -> dict[str, tuple[str, float, str]]:
    """Return the place of each report in time; compare two to tell which may have copied the other."""
    return {report: _rank(report, closeness) for report in closeness.size}


def _rank(report: str, closeness: Closeness) -> tuple[str, float, str]:
    """Return the place of a report in time, never the same for two reports."""
    day, central = closeness.day[report], closeness.centrality.get(report, 0.0)
    if day == NO_DAY:
        dated = [r for r in closeness.pairs.get(report, ()) if closeness.day[r] != NO_DAY]
        near = {r: closeness.pairs[report][r] for r in dated}
        enough = [r for r in dated if near[r] >= COPIED_SHARE * closeness.size[r]]
        first = min(enough, key=lambda r: (closeness.day[r], r), default=None)
        if first is not None and central > closeness.centrality[first]:
            day = ""
    return day, -central, report


def _parent(
    report: str, closeness: Closeness, rank: Mapping[str, tuple[str, float, str]]
) -> str | None:
    needed = max(COPIED_LINES, COPIED_SHARE * closeness.size[report])
    near = closeness.pairs.get(report, {})
    earlier = [r for r in near if rank[r] < rank[report] and near[r] >= needed]
    return min(earlier, key=lambda r: (-round(near[r], 6), rank[r]), default=None)


def _root(report: str, parents: Mapping[str, str | None]) -> str:
    """Follow parents up; ranks fall on the way, so this ends."""
    parent = parents[report]
    while parent is not None:
        report, parent = parent, parents[parent]
    return report
