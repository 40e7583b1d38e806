"""Which party words name, in a report's own words: by a name, by "of", by the sentence, or as a land's side."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tetrapylon.ground.descriptions import DETERMINERS
from tetrapylon.ground.parties import is_others
from tetrapylon.lexicon.actors import ActorLexicon
from tetrapylon.lexicon.countries import slug
from tetrapylon.model.document import Document
from tetrapylon.model.entity import Entity, EntityKind, Mention, MentionForm
from tetrapylon.model.event import EventMention
from tetrapylon.model.record import Reading

ROLES = {
    "rebel": "rebels", "rebels": "rebels", "insurgent": "rebels", "insurgents": "rebels",
    "separatist": "rebels", "separatists": "rebels", "opposition": "rebels", "guerrillas": "rebels",
    "government": "government", "regime": "government", "junta": "government",
    "army": "army", "military": "army", "troops": "forces", "forces": "forces", "soldiers": "forces",
}  # fmt: skip
"""What a bare noun for a side means in a land: a role of the lexicon's countries."""
BACKED = re.compile(r"^[A-Z][\w.]*-(?:backed|led|allied|supported)$")
PEOPLES = frozenset(
    {"sunni", "shiite", "shia", "arab", "kurdish", "christian", "muslim", "western", "african"}
)
UNNAMED = frozenset({"islamist", "jihadist", "sunni", "shiite", "shia", "christian", "muslim", "western", "african",
                     "arab", "other", "hundreds", "dozens", "thousands", "scores"}) | DETERMINERS  # fmt: skip
"""Words with a capital that name no group by themselves."""
SHORT = 4
"""Letters that a name in capitals may have to be an acronym."""
SURE = 0.75
"""Score of a party that a report's own words name."""
OF = re.compile(r"\s+(?:of|from|belonging to|loyal to)\s+(?:the\s+)?", re.IGNORECASE)


@dataclass
class Scene:
    """One report while its parties are looked up."""

    document: Document
    reading: Reading
    actors: ActorLexicon
    mentions: dict[str, Mention]
    entities: dict[str, Entity]
    home: str | None
    added: dict[str, Mention] = field(default_factory=dict)


LOYAL = re.compile(r"\s+loyal to\s+", re.IGNORECASE)
NEAR = 40
"""Code points after "loyal to" within which the person's name stands."""
POSSESSIVES = ("its ", "their ", "his ", "her ")


def party_named(
    scene: Scene, event: EventMention, mention: Mention, land: str | None
) -> Entity | None:
    """Return the party that a description names, None where it has one already or names none.

    Args:
        scene: the report.
        event: the happening of control that the party takes part in.
        mention: the description.
        land: the land of the happening's place.
    """
    found = _owners(scene, event, mention)
    if found is not None or mention.entity is not None:
        return found
    known = _behind(scene, mention) or _loyal(scene, mention) or _group_of(scene, mention)
    if known is not None or is_others(scene.document.text, mention):
        return known
    return _side(scene, mention, land)


def _owners(scene: Scene, event: EventMention, mention: Mention) -> Entity | None:
    """Return the one group that a sentence names before its "its forces", None for none or several."""
    if not mention.said.lower().startswith(POSSESSIVES[:2]) or mention.score >= SURE:
        return None
    start = min(
        (
            s.span.start
            for p in scene.reading.passages
            for s in p.sentences
            if s.id == event.sentence
        ),
        default=0,
    )
    inside = [m for m in scene.mentions.values() if start <= m.start and m.end <= mention.start]
    named = {m.entity: m.kind for m in inside if m.form is MentionForm.NAME and m.entity}
    groups = [k for k, kind in named.items() if kind is EntityKind.ARMED_GROUP]
    rivals = {EntityKind.STATE, EntityKind.GOVERNMENT, EntityKind.STATE_FORCES}
    alone = len(groups) == 1 and not rivals & {k for k in named.values() if k}
    return scene.entities.get(groups[0]) if alone else None


