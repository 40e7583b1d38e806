"""What can never be one happening, and what is."""

from __future__ import annotations

from dataclasses import replace

from tetrapylon.lexicon.frames import load_frames
from tetrapylon.link.incidents_compare import Pair, compare
from tetrapylon.link.incidents_dates import UNKNOWN, when
from tetrapylon.link.incidents_groups import groups_of
from tetrapylon.link.incidents_tellings import Stage, Telling
from tetrapylon.model.claim import Claim, Claimant, ClaimantType
from tetrapylon.model.entity import Entity, EntityKind
from tetrapylon.model.event import EventMention
from tetrapylon.model.record import Record
from tetrapylon.model.span import Span

TOWN = Entity(id="place:izium", name="Izium", kind=EntityKind.PLACE, lat=49.2, lon=37.3)
OTHER = Entity(id="place:balakliia", name="Balakliia", kind=EntityKind.PLACE, lat=49.5, lon=36.9)
RECORD = Record(entities=(TOWN, OTHER))


def telling(
    day: str,
    *,
    place: Entity = TOWN,
    by: str = "actor:red",
    stage: Stage = Stage.REAL,
    number: int = 1,
) -> Telling:
    """Return a capture of a place."""
    report, span = f"r-{number}", Span(0, 8)
    frame = load_frames()["capture"]
    voice = Claimant(entity=None, name=None, type=ClaimantType.AGENCY_VOICE)
    event = EventMention(
        id=f"e-{number}", report=report, sentence="s", trigger=span, frame="capture", statement=None
    )
    claim = Claim(
        id=f"c-{number}", report=report, span=span, sentence="s", passage="p", claimant=voice
    )
    return Telling(
        event=event,
        claim=claim,
        frame=frame,
        family="territory",
        stage=stage,
        agents=(by,),
        patients=(),
        associates=(),
        place=place.id,
        when=when(day, stated=True),
        again=False,
        story_day=day,
    )


def same(one: Telling, two: Telling) -> bool:
    """Tell whether two tellings are judged one happening."""
    return compare(Pair(RECORD, one, two)).same


def test_two_reports_of_one_capture_are_one() -> None:
    assert same(telling("2022-04-01"), telling("2022-04-01", number=2))


def test_two_captures_of_one_town_months_apart_are_two() -> None:
    assert not same(telling("2022-04-01"), telling("2022-09-10", number=2))


def test_a_plan_is_not_its_outcome() -> None:
    plan = telling("2022-04-01", stage=Stage.TO_COME, number=2)
    assert not same(telling("2022-04-01"), plan)


def test_captures_of_two_towns_are_two() -> None:
    assert not same(telling("2022-04-01"), telling("2022-04-01", place=OTHER, number=2))


def test_a_month_does_not_chain_two_days_together() -> None:
    found = groups_of(
        RECORD,
        (telling("2022-04-01"), telling("2022-04-20", number=2), telling("2022-04", number=3)),
    )
    assert sorted(len(g.members) for g in found) == [1, 2]


def test_a_capture_looked_back_on_is_not_the_one_reported_beside_it() -> None:
    now = replace(telling("2022-04-01"), when=UNKNOWN)
    then = replace(
        telling("2022-04-01", number=2),
        event=replace(now.event, id="e-2", background=True),
        agents=(),
        when=UNKNOWN,
    )
    assert not same(now, then)
    assert same(now, replace(then, event=replace(then.event, background=False)))


def test_the_truce_with_nothing_but_a_land_is_the_one_truce_told_of() -> None:
    land = Entity(id="place:ua", name="Ukraine", kind=EntityKind.STATE, precision_km=500)
    record = replace(RECORD, entities=(*RECORD.entities, land))
    truce = replace(telling("2022-04-01"), frame=load_frames()["truce"], family="truce")
    event = replace(truce.event, id="e-2")
    bare = replace(truce, event=event, agents=(), place=land.id, when=UNKNOWN)
    assert [len(g.members) for g in groups_of(record, (truce, bare))] == [2]
