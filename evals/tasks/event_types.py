"""Event types of snippets: the frame that codes the snippet, as a CASE-2021 label."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from evals.common import document_of
from tetrapylon.lexicon.frames import load_frames
from tetrapylon.model.record import Reading
from tetrapylon.read.events import find_events

LABELS = {
    "chemical": "CHEM_WEAP",
    "suicide_bomb": "SUIC_BOMB",
    "airstrike": "AIR_STRIKE",
    "grenade": "GRENADE",
    "shelling": "ART_MISS_ATTACK",
    "bombing": "REM_EXPLOS",
    "mine_laying": "REM_EXPLOS",
    "sexual_violence": "SEX_VIOL",
    "abduction": "ABDUCT_DISSAP",
    "capture": "GOV_REGAINS_TERIT",
    "capture_ground": "GOV_REGAINS_TERIT",
    "lose": "NON_STATE_ACTOR_OVERTAKES_TER",
    "transfer": "NON_VIOL_TERRIT_TRANSFER",
    "withdrawal": "NON_VIOL_TERRIT_TRANSFER",
    "truce": "AGREEMENT",
    "protest_violent": "VIOL_DEMONSTR",
    "protest": "PEACE_PROTEST",
    "arrest": "ARREST",
    "destruction": "PROPERTY_DISTRUCT",
    "destruction_heritage": "PROPERTY_DISTRUCT",
    "looting": "PROPERTY_DISTRUCT",
    "deployment": "CHANGE_TO_GROUP_ACT",
    "killing_captives": "ATTACK",
    "attack_civilians": "ATTACK",
    "clash": "ARMED_CLASH",
    "offensive": "ARMED_CLASH",
    "advance": "ARMED_CLASH",
    "attack": "ARMED_CLASH",
    "kill": "ARMED_CLASH",
    "accuse": "ATTRIB",
    "meeting": "DIPLO",
    "talks": "DIPLO",
    "visit": "DIPLO",
}
"""Labels in order of precedence: of several frames the one that stands first codes the snippet."""
ORDER = {frame: i for i, frame in enumerate(LABELS)}
FALLBACK = "ARMED_CLASH"


def predict(rows: Iterable[dict[str, object]]) -> Iterator[dict[str, object]]:
    """Yield one label a snippet."""
    frames = load_frames()
    for row in rows:
        document = document_of(row)
        reading = Reading(report=document.report.id, page=document.page, passages=document.passages)
        counts = Counter(e.frame for e in find_events(document, reading, frames))
        known = sorted((f for f in counts if f in LABELS), key=lambda f: ORDER[f])
        yield {"id": row["id"], "label": LABELS[known[0]] if known else FALLBACK}
