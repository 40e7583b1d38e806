"""Ground that is taken beside a town, as a place of its own: hills, a junction, an area with a name.

A hill above a town is not the town. Where a report says that somebody took such ground, the words get an
entity of their own. "Hills near X" have no coordinates, for the report does not say where they lie; an area
that is called by a town's name ("the X triangle") lies about that town, within a wide radius.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tetrapylon.ground.facilities import facility_of
from tetrapylon.lexicon.frames import ControlEffect, FrameLexicon
from tetrapylon.lexicon.terrain import Terrain, load_terrain
from tetrapylon.model.document import Document
from tetrapylon.model.entity import Entity, EntityKind, Mention, MentionForm, Offset
from tetrapylon.model.event import EventMention
from tetrapylon.model.ids import content_id
from tetrapylon.model.parse import Parse, Token
from tetrapylon.model.record import Reading

BEFORE = frozenset({"det", "amod", "nummod", "compound", "poss"})
LONGEST_NAME = 40
"""Code points of a quoted name."""
LEAST_NAMED = 2
"""How often a report names the town that "the airport" without a name may be of."""
OWN_GROUND = frozenset({ControlEffect.TAKES_GROUND, ControlEffect.HOLDS, ControlEffect.LOSES})
"""What a happening may do to a part of a town without doing it to the town."""
CALLED_AFTER_KM = 15.0
"""How far an area called by a town's name may lie beyond the town; a convention, no measurement."""


@dataclass(frozen=True, slots=True)
class Feature:
    """Ground with the words that name it; `known` is an earlier mention that means it too."""

    entity: Entity
    mention: Mention
    known: Mention | None = None


def with_features(document: Document, reading: Reading, frames: FrameLexicon) -> Reading:
    """Return a reading with mentions and entities for the ground that its happenings take."""
    found = list(_features(document, reading, frames))
    if not found:
        return reading
    towns = {f.known.id: f.entity.id for f in found if f.known}
    mentions = [
        replace(m, entity=towns[m.id], kind=EntityKind.PLACE) if m.id in towns else m
        for m in reading.mentions
    ]
    spans = {(m.start, m.end) for m in mentions}
    new = {f.mention.id: f.mention for f in found if (f.mention.start, f.mention.end) not in spans}
    entities = {e.id: e for e in (*reading.entities, *(f.entity for f in found))}
    return replace(
        reading,
        mentions=tuple(sorted((*mentions, *new.values()), key=lambda m: (m.start, m.end, m.id))),
        entities=tuple(entities[k] for k in sorted(entities)),
    )


def _features(document: Document, reading: Reading, frames: FrameLexicon) -> Iterator[Feature]:
    terrain, mentions = load_terrain(), {m.id: m for m in reading.mentions}
    towns = {e.id: e for e in reading.entities if e.kind is EntityKind.PLACE}
    names = {
        m.entity: m.said
        for m in reversed(reading.mentions)
        if m.entity and m.form is MentionForm.NAME and m.said[:1].isupper()
    }
    main = _main_town(reading, towns)
    for event in reading.events:
        effect = frames[event.frame].control
        if effect not in OWN_GROUND:
            continue
        listed = [mentions[i] for i in (*event.places, *event.near_places) if i in mentions]
        known = [towns[m.entity] for m in listed if m.entity in towns]
        own = [
            towns[m.entity] for k in event.places if (m := mentions.get(k)) and m.entity in towns
        ]
        yield from _facility(document, event, own[0] if own else main, names)
        if effect is not ControlEffect.TAKES_GROUND:
            continue
        yield from _ground(document, event, known, names)
        unnamed = [m for m in listed if m.entity is None]
        for mention, area, said in _named_areas(document, unnamed, terrain):
            town = next(
                (towns[k] for k in names if k in towns and _opens(area.name, names[k])), None
            )
            yield Feature(_about(area, town) if town else area, said, mention)


def _main_town(reading: Reading, towns: dict[str, Entity]) -> Entity | None:
    """Return the one town that a report names most, None for a tie or a seat that stands for its government."""
    narrow = {k for k, e in towns.items() if e.feature == "town"}
    named = Counter(m.entity for m in reading.mentions if m.entity in narrow)
    spoken = {m.said for m in reading.mentions if m.form is MentionForm.METONYM}
    top = named.most_common(2)
    tied = len(top) == 2 and top[0][1] == top[1][1]
    if not top or tied or top[0][1] < LEAST_NAMED:
        return None
    town = towns[top[0][0] or ""]
    return None if spoken & {town.name, *town.aliases} else town


