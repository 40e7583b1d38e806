"""When something was said: on the day that is told, by the report's day where none is."""

from __future__ import annotations

from dataclasses import replace

from tests.tell.bench import BY_MONITOR, Bench
from tetrapylon.model.claim import Claim, Quotation
from tetrapylon.model.dating import DayGuess
from tetrapylon.model.span import Span
from tetrapylon.tell.phrases import when
from tetrapylon.tell.spoken import said_on, saying


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


def test_a_paraphrase_without_a_day_of_its_own_is_of_its_reports_day() -> None:
    bench = Bench()
    said = bench.say("the bridge at Vardin was down", "was", by=BY_MONITOR)
    said = bench.change(said, quotation=Quotation.INDIRECT)
    assert saying(bench.record(), said) == ", as one report told on 4 May 2020"
    earlier = bench.change(said, speech_date="2020-05-01")
    assert saying(bench.record(), earlier) == " on 1 May 2020, in the report’s words"


def test_a_speakers_own_words_keep_their_day() -> None:
    bench = Bench()
    said = bench.say("the bridge at Vardin is down", "is", by=BY_MONITOR)
    said = bench.change(said, quotation=Quotation.DIRECT)
    assert saying(bench.record(), said) == " on 4 May 2020"


def test_own_words_in_a_report_whose_day_is_inferred_are_dated_by_the_report() -> None:
    bench = Bench()
    said = bench.say("the bridge at Vardin is down", "is", by=BY_MONITOR)
    said = bench.change(said, quotation=Quotation.DIRECT)
    record = bench.record()
    guess = DayGuess(edtf="2020-05-04", score=0.8, basis=("story_day", "weekday"))
    dating = tuple(replace(d, published=guess) for d in record.datings)
    assert saying(replace(record, datings=dating), said) == ", as one report told on 4 May 2020"
