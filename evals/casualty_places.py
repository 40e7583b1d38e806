"""Where a strike was: of all places that a page names, the most specific one beside the killing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from math import log

from tetrapylon.ground.entities import ground_mentions
from tetrapylon.lexicon.actors import ActorLexicon, load_actors
from tetrapylon.lexicon.gazetteer import Gazetteer, open_gazetteer
from tetrapylon.lexicon.translit import folded
from tetrapylon.model.document import Document
from tetrapylon.model.entity import PLACE_KINDS, Entity, EntityKind, Mention, MentionForm
from tetrapylon.read.mentions import find_mentions

STRUCK = re.compile(
    r"\b(?:killed|kills?|killing|dead|died|deaths?|casualt\w+|wound\w+|injur\w+|victims?|martyr\w*|massacre"
    r"|air ?strikes?|strikes?|struck|raids?|shell(?:ed|ing)|bomb(?:ed|ing|ardment)?|target(?:ed|ing)|attack\w*|drones?)\b",
    re.I,
)
LOCATIVE = re.compile(
    r"\b(?:in|on|at|near|around|outside|hit|hits|targeted|targeting|targets|struck|bombed|shelled|towards?|over|of)"
    r"(?:\s+(?:the|a|an|city|town|village|villages|towns|outskirts|vicinity|area|centre|center|neighbou?rhood|of|and"
    r"|northern|southern|eastern|western))*\s+$",
    re.I,
)
SIDE = re.compile(
    r"\b(?:from|between|north|south|east|west|km|kilometers?|miles?)\s+(?:of\s+)?(?:the\s+)?$", re.I
)
WIDER = re.compile(
    r"^[\s,]*(?:city['’]s\s+|['’]s\s+)?(?:northern |southern |eastern |western )?"
    r"(?:countryside|province|governorate|district|region|suburbs?|area)\b",
    re.I,
)
HOLDS = re.compile(
    r"(?:\s+(?:city|town|village|area|district))?(?:,|\s+in|\s+of|,\s+in)"
    r"(?:\s+(?:the|northern|southern|eastern|western|countryside|suburbs|of))*\s+",
    re.I,
)
HELD = 45
ABROAD = 4.0
"""What a place costs outside the country that most places of the page lie in."""
DIRECTED = re.compile(r"^(?:the\s+)?(?:north|south|east|west|central)\w*\s", re.I)
NAMED = frozenset({MentionForm.NAME, MentionForm.NICKNAME})
TOWN_KM = 12.0
"""Radius up to which a place counts as a town or smaller."""
NEAR = 220
SEAT = 1.0
"""Off for a town that bears its region's name."""
REGION_KINDS = ("governorate", "province", "oblast", "region", "state")


@dataclass(frozen=True, slots=True)
class Spot:
    """A point on the map that a page names, and how likely it is the place of the strike."""

    lat: float
    lon: float
    score: float
    entity: str


@cache
def _lexicons() -> tuple[ActorLexicon, Gazetteer]:
    return load_actors(), open_gazetteer()


def spot_of(document: Document, anchors: Iterable[int]) -> Spot | None:
    """Return the likeliest place of the strike; `anchors` are offsets of the counts of victims."""
    actors, gazetteer = _lexicons()
    found = ground_mentions(
        document, find_mentions(document, actors), actors=actors, gazetteer=gazetteer
    )
    entities = {e.id: e for e in found.entities}
    marks = sorted({*anchors, *(m.start() for m in STRUCK.finditer(document.text))})
    spots = list(_spots(document.text, found.mentions, entities, marks))
    return max(spots, key=lambda s: (s.score, s.entity), default=None)


def _spots(
    text: str, mentions: Iterable[Mention], entities: dict[str, Entity], marks: list[int]
) -> Iterator[Spot]:
    known = [(m, e) for m in mentions if m.form in NAMED and (e := entities.get(m.entity or ""))]
    placed = [(m, e) for m, e in known if _is_spot(e)]
    countries = Counter(e.country for _, e in placed if e.country)
    land = max(countries, key=lambda c: (countries[c], c), default=None)
    often = Counter(e.id for _, e in placed)
    ends = {m.end for m, _ in placed}
    for mention, entity in placed:
        if entity.lat is not None and entity.lon is not None:
            score = _score(text, mention, entity, marks) + 0.6 * log(often[entity.id])
            score -= 1.5 if _holds_the_last(text, mention, ends) else 0.0
            score -= 0.0 if entity.country in (land, None) else ABROAD
            score -= SEAT if _names_region(entity.name) else 0.0
            yield Spot(entity.lat, entity.lon, score, entity.id)


@cache
def _names_region(name: str) -> bool:
    """Tell whether a town bears its region's name, which then mostly means the region."""
    own = _lexicons()[1].own
    return any(f"{folded(name)} {kind}" in own for kind in REGION_KINDS)


def _holds_the_last(text: str, mention: Mention, ends: set[int]) -> bool:
    """Tell whether a mention says where the place named just before it lies: "Harim, Idlib"."""
    reach = range(max(0, mention.start - HELD), mention.start)
    return any(e in ends and HOLDS.fullmatch(text[e : mention.start]) for e in reach)


def _is_spot(entity: Entity) -> bool:
    return entity.kind in PLACE_KINDS - {EntityKind.STATE} and entity.lat is not None


def _score(text: str, mention: Mention, entity: Entity, marks: list[int]) -> float:
    """Return how likely a mention is of the strike's place: small, beside the harm, early, after "in"."""
    before = text[max(0, mention.start - 60) : mention.start]
    small = (entity.precision_km or 50.0) <= TOWN_KM
    score = 3.0 if small else 0.0
    wider = WIDER.match(text[mention.end : mention.end + 40]) or DIRECTED.match(mention.said)
    score -= 1.5 if small and wider else 0.0
    apart = min((abs(mention.start - m) for m in marks), default=10_000)
    score += 1.5 * max(0.0, 1 - apart / NEAR)
    score += 1.0 if LOCATIVE.search(before) else 0.0
    score -= 1.0 if SIDE.search(before) else 0.0
    return score - min(2.0, mention.start / 1500)