def _behind(scene: Scene, mention: Mention) -> Entity | None:
    """Return the unlisted group of "fighters of the Karsa Brigade"."""
    joined = OF.match(scene.document.text, mention.end)
    if joined is None:
        return None
    behind = (m for m in scene.mentions.values() if m.form is MentionForm.NAME and m.entity)
    at = next((m for m in behind if m.start <= joined.end() < m.end), None)
    entity = scene.entities.get(at.entity or "") if at is not None else None
    bodies = (EntityKind.ORGANISATION, EntityKind.ARMED_GROUP)
    return entity if entity is not None and entity.kind in bodies else None


def _loyal(scene: Scene, mention: Mention) -> Entity | None:
    """Return the forces "loyal to" a person whom the words name."""
    joined = LOYAL.match(scene.document.text, mention.end)
    if joined is None:
        return None
    persons = (m for m in scene.mentions.values() if m.kind is EntityKind.PERSON and m.entity)
    at = next((m for m in persons if joined.end() <= m.start < joined.end() + NEAR), None)
    person = scene.entities.get(at.entity or "") if at is not None else None
    if at is None or person is None or "," in scene.document.text[joined.end() : at.start]:
        return None
    name = f"forces loyal to {person.name}"
    return Entity(
        id=f"actor:{slug(name)}",
        name=name,
        kind=EntityKind.ARMED_GROUP,
        side=f"{person.name} side",
    )


def _side(scene: Scene, mention: Mention, land: str | None) -> Entity | None:
    """Return what a bare noun for a side means: the one group of rebels named, else the land's.

    A phrase with a name in it that says nothing sure ("Norland-backed forces") is no bare noun.
    """
    if _is_named(scene, mention) or mention.said.lower().startswith(POSSESSIVES):
        return None
    role = ROLES.get(mention.said.split()[-1].lower())
    country = scene.actors.countries.get(land or "")
    if role == "rebels":
        named = {
            m.entity
            for m in scene.mentions.values()
            if m.kind is EntityKind.ARMED_GROUP and m.form is MentionForm.NAME and m.entity
        }
        if len(named) == 1:
            return scene.entities.get(named.pop())
        if named:
            return None
    return country.entity_of(role) if role is not None and country is not None else None


def _is_named(scene: Scene, mention: Mention) -> bool:
    """Tell whether a phrase, or the word right before it, says whose they are though not surely."""
    words = mention.said.split()
    before = scene.document.text[max(0, mention.start - 30) : mention.start]
    led = before.split()[-1:] if before.endswith(" ") else []
    opening = words[0][0].isupper() and words[0].lower() in PEOPLES
    inner = any(w[0].isupper() and w.lower() not in DETERMINERS for w in words[1:-1])
    return (
        inner or opening or BACKED.search(words[0]) is not None or any(w[0].isupper() for w in led)
    )


def _group_of(scene: Scene, mention: Mention) -> Entity | None:
    """Return the group that a phrase names by its own words ("the Karsa militias"), None for none.

    A land's or people's adjective alone names none: "Norland jihadists" may be anybody.
    """
    words = mention.said.split()
    lands = {
        w
        for m in scene.mentions.values()
        if m.kind is EntityKind.STATE and mention.start <= m.start and m.end <= mention.end
        for w in m.said.split()
    }
    named = [
        n
        for n, w in enumerate(words[:-1])
        if w[0].isupper() and w.lower() not in UNNAMED and w not in lands
    ]
    plain = [n for n in named if "-" not in words[n]]
    if not named or (not plain and not BACKED.search(words[named[0]])):
        return None
    name = cased(" ".join(words[(plain or named)[0] :]))
    owner = re.sub(r"['’]s?$", "", name.split()[0])
    return Entity(
        id=f"actor:{slug(name)}", name=name, kind=EntityKind.ARMED_GROUP, side=f"{owner} side"
    )


def cased(name: str) -> str:
    """Return a name with capitals only at its words' beginnings where a report prints all in capitals."""
    return name.title() if name.isupper() and len(name) > SHORT else name
