"""Adding in portions gives what adding everything at once gives."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tetrapylon.link.strands_archive import Group, Lineage, group_lines
from tetrapylon.link.strands_lines import Line

FUNCTION = ("the", "of", "and", "a", "in")


class World:
    """A small made-up archive with much copying, editing, quoting and formulas."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311
        count = self.chance.choice((30, 80, 300))
        self.words = [*FUNCTION, *(f"w{i}" for i in range(count))]
        self.known = [self.fresh(5, 16) for _ in range(self.chance.randint(6, 30))]
        self.formulas = [self.fresh(5, 9) for _ in range(2)]

    def fresh(self, shortest: int, longest: int) -> list[str]:
        return [
            self.chance.choice(self.words) for _ in range(self.chance.randint(shortest, longest))
        ]

    def sentence(self) -> tuple[str, ...]:
        kind = self.chance.random()
        pool = self.known if kind < 0.6 else self.formulas if kind < 0.75 else [self.fresh(5, 16)]
        words = list(self.chance.choice(pool))
        for _ in range(self.chance.choice((0, 0, 1, 3))):
            words[self.chance.randrange(len(words))] = self.chance.choice(self.words)
        half = self.chance.choice((0, 0, 0, 0, len(words) // 2))
        merged = self.chance.choice(self.known) if self.chance.random() < 0.15 else []
        return (*words[half:], *words[:half], *merged)

    def lines(self) -> list[Line]:
        found: list[Line] = []
        for number in range(self.chance.randint(5, 24)):
            day = self.chance.choice(("9999", *(f"2016-01-{d:02d}" for d in range(1, 9))))
            count = self.chance.randint(2, 6)
            found += [self.line(f"r{number}", day, place) for place in range(count)]
        return found

    def line(self, report: str, day: str, place: int) -> Line:
        words = self.sentence()
        whole = self.chance.getrandbits(len(words))
        return Line(
            report=report,
            sentence=f"{report}#{place}",
            start=100 * place,
            end=100 * place + 90,
            words=words,
            quoted=self.chance.choice((0, 0, 0, (1 << len(words)) - 1, whole)),
            named=self.chance.choice((0, 0, whole)),
            day=day,
        )


def places(groups: list[Group] | tuple[Group, ...]) -> list[tuple[tuple[str, int], ...]]:
    return [tuple((line.report, line.start) for line in group) for group in groups]


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**9), cap=st.sampled_from((3, 6, 60)), portion=st.integers(1, 30))
def test_any_order_and_portions_give_what_one_addition_gives(
    seed: int, cap: int, portion: int
) -> None:
    world = World(seed)
    lines = world.lines()
    at_once = Lineage(cap)
    at_once.add(lines)
    world.chance.shuffle(lines)
    in_portions = Lineage(cap)
    for at in range(0, len(lines), portion):
        in_portions.add(lines[at : at + portion])
    assert places(in_portions.groups) == places(at_once.groups)


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10**9), portion=st.integers(1, 30))
def test_what_came_and_went_adds_up_to_the_groups(seed: int, portion: int) -> None:
    world, lineage = World(seed), Lineage(6)
    lines, standing = world.lines(), Counter[tuple[tuple[str, int], ...]]()
    world.chance.shuffle(lines)
    for at in range(0, len(lines), portion):
        change = lineage.add(lines[at : at + portion])
        standing.update(places(change.come))
        standing.subtract(places(change.gone))
    assert sorted(standing.elements()) == sorted(places(lineage.groups))
    assert min(standing.values(), default=0) >= 0


def test_a_report_that_shares_nothing_changes_nothing() -> None:
    world, lineage = World(7), Lineage()
    lineage.add(world.lines())
    words = tuple(f"new{i}" for i in range(9))
    alone = Line(report="r99", sentence="r99#0", start=0, end=9, words=words, quoted=0)
    change = lineage.add([alone])
    assert change.come == change.gone == ()


@pytest.mark.parametrize("reports", [4, 5, 9])
def test_a_late_report_can_unmask_a_formula(reports: int) -> None:
    """One sentence in many reports that share nothing else is copying no more from the fifth report on."""
    formula = tuple(f"f{i}" for i in range(8))
    lineage = Lineage()
    for number in range(reports):
        own = [tuple(f"w{number}x{j}x{i}" for i in range(8)) for j in range(9)]
        lineage.add(_report(f"r{number}", [formula, *own]))
    assert len(lineage.groups) == (1 if reports < 5 else 0)


def test_a_worn_out_phrase_unties_what_it_tied() -> None:
    """Sentences that met by one phrase alone part once the phrase is everybody's."""
    phrase = ("harbour", "gates", "reopened")
    twins = [tuple(f"{w}{k}" for w in "ab") + phrase + ("slowly", "today") for k in range(2)]
    others = [(*phrase, *(f"o{k}x{i}" for i in range(9))) for k in range(4)]
    lineage, lines = Lineage(3), []
    for k, words in enumerate([*twins, *others]):
        lines += _report(f"r{k}", [words])
        lineage.add(_report(f"r{k}", [words]))
    at_once = Lineage(3)
    at_once.add(lines)
    assert places(lineage.groups) == places(at_once.groups)


def test_no_lines_make_no_groups() -> None:
    assert group_lines([]) == []
    assert Lineage().add([]).come == ()


def _report(name: str, sentences: list[tuple[str, ...]]) -> list[Line]:
    return [
        Line(report=name, sentence=f"{name}#{i}", start=i * 100, end=i * 100 + 9, words=s, quoted=0)
        for i, s in enumerate(sentences)
    ]
