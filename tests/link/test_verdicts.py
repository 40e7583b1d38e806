from __future__ import annotations

import pytest

from tetrapylon.lexicon.families import Family, load_families
from tetrapylon.link.verdicts import ruling_on
from tetrapylon.link.verdicts_stands import Stand
from tetrapylon.model.claim import Claim, Claimant, ClaimantType, Modality
from tetrapylon.model.edtf import days_of
from tetrapylon.model.quantity import Measure, Quantity
from tetrapylon.model.question import Verdict
from tetrapylon.model.span import Span


def family(measure: Measure) -> Family:
    return next(f for f in load_families() if measure in f.measures)


def stand(
    value: float,
    *,
    day: str = "2020-02-03",
    by: str = "actor:monitor",
    copy: str | None = None,
    modality: Modality = Modality.ASSERTED,
    measures: Measure = Measure.DISTANCE_TO,
    **fields: object,
) -> Stand:
    rest = {"unit": "kilometre", "of": "", "reference": "Harim", "place": "place:harim", **fields}
    quantity = Quantity(
        id=f"{value}{by}{day}",
        report="r",
        start=0,
        end=1,
        value=value,
        low=None,
        high=None,
        approximator=None,
        measures=measures,
        as_of=day,
        said_by=by,
        **rest,  # type: ignore[arg-type]
    )
    claimant = Claimant(entity=by, name=None, type=ClaimantType.MONITOR)
    claim = Claim(
        id="c",
        report="r",
        span=Span(0, 1),
        sentence="s",
        passage="p",
        claimant=claimant,
        modality=modality,
    )
    return Stand(
        quantity=quantity, claim=claim, days=days_of(day), copy_of=copy or by, words=str(value)
    )


def verdict(a: Stand, b: Stand) -> Verdict | None:
    ruling = ruling_on(a, b, family(a.quantity.measures))
    return ruling.verdict if ruling else None


ARMY = "actor:army"


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (stand(2), stand(5, by=ARMY), Verdict.DISPUTED),
        (stand(2), stand(2, by=ARMY), Verdict.AGREE),
        (stand(2, copy="x"), stand(2, by=ARMY, copy="x"), Verdict.AGREE),
        (stand(2), stand(1, by=ARMY, day="2020-02-04"), Verdict.UPDATED),
        (stand(2), stand(5, by=ARMY, reference="the gates of Harim"), Verdict.DIFFERENT_MEASURE),
        (stand(2, bearing="south"), stand(5, bearing="west"), Verdict.DIFFERENT_MEASURE),
        (stand(2), stand(5, by=ARMY, modality=Modality.PREDICTED), Verdict.DIFFERENT_MEASURE),
        (stand(2), stand(5), None),
        (stand(2), stand(5, by=ARMY, place=None), None),
        (stand(2), stand(5, by=ARMY, day="2020-02"), None),
    ],
)
def test_the_first_rule_that_holds_decides(a: Stand, b: Stand, expected: Verdict | None) -> None:
    assert verdict(a, b) is expected


def test_different_people_are_a_different_measure() -> None:
    a = stand(7, measures=Measure.KILLED, unit="person", of="people")
    b = stand(3, by=ARMY, measures=Measure.KILLED, unit="person", of="children")
    assert verdict(a, b) is Verdict.DIFFERENT_MEASURE


def test_metres_and_kilometres_are_compared_as_lengths() -> None:
    assert verdict(stand(2), stand(2000, by=ARMY, unit="metre")) is Verdict.AGREE


def test_tolls_of_two_kinds_of_people_never_move_one_another_on() -> None:
    civilians = stand(2_000, unit=None, of="civilians", measures=Measure.KILLED, day="2016-03-01")
    patients = stand(460, unit=None, of="patients", measures=Measure.KILLED, day="2016-03-04")
    people = stand(2_460, unit=None, of="people", measures=Measure.KILLED, day="2016-03-04")
    assert verdict(civilians, patients) is Verdict.DIFFERENT_MEASURE
    assert verdict(civilians, people) is Verdict.UPDATED


def test_no_count_of_the_dead_falls_with_time() -> None:
    first = stand(500, unit=None, of="people", measures=Measure.KILLED, day="2016-03-01")
    later = stand(200, unit=None, of="people", measures=Measure.KILLED, day="2016-03-04")
    assert verdict(first, later) is Verdict.DIFFERENT_MEASURE
