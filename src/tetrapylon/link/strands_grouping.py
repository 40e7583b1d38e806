"""From ties between sentences to groups, without chaining.

A sentence joins a group by its leader, the earliest version, or by a later version close to it, and a
doubtful sentence only where its report shares other passages with the group's reports.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

from tetrapylon.link.alignment import mass_of
from tetrapylon.link.strands_index import Form, forms_of
from tetrapylon.link.strands_lines import Line
from tetrapylon.link.strands_pairs import Proof, Ties, find_ties, stands_alone
from tetrapylon.link.strands_proof import Backing

SAME_STRETCH = 0.5
"""Share of the smaller of two matched stretches that must coincide for them to be one stretch."""

WITNESSES = 6
"""Members of a group that are asked whether their report is a relative."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What a line of a report covers of the leader (a bit mask), with what weight."""

    leader: int
    mass: float
    line: Line


@dataclass(slots=True)
class _Group:
    lines: list[Line]
    covers: dict[str, list[_Stretch]] = field(default_factory=dict)

    def took(self, line: Line, fit: _Fit) -> bool:
        """Add the line unless another of its report covers the same stretch of the leader better."""
        stretches = self.covers.setdefault(line.report, [])
        rivals = [s for s in stretches if _same(s.leader, fit.leader)]
        if any(s.mass >= fit.mass or s.line is self.lines[0] for s in rivals):
            return False
        for rival in rivals:
            stretches.remove(rival)
            self.lines = [x for x in self.lines if x is not rival.line]
        stretches.append(_Stretch(fit.leader, fit.mass, line))
        self.lines.append(line)
        return True


@dataclass(frozen=True, slots=True)
class _Fit:
    """How a line fits a group: what it matches of the line and of the group's leader (bit masks)."""

    group: int
    mass: float
    own: int
    leader: int
    proof: Proof


def group_lines(lines: Sequence[Line]) -> list[list[Line]]:
    """Return groups of lines that are one sentence in several reports, leader first.

    Use it where sentences do not come from a record. A line may stand in two groups: a merged sentence.
    """
    ordered = sorted(lines, key=lambda line: line.order)
    forms = forms_of(ordered)
    ties = find_ties(forms)
    return _Grouping(forms, ties, Backing(forms, ties)).groups(ordered)


class _Grouping:
    """The state of one grouping; lives for one call of `group_lines`."""

    def __init__(self, forms: dict[Form, list[Line]], ties: Ties, backing: Backing) -> None:
        self._ties, self._backing = ties, backing
        self._form = {words: i for i, words in enumerate(forms)}
        self._lines = list(forms.values())
        self._merged = [self._is_merged(i) for i in range(len(forms))]
        self._through: defaultdict[int, dict[int, None]] = defaultdict(dict)
        self._groups: list[_Group] = []

    def groups(self, lines: Sequence[Line]) -> list[list[Line]]:
        """Place the lines one by one, merged sentences last."""
        for line in sorted(lines, key=self._turn):
            form = self._form[line.words]
            related = form in self._ties.of or len(self._lines[form]) > 1
            if related and not self._backing.is_formula(form):
                self._place(line, form)
        return [g.lines for g in self._groups if len({x.report for x in g.lines}) > 1]

    def _turn(self, line: Line) -> tuple[bool, str, str, float, int]:
        """Place merged sentences last, and in one report the fullest sentence before its summary."""
        merged = self._merged[self._form[line.words]]
        return merged, line.day, line.report, -mass_of(line.words), line.start

    def _is_merged(self, form: int) -> bool:
        """Tell whether the form holds two sentences that one other report prints apart."""
        parts: defaultdict[str, list[int]] = defaultdict(list)
        for other, tie in self._ties.of.get(form, {}).items():
            if tie.proof is Proof.STRONG:
                for line in self._lines[other]:
                    parts[line.report].append(tie.mask_of(form))
        return any(not _same(a, b) for masks in parts.values() for a, b in combinations(masks, 2))

    def _place(self, line: Line, form: int) -> None:
        taken, joined = 0, False
        for fit in sorted(self._fits(line, form), key=lambda f: (-f.mass, f.group)):
            if _same(fit.own, taken) or not self._believed(line, form, fit):
                continue
            joined = True
            taken |= fit.own
            if self._groups[fit.group].took(line, fit):
                self._through[form][fit.group] = None
        if not joined:
            self._found(line, form)

    def _found(self, line: Line, form: int) -> None:
        whole = (1 << len(line.words)) - 1
        self._through[form][len(self._groups)] = None
        stretch = _Stretch(whole, mass_of(line.words), line)
        self._groups.append(_Group([line], {line.report: [stretch]}))

    def _fits(self, line: Line, form: int) -> list[_Fit]:
        """Return the groups that the line may join, by its own form or a tied one."""
        near = {form, *self._ties.of.get(form, {})}
        groups = sorted({g for other in near for g in self._through.get(other, ())})
        fits = (self._fit(line, form, g) for g in groups)
        return [f for f in fits if f is not None]

    def _fit(self, line: Line, form: int, group: int) -> _Fit | None:
        leader = self._form[self._groups[group].lines[0].words]
        if leader == form:
            whole = (1 << len(line.words)) - 1
            proof = Proof.STRONG if stands_alone(line) else Proof.WEAK
            return _Fit(group, mass_of(line.words), whole, whole, proof)
        tie = self._ties.between(form, leader)
        if tie is not None:
            return _Fit(
                group, tie.alignment.mass, tie.mask_of(form), tie.mask_of(leader), tie.proof
            )
        return None

    def _believed(self, line: Line, form: int, fit: _Fit) -> bool:
        """Tell whether the tie is strong, or the line's report a relative of the group's reports."""
        if fit.proof is Proof.STRONG:
            return True
        witnesses = self._groups[fit.group].lines[:WITNESSES]
        return any(self._backing.relatives(line.report, w.report, without=form) for w in witnesses)


def _same(left: int, right: int) -> bool:
    """Tell whether two bit masks are, for the most part, one stretch of a sentence."""
    smaller = min(left.bit_count(), right.bit_count())
    return smaller > 0 and (left & right).bit_count() >= SAME_STRETCH * smaller
