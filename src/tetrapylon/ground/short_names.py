"""Groups by a shorter name: "the Brigades" for the one such group that a report names, "the rebels" for its only one."""

from __future__ import annotations

from collections.abc import Iterator

from tetrapylon.ground.entities_state import Reading
from tetrapylon.model.entity import Entity, EntityKind, Mention, MentionForm

GENERIC = frozenset(
    {
        "army",
        "force",
        "forces",
        "state",
        "police",
        "guard",
        "guards",
        "group",
        "people",
        "government",
        "republic",
        "party",
    }
)
"""Last words of groups' names that stand for others too when they stand alone."""
JIHADIST = frozenset({"Islamic State"})
PRO_GOVERNMENT = 3
"""The actor table's code of militias on a government's side."""


def short_form(report: Reading, mention: Mention) -> Entity | None:
    """Return the one armed group named in a report whose longer name ends in this word, None for none or several."""
    word = mention.said.removeprefix("The ").removeprefix("the ")
    before = report.document.text[max(0, mention.start - 4) : mention.start].lower()
    known = word.endswith("s") or before == "the " or mention.said != word
    if not known or " " in word or word.lower() in GENERIC:
        return None
    fitting = {g.id: g for g in _groups(report) if any(_ends_in(n, word) for n in _names(g))}
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def only_rebels(report: Reading, mention: Mention) -> Entity | None:
    """Return the one group of the report's land that "the rebels" can be: the only armed group it names.

    None for jihadists, militias on the government's side and groups of another land: rebels may be others there.
    """
    words = mention.said.lower().removeprefix("the ").split()
    groups = {g.id: g for g in _groups(report)}
    if len(words) != 1 or len(groups) != 1:
        return None
    group = next(iter(groups.values()))
    other = group.side in JIHADIST or group.inter == PRO_GOVERNMENT or group.country != report.home
    return None if other or group.country is None else group


def _groups(report: Reading) -> Iterator[Entity]:
    for m in report.listed:
        entity = report.actors.entities.get(m.entity or "")
        armed = entity is not None and entity.kind is EntityKind.ARMED_GROUP
        if entity is not None and armed and m.form is MentionForm.NAME:
            yield entity


def _names(group: Entity) -> tuple[str, ...]:
    return (group.name, *group.aliases)


def _ends_in(name: str, word: str) -> bool:
    parts = name.split()
    return len(parts) > 1 and parts[-1] == word
