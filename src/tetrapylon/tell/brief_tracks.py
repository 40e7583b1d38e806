"""Talks, truce, aid and heritage in a brief: what reports name of them, from the sheet of the tracks.

Only what is told as a fact is named plainly, a value of one speaker with the speaker; plans stand in a sentence of
their own. The quotations of a section follow these sentences.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from tetrapylon.lexicon.tracks import AspectRow, TrackLexicon, TrackRow
from tetrapylon.model.claim import Modality
from tetrapylon.model.edtf import days_of
from tetrapylon.model.entity import EntityKind
from tetrapylon.model.record import Record
from tetrapylon.model.situation import Track, TrackName
from tetrapylon.tell.brief_control import Told
from tetrapylon.tell.names import speakers_of
from tetrapylon.tell.phrases import day_words, joined, sentence, when
from tetrapylon.tell.tracks_sheet import Value, sheet_of

OPENS: Mapping[str, tuple[TrackName, ...]] = {
    "Talks and truce": (TrackName.TALKS, TrackName.TRUCE),
    "Civilians and aid": (TrackName.HUMANITARIAN,),
    "Heritage": (TrackName.HERITAGE,),
}
"""Tracks that a section of a brief opens with, by its heading."""
MOST_VALUES = 8
STATES = frozenset({EntityKind.STATE, EntityKind.GOVERNMENT})
Named = Mapping[str, tuple[str, ...]]
"""Values of an aspect with the claims that give them."""
STILL = timedelta(days=14)
"""Days before the last telling within which talks are under way."""


def named_of(
    record: Record, lexicon: TrackLexicon, heading: str, focus: frozenset[str]
) -> list[Told]:
    """Return the sentences that a section opens with: what reports name, then what they name as planned."""
    sheet = [v for v in sheet_of(record, lexicon) if _about(record, v, focus)]
    told: list[Told] = []
    for name in OPENS.get(heading, ()):
        values = [v for v in sheet if v.track is name]
        row = lexicon[name]
        told += _register(record, values) if row.register else _named(record, row, values)
    return told


def talks_now(record: Record, focus: frozenset[str]) -> list[Told]:
    """Return where talks are under way and who mediates; nothing where the last two weeks tell of none."""
    last = max((d for c in record.claims if (d := _last(c.speech_date))), default=None)
    open_ones = [t for t in record.tracks if last is not None and _open(record, t, last, focus)]
    venues = _asserted(open_ones, "venue")
    mediators = _asserted(open_ones, "mediator")
    if not venues:
        return []
    words = places_of_talks(venues, mediators)
    newest = max(_last(t.date) or date.min for t in open_ones)
    claims = dict.fromkeys(c for ids in venues.values() for c in ids)
    over = _over(open_ones) if len(venues) == 1 else {}
    as_over = f", as {joined(sorted(over))}" if over else ""
    told = sentence(f"{words} were last reported on {day_words(newest)}{as_over}")
    of_end = dict.fromkeys(c for ids in over.values() for c in ids)
    return [Told(told, tuple({**of_end, **claims}), parts=True)]


OVER = {
    "called off": "called off",
    "broken off": "broken off",
    "broke off": "broken off",
    "cancelled": "cancelled",
    "canceled": "cancelled",
    "suspended": "suspended",
    "adjourned": "adjourned",
    "postponed": "postponed",
    "abandoned": "abandoned",
    "concluded": "concluded",
    "wrapped up": "concluded",
    "ended": "ended",
    "broke up": "ended",
    "collapsed": "having collapsed",
    "broke down": "having broken down",
    "broken down": "having broken down",
    "fell apart": "having fallen apart",
    "failed": "having failed",
}
"""Standings of talks that no longer go on, as a brief says them."""


def _over(open_ones: Sequence[Track]) -> dict[str, tuple[str, ...]]:
    """Return how talks are said to be over, with the claims that say so, where the newest words on their standing do."""
    standing = [
        (t.date or "", a.value, a.claims)
        for t in open_ones
        for a in t.aspects
        if a.name == "status" and a.modality is Modality.ASSERTED
    ]
    newest = max((day for day, _, _ in standing), default="")
    return {OVER[v]: ids for day, v, ids in standing if day == newest and v in OVER}


def places_of_talks(venues: Named, mediators: Named) -> str:
    """Return where talks are, each mediator beside the places that the same words name."""
    beside: dict[tuple[str, ...], list[str]] = {}
    for venue, claims in [*venues.items()][:MOST_VALUES]:
        led = tuple(m for m, ids in mediators.items() if set(ids) & set(claims))
        beside.setdefault(led[:MOST_VALUES], []).append(venue)
    parts = [
        f"{joined(at)}, with {joined(led)} as mediator{'s' * (len(led) > 1)},"
        if led
        else joined(at)
        for led, at in sorted(beside.items(), key=lambda n: bool(n[0]))
    ]
    return f"Talks in {' and in '.join(parts)}"


def _open(record: Record, state: Track, last: date, focus: frozenset[str]) -> bool:
    day = _last(state.date)
    sure = state.track is TrackName.TALKS and state.modality is Modality.ASSERTED
    near = day is not None and timedelta(0) <= last - day <= STILL
    about = {e for c in state.claims if c in record.claim for e in record.claim[c].about}
    return sure and near and (not focus or bool(about & focus))


def _asserted(states: Sequence[Track], name: str) -> dict[str, tuple[str, ...]]:
    """Return the values of an aspect that reports give in their own voice, with their claims."""
    found: dict[str, tuple[str, ...]] = {}
    for a in (a for t in states for a in t.aspects):
        if a.name == name and a.modality is Modality.ASSERTED:
            found[a.value] = (*found.get(a.value, ()), *a.claims)
    return found


def _last(edtf: str | None) -> date | None:
    days = days_of(edtf)
    return (days.last or days.first) if days else None


def _about(record: Record, value: Value, focus: frozenset[str]) -> bool:
    about = {e for c in value.claims if c in record.claim for e in record.claim[c].about}
    return not focus or bool(about & focus)


def _named(record: Record, row: TrackRow, values: Sequence[Value]) -> Iterator[Told]:
    sure = [v for v in values if v.modality is Modality.ASSERTED]
    parts: list[str] = []
    claims: list[str] = []
    for aspect in row.aspects.values():
        given = _apart(record, [v for v in sure if v.aspect == aspect.name])[:MOST_VALUES]
        if given and aspect.brief is not None:
            parts.append(f"{_listed(record, given)} as {_called(aspect, len(given))}")
            claims += _in_turn([v.claims for v in given])
    if parts:
        words = sentence(f"{row.lead}: reports name {'; '.join(parts)}")
        yield Told(words, _once(claims), parts=True)
    yield from _ahead(record, row, values)


def _ahead(record: Record, row: TrackRow, values: Sequence[Value]) -> Iterator[Told]:
    """Yield a sentence of what is planned or expected, with who says so and when."""
    for aspect in row.aspects.values():
        for v in (v for v in values if v.aspect == aspect.name and aspect.ahead is not None):
            said = [record.claim[c] for c in v.claims if c in record.claim]
            if v.modality in (Modality.INTENDED, Modality.PREDICTED) and said and aspect.ahead:
                day = when(min((c.speech_date for c in said if c.speech_date), default=None))
                told = aspect.ahead.replace("{value}", v.value)
                words = f"{speakers_of(record, said)} spoke {day} of {told}, as a plan"
                yield Told(sentence(words), _once(v.claims))


def _register(record: Record, values: Sequence[Value]) -> Iterator[Told]:
    """Yield a sentence for each damage and doer: which monuments reports name."""
    groups: dict[tuple[str, str], list[Track]] = defaultdict(list)
    wanted = {v.claims for v in values if v.modality is Modality.ASSERTED}
    for t in record.tracks:
        if t.track is TrackName.HERITAGE and t.claims in wanted and t.site and t.damage:
            by = next((a.value for a in t.aspects if a.name == "by"), "")
            groups[(t.damage.replace("_", " "), by)].append(t)
    for (damage, by), found in sorted(groups.items()):
        sites = _sites(found)
        claims = _in_turn([t.claims for t in found])
        doer = f" by {by}" if by else ""
        listed = joined(sites[:MOST_VALUES])
        words = sentence(f"Monuments reported {damage}{doer}: {listed}")
        yield Told(words, _once(claims), parts=len(sites) > 1)


def _sites(states: Sequence[Track]) -> list[str]:
    """Return the monuments of states, those with a name first, without those that another one says more exactly."""
    known = {a.value for t in states for a in t.aspects if a.name == "object" and a.entity}
    sites = sorted({t.site for t in states if t.site}, key=lambda s: (s not in known, s))
    return [s for s in sites if not any(s in o for o in sites if o != s)]


def _apart(record: Record, values: Sequence[Value]) -> list[Value]:
    """Return values without those that another one says more exactly, and one for a state and its government."""
    kept: dict[str, Value] = {}
    for v in values:
        entity = record.entity.get(v.entity or "")
        state = entity is not None and entity.kind in STATES and entity.country is not None
        kept.setdefault(f"state {entity.country}" if state and entity else v.value, v)
    words = [v.value for v in kept.values()]
    return [v for v in kept.values() if not any(v.value in o for o in words if o != v.value)]


def _listed(record: Record, values: Sequence[Value]) -> str:
    """Return values as a list, those of one speaker with the speaker, the writers' own last: no bracket stands behind those."""
    by: dict[str, list[str]] = defaultdict(list)
    for v in values:
        by[_by(record, v)].append(v.value)
    spoken = sorted(by.items(), key=lambda group: not group[0])
    return joined([f"{joined(listed)}{who}" for who, listed in spoken])


def _by(record: Record, value: Value) -> str:
    if value.said_by is None:
        return ""
    said = [record.claim[c] for c in value.claims if c in record.claim]
    return f" (so {speakers_of(record, said)})"


def _called(aspect: AspectRow, number: int) -> str:
    one, _, many = (aspect.brief or aspect.called).partition("|")
    return many if number > 1 and many else one


def _in_turn(listed: Sequence[Sequence[str]]) -> list[str]:
    """Return the claims of several values, the first of each before the second of any."""
    longest = max(map(len, listed), default=0)
    return [ids[n] for n in range(longest) for ids in listed if n < len(ids)]


def _once(claims: Sequence[str]) -> tuple[str, ...]:
    """Return claims once each: all are counted, of which the first are cited."""
    return tuple(dict.fromkeys(claims))
