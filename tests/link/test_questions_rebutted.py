"""What a report sets against what it has just told, by words that point back."""

from __future__ import annotations

import pytest

from tests.link.questions_factory import claim, record
from tetrapylon.lexicon.rebuttals import load_rebuttals
from tetrapylon.link.questions_claims import claim_questions
from tetrapylon.model.claim import Modality, Polarity, Topic
from tetrapylon.model.question import Question, Verdict

WAR = (Topic.MILITARY,)


def asked(
    said: str,
    answer: str,
    *,
    by: str = "actor:crown",
    modality: Modality = Modality.DENIED,
    first: Modality = Modality.ASSERTED,
    between: str | None = None,
) -> list[Question]:
    """Return the disputes of one report in which the League says something and somebody answers."""
    claims = [claim("a", by="actor:league", topics=WAR, modality=first)]
    if between is not None:
        claims.append(claim("m", polarity=Polarity.NEGATIVE))
    claims.append(
        claim("b", by=by, modality=modality, polarity=Polarity.NEGATIVE, day="2020-02-04")
    )
    words = {"a": said, "m": between or "", "b": answer}
    found = claim_questions(record(words, tuple(claims)))
    return [q for q in found if q.verdict is Verdict.DISPUTED]


@pytest.mark.parametrize(
    "answer",
    [
        "The Crown denied this",
        "The Crown rejected the accusations",
        "The Crown dismissed the claim as talk",
        "The Crown called the report nonsense",
        "The Crown denied any involvement",
        "The Crown denied targeting civilians",
    ],
)
def test_a_denial_that_points_back_is_set_against_what_was_said(answer: str) -> None:
    (found,) = asked("guns of the Crown had fired on the market", answer)
    assert [a.claim for a in found.answers] == ["a", "b"]


def test_a_denial_of_something_of_its_own_answers_nothing() -> None:
    assert asked("guns had fired on the market", "The Crown denied that taxes would rise") == []


def test_what_is_not_denied_is_not_disputed() -> None:
    assert asked("guns had fired on the market", "The Crown did not deny the claim") == []


def test_nobody_denies_his_own_words() -> None:
    assert asked("guns had fired", "The League denied this", by="actor:league") == []


def test_a_note_that_nothing_is_confirmed_stands_between_and_is_passed_over() -> None:
    (found,) = asked(
        "guns had fired", "The Crown denied it", between="The claim could not be verified"
    )
    assert [a.claim for a in found.answers] == ["a", "b"]


def test_a_figure_is_disputed_only_where_one_was_given() -> None:
    assert asked("guns had fired on the market", "The Crown disputed the figure") == []
    (found,) = asked("it had killed 40 gunners", "The Crown disputed the figure")
    assert found.explanation == "One voice denies the figure that another gives."


def test_what_is_unlikely_to_come_is_set_against_its_announcement() -> None:
    said, doubt = "we will march on the capital", "such a march is unlikely"
    ahead = asked(said, doubt, modality=Modality.ASSERTED, first=Modality.INTENDED)
    assert len(ahead) == 1
    assert asked(said, doubt, modality=Modality.ASSERTED) == []


def test_a_negated_verb_answers_the_same_verb_of_another_voice() -> None:
    (found,) = asked(
        "its men had withdrawn from the mill",
        "the men had not withdrawn but had been driven out",
        modality=Modality.ASSERTED,
    )
    assert [a.claim for a in found.answers] == ["a", "b"]


def test_every_row_of_the_table_says_why() -> None:
    assert all(row.because and not row.because.endswith(".") for row in load_rebuttals())
