"""Who takes or holds a place, where no lexicon knows the party or the place.

A report may say that "the Karsa brigades" took "the village of Ulm" though neither is in any list. Where words
tell of a change or state of control, its parties and its place become entities of the record under the
report's own words. Of other happenings only the place is kept so: a name alone is no party.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from tetrapylon.ground.holders_named import ROLES, SURE, Scene, cased, party_named
from tetrapylon.lexicon.actors import ActorLexicon
from tetrapylon.lexicon.countries import slug
from tetrapylon.lexicon.frames import FrameLexicon
from tetrapylon.model.document import Document
from tetrapylon.model.entity import Entity, EntityKind, Mention, MentionForm
from tetrapylon.model.event import EventMention
from tetrapylon.model.ids import content_id
from tetrapylon.model.record import Reading

ALSO = frozenset({"withdrawal", "siege", "entry"})
"""Frames beside those of control whose parties matter for it."""
FIGHTERS = frozenset({EntityKind.ARMED_GROUP, EntityKind.STATE_FORCES})
NO_STATE = frozenset(
    {
        "force", "guards", "guard", "group", "groups", "militants", "fighters", "gunmen",
        "rebels", "insurgents", "tribesmen", "villagers", "brigades", "brigade", "factions",
        "faction", "youths", "militias", "militia", "alliance", "proxies", "proxy", "allies",
        "ally", "partners", "mercenaries",
    }
)  # fmt: skip
"""Nouns that a nation's adjective before them does not make the state's."""
THE_TOWN = frozenset({"the town", "the village", "the hamlet", "the settlement"})
REACH = 200
"""Code points back within which "the village" takes up a name."""
HYPHENED = re.compile(r"([A-Za-z]+)-$")


def with_holders(
    document: Document, reading: Reading, frames: FrameLexicon, actors: ActorLexicon
) -> Reading:
    """Return a reading whose happenings of control name their parties and places as far as the words do."""
    scene = Scene(
        document,
        reading,
        actors,
        {m.id: m for m in reading.mentions},
        {e.id: e for e in reading.entities},
        _home(reading),
    )
    for event in reading.events:
        for key in event.places or event.near_places:
            mention = scene.mentions[key]
            if not actors.names_no_place(mention.said, locative=bool(event.places)):
                _placed(scene, mention)
    events = [_of_event(scene, e) if _counts(e, frames) else e for e in reading.events]
    mentions = {**scene.mentions, **scene.added}
    return replace(
        reading,
        events=tuple(events),
        mentions=tuple(sorted(mentions.values(), key=lambda m: (m.start, m.end, m.id))),
        entities=tuple(scene.entities[k] for k in sorted(scene.entities)),
    )


def _counts(event: EventMention, frames: FrameLexicon) -> bool:
    return frames[event.frame].control is not None or event.frame in ALSO


def _home(reading: Reading) -> str | None:
    """Return the land that most of a report's places lie in, None for none or a tie."""
    land = {e.id: e.country for e in reading.entities}
    named = (land.get(m.entity or "") for m in reading.mentions if m.kind is EntityKind.PLACE)
    top = Counter(c for c in named if c).most_common(2)
    tied = len(top) == 2 and top[0][1] == top[1][1]
    return top[0][0] if top and not tied else None


def _of_event(scene: Scene, event: EventMention) -> EventMention:
    land = _land_of(scene, event)
    for key in (*event.agents, *event.patients):
        if key in scene.mentions:
            _known(scene, event, scene.mentions[key], land)
    event = _without_nation(scene, event, land)
    if not event.agents and land is not None:
        owner = _hyphened(scene, event, land)
        return replace(event, agents=(owner.id,)) if owner is not None else event
    return event


def _without_nation(scene: Scene, event: EventMention, land: str | None) -> EventMention:
    """Return a happening without its own land as a party where only "a Norland militia" says so."""
    text = scene.document.text

    def is_no_state(key: str) -> bool:
        m = scene.mentions.get(key)
        entity = scene.entities.get(m.entity or "") if m is not None else None
        if m is None or entity is None or entity.kind is not EntityKind.STATE:
            return False
        own = entity.country == land or m.form is MentionForm.NAME
        nouns = text[m.end : m.end + 40].lower().split()[:2]
        return own and any(n.strip(".,;") in NO_STATE for n in nouns)

    return replace(
        event,
        agents=tuple(k for k in event.agents if not is_no_state(k)),
        patients=tuple(k for k in event.patients if not is_no_state(k)),
    )


