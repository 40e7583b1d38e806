"""Facts that any brief of a war tells, from sentences of which no clause can be quoted by itself."""

from __future__ import annotations

import pytest

from tests.tell.bench import Bench
from tetrapylon.lexicon.labels import load_labels
from tetrapylon.lexicon.matters import load_matters
from tetrapylon.tell.quotable import Quoter


def named(words: str) -> list[str]:
    return [m.name for m in load_matters() if m.is_in(words)]


@pytest.mark.parametrize(
    ("words", "matter"),
    [
        ("The lull let the rebels launch an assault on Hama at the end of last month.", "when the fighting began"),
        ("The siege of Kunduz began in early October, a councillor said.", "when the fighting began"),
        ("Retreating fighters left behind landmines in the orchards.", "hazards left behind"),
        ("The advance on Mosul was slowed by booby traps rigged to doors.", "hazards left behind"),
        ("The column was also closing in on the town of Sake, an officer said.", "places approached next"),
        ("The army lost Goma as its brigades were tied down on another front.", "forces busy elsewhere"),
        ("Backed by allied militias and warplanes, troops took the ridge.", "who backs forces on the ground"),
        ("The delegation left the talks in Doha a day early.", "delegations that come and go"),
        ("The envoy handed both sides a draft in Nairobi.", "proposals handed over"),
        ("The chief negotiator insisted that nobody could impose terms on the capital.", "pressure on those who negotiate"),
        ("Shells destroyed two schools and the last hospital.", "buildings destroyed"),
        ("The cease-fire has largely held since June.", "how a truce fares"),
        ("A dozen captured villagers were executed on the bridge.", "captives killed"),
        ("The footage could not be independently verified.", "what could not be checked"),
        ("The two delegations have not yet discussed the border.", "what the parties to talks have touched on"),
        ("He would answer in the next round of talks, due in May.", "the next round of talks"),
        ("Fighting raged along the river road.", "fighting that goes on"),
    ],
)  # fmt: skip
def test_a_matter_is_seen_by_its_words(words: str, matter: str) -> None:
    assert matter in named(words)


@pytest.mark.parametrize(
    "words",
    [
        "The company opened two gold mines in the north.",
        "The minister focused on the budget.",
        "The envoy spoke of hope.",
        "Voters backed by a wide margin a new hospital.",
    ],
)
def test_other_words_are_no_matter(words: str) -> None:
    assert named(words) == []


def test_a_whole_sentence_is_quoted_with_its_labels_replaced() -> None:
    bench = Bench()
    bench.say("Anything", "is")
    quoter = Quoter(bench.record(), load_labels())
    said = quoter.whole_sentence("The regime razed the infamous jail, “at last,” he said.")
    assert said == "“The [government] razed the […] jail, 'at last,' he said”"


def test_a_sentence_that_is_too_long_or_left_open_is_not_quoted() -> None:
    bench = Bench()
    bench.say("Anything", "is")
    quoter = Quoter(bench.record(), load_labels(), most_words=8)
    assert quoter.whole_sentence("One two three four five six seven eight nine.") is None
    assert quoter.whole_sentence("“We left the talks, he said.") is None
