"""Places of rows that keep an order: far enough apart that rows can come between without moving others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

GAP = 64
"""Distance of two neighbours in a generation that is written whole."""
SLACK = 2
"""Room that a row which comes takes at least, so that the next one finds some too."""
ROOM = 1 << 26
"""The first place that is none: what the key of a claim's words has room for."""
MOST = ROOM // 2
"""The last place that even spacing gives."""


def even_places(count: int) -> list[int]:
    """Return places for so many rows, evenly spaced."""
    gap = max(1, min(GAP, MOST // max(1, count)))
    return [gap * (i + 1) for i in range(count)]


def places_between(wanted: Sequence[int | None]) -> list[int]:
    """Return a rising place for each row, near what is wanted.

    Args:
        wanted: for each row the place where it stands already, None for one that comes. Those that rise, as many as
            possible, stay where they are, but where too little room lies between two for what comes; the others move.
    """
    held = _rising(wanted)
    places: list[int] = []
    at = 0
    while at < len(held):
        kept = held[at]
        if kept is not None:
            places.append(kept)
            at += 1
            continue
        first, end = _window(held, places, at)
        del places[first:]
        below = places[-1] if places else 0
        above = held[end] if end < len(held) else None
        places += _spread(below, above, end - first)
        at = end
    return places


def _window(held: Sequence[int | None], places: Sequence[int], at: int) -> tuple[int, int]:
    """Return which rows, from and up to, share the room around the row `at`: the fewest that find room."""
    first, end, more = at, _next_held(held, at), 1
    while end < len(held):
        below, above = places[first - 1] if first else 0, held[end]
        if above is None or above - below > SLACK * (end - first):
            break
        first, end, more = max(0, first - more), _next_held(held, end + more), 2 * more
    return first, end


def _next_held(held: Sequence[int | None], at: int) -> int:
    return next((i for i in range(at, len(held)) if held[i] is not None), len(held))


def _spread(below: int, above: int | None, count: int) -> list[int]:
    if above is None:
        return [below + GAP * (i + 1) for i in range(count)]
    return [below + (above - below) * (i + 1) // (count + 1) for i in range(count)]


def _rising(wanted: Sequence[int | None]) -> list[int | None]:
    """Return what is wanted without the places that do not rise: a longest rising run is left."""
    ends: list[int] = []
    rows: list[int] = []
    before: list[int] = [-1] * len(wanted)
    for i, place in enumerate(wanted):
        if place is None:
            continue
        at = bisect_left(ends, place)
        before[i] = rows[at - 1] if at else -1
        ends[at : at + 1], rows[at : at + 1] = [place], [i]
    held: list[int | None] = [None] * len(wanted)
    row = rows[-1] if rows else -1
    while row >= 0:
        held[row] = wanted[row]
        row = before[row]
    return held
