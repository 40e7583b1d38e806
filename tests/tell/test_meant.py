"""A loaded label inside a quotation gives a name only where it is one."""

from __future__ import annotations

import pytest

from tests.tell.bench import REBELS, Bench
from tetrapylon.lexicon.labels import load_labels
from tetrapylon.model.entity import Mention, MentionForm
from tetrapylon.tell.meant import meant


@pytest.mark.parametrize(
    ("form", "words"),
    [
        (MentionForm.NICKNAME, "[Free South] shelled Vardin"),
        (MentionForm.DESCRIPTION, "the terrorists shelled Vardin"),
    ],
)
def test_a_nickname_is_its_group_and_a_description_is_a_guess(
    form: MentionForm, words: str
) -> None:
    bench = Bench()
    claim = bench.say("the terrorists shelled Vardin", "shelled")
    said = Mention(
        id="m",
        report=claim.report,
        start=claim.span.start,
        end=claim.span.start + len("the terrorists"),
        said="the terrorists",
        head=claim.span.start,
        form=form,
        entity=REBELS.id,
    )
    bench.mentions.append(said)
    assert meant(bench.record(), load_labels(), claim) == words


def test_a_name_that_stands_beside_its_label_is_not_said_twice() -> None:
    bench = Bench()
    claim = bench.say("Free South terrorists shelled Vardin", "shelled")
    assert meant(bench.record(), load_labels(), claim) == "Free South terrorists shelled Vardin"
