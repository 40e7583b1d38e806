"""Which tolls are of one happening."""

from __future__ import annotations

from tests.link.questions_factory import claim, record
from tetrapylon.link.questions_quantities import asked
from tetrapylon.model.quantity import Measure, Quantity
from tetrapylon.model.question import Question, Verdict

RAID = "The raid on the fish market in Harim killed {n} people"


def toll(key: str, report: str, at: int, words: str, value: float, **fields: object) -> Quantity:
    rest = {"of": "people", "place": "place:harim", "as_of": "2020-02-03", **fields}
    return Quantity(
        id=f"q-{key}",
        report=report,
        start=at,
        end=at + len(words),
        value=value,
        low=None,
        high=None,
        unit="person",
        approximator=None,
        measures=Measure.KILLED,
        claim=key,
        **rest,  # type: ignore[arg-type]
    )


def questions(one: str, other: str, values: tuple[int, int], **second: object) -> list[Question]:
    """Return the questions with two answers that two reports of a toll give rise to."""
    texts = {"a": one.format(n=values[0]), "b": other.format(n=values[1])}
    told = (claim("a", by="actor:crown"), claim("b", "r2", by="actor:league"))
    quantities = tuple(
        toll(k, r, texts[k].index(str(v)), f"{v} people", v, said_by=by, **f)
        for (k, r, by, f), v in zip(
            (("a", "r1", "actor:crown", {}), ("b", "r2", "actor:league", second)),
            values,
            strict=True,
        )
    )
    found, _ = asked(record(texts, told, quantities=quantities))
    return [q for q in found if len(q.answers) > 1]


def test_two_voices_on_one_raid_and_day_are_disputed() -> None:
    (found,) = questions(RAID, RAID, (12, 19))
    assert found.verdict is Verdict.DISPUTED
    assert found.question == "How many were killed in Harim (3 February 2020)?"


def test_a_later_higher_toll_of_the_same_raid_is_an_update() -> None:
    (found,) = questions(RAID, RAID, (12, 19), as_of="2020-02-05")
    assert found.verdict is Verdict.UPDATED


def test_another_raid_on_the_same_town_is_another_question() -> None:
    other = "Shells that fell on a school of Harim left {n} people dead"
    assert questions(RAID, other, (12, 19), as_of="2020-02-09") == []


def test_counts_fivefold_apart_on_one_day_are_not_of_one_raid() -> None:
    assert questions(RAID, RAID, (12, 190)) == []


def test_a_toll_without_a_day_is_of_no_known_raid() -> None:
    assert questions(RAID, RAID, (12, 19), as_of=None) == []


def test_counts_of_one_town_in_the_same_fighting_are_one_series_without_a_place() -> None:
    (found,) = questions(
        "Since Sunday the fighting has killed {n} people",
        "In all {n} people have been killed since the fighting began",
        (12, 19),
        as_of="2020-02-05",
    )
    assert found.verdict is Verdict.UPDATED
    assert "higher" in found.explanation


def test_the_dead_of_one_strike_are_no_count_of_the_whole_battle() -> None:
    other = "In the battle of Harim {n} people have been killed so far"
    strike = "An air strike on a mill in Harim killed {n} people"
    assert questions(strike, other, (12, 19), as_of="2020-02-04") == []
