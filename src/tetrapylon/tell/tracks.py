"""The threads of a situation: dated states of talks, truce, aid, heritage and the rest, each with its claims.

A state is a group of claims that tell one thing: in the record's own words where an incident's roles are clear,
else in the words of who says so, marked where they are a forecast, plan, demand or denial. What it says of its
track stands beside it as aspects. When to reach for it: `tracks_sheet` for what is known of a track, and what is not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from tetrapylon.lexicon.frames import FrameLexicon
from tetrapylon.lexicon.tracks import load_tracks
from tetrapylon.model.record import Record
from tetrapylon.model.situation import Track, TrackName
from tetrapylon.tell.tracks_seen import Seen, Seer
from tetrapylon.tell.tracks_states import states_of


def find_tracks(
    record: Record, frames: FrameLexicon, *, looked: Iterable[Seen] | None = None
) -> tuple[Track, ...]:
    """Return the states of all tracks, by track and date.

    Args:
        record: the record up to control.
        frames: kinds of happenings.
        looked: what `Seer.seen` gives for the record, where that is known; else it is looked for here.
    """
    by_track: dict[TrackName, list[Seen]] = defaultdict(list)
    lexicon = load_tracks()
    for seen in Seer(record, lexicon, frames).seen() if looked is None else looked:
        by_track[seen.track].append(seen)
    rows = {
        t.id: t for name, seen in by_track.items() for t in states_of(record, lexicon[name], seen)
    }
    return tuple(sorted(rows.values(), key=lambda t: (t.track, t.date or "~", t.id)))
