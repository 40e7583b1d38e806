"""What may stand in quotation marks, and how."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.tell.bench import BY_MONITOR, MONITOR, REBELS, Bench
from tetrapylon.lexicon.labels import load_labels
from tetrapylon.model.span import Span
from tetrapylon.tell.quotable import MOST_WORDS, Quoter


def _quote(bench: Bench) -> str | None:
    return Quoter(bench.record(), load_labels()).quote(bench.claims[-1])


def test_a_whole_clause_is_quoted() -> None:
    bench = Bench()
    bench.say("Soldiers reached the bridge south of Vardin", "reached")
    assert _quote(bench) == "“Soldiers reached the bridge south of Vardin”"


@pytest.mark.parametrize(
    ("words", "verb"),
    [
        ("which saw heavy fighting around Vardin", "saw"),
        ("would answer in the next round", "answer"),
        ("raising hopes for a truce in Vardin", "raising"),
        ("to have reached the bridge at Vardin", "reached"),
        ("a long night of fear in Vardin", "nothing"),
        ("Vardin fell", "fell"),
    ],
)
def test_a_fragment_is_not_quoted(words: str, verb: str) -> None:
    bench = Bench()
    bench.say(words, verb)
    assert _quote(bench) is None


def test_a_leading_pronoun_is_quoted_only_where_it_means_the_speaker() -> None:
    bench = Bench()
    said = bench.say("it had counted forty shells over Vardin", "counted", by=BY_MONITOR)
    assert _quote(bench) is None
    bench.pronoun(said, "it", REBELS)
    assert _quote(bench) is None
    bench.mentions.clear()
    bench.pronoun(said, "it", MONITOR)
    assert _quote(bench) == "“it had counted forty shells over Vardin”"


def test_long_words_are_cut_at_a_comma() -> None:
    bench = Bench()
    tail = " and again" * MOST_WORDS
    bench.say(f"Soldiers reached the bridge that leads south from Vardin, again{tail}", "reached")
    assert _quote(bench) == "“Soldiers reached the bridge that leads south from Vardin …”"


def test_long_words_without_a_comma_are_not_quoted() -> None:
    bench = Bench()
    bench.say("Soldiers reached the bridge" + " and again" * MOST_WORDS, "reached")
    assert _quote(bench) is None


def test_inner_quotation_marks_become_single() -> None:
    bench = Bench()
    bench.say("Soldiers called the bridge south of Vardin “the needle”", "called")
    assert _quote(bench) == "“Soldiers called the bridge south of Vardin 'the needle'”"


def test_a_clause_after_and_gets_the_subject_of_the_clause_before() -> None:
    bench = Bench()
    bench.say("the watch had counted forty shells over Vardin", "counted", by=BY_MONITOR)
    bench.say("would count on until the truce held in Vardin", "count", by=BY_MONITOR)
    said = " ".join(bench.texts["r1"]).replace("Vardin. would", "Vardin and would")
    shift = len(" and ") - len(". ")
    bench.texts["r1"] = [said]
    second = bench.claims[1]
    moved = Span(second.span.start + shift, second.span.end + shift)
    bench.claims[1] = replace(second, span=moved)
    quoter = Quoter(bench.record(), load_labels())
    assert quoter.quote(bench.claims[1]) == (
        "“[the watch] would count on until the truce held in Vardin”"
    )


def test_they_is_put_into_words_where_it_means_another() -> None:
    bench = Bench()
    said = bench.say("they had counted forty shells over Vardin", "counted", by=BY_MONITOR)
    bench.pronoun(said, "they", REBELS)
    assert _quote(bench) == "“[Free South] had counted forty shells over Vardin”"


def test_a_deed_that_somebody_claims_is_quoted_from_its_verb() -> None:
    bench = Bench()
    bench.say("to have reached the bridge at Vardin", "reached", by=BY_MONITOR)
    assert _quote(bench) == "“to have reached the bridge at Vardin”"


def test_a_sentence_that_opens_with_however_is_quoted_with_it() -> None:
    bench = Bench()
    bench.say("However, soldiers already hold the bridge south of Vardin", "hold")
    assert _quote(bench) == "“However, soldiers already hold the bridge south of Vardin”"


def test_a_deed_that_others_are_said_to_have_done_is_not_the_speakers() -> None:
    bench = Bench()
    said = bench.say("claimed the rebels are held to have lost the bridge at Vardin", "lost", by=BY_MONITOR)  # fmt: skip
    start = said.span.start
    cue = Span(start, start + len("claimed"))
    deed = Span(start + len("claimed the rebels are held "), said.span.end)
    bench.change(said, cue=cue, span=deed)
    assert _quote(bench) is None


def test_a_verb_behind_and_lends_its_subject_from_the_clause_before() -> None:
    bench = Bench()
    bench.say("The UPF shelled the depot at Vardin, and", "shelled")
    bench.say("also burned two farms near the river by night", "burned")
    first, second = bench.claims
    text = " ".join(bench.texts["r1"])
    end = text.index(", and")
    bench.statements[0] = replace(bench.statements[0], span=Span(0, end))
    bench.change(first, span=Span(0, end))
    bench.texts["r1"] = [text.replace("and. also", "and also")]
    start = second.span.start - 1
    moved = Span(start, second.span.end - 1)
    said = bench.statements[1]
    bench.statements[1] = replace(said, span=moved, root=(said.root or 1) - 1)
    bench.change(second, span=moved)
    assert _quote(bench) == "“[The UPF] also burned two farms near the river by night”"


def test_a_deed_that_a_name_at_the_end_only_reckons_is_not_its_own() -> None:
    bench = Bench()
    said = bench.say("to have lost forty men at Vardin, according to Border Watch", "lost", by=BY_MONITOR)  # fmt: skip
    text = bench.texts["r1"][0]
    cue, who = text.index("according"), text.index("Border")
    by = replace(BY_MONITOR, span=Span(who, who + 12))
    bench.change(said, span=Span(0, cue - 2), cue=Span(cue, cue + 12), claimant=by)
    assert _quote(bench) is None
