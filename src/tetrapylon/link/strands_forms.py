"""All sentences so far by their words, and the ties between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tetrapylon.link.strands_index import Form
from tetrapylon.link.strands_lines import Line
from tetrapylon.link.strands_pairs import Proof, Tie


@dataclass(frozen=True, slots=True)
class Added:
    """Numbers of forms with a new line; those from `first` on are new. `other_first`: the first line changed."""

    first: int
    touched: tuple[int, ...]
    other_first: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Forms:
    """Forms by number, in the order they came, each with its lines, earliest first."""

    words: list[Form] = field(default_factory=list)
    lines: list[list[Line]] = field(default_factory=list)
    of_report: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _number: dict[Form, int] = field(default_factory=dict)

    def add(self, lines: Iterable[Line]) -> Added:
        """Put lines in their forms."""
        before, touched = len(self.words), dict[int, Line | None]()
        for line in lines:
            form = self._number.setdefault(line.words, len(self.words))
            if form == len(self.words):
                self.words.append(line.words)
                self.lines.append([])
            touched.setdefault(form, self.lines[form][0] if self.lines[form] else None)
            self.lines[form].append(line)
            self.of_report[line.report].append(form)
        for form in touched:
            if len(self.lines[form]) > 1:
                self.lines[form].sort(key=lambda line: line.order)
        changed = (
            form for form, line in touched.items() if line and line is not self.lines[form][0]
        )
        return Added(before, tuple(sorted(touched)), tuple(sorted(changed)))


@dataclass(frozen=True, slots=True)
class Ties:
    """All ties, findable from either side. A weak tie is live while reports of both sides share more."""

    of: dict[int, dict[int, Tie]] = field(default_factory=dict)
    live: dict[int, set[int]] = field(default_factory=dict)

    def counted(self, left: int, right: int) -> Tie | None:
        """Return the strong or live tie of two forms, None where there is none."""
        tie = self.of.get(left, {}).get(right)
        if tie is None or tie.proof is Proof.STRONG or right in self.live.get(left, ()):
            return tie
        return None

    def put(self, tie: Tie) -> None:
        """Add a tie or exchange it for one with another proof."""
        for one, other in ((tie.left, tie.right), (tie.right, tie.left)):
            self.of.setdefault(one, {})[other] = tie

    def drop(self, tie: Tie) -> None:
        """Take a tie away."""
        for one, other in ((tie.left, tie.right), (tie.right, tie.left)):
            del self.of[one][other]
            if not self.of[one]:
                del self.of[one]
        self.set_live(tie.left, tie.right, live=False)

    def strong(self, form: int) -> Iterator[int]:
        """Yield the forms that a strong tie leads to."""
        return (o for o, tie in self.of.get(form, {}).items() if tie.proof is Proof.STRONG)

    def weak(self, form: int) -> Iterator[int]:
        """Yield the forms that a weak tie leads to."""
        return (o for o, tie in self.of.get(form, {}).items() if tie.proof is Proof.WEAK)

    def set_live(self, left: int, right: int, *, live: bool) -> bool:
        """Say whether a weak tie is live; tell whether that is news."""
        if (right in self.live.get(left, ())) == live:
            return False
        for one, other in ((left, right), (right, left)):
            if live:
                self.live.setdefault(one, set()).add(other)
            else:
                self.live[one].discard(other)
        return True

    def counting(self, form: int) -> Iterator[int]:
        """Yield the forms that a strong or a live tie leads to."""
        yield from self.strong(form)
        yield from self.live.get(form, ())
