"""Two words tell of one happening by kin, by who and what stands with them, and by their sentences."""

from __future__ import annotations

from tests.conftest import OpenDocument
from tetrapylon.lexicon.frames import load_frames
from tetrapylon.lexicon.kin import load_kin_words, stem_of
from tetrapylon.link.event_words import EventWord, WordPair, event_word, word_pairs, word_shares
from tetrapylon.model.span import Span


def pair(one: EventWord, two: EventWord) -> WordPair:
    """Return a pair among two words alone."""
    return next(p for _, _, p in word_pairs([two, one], {"mayor": 1.0, "bridge": 1.0}))


def test_a_murder_may_be_the_killing_of_another_sentence() -> None:
    shares = word_shares(
        pair(
            EventWord(report="r-1", lemma="murder", pos="NOUN"),
            EventWord(report="r-2", lemma="kill", pos="VERB"),
        )
    )
    assert shares["kin words"] == 1.0
    assert shares["same word"] == 0.0


def test_other_objects_speak_against_one_happening() -> None:
    one = EventWord(report="r-1", lemma="destroy", pos="VERB", objects=frozenset({"bridge"}))
    two = EventWord(report="r-2", lemma="destroy", pos="VERB", objects=frozenset({"mayor"}))
    shares = word_shares(pair(one, two))
    assert shares["alike with other object"] == 1.0
    assert shares["like arguments"] == 0.0


def test_a_word_is_read_with_its_object_and_sentence(document: OpenDocument) -> None:
    text = "Rebels destroyed the bridge near the mill."
    _, parse = next(iter(document(text).speaking()))
    word = event_word("r-1", parse, Span(7, 16), load_frames(), None)
    assert word is not None
    assert word.lemma == "destroy"
    assert "bridge" in word.objects
    assert "rebel" in word.sentence


def test_endings_fall_off_words_and_leave_a_stem() -> None:
    assert stem_of("bombing") == stem_of("bombed") == "bomb"
    assert not load_kin_words().akin("murder", "visit")
