"""The sentences of an archive, linked as they come: `Lineage.add` touches only what new sentences touch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tetrapylon.link.strands_candidates import TieFinder, ties_of
from tetrapylon.link.strands_forms import Added, Forms, Ties
from tetrapylon.link.strands_grouping import Asked, Grouping
from tetrapylon.link.strands_index import POSTINGS_CAP, FormIndex, Met
from tetrapylon.link.strands_lines import Line
from tetrapylon.link.strands_pairs import Proof, Tie, proof_of
from tetrapylon.link.strands_parts import Parts
from tetrapylon.link.strands_passages import Passages
from tetrapylon.link.strands_proof import Backing, Shift

Group = tuple[Line, ...]
"""Lines of several reports that are one sentence, the leader first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What an addition did to the groups: those that are no more, and those that are new."""

    gone: tuple[Group, ...]
    come: tuple[Group, ...]


class Lineage:
    """Who printed whose sentences, over all lines added so far.

    Reach for it where reports keep coming: adding costs by what the new lines touch, not by the archive. The groups
    are those that one addition of all lines gives, whatever the order and the portions. A report that was read
    anew, with other lines, needs a new `Lineage`: lines are never taken out.

    Args:
        cap: forms from which on three words in a row are a phrase of the language and no lead.
        finder: finds the ties instead of the index, for one addition of everything: the index stays empty.
    """

    def __init__(self, cap: int = POSTINGS_CAP, *, finder: TieFinder | None = None) -> None:
        self._forms, self._ties, self._index = Forms(), Ties(), FormIndex(cap)
        self._finder = finder
        self._passages = Passages(self._forms, self._ties)
        self._backing = Backing(self._passages)
        self._parts = Parts()
        self._groups: dict[int, tuple[Group, ...]] = {}
        self._asked: dict[int, dict[Asked, bool]] = {}
        self._askers: defaultdict[str, set[int]] = defaultdict(set)

    @property
    def groups(self) -> list[Group]:
        """All groups, by their leaders from the earliest on."""
        found = (group for groups in self._groups.values() for group in groups)
        return sorted(found, key=lambda group: group[0].order)

    def add(self, lines: Iterable[Line]) -> Change:
        """Link more lines with one another and with those added before."""
        portion = list(lines)
        added = self._forms.add(portion)
        touched = {*added.touched, *self._tied(added)}
        moved = self._passages.update(touched, (line.report for line in portion))
        shift = self._backing.update(moved)
        near = {n for p in moved.passages.new for n in self._passages.nodes(p)}
        near |= {f for r in shift.reports for f in self._forms.of_report[r]}
        redone = self._parts.redo({*touched, *self._relived(near)}, self._ties.counting)
        doubtful = set(self._in_doubt(shift)) - set(redone.old) - set(redone.new)
        gone = [g for part in sorted({*redone.old, *doubtful}) for g in self._forget(part)]
        come = [g for part in sorted({*redone.new, *doubtful}) for g in self._group(part)]
        return Change(gone=_besides(gone, come), come=_besides(come, gone))

    def _tied(self, added: Added) -> Iterator[int]:
        """Find the ties of new forms, judge anew those whose first line changed; yield forms whose ties changed."""
        if self._finder is not None:
            yield from self._tied_elsewhere(self._finder)
            return
        met = self._index.add(self._forms.words[added.first :], added.first)
        for tie in self._found(met):
            self._ties.put(tie)
            yield from (tie.left, tie.right)
        for tie in self._worn_out(met):
            self._ties.drop(tie)
            yield from (tie.left, tie.right)
        for form in added.other_first:
            for tie in tuple(self._ties.of.get(form, {}).values()):
                proof = self._proof(tie)
                if proof is not None and proof is not tie.proof:
                    self._ties.set_live(tie.left, tie.right, live=False)
                    self._ties.put(replace(tie, proof=proof))
                    yield from (tie.left, tie.right)

    def _tied_elsewhere(self, finder: TieFinder) -> Iterator[int]:
        for tie in finder([lines[0] for lines in self._forms.lines]):
            self._ties.put(tie)
            yield from (tie.left, tie.right)

    def _found(self, met: Met) -> Iterator[Tie]:
        lines = self._forms.lines
        return ties_of(met.pairs.tolist(), lambda form: lines[form][0])

    def _worn_out(self, met: Met) -> list[Tie]:
        """Return the ties of forms that no longer meet."""
        asked = dict[tuple[int, int], Tie]()
        for numbers in met.worn_out:
            forms = set(numbers.tolist())
            for form in forms & self._ties.of.keys():
                ties = self._ties.of[form]
                asked |= {(t.left, t.right): t for o, t in ties.items() if o in forms}
        words = self._forms.words
        meeting = self._index.meeting([(words[a], words[b]) for a, b in asked])
        return [tie for tie, meet in zip(asked.values(), meeting, strict=True) if not meet]

    def _proof(self, tie: Tie) -> Proof | None:
        left, right = self._forms.lines[tie.left][0], self._forms.lines[tie.right][0]
        return proof_of(tie.alignment, left, right)

    def _relived(self, forms: Iterable[int]) -> Iterator[int]:
        """Ask for every weak tie of the forms whether it is live; yield forms where the answer is new."""
        pairs = {
            (min(form, other), max(form, other))
            for form in forms
            for other in self._ties.weak(form)
        }
        for left, right in sorted(pairs):  # neighbours lie near one another in memory
            live = self._backing.may_be_tied(left, right)
            if self._ties.set_live(left, right, live=live):
                yield from (left, right)

    def _in_doubt(self, shift: Shift) -> Iterator[int]:
        """Yield parts whose groups may be others although their ties are the same."""
        for passage in shift.formulas:
            yield from map(self._parts.of, self._passages.nodes(passage))
        asking = {part for report in shift.reports for part in self._askers.get(report, ())}
        for part in asking:
            for (left, right, form), answer in self._asked[part].items():
                if self._backing.relatives(left, right, without=form) != answer:
                    yield part
                    break

    def _forget(self, part: int) -> tuple[Group, ...]:
        for left, right, _ in self._asked.pop(part, ()):
            self._askers[left].discard(part)
            self._askers[right].discard(part)
        return self._groups.pop(part, ())

    def _group(self, part: int) -> tuple[Group, ...]:
        forms = self._parts.nodes(part)
        if len(forms) == 1 and len(self._forms.lines[part]) == 1:
            return ()
        found = Grouping(self._forms, self._ties, self._backing).grouped(forms)
        if found.groups:
            self._groups[part] = found.groups
        if found.asked:
            self._asked[part] = found.asked
        for left, right, _ in found.asked:
            self._askers[left].add(part)
            self._askers[right].add(part)
        return found.groups


def group_lines(lines: Sequence[Line], *, finder: TieFinder | None = None) -> list[Group]:
    """Return groups of lines that are one sentence in several reports, leader first.

    Use it where all lines are at hand and sentences do not come from a record. A line may stand in two groups: a
    merged sentence. `finder` finds the ties elsewhere; the groups are the same.
    """
    lineage = Lineage(finder=finder)
    lineage.add(lines)
    return lineage.groups


def _besides(groups: Sequence[Group], others: Iterable[Group]) -> tuple[Group, ...]:
    known = {_place(group) for group in others}
    kept = (group for group in groups if _place(group) not in known)
    return tuple(sorted(kept, key=lambda group: group[0].order))


def _place(group: Group) -> tuple[tuple[str, int], ...]:
    return tuple((line.report, line.start) for line in group)
