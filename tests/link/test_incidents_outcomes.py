"""A forecast is resolved by a later report of the same scene, never by another forecast."""

from __future__ import annotations

from dataclasses import replace

from tetrapylon.lexicon.frames import load_frames
from tetrapylon.link.incidents_outcomes import with_outcomes
from tetrapylon.model.dating import Dating, DayGuess
from tetrapylon.model.entity import Entity, EntityKind
from tetrapylon.model.event import Actors, Incident, IncidentPlace, Status
from tetrapylon.model.record import Record

ARMY = Entity(id="actor:army", name="Army", kind=EntityKind.STATE_FORCES, side="government")
REBELS = Entity(id="actor:rebels", name="Rebels", kind=EntityKind.ARMED_GROUP, side="rebels")


def dated(report: str, day: str) -> Dating:
    """Return the dating of a report told on a day."""
    return Dating(report=report, story_day=DayGuess(edtf=day, score=1.0, basis=("test",)))


RECORD = Record(
    entities=(ARMY, REBELS), datings=(dated("r-1", "2019-05-06"), dated("r-2", "2019-05-20"))
)
PLAN = Incident(
    id="i-plan",
    title="Predicted: capture of Valdrin",
    acled_event_type=None,
    acled_sub_event_type=None,
    plover=None,
    actors=Actors(actor1=(ARMY.id,)),
    place=IncidentPlace(entity="place:valdrin", name="Valdrin"),
    date="2019-05-06/..",
    status=Status.PREDICTED,
    status_as_of=None,
    fatalities=None,
    claims=(),
    reports=("r-1",),
    independent_origins=(),
    frames=("capture",),
)
CAPTURE = replace(PLAN, id="i-real", date="2019-05-18", status=Status.HAPPENED, reports=("r-2",))


def resolved(outcome: Incident) -> str | None:
    """Return what resolved the plan beside one other incident."""
    return with_outcomes(RECORD, (PLAN, outcome), load_frames())[0].resolved_by


def test_a_capture_that_a_later_report_tells_resolves_the_forecast() -> None:
    assert resolved(CAPTURE) == "i-real"


def test_another_forecast_resolves_nothing() -> None:
    assert resolved(replace(CAPTURE, status=Status.PREDICTED)) is None


def test_a_capture_by_the_other_side_resolves_nothing() -> None:
    assert resolved(replace(CAPTURE, actors=Actors(actor1=(REBELS.id,)))) is None


def test_a_capture_before_the_forecast_resolves_nothing() -> None:
    assert resolved(replace(CAPTURE, date="2018-03")) is None


def test_what_the_same_day_s_report_tells_resolves_nothing() -> None:
    assert resolved(replace(CAPTURE, reports=("r-1",))) is None


def test_a_mere_advance_is_no_capture() -> None:
    assert resolved(replace(CAPTURE, frames=("advance",))) is None
