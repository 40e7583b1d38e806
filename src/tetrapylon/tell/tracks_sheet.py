"""What is known of each track, aspect by aspect, and what no report says of it.

When to reach for it: `sheet_of` for a card of talks or a truce (the desk, the brief), `unknown_of` for the questions
that an analyst would ask and that nothing answers. Both look at the states alone, so that `--as-of` holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tetrapylon.lexicon.tracks import TrackLexicon, TrackRow
from tetrapylon.model.claim import Modality
from tetrapylon.model.codec import Json
from tetrapylon.model.edtf import days_of
from tetrapylon.model.record import Record
from tetrapylon.model.situation import Aspect, Track, TrackName
from tetrapylon.tell.names import named
from tetrapylon.tell.phrases import sentence
from tetrapylon.tell.tracks_states import TAGS, folded

OTHERWISE = "else"
"""The key of the hints at what a track as a whole lacks."""
QUOTED = "position"
"""The aspect whose values are quotations."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value of an aspect over all states of a track.

    `modality` is the surest that any claim puts it, `said_by` the only speaker (an entity's id or a name), None where a
    report says it in its own voice or several speakers do. `since` is the day of the first state that gives it, EDTF.
    """

    track: TrackName
    aspect: str
    called: str
    value: str
    entity: str | None
    modality: Modality
    said_by: str | None
    since: str | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """A thing that is asked of a track and that no report states; `aspect` is None for the track itself."""

    track: TrackName
    aspect: str | None
    words: str


def sheet_of(record: Record, lexicon: TrackLexicon) -> tuple[Value, ...]:
    """Return the values of all tracks' aspects, in the order of the lexicon, each once, with all its claims."""
    return tuple(
        value
        for row in lexicon.tracks.values()
        for value in _of_track(row, [t for t in record.tracks if t.track is row.name])
    )


def unknown_of(record: Record, lexicon: TrackLexicon) -> tuple[Unknown, ...]:
    """Return what no report states of the tracks that reports speak of, and the tracks that none speaks of.

    Of what a claim's words hint at, though nothing was read off them, nothing is said: it may well be stated.
    """
    words = [c.span.of(record.report[c.report].text) for c in record.claims]
    return tuple(
        unknown
        for row in lexicon.tracks.values()
        for unknown in _unknown(row, record.tracks)
        if not _is_hinted(row, unknown, words)
    )


def _is_hinted(row: TrackRow, unknown: Unknown, words: Sequence[str]) -> bool:
    hint = row.hints.get(unknown.aspect or OTHERWISE)
    return hint is not None and any(hint.search(w) for w in words)


def sheet_rows(record: Record, lexicon: TrackLexicon) -> list[dict[str, Json]]:
    """Return the sheet as rows of plain values, for listings and the desk."""
    return [
        {
            "track": v.track.value,
            "aspect": v.called,
            "value": v.value,
            "entity": v.entity,
            "modality": v.modality.value,
            "said_by": named(record, v.said_by) if v.said_by else None,
            "since": v.since,
            "claims": list(v.claims),
        }
        for v in sheet_of(record, lexicon)
    ]


def unknown_rows(record: Record, lexicon: TrackLexicon) -> list[dict[str, Json]]:
    """Return what no report states as rows of plain values; `reports` is how many were looked through."""
    return [
        {
            "track": u.track.value,
            "aspect": u.aspect,
            "unknown": u.words,
            "reports": len(record.reports),
        }
        for u in unknown_of(record, lexicon)
    ]


def says(state: Track, row: TrackRow) -> str:
    """Return a state's aspects in words: `venue: Geneva; next date: April 2016 (as a plan)`; positions are in its sentence."""
    shown: dict[str, list[str]] = {}
    for a in state.aspects:
        if a.name != QUOTED:
            tag = TAGS.get(a.modality)
            words = f"{a.value} ({tag})" if tag else a.value
            shown.setdefault(row.aspects[a.name].called, []).append(words)
    return "; ".join(f"{called}: {', '.join(values)}" for called, values in shown.items())


def _of_track(row: TrackRow, states: Iterable[Track]) -> Iterator[Value]:
    if row.register is not None:
        yield from (_entry(row, t, row.register) for t in sorted(states, key=_first_day))
        return
    found: dict[tuple[str, str], Value] = {}
    for state in sorted(states, key=_first_day):
        for aspect in state.aspects:
            key = (aspect.name, folded(aspect.value))
            value = _value(row, state, aspect)
            found[key] = _both(found[key], value) if key in found else value
    order = list(row.aspects)
    yield from sorted(found.values(), key=lambda v: order.index(v.aspect))


def _entry(row: TrackRow, state: Track, register: str) -> Value:
    """Return a state of a register as one value: "Temple of Bel: destroyed, by Islamic State"."""
    lead = next((a for a in state.aspects if a.name == register), None)
    others = [a for a in state.aspects if a.name != register]
    told = ", ".join(
        f"{a.value}" if a.name == "damage" else f"{row.aspects[a.name].called} {a.value}"
        for a in sorted(others, key=lambda a: list(row.aspects).index(a.name))
    )
    value = f"{lead.value}: {told}" if lead else told
    return Value(
        track=row.name,
        aspect=register,
        called=row.aspects[register].called,
        value=value,
        entity=lead.entity if lead else None,
        modality=state.modality,
        said_by=state.said_by,
        since=state.date,
        claims=state.claims,
    )


def _first_day(state: Track) -> tuple[int, str]:
    days = days_of(state.date)
    first = (days.first or days.last) if days else None
    return (first.toordinal() if first else 0, state.id)


def _value(row: TrackRow, state: Track, aspect: Aspect) -> Value:
    return Value(
        track=row.name,
        aspect=aspect.name,
        called=row.aspects[aspect.name].called,
        value=aspect.value,
        entity=aspect.entity,
        modality=aspect.modality,
        said_by=aspect.said_by,
        since=state.date,
        claims=aspect.claims,
    )


def _both(one: Value, other: Value) -> Value:
    """Return one value for two that are the same, as sure as the surer one."""
    asserted = other.modality is Modality.ASSERTED and one.modality is not Modality.ASSERTED
    surer = other if asserted else one
    return Value(
        track=one.track,
        aspect=one.aspect,
        called=one.called,
        value=one.value,
        entity=one.entity,
        modality=surer.modality,
        said_by=one.said_by if one.said_by == other.said_by else None,
        since=one.since,
        claims=tuple(dict.fromkeys((*surer.claims, *one.claims, *other.claims))),
    )


def _unknown(row: TrackRow, tracks: Iterable[Track]) -> Iterator[Unknown]:
    states = [t for t in tracks if t.track is row.name]
    if not states:
        words = sentence(f"No report speaks of {row.called}")
        yield Unknown(track=row.name, aspect=None, words=words)
        return
    filled = {a.name for t in states for a in t.aspects if a.modality is not Modality.DENIED}
    told = {a.name for t in states for a in t.aspects if a.modality is Modality.ASSERTED}
    if row.opens and not told & row.opens:
        if row.otherwise is not None:
            words = sentence(f"No report states {row.otherwise}")
            yield Unknown(track=row.name, aspect=None, words=words)
        return
    for aspect in row.aspects.values():
        if aspect.asks is not None and aspect.name not in filled:
            words = sentence(f"No report states {aspect.asks}")
            yield Unknown(track=row.name, aspect=aspect.name, words=words)
