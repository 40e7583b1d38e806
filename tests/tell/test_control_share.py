"""How much of a place is held: what the words say is what the brief says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.tell.bench import REBELS, TOWN, Bench
from tetrapylon.model.entity import Mention, MentionForm
from tetrapylon.model.situation import ControlState
from tetrapylon.tell.control_share import ground_words


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("The mostly Free South-held province of Vardin lies ahead", "most of Vardin province"),
        ("Most of Vardin province is controlled by Free South", "most of Vardin province"),
        ("Vardin is partly held by Free South", "part of Vardin"),
        (
            "The largely rebel-controlled Vardin governorate is cut off",
            "most of Vardin governorate",
        ),
        ("Vardin is held by Free South", "Vardin"),
        ("Most of those who fled Vardin, held by Free South, are children", "Vardin"),
    ],
)
def test_a_share_and_the_kind_of_ground_are_told_as_the_words_have_them(
    words: str, said: str
) -> None:
    bench = Bench()
    claim = bench.say(words, "is")
    start = claim.span.start + words.index("Vardin")
    bench.mentions.append(
        Mention(
            id="m",
            report=claim.report,
            start=start,
            end=start + len("Vardin"),
            said="Vardin",
            head=start,
            form=MentionForm.NAME,
            entity=TOWN.id,
        )
    )
    row = bench.hold(REBELS, ControlState.HELD, "2020-05-04", claim)
    assert ground_words(bench.record(), row, "Vardin") == said


def test_words_that_differ_on_the_share_tell_none() -> None:
    bench = Bench()
    one = bench.say("Vardin is mostly held by Free South", "is")
    two = bench.say("Vardin is held by Free South", "is", report="r2")
    row = replace(bench.hold(REBELS, ControlState.HELD, "2020-05-04", one, two))
    assert ground_words(bench.record(), row, "Vardin") == "Vardin"
