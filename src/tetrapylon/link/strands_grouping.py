"""From ties between sentences to groups, without chaining.

A sentence joins a group by its leader, the earliest version, or by a later version close to it, and a
doubtful sentence only where its report shares other passages with the group's reports.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations

from tetrapylon.link.alignment import whole_mass
from tetrapylon.link.strands_forms import Forms, Ties
from tetrapylon.link.strands_lines import Line
from tetrapylon.link.strands_pairs import Proof, stands_alone
from tetrapylon.link.strands_proof import Backing

SAME_STRETCH = 0.5
"""Share of the smaller of two matched stretches that must coincide for them to be one stretch."""

WITNESSES = 6
"""Members of a group that are asked whether their report is a relative."""

Asked = tuple[str, str, int]
"""A question to the backing: are these two reports relatives, this form left aside?"""


_Turn = tuple[bool, str, str, float, int]


@dataclass(frozen=True, slots=True)
class Grouped:
    """Groups of one part of the ties, leaders first, and what the backing answered on the way."""

    groups: tuple[tuple[Line, ...], ...]
    asked: dict[Asked, bool]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What a line of a report covers of the leader (a bit mask), with what weight."""

    leader: int
    mass: float
    line: Line


@dataclass(slots=True)
class _Group:
    form: int
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


class Grouping:
    """Groups the lines of some forms that ties connect; lives for one call of `grouped`."""

    def __init__(self, forms: Forms, ties: Ties, backing: Backing) -> None:
        self._lines, self._ties, self._backing = forms.lines, ties, backing
        self._through: defaultdict[int, dict[int, None]] = defaultdict(dict)
        self._groups: list[_Group] = []
        self._asked: dict[Asked, bool] = {}

    def grouped(self, forms: Iterable[int]) -> Grouped:
        """Place the lines of the forms one by one, merged sentences last. A line may stand in two groups."""
        turns = [turn for form in forms for turn in self._turns(form)]
        for _, line, form in sorted(turns, key=lambda turn: turn[0]):
            self._place(line, form)
        found = (g.lines for g in self._groups)
        several = (tuple(lines) for lines in found if len({x.report for x in lines}) > 1)
        return Grouped(tuple(several), self._asked)

    def _turns(self, form: int) -> list[tuple[_Turn, Line, int]]:
        """Return when each line of the form is placed: in one report the fullest sentence before its summary."""
        if self._backing.is_formula(form):
            return []
        lines, merged = self._lines[form], self._is_merged(form)
        mass = whole_mass(lines[0].words)
        return [((merged, x.day, x.report, -mass, x.start), x, form) for x in lines]

    def _is_merged(self, form: int) -> bool:
        """Tell whether the form holds two sentences that one other report prints apart."""
        parts: defaultdict[str, set[int]] = defaultdict(set)
        for other in self._ties.strong(form):
            mask = self._ties.of[form][other].mask_of(form)
            for line in self._lines[other]:
                parts[line.report].add(mask)
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
        stretch = _Stretch(whole, whole_mass(line.words), line)
        self._groups.append(_Group(form, [line], {line.report: [stretch]}))

    def _fits(self, line: Line, form: int) -> list[_Fit]:
        """Return the groups that the line may join, by its own form or a tied one."""
        near = {form, *self._ties.counting(form)}
        groups = sorted({g for other in near for g in self._through.get(other, ())})
        fits = (self._fit(line, form, g) for g in groups)
        return [f for f in fits if f is not None]

    def _fit(self, line: Line, form: int, group: int) -> _Fit | None:
        leader = self._groups[group].form
        if leader == form:
            whole = (1 << len(line.words)) - 1
            proof = Proof.STRONG if stands_alone(line) else Proof.WEAK
            return _Fit(group, whole_mass(line.words), whole, whole, proof)
        tie = self._ties.counted(form, leader)
        if tie is None:
            return None
        return _Fit(group, tie.alignment.mass, tie.mask_of(form), tie.mask_of(leader), tie.proof)

    def _believed(self, line: Line, form: int, fit: _Fit) -> bool:
        """Tell whether the tie is strong, or the line's report a relative of the group's reports."""
        if fit.proof is Proof.STRONG:
            return True
        witnesses = self._groups[fit.group].lines[:WITNESSES]
        return any(self._ask((line.report, w.report, form)) for w in witnesses)

    def _ask(self, asked: Asked) -> bool:
        if asked not in self._asked:
            left, right, form = asked
            self._asked[asked] = self._backing.relatives(left, right, without=form)
        return self._asked[asked]


def _same(left: int, right: int) -> bool:
    """Tell whether two bit masks are, for the most part, one stretch of a sentence."""
    smaller = min(left.bit_count(), right.bit_count())
    return smaller > 0 and (left & right).bit_count() >= SAME_STRETCH * smaller
