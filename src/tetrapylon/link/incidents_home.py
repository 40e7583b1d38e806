"""Whose army "the army" is: that of the land that a report's happenings lie in.

A description without a land's name ("the army", "the government") was grounded to the land that a report
names most. Where the towns it names lie in another land, that guess is not held.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tetrapylon.model.claim import Claim
from tetrapylon.model.entity import Entity, EntityKind, Mention, MentionForm
from tetrapylon.model.record import Reading, Record

OWNED = 0.75
"""Descriptions grounded below this score named no land themselves."""
DOMESTIC = frozenset({EntityKind.STATE_FORCES, EntityKind.GOVERNMENT})


def home_of(record: Record, reading: Reading) -> str | None:
    """Return the country of the town that a report names most often, None for a tie or no town."""
    named = Counter(
        m.entity
        for m in reading.mentions
        if m.form is MentionForm.NAME and m.kind is EntityKind.PLACE and m.entity is not None
    ).most_common(2)
    if not named or (len(named) == 2 and named[0][1] == named[1][1]):
        return None
    town = record.entity.get(named[0][0])
    return town.country if town is not None else None


def at_home(record: Record, mention: Mention, home: str | None) -> str | None:
    """Return the entity that a mention means in a report at home in a country, None where unsure."""
    entity = record.entity.get(mention.entity or "")
    if entity is None or home is None or not _bare(mention, entity):
        return mention.entity
    if entity.country in (None, home):
        return mention.entity
    return next(iter(sorted(e.id for e in _same_office(record, entity, home))), None)


def _bare(mention: Mention, entity: Entity) -> bool:
    loose = mention.form is MentionForm.DESCRIPTION and mention.score < OWNED
    return loose and entity.kind in DOMESTIC


def _same_office(record: Record, entity: Entity, home: str) -> Iterator[Entity]:
    """Yield the entities of a country that bear the same name but for the country's."""
    office = entity.name.split(" ", 1)[-1]
    for other in record.entities_of(entity.kind, home):
        if other.name.split(" ", 1)[-1] == office:
            yield other


POSSESSIVES = ("its ", "their ")
ARMED = frozenset({EntityKind.STATE_FORCES, EntityKind.ARMED_GROUP})
HAVE_FORCES = ARMED | {EntityKind.STATE, EntityKind.GOVERNMENT}


def own_forces(record: Record, mention: Mention, claim: Claim) -> str | None:
    """Return whose forces "its forces" are in a claim of a state or a party: the speaker's own.

    None where the words are no such phrase or the speaker has no forces.
    """
    words = record.report[claim.report].text[mention.start : mention.end].lower()
    speaker = record.entity.get(claim.claimant.entity or "")
    owned = words.startswith(POSSESSIVES) and mention.kind in ARMED
    if not owned or speaker is None or speaker.kind not in HAVE_FORCES:
        return None
    land = speaker.country
    forces = sorted(e.id for e in record.entities_of(EntityKind.STATE_FORCES, land) if land)
    return forces[0] if len(forces) == 1 and speaker.kind not in ARMED else speaker.id
