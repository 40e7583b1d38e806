from __future__ import annotations

from tests.link.questions_factory import claim, record
from tetrapylon.link.questions_quantities import asked
from tetrapylon.model.quantity import Measure, Quantity
from tetrapylon.model.question import Verdict
from tetrapylon.model.record import Record


def distance(key: str, of: str, by: str, day: str, value: float) -> Quantity:
    return Quantity(
        id=key,
        report="r1",
        start=0,
        end=4,
        value=value,
        low=None,
        high=None,
        unit="kilometre",
        approximator=None,
        measures=Measure.DISTANCE_TO,
        of="",
        place="place:harim",
        reference="Harim",
        as_of=day,
        said_by=by,
        claim=of,
    )


def series() -> Record:
    return record(
        {"a": "Some troops five out", "b": "Some troops two out", "c": "Just troops one out"},
        (
            claim("a", by="actor:league"),
            claim("b", by="actor:crown"),
            claim("c", by="actor:crown", day="2020-02-04"),
        ),
        quantities=(
            distance("qa", "a", "actor:league", "2020-02-03", 5),
            distance("qb", "b", "actor:crown", "2020-02-03", 2),
            distance("qc", "c", "actor:crown", "2020-02-04", 1),
        ),
    )


def test_a_dispute_inside_a_series_is_a_question_of_its_own() -> None:
    questions, _ = asked(series())
    found = {q.verdict: q for q in questions}
    assert set(found) == {Verdict.UPDATED, Verdict.DISPUTED}
    assert {a.quantity for a in found[Verdict.DISPUTED].answers} == {"qa", "qb"}


def test_a_quantity_names_its_narrowest_question() -> None:
    questions, narrowest = asked(series())
    found = {q.verdict: q.id for q in questions}
    assert narrowest["qa"] == narrowest["qb"] == found[Verdict.DISPUTED]
    assert narrowest["qc"] == found[Verdict.UPDATED]


def test_answers_name_their_speakers_and_the_question_its_days() -> None:
    questions, _ = asked(series())
    series_of_days = next(q for q in questions if q.verdict is Verdict.UPDATED)
    assert series_of_days.question.endswith("(3 to 4 February 2020)?")
    assert {a.said_by for a in series_of_days.answers} == {"League", "Crown"}


def test_a_lone_length_of_nothing_named_is_no_question() -> None:
    lone = Quantity(
        id="q",
        report="r1",
        start=0,
        end=4,
        value=3,
        low=None,
        high=None,
        unit="month",
        approximator=None,
        measures=Measure.DURATION,
        of="",
    )
    assert asked(record({"a": "For months"}, (claim("a"),), quantities=(lone,))) == ((), {})
