"""The table of tracks: every phrase fills aspects that there are."""

from __future__ import annotations

from tetrapylon.lexicon.frames import load_frames
from tetrapylon.lexicon.tracks import load_tracks
from tetrapylon.model.situation import Damage, TrackName


def test_every_track_has_a_row() -> None:
    assert set(load_tracks().tracks) == set(TrackName)


def test_every_frame_of_a_track_is_a_frame() -> None:
    frames = load_frames().frames
    assert all(f in frames for row in load_tracks().tracks.values() for f in row.frames)


def test_what_opens_a_track_and_what_its_threads_share_are_aspects_of_it() -> None:
    for row in load_tracks().tracks.values():
        assert row.opens <= set(row.aspects)
        assert {name for thread in row.threads for name in thread} <= set(row.aspects)


def test_every_damage_that_a_phrase_gives_is_a_grade() -> None:
    grades = {d.value for d in Damage}
    phrases = load_tracks()[TrackName.HERITAGE].phrases
    assert {p.gives["damage"] for p in phrases if "damage" in p.gives} <= grades


def test_a_phrase_does_not_match_inside_a_word() -> None:
    truce = load_tracks()[TrackName.TRUCE]
    lines = ("the ceasefires", "a pretruce held")
    assert not any(p.pattern.search(line) for p in truce.phrases for line in lines)
