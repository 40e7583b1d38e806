"""The made-up news stream: repeatable, growing, with the shares that were asked for."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from benchmarks.stream import Made, Mix, stream, written

MANY = 400


def first(count: int, mix: Mix | None = None) -> list[Made]:
    return list(islice(stream(mix), count))


def test_the_same_seed_gives_the_same_stream() -> None:
    assert first(30) == first(30)
    assert first(30) != first(30, Mix(seed=2))


def test_a_longer_stream_begins_with_a_shorter_one(tmp_path: Path) -> None:
    written(6, tmp_path)
    written(3, tmp_path / "more", since=3)
    late = [f.read_text() for f in sorted((tmp_path / "more").iterdir())]
    assert late == [made.text for made in first(6)[3:]]


def test_shares_are_as_asked_for() -> None:
    made = first(MANY, Mix(copies=0.7, of_no_war=0.8))
    war = [m for m in made if m.of_war]
    assert 0.7 < 1 - len(war) / MANY < 0.9
    assert 0.5 < sum(m.copy_of is not None for m in war) / len(war) < 0.85


def test_a_copy_shares_sentences_with_what_it_copies() -> None:
    made = {m.name: m for m in first(MANY)}
    copies = [m for m in made.values() if m.copy_of]
    shared = [
        set(m.text.split("\n\n")[4:]) & set(made[m.copy_of or ""].text.split("\n\n")[4:])
        for m in copies
    ]
    assert sum(map(bool, shared)) > 0.9 * len(copies)


def test_days_go_on_and_nothing_is_left_to_fill_in() -> None:
    made = first(MANY)
    assert [m.day for m in made] == sorted(m.day for m in made)
    assert made[-1].day > made[0].day
    assert not any(mark in m.text for m in made for mark in "{}[]|")


def test_background_stands_among_the_news_and_copies_keep_the_paragraphs() -> None:
    made = {m.name: m for m in first(MANY, Mix(background=1.5, of_no_war=0.2))}
    plain = sum(len(m.text.split()) for m in first(MANY, Mix(of_no_war=0.2)))
    assert 2.2 < sum(len(m.text.split()) for m in made.values()) / plain < 3.5
    assert not any(mark in m.text for m in made.values() for mark in "{}[]|")
    for copy in (m for m in made.values() if m.copy_of):
        original = made[copy.copy_of or ""]
        assert copy.text.count("\n\n") <= original.text.count("\n\n")