def _land_of(scene: Scene, event: EventMention) -> str | None:
    """Return the land of a happening's own places, else of the report."""
    places = [scene.mentions[k].entity for k in event.places if k in scene.mentions]
    lands = (scene.entities[p].country for p in places if p in scene.entities)
    return next((c for c in lands if c), None) or scene.home


def _placed(scene: Scene, mention: Mention) -> None:
    """Give a named place that no gazetteer knows an entity without a point, and "the village of X" that name's."""
    if mention.form is MentionForm.DESCRIPTION:
        _taken_up(scene, mention)
    bare = mention.form is MentionForm.NAME and mention.kind is EntityKind.PLACE
    if mention.entity is not None or not bare or not mention.said[:1].isupper():
        return
    land = f"-{scene.home.lower()}" if scene.home else ""
    name = cased(mention.said)
    entity = Entity(
        id=f"place:{slug(name)}{land}", name=name, kind=EntityKind.PLACE, country=scene.home
    )
    _set(scene, mention, entity, 0.6)
    text = scene.document.text
    for other in list(scene.mentions.values()):
        unknown = other.basis == "place" and other.entity is None and other.end < mention.start
        if unknown and text[other.end : mention.start].strip().lower() == "of":
            _set(scene, other, entity, 0.6)


def _taken_up(scene: Scene, mention: Mention) -> None:
    """Give "the village" the place named last before it, where no gazetteer knows that one."""
    fits = mention.basis == "place" and mention.entity is None and mention.said.lower() in THE_TOWN
    before = [
        m
        for m in scene.mentions.values()
        if m.form is MentionForm.NAME
        and m.kind is EntityKind.PLACE
        and 0 <= mention.start - m.end < REACH
    ]
    last = max(before, key=lambda m: m.start, default=None)
    entity = scene.entities.get(last.entity or "") if last is not None and fits else None
    if entity is not None and last is not None and last.basis == "holder":
        _set(scene, mention, entity, 0.6)


def _set(scene: Scene, mention: Mention, entity: Entity, score: float) -> None:
    scene.entities.setdefault(entity.id, entity)
    scene.mentions[mention.id] = replace(
        mention, entity=entity.id, kind=entity.kind, score=score, basis="holder"
    )


def _known(scene: Scene, event: EventMention, mention: Mention, land: str | None) -> None:
    """Give a party without an entity the one that its words name."""
    if mention.form is not MentionForm.DESCRIPTION:
        return
    if mention.kind not in FIGHTERS and mention.kind is not EntityKind.GOVERNMENT:
        return
    found = party_named(scene, event, mention, land)
    if found is not None:
        _set(scene, mention, found, SURE)


def _hyphened(scene: Scene, event: EventMention, land: str) -> Mention | None:
    """Return a mention for the side in "rebel-held", in the land of the place, and for the state in "Norlandic-held"."""
    before = scene.document.text[max(0, event.trigger.start - 20) : event.trigger.start]
    found = HYPHENED.search(before)
    entity = _side_named(scene, found.group(1), land) if found else None
    if found is None or entity is None:
        return None
    start = event.trigger.start - len(found.group(0))
    made = Mention(
        id=content_id("m", event.report, start, start + len(found.group(1)), "holder"),
        report=event.report,
        start=start,
        end=start + len(found.group(1)),
        said=found.group(1),
        head=start,
        form=MentionForm.DESCRIPTION,
        entity=entity.id,
        kind=entity.kind,
        score=0.75,
        basis="holder",
    )
    scene.entities.setdefault(entity.id, entity)
    scene.added[made.id] = made
    return made


def _side_named(scene: Scene, word: str, land: str) -> Entity | None:
    """Return the side of a land, or the state by its adjective, that stands before the hyphen."""
    countries = scene.actors.countries
    role = ROLES.get(word.lower())
    if role is not None:
        return countries[land].entity_of(role) if land in countries else None
    return next((c.state for c in countries.values() if word in c.adjectives), None)
