"""Words that cannot be quoted without what stands before them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.tell.bench import BY_MONITOR, Bench
from tetrapylon.lexicon.labels import load_labels
from tetrapylon.model.claim import ClaimantType, Quotation
from tetrapylon.tell.leaning import governed, leans
from tetrapylon.tell.names import in_whose_words, speaker_of
from tetrapylon.tell.quotable import Quoter


@pytest.mark.parametrize(
    "words",
    [
        "it is doubtful that they can choose the former",
        "nobody in Vardin knew whether this meant the end of the siege",
        "we hope that it is likely they will leave",
        "soldiers at Vardin would prefer the latter",
        "the claim could not be verified",
        "the ministry has ruled this out",
        "the army denied it",
        "the figure could not be confirmed",
        "the agency could not independently verify either account",
    ],
)
def test_a_clause_leans_on_an_antecedent_that_stands_before_it(words: str) -> None:
    assert leans(words)


@pytest.mark.parametrize(
    "words",
    [
        "soldiers left Vardin because they had no food",
        "the mayor said that he would stay",
        "between war and surrender the council chose the latter",
        "it had counted forty shells over Vardin",
        "the army denied that it had fled",
    ],
)
def test_a_clause_with_its_antecedents_inside_stands_alone(words: str) -> None:
    assert not leans(words)


@pytest.mark.parametrize(
    "before",
    [
        "It is not settled yet but we believe ",
        "There is no evidence that ",
        "It is not clear whether ",
    ],
)
def test_a_clause_is_governed_by_a_negation_before_it(before: str) -> None:
    assert governed(before)


def test_a_clause_after_a_plain_one_is_not_governed() -> None:
    assert not governed("The bridge fell on Monday and ")


def test_a_label_in_somebodys_words_never_becomes_a_word_for_more_than_it_names() -> None:
    labels = load_labels()
    told = labels.bracketed("soldiers fought extremist organisations near Vardin")
    assert told == "soldiers fought [organisations, label omitted] near Vardin"


def test_a_label_after_a_name_needs_no_more_than_the_plain_word() -> None:
    assert load_labels().bracketed("dozens of IS militants fled") == "dozens of IS [fighters] fled"


def test_a_paraphrase_is_told_as_the_words_of_its_report() -> None:
    bench = Bench()
    bench.say("Soldiers reached the bridge south of Vardin", "reached", by=BY_MONITOR)
    record = bench.record()
    told = replace(record.claims[-1], quotation=Quotation.INDIRECT)
    assert in_whose_words(record, told).endswith("words")
    assert in_whose_words(record, replace(told, quotation=Quotation.DIRECT)) == ""


def test_the_city_is_not_quoted_where_no_name_tells_which_one() -> None:
    bench = Bench()
    bench.say("Soldiers reached the gates of the city on Monday", "reached")
    assert Quoter(bench.record(), load_labels()).quote(bench.claims[-1]) is None


def test_several_speakers_have_no_article_of_one() -> None:
    bench = Bench()
    bench.say("Soldiers reached the bridge south of Vardin", "reached")
    record = bench.record()
    who = replace(record.claims[-1].claimant, entity=None, name="the authorities")
    who = replace(who, type=ClaimantType.ANONYMOUS_OFFICIAL)
    claim = replace(record.claims[-1], claimant=who)
    assert speaker_of(record, claim) == "authorities"
    one = replace(claim, claimant=replace(who, name="One of the sources"))
    assert speaker_of(record, one) == "One of the sources"
