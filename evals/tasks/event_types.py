"""Event types of snippets: the frame that codes the snippet, as a CASE-2021 label.

Frames that the labels split further (a protest by how it was met, ground by who took it) and labels outside
war (accidents, crime) are told by the words of `WORDS`, of which the first row that fits decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from evals.common import document_of
from tetrapylon.lexicon.frames import load_frames
from tetrapylon.model.event import EventMention
from tetrapylon.model.record import Reading
from tetrapylon.read.events import find_events

LABELS = {
    "suicide_bomb": "SUIC_BOMB",
    "chemical": "CHEM_WEAP",
    "airstrike": "AIR_STRIKE",
    "grenade": "GRENADE",
    "shelling": "ART_MISS_ATTACK",
    "sexual_violence": "SEX_VIOL",
    "abduction": "ABDUCT_DISSAP",
    "mob_violence": "MOB_VIOL",
    "weapons_disrupted": "DISR_WEAP",
    "bombing": "REM_EXPLOS",
    "mine_laying": "REM_EXPLOS",
    "base_established": "HQ_ESTABLISHED",
    "transfer": "NON_VIOL_TERRIT_TRANSFER",
    "truce": "AGREEMENT",
    "capture": "GOV_REGAINS_TERIT",
    "capture_ground": "GOV_REGAINS_TERIT",
    "lose": "NON_STATE_ACTOR_OVERTAKES_TER",
    "protest_violent": "VIOL_DEMONSTR",
    "protest": "PEACE_PROTEST",
    "arrest": "ARREST",
    "destruction": "PROPERTY_DISTRUCT",
    "destruction_heritage": "PROPERTY_DISTRUCT",
    "looting": "PROPERTY_DISTRUCT",
    "withdrawal": "CHANGE_TO_GROUP_ACT",
    "deployment": "CHANGE_TO_GROUP_ACT",
    "defection": "CHANGE_TO_GROUP_ACT",
    "killing_captives": "ATTACK",
    "attack_civilians": "ATTACK",
    "clash": "ARMED_CLASH",
    "offensive": "ARMED_CLASH",
    "advance": "ARMED_CLASH",
    "attack": "ARMED_CLASH",
    "kill": "ARMED_CLASH",
    "talks": "AGREEMENT",
    "displacement": "OTHER",
    "sanction": "DIPLO",
    "accuse": "ATTRIB",
    "meeting": "DIPLO",
    "visit": "DIPLO",
}
"""Labels in order of precedence: of several frames the one that stands first codes the snippet."""
ORDER = {frame: i for i, frame in enumerate(LABELS)}
FALLBACK = "ARMED_CLASH"
GROUND = frozenset({"GOV_REGAINS_TERIT", "NON_STATE_ACTOR_OVERTAKES_TER"})

POLICE = r"police|security forces|troops|soldiers|riot officers|military"
WORDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("NATURAL_DISASTER", (r"earthquake|tsunami|hurricane|cyclone|typhoon|floods?\b|landslide",)),
    ("NATURAL_DISASTER", (r"wildfire|torrential|avalanche|volcan|drought|pandemic|epidemic",)),
    ("ORG_CRIME", (r"counterfeit|smuggl|traffick|robber|money launder|drug lord|cartel|cyber",)),
    (
        "MAN_MADE_DISASTER",
        (r"plant|factory|boiler|tanker|pipeline|warehouse", r"explo|leak|spill|fire"),
    ),
    ("MAN_MADE_DISASTER", (r"gas|chemical|oil", r"leak|spill|cylinder|container|tank exploded")),
    ("MAN_MADE_DISASTER", (r"derail|capsiz|poisoned alcohol|alcohol poisoning|collapsed",)),
    (
        "ATTRIB",
        (r"claim\w* responsibility|reject\w* accusation|den(ied|ies) (any )?(involve|respons)",),
    ),
    ("DIPLO", (r"sanctions|ambassador|embassy staff|diplomatic (ties|relations|row)",)),
)
"""Labels outside the frames: every pattern of a row must be found."""
MET: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "FORCE_AGAINST_PROTEST",
        (POLICE, r"kill|live (rounds|ammunition)|open\w* fire|excessive force"),
    ),
    ("FORCE_AGAINST_PROTEST", (POLICE, r"baton|crackdown|shot (at )?protest|beat")),
    ("VIOL_DEMONSTR", (r"clash|riot|stones|rocks|petrol bomb|molotov|barricad|torch|violen",)),
    (
        "PROTEST_WITH_INTER",
        (POLICE, r"tear ?gas|dispers|detain|arrest|water cannon|rubber|suppress"),
    ),
    ("PROTEST_WITH_INTER", (r"activists? .{0,40}(detain|arrest)",)),
)
"""How a protest was met or went."""
STATE = r"army|government|troops|soldiers|police|regime|security forces|military|coalition"
OTHERS = r"rebel|militant|insurgent|fighters|islamic state|daesh|isis|isil|jihadist|shabaab|taliban"
OTHERS_TOO = r"|houthi|boko haram|separatist|militia|guerrilla|terrorist|islamist"
HOLDERS = re.compile(rf"({STATE})|({OTHERS}{OTHERS_TOO})")


def predict(rows: Iterable[dict[str, object]]) -> Iterator[dict[str, object]]:
    """Yield one label a snippet."""
    frames = load_frames()
    for row in rows:
        document = document_of(row)
        reading = Reading(report=document.report.id, page=document.page, passages=document.passages)
        events = find_events(document, reading, frames)
        yield {"id": row["id"], "label": _label(document.text.lower(), events)}


def _label(text: str, events: tuple[EventMention, ...]) -> str:
    outside = _first(WORDS, text)
    known = sorted((e for e in events if e.frame in LABELS), key=lambda e: ORDER[e.frame])
    if outside is not None:
        return outside
    if not known:
        return FALLBACK
    label = LABELS[known[0].frame]
    if label in ("PEACE_PROTEST", "VIOL_DEMONSTR"):
        return _first(MET, text) or label
    return _by_taker(text, known[0]) if label in GROUND else label


def _first(rows: tuple[tuple[str, tuple[str, ...]], ...], text: str) -> str | None:
    fits = (label for label, patterns in rows if all(re.search(p, text) for p in patterns))
    return next(fits, None)


def _by_taker(text: str, event: EventMention) -> str:
    """Return the label of ground taken, by the last party named before the word that tells of it."""
    named = list(HOLDERS.finditer(text[: event.trigger.start]))
    if not named or named[-1].group(1):
        return "GOV_REGAINS_TERIT"
    return "NON_STATE_ACTOR_OVERTAKES_TER"