def _facility(
    document: Document, event: EventMention, town: Entity | None, names: dict[str, str]
) -> Iterator[Feature]:
    """Yield the airport, prison or hall that a happening's object is."""
    head = _token_at(document, event)
    if head is None:
        return
    parse, noun = head
    below = parse.children(noun)
    if not any(c.dep in ("det", "poss", "compound", "prep", "amod") for c in below):
        return
    if any(c.dep == "det" and c.low in ("a", "an", "another", "some") for c in below):
        town = None
    called = names.get(town.id, town.name) if town else None
    entity = facility_of(parse, noun, town=town, called=called, terrain=load_terrain())
    if entity is None:
        return
    phrase = [c for c in parse.children(noun) if c.dep in BEFORE and c.i < noun.i]
    start = min((c.start for c in phrase), default=noun.start)
    yield Feature(entity, _mention(document, start, noun.end, noun.start, entity))


def _ground(
    document: Document, event: EventMention, towns: list[Entity], names: dict[str, str]
) -> Iterator[Feature]:
    terrain, head = load_terrain(), _token_at(document, event)
    if head is None or not towns:
        return
    parse, noun = head
    phrase = [c for c in parse.children(noun) if c.dep in BEFORE and c.i < noun.i]
    start = min((c.start for c in phrase), default=noun.start)
    kind = terrain.kind_of(noun.low, parse[noun.i - 1].low if noun.i else "")
    if kind is None:
        return
    town = towns[0]
    called = names.get(town.id, town.name)
    slug = kind.replace(" ", "-")
    entity = Entity(
        id=f"place:{slug}-near-{town.id.partition(':')[2]}",
        name=f"{kind} near {called}",
        kind=EntityKind.PLACE,
        country=town.country,
        admin1=town.admin1,
    )
    yield Feature(entity, _mention(document, start, noun.end, noun.start, entity))


def _token_at(document: Document, event: EventMention) -> tuple[Parse, Token] | None:
    if event.thing is None:
        return None
    for parse in document.parses.values():
        for token in parse.within(event.thing):
            return parse, token
    return None


def _named_areas(
    document: Document, unnamed: list[Mention], terrain: Terrain
) -> Iterator[tuple[Mention, Entity, Mention]]:
    """Yield areas that the text gives a name to: "an area known as the “Valdrin triangle”"."""
    words = "|".join(re.escape(w) for w in terrain.called)
    given = re.compile(rf"\s+(?:{words})\s+(?:the\s+)?[\"“‘']([^\"”’']{{3,{LONGEST_NAME}}})[\"”’']")
    for mention in unnamed:
        if mention.said.lower().split()[-1] not in terrain.named:
            continue
        found = given.match(document.text, mention.end)
        if found is None:
            continue
        name = " ".join(found.group(1).split())
        entity = Entity(
            id=f"place:{re.sub(r'[^a-z0-9]+', '-', name.lower()).strip('-')}",
            name=name,
            kind=EntityKind.PLACE,
        )
        named = _mention(document, found.start(1), found.end(1), found.start(1), entity)
        yield mention, entity, replace(named, form=MentionForm.NAME)


def _opens(name: str, town: str) -> bool:
    """Tell whether an area's name is a town's name and a further word."""
    return name.casefold().startswith(f"{town.casefold()} ")


def _about(area: Entity, town: Entity) -> Entity:
    """Return an area that bears a town's name as lying about that town, never as the town itself."""
    radius = None if town.lat is None else (town.precision_km or 0.0) + CALLED_AFTER_KM
    return replace(
        area,
        country=town.country,
        admin1=town.admin1,
        admin2=town.admin2,
        feature="area",
        lat=town.lat,
        lon=town.lon,
        precision_km=radius,
        offset=Offset(of=(town.id,)),
    )


def _mention(document: Document, start: int, end: int, head: int, entity: Entity) -> Mention:
    report = document.report.id
    return Mention(
        id=content_id("m", report, start, end, "ground"),
        report=report,
        start=start,
        end=end,
        said=document.text[start:end],
        head=head,
        form=MentionForm.DESCRIPTION,
        entity=entity.id,
        kind=entity.kind,
        basis="ground",
    )
