from __future__ import annotations

from dataclasses import replace

from tests.link.questions_factory import Told, claim, incident, record
from tetrapylon.link.questions_claims import claim_questions
from tetrapylon.model.claim import Modality, Polarity, Topic
from tetrapylon.model.event import Status
from tetrapylon.model.quantity import Measure, Quantity
from tetrapylon.model.question import Question, Verdict
from tetrapylon.model.record import Record


def verdicts(made: Record) -> set[Verdict]:
    return {q.verdict for q in claim_questions(made)}


def only(made: Record, verdict: Verdict) -> Question:
    found = [q for q in claim_questions(made) if q.verdict is verdict]
    assert len(found) == 1
    return found[0]


def number(key: str, of: str, measures: Measure, value: float, unit: str, day: str) -> Quantity:
    return Quantity(
        id=key,
        report="r",
        start=0,
        end=1,
        value=value,
        low=None,
        high=None,
        unit=unit,
        approximator=None,
        measures=measures,
        of="",
        place="place:harim",
        reference="the gate of Harim",
        as_of=day,
        claim=of,
    )


def test_a_demand_and_its_refusal_by_the_other_side_are_disputed() -> None:
    made = record(
        {"a": "Koss must step down at once", "b": "refused to discuss the departure of Koss"},
        (
            claim("a", by="actor:league", modality=Modality.DEMANDED, about=("person:mayor",)),
            claim(
                "b",
                "r2",
                by="actor:crown",
                modality=Modality.DENIED,
                polarity=Polarity.NEGATIVE,
                about=("person:mayor",),
            ),
        ),
    )
    found = only(made, Verdict.DISPUTED)
    assert found.question == "Should Ilan Koss go?"
    assert {a.said_by for a in found.answers} == {"League", "Crown"}


def test_one_side_that_says_it_twice_disputes_nothing() -> None:
    made = record(
        {"a": "Koss must step down at once", "b": "there is no question of Koss's departure later"},
        (
            claim("a", by="actor:league", modality=Modality.DEMANDED, about=("person:mayor",)),
            claim(
                "b",
                "r2",
                by="actor:league",
                polarity=Polarity.NEGATIVE,
                about=("person:mayor",),
            ),
        ),
    )
    assert Verdict.DISPUTED not in verdicts(made)


def test_a_forecast_and_what_a_later_report_tells_are_resolved() -> None:
    made = record(
        {"a": "The League will take Harim", "b": "The Crown lost Harim to the League"},
        (
            claim("a", modality=Modality.PREDICTED),
            claim("b", "r2", day="2020-03-01"),
        ),
        (
            incident("i1", ("a",), status=Status.PREDICTED, day="2020-02-03/.."),
            incident("i2", ("b",), day="2020-02-20"),
        ),
    )
    assert Verdict.RESOLVED in verdicts(made)


def test_what_was_told_before_the_forecast_does_not_resolve_it() -> None:
    made = record(
        {"a": "The League will take Harim", "b": "The League once held Harim"},
        (claim("a", modality=Modality.PREDICTED), claim("b", "r2")),
        (
            incident("i1", ("a",), status=Status.PREDICTED, day="2020-02-03/.."),
            incident("i2", ("b",), day="2019-02-20"),
        ),
    )
    assert Verdict.RESOLVED not in verdicts(made)


def test_a_deadline_that_passed_with_the_forces_outside_is_resolved() -> None:
    made = record(
        {"a": "We enter Harim in two hours", "b": "They stand 300 metres from Harim"},
        (
            claim(
                "a",
                by="actor:league",
                modality=Modality.PREDICTED,
                about=("place:harim",),
                topics=(Topic.CONTROL,),
            ),
            claim("b", "r2", by="actor:crown", day="2020-02-05"),
        ),
        quantities=(
            number("q1", "a", Measure.DURATION, 2, "hour", "2020-02-03"),
            number("q2", "b", Measure.DISTANCE_TO, 300, "metre", "2020-02-05"),
        ),
    )
    assert only(made, Verdict.RESOLVED).question == "Was Harim entered within the time foretold?"


