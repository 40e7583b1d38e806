"""Passages: groups of forms chained by strong ties, and which reports hold which."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tetrapylon.link.strands_forms import Forms, Ties
from tetrapylon.link.strands_index import Form
from tetrapylon.link.strands_pairs import stands_alone
from tetrapylon.link.strands_parts import Parts, Redone


@dataclass(frozen=True, slots=True)
class Moved:
    """What an addition did: passages re-made, and reports that hold other passages, or more lines, than before."""

    passages: Redone
    reports: set[str]


class Passages:
    """Which passages every report holds; only those that two lines or more have part in."""

    def __init__(self, forms: Forms, ties: Ties) -> None:
        self._forms, self._ties, self._parts = forms, ties, Parts()
        self._names: dict[int, Form] = {}
        self.size: Counter[str] = Counter()
        self.held: defaultdict[str, set[int]] = defaultdict(set)
        self.reports: dict[int, set[str]] = {}

    def of(self, form: int) -> int:
        """Return the passage of a form."""
        return self._parts.of(form)

    def nodes(self, passage: int) -> tuple[int, ...]:
        """Return the forms of a passage, rising."""
        return self._parts.nodes(passage)

    def update(self, touched: Iterable[int], grown: Iterable[str]) -> Moved:
        """Make anew the passages of forms with new lines or other ties; `grown` has the report of each new line."""
        lines = Counter(grown)
        self.size.update(lines)
        redone = self._parts.redo(touched, self._ties.strong)
        changed: defaultdict[str, set[int]] = defaultdict(set)
        for passage in redone.old:
            self._names.pop(passage, None)
            for report in self.reports.pop(passage, ()):
                if passage in self.held[report]:
                    self.held[report].discard(passage)
                    changed[report] ^= {passage}
        for passage in redone.new:
            for report in self._hold(passage):
                changed[report] ^= {passage}
        return Moved(redone, {r for r, passages in changed.items() if passages} | set(lines))

    def of_report(self, report: str) -> Iterator[int]:
        """Yield the passages that a line of the report has part in, some of them twice."""
        return map(self.of, self._forms.of_report.get(report, ()))

    def width(self, passage: int) -> int:
        """Return in how many reports the passage is."""
        return len(self.reports.get(passage, ()))

    def key(self, passage: int) -> tuple[int, Form]:
        """Return what puts passages in order, the most widespread first, whatever their numbers."""
        if passage not in self._names:
            self._names[passage] = min(self._forms.words[f] for f in self.nodes(passage))
        return -self.width(passage), self._names[passage]

    def around(self, form: int) -> set[int]:
        """Return all passages of the reports that print the form."""
        reports = {line.report for line in self._forms.lines[form]}
        return set().union(*(self.held[r] for r in reports))

    def _hold(self, passage: int) -> set[str]:
        """Put the passage with its reports; return those where it counts as shared text."""
        nodes = self.nodes(passage)
        if nodes == (passage,) and not self._is_shared(passage):
            return set()
        counted, reports = set[str](), set[str]()
        for form in nodes:
            tied = form in self._ties.of
            for line in self._forms.lines[form]:
                reports.add(line.report)
                if tied or stands_alone(line):
                    counted.add(line.report)
        self.reports[passage] = reports
        for report in counted:
            self.held[report].add(passage)
        return counted

    def _is_shared(self, form: int) -> bool:
        return form in self._ties.of or len(self._forms.lines[form]) > 1
