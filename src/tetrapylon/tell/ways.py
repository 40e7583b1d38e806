"""Movements on a way: who went from where to where, as the words of an incident say it.

Only what stands in words counts: a place right after "from", "to", "towards" behind the word that tells of the
movement, or the place that was fled. An end that no report names stays None; nothing is drawn for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tetrapylon.lexicon.ways import WayWords, load_way_words
from tetrapylon.model.claim import Modality, Polarity
from tetrapylon.model.entity import PLACE_KINDS, Entity, Mention
from tetrapylon.model.event import EventMention, Incident, Status
from tetrapylon.model.record import Reading, Record
from tetrapylon.model.span import Span

BEFORE = 48
"""Code points before a place in which its preposition stands."""
LEAD = re.compile(
    r"(?:^\s*|(?P<noun>[\w'-]+)\s+)(?P<prep>out of|from|to|towards?|into|onto|on|for)\s+"
    r"(?:the\s+)?(?:(?:[\w-]+\s+)?(?:city|town|village|area|district|region|province|camp|suburbs?|outskirts|edges?|gates?|direction)\s+of\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
"""A preposition right before a place, and the word before it."""
WORD = re.compile(r"[A-Za-z]+")
ABUTS = re.compile(r"\s*(?:the\s+)?", re.IGNORECASE)
SIDE = re.compile(r"\bfrom the ((?:north|south)-?(?:east|west)|north|south|east|west)\b", re.I)
REAL = frozenset({Status.HAPPENED, Status.ONGOING, Status.CLAIMED})
WIDEST_KM = 150.0
"""Radius from which on a place is a country, not an end of a way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One movement of one incident. Ends are ids of places; None is not said. `side_deg` is the side it came from.

    `start` and `end` are the offsets of the sentence that says so in the report's text.
    """

    incident: str
    kind: str
    status: Status
    actors: tuple[str, ...]
    origin: str | None
    towards: str | None
    side_deg: float | None
    report: str
    start: int
    end: int
    claim: str | None


@dataclass(frozen=True, slots=True)
class _Ends:
    origin: str | None
    towards: str | None
    side_deg: float | None


def find_ways(record: Record) -> tuple[Way, ...]:
    """Return the movements that incidents name ends of, one a pair of ends and incident, by incident.

    The record must have the readings of the incidents' reports.
    """
    words = load_way_words()
    events = {e.id: e for r in record.readings for e in r.events}
    found: dict[tuple[object, ...], Way] = {}
    for incident in record.incidents:
        if not any(f in words.kinds for f in incident.frames):
            continue
        for way in _of_incident(record, incident, events, words):
            found.setdefault((way.incident, way.origin, way.towards, way.side_deg), way)
    return tuple(_fullest(found.values()))


def _fullest(ways: Iterable[Way]) -> Iterator[Way]:
    """Leave out a way of which another of the same incident says the same and more."""
    listed = list(ways)
    for way in listed:
        others = (w for w in listed if w is not way and w.incident == way.incident)
        if not any(_says_more(other, way) for other in others):
            yield way


def _says_more(one: Way, two: Way) -> bool:
    pairs = [(getattr(one, f), getattr(two, f)) for f in ("origin", "towards", "side_deg")]
    return all(b is None or a == b for a, b in pairs) and any(
        b is None and a is not None for a, b in pairs
    )


def _of_incident(
    record: Record, incident: Incident, events: Mapping[str, EventMention], words: WayWords
) -> Iterator[Way]:
    claims = {(c.report, c.span.start): c.id for c in map(record.claim.get, incident.claims) if c}
    for key in incident.events:
        event = events.get(key)
        reading = record.reading.get(event.report) if event else None
        if event is None or reading is None or event.frame not in words.kinds:
            continue
        if not _is_told(event, incident):
            continue
        sentence = record.sentence.get(event.sentence)
        if sentence is None:
            continue
        ends = ends_of(record, reading, event, sentence.span, words)
        if ends.origin is None and ends.towards is None:
            continue
        spoken = next((s.span for s in reading.statements if s.id == event.statement), None)
        yield Way(
            incident=incident.id,
            kind=words.kinds[event.frame],
            status=incident.status,
            actors=incident.actors.actor1,
            origin=ends.origin,
            towards=ends.towards,
            side_deg=ends.side_deg,
            report=event.report,
            start=sentence.start,
            end=sentence.end,
            claim=claims.get((event.report, spoken.start)) if spoken else None,
        )


def _is_told(event: EventMention, incident: Incident) -> bool:
    """Tell whether an event is as real as its incident: a foretold entry is no movement of one that happened."""
    if event.polarity is Polarity.NEGATIVE:
        return False
    return event.modality is Modality.ASSERTED or incident.status not in REAL


def ends_of(
    record: Record, reading: Reading, event: EventMention, sentence: Span, words: WayWords
) -> _Ends:
    """Return the ends that a sentence gives to one movement, behind its word and before the next happening."""
    text = record.report[event.report].text
    after = (e.trigger.start for e in reading.events if e.trigger.start > event.trigger.end)
    until = min((s for s in after if s < sentence.end), default=sentence.end)
    until = _clause_end(text, event.trigger.end, until, words)
    said = [
        m for m in reading.mentions
        if event.trigger.end <= m.start and m.end <= until and _is_end(record.entity.get(m.entity or ""))
    ]  # fmt: skip
    ends: dict[str, str] = {}
    for mention in sorted(said, key=lambda m: m.start):
        role = _role(text, event, mention, words)
        if role is not None and mention.entity not in ends.values():
            ends.setdefault(role, mention.entity or "")
    side = SIDE.search(text, event.trigger.end, until)
    bearing = words.sides.get(side.group(1).lower()) if side else None
    return _Ends(ends.get("from"), ends.get("to"), bearing)


def _clause_end(text: str, start: int, until: int, words: WayWords) -> int:
    previous = ""
    for found in WORD.finditer(text, start, until):
        word = found.group().lower()
        if word in words.stops or f"{previous} {word}" in words.stops:
            return found.start()
        previous = word
    return until


def _is_end(entity: Entity | None) -> bool:
    if entity is None or entity.kind not in PLACE_KINDS:
        return False
    return entity.precision_km is None or entity.precision_km < WIDEST_KM


def _role(text: str, event: EventMention, mention: Mention, words: WayWords) -> str | None:
    kind = words.kinds[event.frame]
    if ABUTS.fullmatch(text, event.trigger.end, mention.start):
        return words.direct.get(event.frame)
    lead = LEAD.search(text[max(event.trigger.end, mention.start - BEFORE) : mention.start])
    if lead is None or (lead["noun"] or "").lower() in words.ways:
        return None
    return words.role(lead["prep"].lower(), kind)
