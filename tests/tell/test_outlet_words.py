"""Whose words a brief says it quotes: a credit for one quotation does not make the whole report a wire's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.tell.bench import Bench
from tetrapylon.model.record import Record
from tetrapylon.model.strand import Composition, OriginGuess
from tetrapylon.tell.names import speaker_of


def record_with(score: float) -> Record:
    """Return a record of one report of an outlet that credits a wire, with how sure that is."""
    bench = Bench()
    bench.say("Norland army jets hit Vardin", "hit")
    record = bench.record()
    wire = OriginGuess(name="Coast Wire", basis="credit", score=score)
    made_of = Composition(report="r1", agency=wire, agency_stated=True, spliced=False)
    printed = tuple(replace(r, publisher="The Vardin Herald") for r in record.reports)
    return replace(record, reports=printed, compositions=(made_of,))


@pytest.mark.parametrize(("score", "teller"), [(0.97, "Coast Wire"), (0.85, "The Vardin Herald")])
def test_a_passing_credit_leaves_the_words_to_the_outlet(score: float, teller: str) -> None:
    record = record_with(score)
    assert speaker_of(record, record.claims[0]) == teller
