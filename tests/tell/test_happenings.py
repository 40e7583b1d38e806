"""Verbs of happenings."""

from __future__ import annotations

from tetrapylon.lexicon.frames import load_frames
from tetrapylon.tell.happenings import VERBS


def test_every_verb_is_of_a_frame() -> None:
    assert set(VERBS) <= set(load_frames().frames)
