"""Who answered a question first, whose figure moved, and who stands alone."""

from __future__ import annotations

from dataclasses import replace

from tests.tell.bench import BY_MONITOR, BY_WIRE, Bench
from tetrapylon.model.claim import Claimant, ClaimantType
from tetrapylon.model.quantity import Measure, Quantity
from tetrapylon.model.question import Answer, Question, Verdict
from tetrapylon.model.record import Record
from tetrapylon.tell.standing import standing_of

BY_CLINIC = Claimant(entity=None, name="a clinic", type=ClaimantType.WITNESS)


def asked(*told: tuple[Claimant, float, str]) -> tuple[Record, Question]:
    """Return a record in which each voice gives a toll on a day, and the question about it."""
    bench = Bench()
    claims = [
        bench.say(f"The shelling killed {n:.0f}", "killed", by=by, report=f"r{i}", day=day)
        for i, (by, n, day) in enumerate(told)
    ]
    quantities = tuple(
        Quantity(
            id=f"q{c.id}",
            report=c.report,
            start=c.span.start,
            end=c.span.end,
            value=n,
            low=None,
            high=None,
            unit=None,
            approximator=None,
            measures=Measure.KILLED,
            of="people",
            claim=c.id,
        )
        for c, (_, n, _) in zip(claims, told, strict=True)
    )
    answers = tuple(
        Answer(
            claim=c.id,
            quantity=q.id,
            value=str(q.value),
            as_of=c.speech_date,
            said_by=c.claimant.name,
            origin=None,
        )
        for c, q in zip(claims, quantities, strict=True)
    )
    question = Question(
        id="q", question="?", kind="toll", answers=answers, verdict=Verdict.UPDATED, explanation=""
    )
    return replace(bench.record(), quantities=quantities), question


def test_the_earliest_voice_answered_first() -> None:
    record, question = asked((BY_MONITOR, 5, "2020-05-05"), (BY_WIRE, 7, "2020-05-04"))
    assert standing_of(record, question).first == "Coast Wire"


def test_two_voices_of_one_day_are_neither_first() -> None:
    record, question = asked((BY_MONITOR, 5, "2020-05-04"), (BY_WIRE, 7, "2020-05-04"))
    assert standing_of(record, question).first is None


def test_whoever_gives_another_figure_for_a_later_day_moved() -> None:
    record, question = asked((BY_MONITOR, 5, "2020-05-04"), (BY_MONITOR, 9, "2020-05-05"))
    assert standing_of(record, question).moved == ("Border Watch",)


def test_a_figure_that_no_other_voice_gives_stands_alone_against_two_who_agree() -> None:
    told = (
        (BY_MONITOR, 5, "2020-05-04"),
        (BY_WIRE, 5, "2020-05-04"),
        (BY_CLINIC, 12, "2020-05-04"),
    )
    record, question = asked(*told)
    assert standing_of(record, question).alone == ("a clinic",)


def test_of_two_who_differ_none_stands_alone() -> None:
    record, question = asked((BY_MONITOR, 5, "2020-05-04"), (BY_WIRE, 7, "2020-05-04"))
    assert standing_of(record, question).alone == ()
