"""What a brief says that no report states, or states no longer."""

from __future__ import annotations

from dataclasses import replace

from tests.tell.bench import Bench
from tetrapylon.model.claim import Claim
from tetrapylon.model.quantity import Measure, Quantity
from tetrapylon.model.record import Record
from tetrapylon.tell.brief_gaps import gaps


def _distance(key: str, claim: Claim, value: float | None) -> Quantity:
    return Quantity(
        id=key,
        report=claim.report,
        start=claim.span.start,
        end=claim.span.end,
        value=value,
        low=None if value else 2.0,
        high=None if value else 9.0,
        unit="kilometre",
        approximator=None,
        measures=Measure.DISTANCE_TO,
        of="",
        claim=claim.id,
    )


def _told(record: Record) -> list[str]:
    return [s.text for s in gaps(record) if "how far" in s.text]


def test_a_figure_that_only_vague_words_give_since_is_no_longer_stated_in_figures() -> None:
    bench = Bench()
    exact = bench.say("The army is 3 kilometres from Vardin", "is")
    vague = bench.say("It is a few kilometres away", "is", report="r2", day="2021-05-04")
    record = bench.record()
    both = (_distance("q1", exact, 3.0), _distance("q2", vague, None))
    said = "No report since 4 May 2020 states in figures how far the front is from any town."
    assert _told(replace(record, quantities=both)) == [said]
    one = (_distance("q1", exact, 3.0),)
    assert _told(replace(record, quantities=one)) == [said.replace(" in figures", "")]
    again = (_distance("q1", exact, 3.0), _distance("q2", vague, 5.0))
    assert _told(replace(record, quantities=again)) == []