def test_a_force_at_the_gate_cannot_be_short_of_it_a_day_later() -> None:
    about = ("actor:league",)
    made = record(
        {"a": "The League is at the northern gate", "b": "The League is 300 metres from the gate"},
        (
            claim("a", by="actor:league", about=about),
            claim("b", "r2", by="actor:crown", day="2020-02-04", about=about),
        ),
        quantities=(number("q2", "b", Measure.DISTANCE_TO, 300, "metre", "2020-02-04"),),
    )
    assert only(made, Verdict.DISPUTED).kind == "distance"


AID = (Topic.HUMANITARIAN,)


def test_a_permission_is_no_delivery() -> None:
    let = Told("a", "let", frame="aid_permission", by="actor:crown", at=None)
    came = Told("b", "reached", frame="aid_delivery", by=None)
    made = record(
        {"a": "The Crown let aid through", "b": "Trucks reached Harim"},
        (claim("a", topics=AID), claim("b", "r2", topics=AID)),
        (
            incident("i1", ("a",), frame="aid_permission", place=None, events=(let.id,)),
            incident("i2", ("b",), frame="aid_delivery", day="2020-02-05", events=(came.id,)),
        ),
        told=(let, came),
    )
    assert only(made, Verdict.DIFFERENT_MEASURE).kind == "aid"


def test_a_place_that_changed_hands_twice_is_updated() -> None:
    made = record(
        {"a": "The League took Harim in 2018", "b": "The League lost Harim in 2019"},
        (claim("a"), claim("b", "r2")),
        (
            incident("i1", ("a",), day="2018-05"),
            incident("i2", ("b",), day="2019-06", by=("actor:crown",)),
        ),
    )
    found = only(made, Verdict.UPDATED)
    assert found.question == "Who took or lost Harim (May 2018 and June 2019)?"


SEIZED, FELL = Told("a", "seized"), Told("b", "fell")


def test_one_happening_in_two_tellings_agrees() -> None:
    made = record(
        {"a": "The League seized Harim", "b": "Harim fell to the League"},
        (claim("a"), claim("b", "r2")),
        (incident("i1", ("a", "b"), events=(SEIZED.id, FELL.id)),),
        told=(SEIZED, FELL),
    )
    assert verdicts(made) == {Verdict.AGREE}


def test_two_tellings_that_share_nothing_but_their_incident_are_no_question() -> None:
    seized, fell = replace(SEIZED, at=None), replace(FELL, at=None, by="actor:crown")
    made = record(
        {"a": "The League seized Harim", "b": "Harim fell to the League"},
        (claim("a"), claim("b", "r2")),
        (incident("i1", ("a", "b"), events=(seized.id, fell.id)),),
        told=(seized, fell),
    )
    assert claim_questions(made) == ()


def test_one_report_that_says_a_thing_twice_agrees_with_nobody() -> None:
    made = record(
        {"a": "The League seized Harim", "b": "Harim fell to the League"},
        (claim("a"), claim("b")),
        (incident("i1", ("a", "b"), events=(SEIZED.id, FELL.id)),),
        told=(SEIZED, FELL),
    )
    assert claim_questions(made) == ()


def test_talks_that_went_on_settle_the_fear_that_they_break_off() -> None:
    talks = (Topic.TALKS,)
    made = record(
        {"a": "The Crown may be pulling out of the talks", "b": "The envoy met the Crown"},
        (
            claim("a", modality=Modality.POSSIBLE, topics=talks),
            claim("b", "r2", day="2020-02-05", topics=talks),
        ),
        (
            incident("i1", (), frame="talks"),
            incident("i2", ("b",), frame="meeting", day="2020-02-05"),
        ),
    )
    assert only(made, Verdict.RESOLVED).question == "Did the talks break off?"


def test_the_same_answers_are_asked_of_once_and_in_a_stable_order() -> None:
    made = record(
        {"a": "The League seized Harim", "b": "Harim fell to the League"},
        (claim("a"), claim("b", "r2")),
        (
            incident("i1", ("a", "b"), events=(SEIZED.id, FELL.id)),
            incident("i2", ("a", "b"), frame="entry", events=(SEIZED.id, FELL.id)),
        ),
        told=(SEIZED, FELL),
    )
    assert len(claim_questions(made)) == 1
