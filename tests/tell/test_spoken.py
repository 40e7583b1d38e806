"""When something was said: on the day that is told, by the report's day where none is."""

from __future__ import annotations

from dataclasses import replace

from tests.tell.bench import BY_MONITOR, Bench
from tetrapylon.model.claim import Claim
from tetrapylon.model.span import Span
from tetrapylon.tell.phrases import when
from tetrapylon.tell.spoken import said_on


def _said(bench: Bench, cue: str, day: str) -> Claim:
    claim = bench.say(f"Border Watch {cue} that the bridge at Vardin stands", "stands", day=day, by=BY_MONITOR)  # fmt: skip
    start = claim.span.start + len("Border Watch ")
    words = Span(start + len(cue) + 6, claim.span.end)
    return bench.change(claim, cue=Span(start, start + len(cue)), span=words)


def test_has_said_is_by_the_day_of_the_report() -> None:
    bench = Bench()
    claim = _said(bench, "has said", "2020-05-04")
    assert said_on(bench.record(), [claim]) == "../2020-05-04"


def test_said_is_on_its_day() -> None:
    bench = Bench()
    claim = _said(bench, "said", "2020-05-04")
    assert said_on(bench.record(), [claim]) == "2020-05-04"


def test_had_said_in_a_year_that_is_told_keeps_the_year() -> None:
    bench = Bench()
    claim = replace(_said(bench, "had said", "2012"))
    assert said_on(bench.record(), [claim]) == "2012"


def test_of_two_sayings_the_first_counts() -> None:
    bench = Bench()
    late, early = _said(bench, "said", "2020-05-04"), _said(bench, "said", "2020-05-02")
    assert said_on(bench.record(), [late, early]) == "2020-05-02"


def test_an_interval_is_told_as_precisely_as_its_ends_are() -> None:
    assert when("2017-10/2020-08-12") == "between October 2017 and 12 August 2020"
    assert when("2016-03-24/2016-03-31") == "between 24 and 31 March 2016"
