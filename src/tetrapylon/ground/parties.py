"""Whose fighters "fighters" are: a known group's or land's that stands before or behind the noun.

"Karsan Front gunmen" are the Karsan Front, "troops from Norland" Norland's; "fighters backed by" somebody are
not that somebody's.
"""

from __future__ import annotations

import re

from tetrapylon.ground.entities_state import Reading
from tetrapylon.model.entity import Entity, EntityKind, Mention, MentionForm

GROUPS = frozenset({EntityKind.ARMED_GROUP, EntityKind.STATE_FORCES})
BEHIND = re.compile(
    r"\s+(?:of|from|belonging to|loyal to|linked to|affiliated (?:with|to)|allied (?:with|to)|aligned with)"
    r"\s+(?:the\s+)?",
    re.IGNORECASE,
)
"""Words that put whose fighters they are behind the noun."""
OWN = re.compile(r"\s+(?:of|from|loyal to)\s+", re.IGNORECASE)
"""Those of them that make a state's name the owner too: troops "from" a land are its own."""


OTHERS = re.compile(
    r"\s+(?:loyal to|allied (?:with|to)|aligned with|fighting (?:on behalf of|for|under)|led by|commanded by|opposed to)"
    r"\s+(?!(?:[\w.'’-]+\s+){0,3}(?:government|president|regime)\b)"
)
LED = re.compile(r"\b[A-Z][\w.]*-(?:led|backed|allied|supported|trained)\s+\w+$")
"""A phrase that says only who stands behind some forces ("Norland-backed forces"), not whose they are."""


def is_others(text: str, mention: Mention) -> bool:
    """Tell whether words say that fighters are somebody's whom nothing knows: they are then no land's own.

    "Forces loyal to General Ulm" are not the land's army, "Norland-led troops" not the army of where they are.
    """
    return OTHERS.match(text, mention.end) is not None or LED.search(mention.said) is not None


def party_of(report: Reading, mention: Mention) -> Entity | None:
    """Return the group or forces whose fighters a phrase names, None where it names none.

    Args:
        report: what is known so far.
        mention: a description with a noun for fighters or forces.
    """
    return _before(report, mention) or _behind(report, mention)


def _before(report: Reading, mention: Mention) -> Entity | None:
    text = report.document.text
    inside = [
        m
        for m in report.listed
        if mention.start <= m.start
        and m.end <= mention.head
        and m.form is MentionForm.NAME
        and text[m.end : m.end + 1] != "-"
    ]
    found = (report.actors.entities.get(m.entity or "") for m in inside)
    return next((e for e in found if e is not None and e.kind in GROUPS), None)


def _behind(report: Reading, mention: Mention) -> Entity | None:
    text = report.document.text
    joined = BEHIND.match(text, mention.end)
    if joined is None:
        return None
    named = (m for m in report.listed if m.form is MentionForm.NAME and m.entity is not None)
    behind = next((m for m in named if m.start <= joined.end() < m.end), None)
    entity = report.actors.entities.get(behind.entity or "") if behind is not None else None
    if entity is None or entity.kind in GROUPS:
        return entity
    if entity.kind is not EntityKind.STATE or OWN.match(text, mention.end) is None:
        return None
    country = report.actors.land_of(entity)
    own = mention.basis == "forces" and country is not None
    return country.entity_of("forces") if own and country else None
