"""Closed lists that incidents are coded in: ACLED event and sub-event types, PLOVER 0.8.

ACLED: codebook of 2023 and later, six event types over twenty-five sub-event types. Its order is also
the order of precedence when several kinds of violence make up one row. PLOVER 0.8: sixteen event types
with modes for some of them and contexts for all. CAMEO roots are given for older material.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

ACLED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Battles": (
            "Government regains territory",
            "Non-state actor overtakes territory",
            "Armed clash",
        ),
        "Explosions/Remote violence": (
            "Chemical weapon",
            "Air/drone strike",
            "Suicide bomb",
            "Shelling/artillery/missile attack",
            "Remote explosive/landmine/IED",
            "Grenade",
        ),
        "Violence against civilians": (
            "Sexual violence",
            "Attack",
            "Abduction/forced disappearance",
        ),
        "Protests": (
            "Excessive force against protesters",
            "Protest with intervention",
            "Peaceful protest",
        ),
        "Riots": ("Violent demonstration", "Mob violence"),
        "Strategic developments": (
            "Agreement",
            "Arrests",
            "Change to group/activity",
            "Disrupted weapons use",
            "Headquarters or base established",
            "Looting/property destruction",
            "Non-violent transfer of territory",
            "Other",
        ),
    }
)
"""Sub-event types by event type."""

TYPE_OF: Mapping[str, str] = MappingProxyType(
    {sub: kind for kind, subs in ACLED.items() for sub in subs}
)
"""Event type by sub-event type."""

PLOVER: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "AGREE": (),
        "CONSULT": ("visit", "third-party", "multilateral", "phone"),
        "SUPPORT": (),
        "COOPERATE": (),
        "AID": (),
        "CONCEDE": (),
        "RETREAT": ("withdraw", "release", "return", "disarm", "ceasefire", "access", "resign"),
        "REQUEST": ("assist", "change", "yield", "meet"),
        "ACCUSE": ("disapprove", "investigate", "allege"),
        "REJECT": ("assist", "change", "yield", "meet"),
        "THREATEN": ("restrict", "ban", "arrest", "relations", "expel", "territory", "violence"),
        "PROTEST": ("demo", "riot", "strike", "hunger", "boycott", "obstruct"),
        "SANCTION": ("convict", "expel", "withdraw", "discontinue"),
        "MOBILIZE": ("troops", "weapons", "police", "militia"),
        "COERCE": (
            "seize",
            "restrict",
            "ban",
            "censor",
            "curfew",
            "martial-law",
            "arrest",
            "deport",
            "withhold",
            "misinform",
        ),
        "ASSAULT": (
            "beat",
            "torture",
            "execute",
            "sexual",
            "assassinate",
            "primitive",
            "firearms",
            "explosives",
            "suicide-attack",
            "heavy-weapons",
            "aerial",
            "crowd-control",
            "cyber",
            "abduct",
            "destroy",
            "targeted",
            "unconventional",
        ),
    }
)
"""Modes by event type; an empty tuple where a type has none."""

CONTEXTS: frozenset[str] = frozenset(
    [
        "military",
        "intelligence",
        "executive",
        "legislative",
        "election",
        "political_institutions",
        "legal",
        "crime",
        "human_rights",
        "gender",
        "refugee",
        "lgbt",
        "corruption",
        "territory",
        "disaster",
        "health",
        "pandemic",
        "economic",
        "resource",
        "infrastructure",
        "culture",
        "education",
        "environment",
        "migration",
        "territory",
        "diplomatic",
        "terrorism",
        "cbrn",
        "cyber",
        "repression",
        "trafficking",
        "human_security",
        "misinformation",
        "historical",
        "hypothetical",
    ]
)
"""What an event may be about."""

QUAD: Mapping[str, str] = MappingProxyType(
    {
        "AGREE": "VERBAL_COOP",
        "CONSULT": "VERBAL_COOP",
        "SUPPORT": "VERBAL_COOP",
        "CONCEDE": "VERBAL_COOP",
        "COOPERATE": "MATERIAL_COOP",
        "AID": "MATERIAL_COOP",
        "RETREAT": "MATERIAL_COOP",
        "REQUEST": "VERBAL_CONFLICT",
        "ACCUSE": "VERBAL_CONFLICT",
        "REJECT": "VERBAL_CONFLICT",
        "THREATEN": "VERBAL_CONFLICT",
        "PROTEST": "MATERIAL_CONFLICT",
        "SANCTION": "MATERIAL_CONFLICT",
        "MOBILIZE": "MATERIAL_CONFLICT",
        "COERCE": "MATERIAL_CONFLICT",
        "ASSAULT": "MATERIAL_CONFLICT",
    }
)
"""The four classes of PLOVER's event types."""

CAMEO: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "AGREE": ("03",),
        "CONSULT": ("04",),
        "SUPPORT": ("02", "05"),
        "COOPERATE": ("06",),
        "AID": ("07",),
        "CONCEDE": ("08",),
        "RETREAT": ("08",),
        "REQUEST": ("02", "10"),
        "ACCUSE": ("09", "11"),
        "REJECT": ("12",),
        "THREATEN": ("13",),
        "PROTEST": ("14",),
        "MOBILIZE": ("15",),
        "SANCTION": ("16",),
        "COERCE": ("17",),
        "ASSAULT": ("18", "19", "20"),
    }
)
"""CAMEO root codes; YIELD of older sets covers CONCEDE and RETREAT."""


def event_type_of(sub_event_type: str | None) -> str | None:
    """Return the ACLED event type over a sub-event type, None for None.

    Raises:
        KeyError: the sub-event type is not in ACLED's list.
    """
    return None if sub_event_type is None else TYPE_OF[sub_event_type]
